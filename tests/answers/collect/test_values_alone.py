"""FDF and XFDF: the values of forms without their pages."""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from pathlib import Path

import pikepdf
import pytest
from tools.fillers import fields
from tools.forms import built, codes, collected, filled

from worksheets.answers.collect.known import KnownSheet
from worksheets.answers.collect.placed import placed
from worksheets.answers.collect.values import Field
from worksheets.problems import NOWHERE
from worksheets.sheet.places import SheetPlace

NAME = "Siân Gŵyr & <Łódź>"
RATED = {"rating": "yes-partly-no"}


def values_of(form: Path) -> dict[str, str]:
    with pikepdf.open(form) as pdf:
        return {name: str(field.get("/V", "")) for name, field in fields(pdf).items()}


def as_xfdf(values: dict[str, str], *, nested: bool = True, head: str = "") -> bytes:
    """The values as Acrobat writes them: a field within a field for each part of a name."""
    parts = []
    for name, value in values.items():
        steps = name.split(".") if nested else [name]
        opened = "".join(f'<field name="{step}">' for step in steps)
        parts.append(
            f"{opened}<value>{escape(value.removeprefix('/'))}</value>{'</field>' * len(steps)}"
        )
    body = f'<xfdf xmlns="http://ns.adobe.com/xfdf/"><fields>{"".join(parts)}</fields></xfdf>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}{body}'.encode()


def as_fdf(values: dict[str, str]) -> bytes:
    def text(value: str) -> bytes:
        return b"<FEFF" + value.encode("utf-16-be").hex().encode() + b">"

    entries = b"".join(
        b"<</T%s/V%s>>"
        % (text(name), value.encode() if value.startswith("/") else text(value))
        for name, value in values.items()
    )  # fmt: skip
    return b"%%FDF-1.2\n1 0 obj<</FDF<</Fields[%s]>>>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n" % (
        entries
    )


WRITERS = {"fdf": as_fdf, "xfdf": as_xfdf}
SHEETS: dict[str, tuple[str, dict[str, str], dict[str, object]]] = {
    "texts": ("swot", {"name": NAME, "strengths": "one\n= two"}, {}),
    "ticks": ("partnership-checklist", {"name": NAME, "1.1": "yes"}, {}),
    "answers": ("partnership-checklist", {"1.1": "no", "5.4": "partly"}, {"options": RATED}),
    "figures": ("partnership-checklist", {"1.1": "4"}, {"options": {"rating": "agree"}}),
    "copies": ("swot", {"c2.name": NAME}, {"copies": 2}),
}


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("case", SHEETS)
def test_values_alone_say_what_the_form_says(case: str, suffix: str, tmp_path: Path) -> None:
    sheet, values, more = SHEETS[case]
    form = filled(tmp_path / "form.pdf", sheet, values, **more)
    (tmp_path / f"a.{suffix}").write_bytes(WRITERS[suffix](values_of(form)))
    answers, told = collected(tmp_path / f"a.{suffix}")
    known, _ = collected(form)
    assert [each.fields for each in answers] == [each.fields for each in known]
    assert [each.copy for each in answers] == [each.copy for each in known]
    assert set(codes(told)) <= {"answers-blank"}


def test_a_blank_stays_blank(tmp_path: Path) -> None:
    form = built(tmp_path / "form.pdf", "partnership-checklist")
    (tmp_path / "a.xfdf").write_bytes(as_xfdf(values_of(form)))
    [answer], told = collected(tmp_path / "a.xfdf")
    assert answer.blank and set(answer.fields.values()) == {""}
    assert codes(told) == ["answers-blank"]


@pytest.mark.external
def test_what_pdftk_exports_is_read(tmp_path: Path) -> None:
    if shutil.which("pdftk") is None:
        pytest.skip("pdftk is not installed (Debian: pdftk-java)")
    form = filled(tmp_path / "form.pdf", "partnership-checklist", {"name": NAME, "9.3": "yes"})
    command = ["pdftk", str(form), "generate_fdf", "output", str(tmp_path / "a.fdf")]
    subprocess.run(command, check=True, capture_output=True)
    [answer], told = collected(tmp_path / "a.fdf")
    assert answer.fields == collected(form)[0][0].fields and told == []


@pytest.mark.parametrize(
    ("value", "meant", "told"),
    [
        ("Yes", "yes", []), ("On", "yes", []), ("/yes", "yes", []), ("No", "no", []),
        ("false", "no", []), ("0", "no", []), ("", "no", []), ("Off", "no", []),
        ("perhaps", "", ["answers-odd-value"]),
    ],
)  # fmt: skip
def test_a_tick_out_of_a_file_of_values(
    value: str, meant: str, told: list[str], tmp_path: Path
) -> None:
    form = filled(tmp_path / "form.pdf", "partnership-checklist", {"name": "Ann"})
    (tmp_path / "a.xfdf").write_bytes(as_xfdf({**values_of(form), "1.1": value}))
    [answer], found = collected(tmp_path / "a.xfdf")
    assert answer.fields["1.1"] == meant and codes(found) == told


def test_a_choice_that_no_place_has_is_told_and_empty(tmp_path: Path) -> None:
    form = filled(tmp_path / "form.pdf", "partnership-checklist", {"1.2": "partly"}, options=RATED)
    (tmp_path / "a.xfdf").write_bytes(as_xfdf({**values_of(form), "1.1": "2"}))
    [answer], told = collected(tmp_path / "a.xfdf")
    assert (answer.fields["1.1"], answer.fields["1.2"]) == ("", "partly")
    assert codes(told) == ["answers-odd-value"]


ENTITY = '<!DOCTYPE xfdf [<!ENTITY a "aaaa">]>'
OUTSIDE = '<!DOCTYPE xfdf SYSTEM "file:///etc/passwd">'
OURS = {"worksheet": "swot", "content": "0", "lang": "en-GB", "copy": "1", "name": "x"}
TOGETHER = {**OURS, **{f"a{n}": "x" * 99_000 for n in range(21)}}
"""No value is too long, but all of them are."""
REFUSED: dict[str, tuple[str, str, bytes]] = {
    "an entity": ("xfdf", "answers-damaged", as_xfdf(OURS, head=ENTITY)),
    "a file from outside": ("xfdf", "answers-damaged", as_xfdf(OURS, head=OUTSIDE)),
    "cut off": ("xfdf", "answers-damaged", as_xfdf(OURS)[:-20]),
    "other XML": ("xfdf", "answers-damaged", b"<?xml version='1.0'?><html/>"),
    "somebody else's": ("xfdf", "answers-not-ours", as_xfdf({"a": "b"})),
    "too long": ("xfdf", "answers-too-much", as_xfdf({**OURS, "name": "x" * 100_001})),
    "too long together": ("xfdf", "answers-too-much", as_xfdf(TOGETHER)),
    "too deep": ("xfdf", "answers-too-much", as_xfdf({**OURS, ".".join("a" * 99): "x"})),
    "FDF cut off": ("fdf", "answers-damaged", as_fdf(OURS)[:-20]),
    "FDF of somebody else": ("fdf", "answers-not-ours", as_fdf({"a": "b"})),
    "FDF that is too long": ("fdf", "answers-too-much", as_fdf({**OURS, "name": "x" * 100_001})),
    "FDF that is too long together": ("fdf", "answers-too-much", as_fdf(TOGETHER)),
    "no FDF": ("fdf", "answers-not-pdf", b"nothing"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(case: str, tmp_path: Path) -> None:
    suffix, code, data = REFUSED[case]
    (tmp_path / f"a.{suffix}").write_bytes(data)
    answers, told = collected(tmp_path)
    assert answers == [] and codes(told) == [code]


def test_as_many_values_as_a_form_may_have_are_read_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worksheets.answers.collect.xfdf.MOST_OBJECTS", len(OURS))
    for name, more in (("most", {}), ("more", {"date": "today"})):
        (tmp_path / f"{name}.xfdf").write_bytes(as_xfdf({**OURS, **more}))
    assert len(collected(tmp_path / "most.xfdf")[0]) == 1
    answers, told = collected(tmp_path / "more.xfdf")
    assert answers == [] and codes(told) == ["answers-too-much"]


def test_names_in_one_piece_and_notes(tmp_path: Path) -> None:
    form = filled(tmp_path / "form.pdf", "partnership-checklist", {"1.1": "yes"})
    data = as_xfdf(values_of(form), nested=False)
    notes = b"<annots><text page='0'/></annots></xfdf>"
    (tmp_path / "a.xfdf").write_bytes(data.replace(b"</xfdf>", notes))
    [answer], [told] = collected(tmp_path / "a.xfdf")
    assert answer.fields["1.1"] == "yes" and told.code == "answers-beside"


def test_a_place_of_several_lines_is_spread_over_the_lines_that_the_sheet_has_now() -> None:
    names = ["name", "role-1", "role-2", "role-3"]
    places = {name: SheetPlace(name, name, "line", 1, NOWHERE) for name in names}
    sheet = KnownSheet("1", [places], iter([]))

    def spread(text: str) -> dict[str, str]:
        fields = {"role": Field("role", "text", text, ""), "name": Field("name", "text", "Ann", "")}
        found = placed(fields, sheet, {}, same=False)
        assert (found.missing, found.foreign) == ((), ())
        return {name: field.value for name, field in found.fields.items()}

    assert spread("a\nb\n") == {"role-1": "a", "role-2": "b", "role-3": "", "name": "Ann"}
    assert spread("a\nb\nc\nd")["role-3"] == "c\nd"
    assert spread("")["role-1"] == ""


def test_a_fault_of_a_place_of_several_lines_is_told_once() -> None:
    names = ["role-1", "role-2"]
    places = {name: SheetPlace(name, name, "line", 1, NOWHERE) for name in names}
    lost = Field("role", "text", "a\nb", "", "characters of it could not be read")
    found = placed({"role": lost}, KnownSheet("1", [places], iter([])), {}, same=False)
    assert [field.fault for field in found.fields.values()] == [lost.fault, ""]
