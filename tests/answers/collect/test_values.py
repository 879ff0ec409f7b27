"""Values as programs leave them behind: in the wrong type, the wrong place, another encoding."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from tools.fillers import by_pikepdf, fields
from tools.forms import built, codes, collected

from worksheets.answers.collect.answer import Answer
from worksheets.answers.collect.texts import text_of
from worksheets.problems import Problem

Change = Callable[[pikepdf.Pdf, dict[str, pikepdf.Object]], None]


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("forms")
    return {
        "tick": built(folder / "tick.pdf", "partnership-checklist"),
        "rated": built(folder / "rated.pdf", "partnership-checklist",
                       options={"rating": "yes-partly-no"}),
        "chosen": built(folder / "chosen.pdf", "partnership-checklist",
                        options={"rating": "yes-partly-no"}, values={"1.1": "partly"}),
    }  # fmt: skip


def returned(source: Path, folder: Path, change: Change) -> tuple[Answer, list[Problem]]:
    """The answer of a form that was changed in this way."""
    with pikepdf.open(source) as pdf:
        change(pdf, fields(pdf))
        pdf.save(folder / "returned.pdf")
    [answer], told = collected(folder / "returned.pdf")
    return answer, told


TEXTS = {
    "UTF-16": (String(b"\xfe\xff\x01\x75"), "ŵ"),
    "UTF-16 the other way round": (String(b"\xff\xfe\x75\x01"), "ŵ"),
    "UTF-8": (String("\ufeffŵ".encode()), "ŵ"),
    "PDFDoc": (String(b"caf\xe9 \x92 \x84"), "café ™ —"),
    "with its language": (String(b"\xfe\xff\0\x1b\0c\0y\0\x1b\x01\x75"), "ŵ"),
    "not composed": (String("w\u0302"), "ŵ"),
    "line ends": (String("a\r\nb\rc\nd\u2028e"), "a\nb\nc\nd\ne"),
    "control characters": (String("a\0\x07b"), "ab"),
    "a name": (Name("/Ann"), "Ann"),
    "a number": (5, "5"),
    "several": (Array([String("a"), String("b")]), "a\nb"),
    "blanks around": (String(" a "), " a "),
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_text_is_read_whatever_it_is_written_in(
    case: str, forms: dict[str, Path], tmp_path: Path
) -> None:
    value, meant = TEXTS[case]

    def change(pdf: pikepdf.Pdf, every: dict[str, pikepdf.Object]) -> None:
        every["name"]["/V"] = value

    answer, told = returned(forms["tick"], tmp_path, change)
    assert (answer.fields["name"], told) == (meant, [])


def test_a_long_text_may_be_a_stream(forms: dict[str, Path], tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf, every: dict[str, pikepdf.Object]) -> None:
        every["name"].V = pdf.make_stream(b"\xef\xbb\xbf" + "Gŵyr".encode())
        every["name"].RV = String("<body><p>something else</p></body>")

    assert returned(forms["tick"], tmp_path, change)[0].fields["name"] == "Gŵyr"


def test_a_text_may_be_in_the_box_alone(forms: dict[str, Path], tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf, every: dict[str, pikepdf.Object]) -> None:
        field = every["name"]
        box = pdf.make_indirect(Dictionary(V=String("Ann"), Rect=field.Rect, Parent=field))
        field.Kids = Array([box])
        del field.V

    assert returned(forms["tick"], tmp_path, change)[0].fields["name"] == "Ann"


@pytest.mark.parametrize("value", [Dictionary(A=1), Array([Dictionary()])])
def test_what_is_no_text_is_told_and_empty(
    value: pikepdf.Object, forms: dict[str, Path], tmp_path: Path
) -> None:
    def change(pdf: pikepdf.Pdf, every: dict[str, pikepdf.Object]) -> None:
        every["name"].V = value
        every["1.1"].V = Name("/yes")

    answer, told = returned(forms["tick"], tmp_path, change)
    assert answer.fields["name"] == "" and codes(told) == ["answers-odd-value"]


def test_a_character_that_was_lost_is_told(forms: dict[str, Path], tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf, every: dict[str, pikepdf.Object]) -> None:
        every["name"].V = String(b"\xef\xbb\xbfG\xffyr")

    answer, told = returned(forms["tick"], tmp_path, change)
    assert answer.fields["name"] == "G\ufffdyr" and codes(told) == ["answers-odd-value"]
    assert "copy 1, “name”" in told[0].message and "yr" not in told[0].message


TICKED = {
    "both": (Name("/yes"), Name("/yes")),
    "the value alone": (Name("/yes"), Name("/Off")),
    "the box alone": (Name("/Off"), Name("/yes")),
    "no value, the box alone": (None, Name("/yes")),
    "under another name": (Name("/On"), Name("/On")),
    "as a text": (String("Yes"), Name("/Off")),
    "as a text with its slash": (String("/yes"), Name("/Off")),
}


@pytest.mark.parametrize("case", TICKED)
def test_anything_but_off_is_a_tick(case: str, forms: dict[str, Path], tmp_path: Path) -> None:
    value, state = TICKED[case]

    def change(pdf: pikepdf.Pdf, every: dict[str, pikepdf.Object]) -> None:
        if value is None:
            del every["1.1"].V
        else:
            every["1.1"].V = value
        every["1.1"].AS = state

    answer, told = returned(forms["tick"], tmp_path, change)
    assert (answer.fields["1.1"], answer.fields["1.2"], told) == ("yes", "no", [])


CHOSEN = {
    "both": (Name("/no"), "no", "no"),
    "the value alone": (Name("/no"), "", "no"),
    "the value alone, another is shown": (Name("/no"), "partly", "no"),
    "the boxes alone": (Name("/partly"), "no", "no"),
    "no value, the boxes alone": (None, "no", "no"),
    "as a text": (String("no"), "partly", "no"),
    "taken away": (Name("/Off"), "", ""),
    "the boxes alone, taken away": (Name("/partly"), "", ""),
    "left as it was built": (Name("/partly"), "partly", "partly"),
}


@pytest.mark.parametrize("case", CHOSEN)
def test_what_was_changed_since_it_was_built_was_chosen(
    case: str, forms: dict[str, Path], tmp_path: Path
) -> None:
    value, shown, meant = CHOSEN[case]

    def change(pdf: pikepdf.Pdf, every: dict[str, pikepdf.Object]) -> None:
        field = every["1.1"]
        if value is None:
            del field.V
        else:
            field.V = value
        for box in field.Kids:
            box.AS = Name(f"/{shown}" if shown and f"/{shown}" in box.AP.N else "/Off")

    assert returned(forms["chosen"], tmp_path, change)[0].fields["1.1"] == meant


def test_nothing_chosen_is_empty(forms: dict[str, Path], tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf, every: dict[str, pikepdf.Object]) -> None:
        every["name"].V = String("Ann")

    answer, _ = returned(forms["rated"], tmp_path, change)
    assert set(answer.fields.values()) == {"Ann", ""}


def test_values_that_a_program_took_away_do_not_make_a_blank_sheet_a_no(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    def change(pdf: pikepdf.Pdf, every: dict[str, pikepdf.Object]) -> None:
        for field in every.values():
            if "/DV" in field:
                del field.DV

    answer, told = returned(forms["tick"], tmp_path, change)
    assert answer.blank and answer.fields["1.1"] == "" and codes(told) == ["answers-blank"]


def test_fields_that_are_no_places_are_left_out_and_told(
    forms: dict[str, Path], tmp_path: Path
) -> None:
    def change(pdf: pikepdf.Pdf, every: dict[str, pikepdf.Object]) -> None:
        for name in ("copies", "A comment", "x"):
            field = Dictionary(T=String(name), FT=Name.Tx, V=String("100000"))
            pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))

    answer, told = returned(forms["tick"], tmp_path, change)
    assert "copies" not in answer.fields and "A comment" not in answer.fields
    assert answer.fields["x"] == "100000"
    assert codes(told) == ["answers-left-out", "answers-foreign-field"]
    assert "“A comment”" in told[0].message


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"])))
def test_any_text_is_read_as_it_was_typed(text: str) -> None:
    assert text_of(String(text)) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("tick", "told"), [({}, ["answers-blank"]), ({"1.1": "no"}, [])])
def test_a_tick_that_was_printed_is_no_answer_until_it_is_changed(
    tick: dict[str, str], told: list[str], tmp_path: Path
) -> None:
    printed = built(tmp_path / "b.pdf", "partnership-checklist", values={"1.1": "yes"})
    by_pikepdf(printed, tmp_path / "a.pdf", tick)
    [answer], problems = collected(tmp_path / "a.pdf")
    assert answer.fields["1.1"] == ("no" if tick else "yes")
    assert codes(problems) == told
