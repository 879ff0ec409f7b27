"""Fields over the places to write, read by programs that did not write them."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pikepdf
import pytest
from tools import poppler, verapdf
from tools.command import worksheets_here as worksheets
from tools.fillers import fill
from tools.operators import drawn
from tools.sheets import MM, SHEETS, VARIANTS, made, written
from tools.tagged import Widget, parents_agree, tree, widgets

from worksheets.layout.profile import PROFILES
from worksheets.pdf.fields import Fields
from worksheets.sheet.places import places_of

ABOUT = ["worksheet", "content", "lang", "copy"]
WRITABLE = [name for name in SHEETS if name not in ("agency-directory", "diamond-cards")]
MULTILINE = 1 << 12
TARGET = 18
TICKS = {"standard": 5, "clear": 5, "large": 6, "giant": 8, "dyslexia": 5}
"""The side of a tick box in millimetres."""


def form(name: str, folder: Path, profile: str = "standard", **options: str) -> Path:
    filled = made(name, profile, "a4", options=options, fillable=True)[1]
    return written(filled, folder / f"{name}-{profile}.pdf", Fields.PLAIN)


def shown(pdf: Path) -> list[Widget]:
    return [each for each in widgets(pdf) if not each.hidden]


@pytest.mark.parametrize("name", WRITABLE)
def test_each_place_is_a_field_of_its_name_and_kind(name: str, tmp_path: Path) -> None:
    for options in ({}, VARIANTS.get(name, {})):
        sheet, _ = made(name, "standard", "a4", options=options, fillable=True)
        fields = shown(form(name, tmp_path, **options))
        places = list(places_of(sheet))
        assert list(dict.fromkeys(each.name for each in fields)) == [p.name for p in places]
        for place in places:
            own = [each for each in fields if each.name == place.name]
            if place.kind == "choice":
                states = sorted(state for each in own for state in each.states if state != "Off")
                assert states == sorted(place.answers)
                assert all(place.label in each.label for each in own)
                continue
            [field] = own
            assert field.label == place.label
            assert field.kind == ("Btn" if place.kind == "tick" else "Tx")
            if place.kind == "tick":
                assert field.states == ("Off", "yes")
            else:
                assert bool(field.flags & MULTILINE) == (place.kind in ("lines", "box"))


@pytest.mark.parametrize("name", WRITABLE)
def test_the_tab_key_goes_as_one_reads(name: str, tmp_path: Path) -> None:
    pdf = form(name, tmp_path)
    with pikepdf.open(pdf) as file:
        assert all(page.Tabs == "/S" for page in file.pages)
    read = [each for form in tree(pdf).all("Form") for each in form.widgets]
    assert read == [each.name for each in shown(pdf)]
    assert parents_agree(pdf)


@pytest.mark.parametrize("name", WRITABLE)
def test_a_field_is_where_the_printed_place_is_and_large_enough(name: str, tmp_path: Path) -> None:
    for profile in PROFILES:
        pdf = form(name, tmp_path, profile)
        pages = drawn(pdf)
        fields = shown(pdf)
        for field in fields:
            left, top, right, foot = field.box
            assert right - left >= TARGET - 0.01 and foot - top >= TARGET - 0.01, field
            # What is typed begins and ends where the line does; the field is a little wider.
            assert left >= 15 * MM and right <= 297 * MM - 15 * MM + 2.01
            if field.kind == "Btn":
                boxes = [
                    box for box in pages[field.page].boxes
                    if abs(box[0] + box[2] / 2 - (left + right) / 2) < 0.1
                    and abs(box[1] + box[3] / 2 - (top + foot) / 2) < 0.1
                ]  # fmt: skip
                assert boxes and abs(boxes[0][2] - TICKS[profile] * MM) < 0.01, field
        for one, other in combinations(fields, 2):
            if one.page == other.page:
                across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
                down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
                assert across <= 0.01 or down <= 0.01, (one, other)


def test_fields_cover_no_words(tmp_path: Path) -> None:
    for name in WRITABLE:
        pdf = form(name, tmp_path)
        words = poppler.words(pdf)
        for field in shown(pdf):
            left, top, right, foot = field.box
            for word in words:
                middle = (word.top + word.bottom) / 2
                inside = word.page == field.page and top < middle < foot
                assert not (inside and word.left < right and word.right > left), (field, word)


def test_the_printed_page_is_the_same_with_and_without_fields(tmp_path: Path) -> None:
    for name in WRITABLE:
        plain = written(made(name, "standard", "a4")[1], tmp_path / "plain.pdf")
        for without, fillable in zip(drawn(plain), drawn(form(name, tmp_path)), strict=True):
            assert sorted(without.boxes) == sorted(fillable.boxes)
            assert sorted(without.lines) == sorted(fillable.lines)
            assert fillable.untagged == []
        assert poppler.text(plain) == poppler.text(form(name, tmp_path))


def test_a_copy_says_what_it_is_in_hidden_fields(tmp_path: Path) -> None:
    worksheets("build", "swot", "--fillable", cwd=tmp_path)
    hidden = [each for each in widgets(tmp_path / "swot.pdf") if each.hidden]
    assert [each.name for each in hidden] == ABOUT
    told = {each.name: each.value for each in hidden}
    assert (told["worksheet"], told["lang"], told["copy"]) == ("swot", "en-GB", "1")
    assert len(told["content"]) == 12


def test_several_sheets_and_copies_tell_their_fields_apart(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("id,name\na7,Siân\nb8,Łukasz\n", encoding="utf-8")
    arguments = ("swot", "partnership-checklist", "--data", "p.csv", "--fillable", "-o", "x.pdf")
    assert worksheets("build", *arguments, cwd=tmp_path).code == 0
    values = {each.name: each.value for each in widgets(tmp_path / "x.pdf")}
    assert [values[f"c{n}.worksheet"] for n in range(1, 5)] == [
        "swot", "partnership-checklist", "swot", "partnership-checklist",
    ]  # fmt: skip
    assert [values[f"c{n}.copy"] for n in range(1, 5)] == ["a7", "a7", "b8", "b8"]
    assert [values[f"c{n}.name"] for n in range(1, 5)] == ["Siân", "Siân", "Łukasz", "Łukasz"]
    assert "c2.1.1" in values and "c4.9.3" in values


def test_a_value_is_in_its_field_and_whole(tmp_path: Path) -> None:
    long = " ".join(f"word{n}" for n in range(900))
    arguments = ("swot", "--fillable", "--set", f"threats={long}", "--set", "name=Siân Gŵyr, Łódź")
    ran = worksheets("build", *arguments, cwd=tmp_path)
    assert ran.code == 0 and "warning text-scrolls" in ran.err
    values = {each.name: each.value for each in widgets(tmp_path / "swot.pdf")}
    assert values["threats"] == long and values["name"] == "Siân Gŵyr, Łódź"
    shown = poppler.text(tmp_path / "swot.pdf")
    assert "Siân Gŵyr, Łódź" in shown and "word1 " in shown and "word899" not in shown
    assert poppler.info(tmp_path / "swot.pdf")["Pages"] == "1"


def test_ticks_and_choices_have_the_state_they_were_given(tmp_path: Path) -> None:
    arguments = ("--set", "1.1=yes", "--set", "1.2=no", "--fillable")
    worksheets("build", "partnership-checklist", *arguments, cwd=tmp_path)
    values = {each.name: each.value for each in widgets(tmp_path / "partnership-checklist.pdf")}
    assert (values["1.1"], values["1.2"], values["2.1"]) == ("/yes", "/Off", "/Off")
    arguments = ("--option", "rating=agree", "--set", "1.1=3", "--fillable")
    worksheets("build", "partnership-checklist", *arguments, cwd=tmp_path)
    values = {each.name: each.value for each in widgets(tmp_path / "partnership-checklist.pdf")}
    assert (values["1.1"], values["1.2"]) == ("/3", "/Off")


def test_any_letter_of_the_typeface_can_be_typed(tmp_path: Path) -> None:
    with pikepdf.open(form("swot", tmp_path)) as file:
        fonts = dict(file.Root.AcroForm.DR.Font).values()
        assert len(fonts) == 2
        for font in fonts:
            unicode_map = font.ToUnicode.read_bytes().decode().upper()
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            for letter in "ŵŷłőșĄ☐€–’":
                assert f"<{ord(letter):04X}>" in unicode_map, letter


def test_a_sheet_without_places_is_made_as_without(tmp_path: Path) -> None:
    worksheets("build", "diamond-cards", "-o", "plain.pdf", cwd=tmp_path)
    worksheets("build", "diamond-cards", "--fillable", "-o", "form.pdf", cwd=tmp_path)
    assert (tmp_path / "plain.pdf").read_bytes() == (tmp_path / "form.pdf").read_bytes()


def test_verapdf_passes_every_form_in_every_profile(tmp_path: Path) -> None:
    files = [form(name, tmp_path, profile) for name in WRITABLE for profile in PROFILES]
    for name in WRITABLE:
        for profile in ("standard", "giant"):
            filled = made(name, profile, "a4", fillable=True, example=True)[1]
            path = tmp_path / f"{name}-{profile}-example.pdf"
            files.append(written(filled, path, Fields.PREFIXED))
    for name, options in VARIANTS.items():
        if name not in WRITABLE:
            continue
        filled = made(name, "standard", "a4", options=options, fillable=True, example=True)[1]
        files.append(written(filled, tmp_path / f"{name}-variant.pdf", Fields.PREFIXED))
    said = verapdf.validate("ua1", files)
    assert [line.split()[0] for line in said.splitlines()] == ["PASS"] * len(files), said


def test_a_form_does_not_claim_to_be_an_archive(tmp_path: Path) -> None:
    with pikepdf.open(form("swot", tmp_path)) as file:
        about = file.Root.Metadata.read_bytes().decode()
    assert "pdfuaid:part>1<" in about and "pdfaid:part>" not in about


@pytest.mark.parametrize("program", ["pdfium", "pdf.js"])
def test_typed_lines_sit_between_the_printed_ones(program: str, tmp_path: Path) -> None:
    """What is typed on ruled lines is neither struck through by them nor lies over a fill."""
    blank = form("discussion", tmp_path)
    with pikepdf.open(blank) as file:
        assert not [each for page in file.pages for each in page.Annots if "/MK" in each]
    text = "We meet each month.\nThe plan names a person.\nParents come too."
    returned = fill(program, blank, tmp_path / "returned.pdf", {"answer-1": text})
    words = [word for word in poppler.words(returned) if word.page == 0]
    places = made("discussion", "standard", "a4")[1].sheet.places
    place = next(each for each in places if each.name == "answer-1")
    pitch = place.baselines[1] - place.baselines[0]
    for first, line in zip(("We", "names", "come"), place.baselines, strict=False):
        word = next(word for word in words if word.text == first and place.y - 5 < word.top < line)
        middle = (word.top + word.bottom) / 2
        assert line - pitch * 0.75 < middle < line + 1, (first, middle, line)


def test_a_figure_stands_in_the_middle_of_its_box(tmp_path: Path) -> None:
    for centred in (place for place in made("force-field", "standard", "a4")[1].sheet.places
                    if place.centred):  # fmt: skip
        assert centred.kind == "line" and centred.width < 60
    with pikepdf.open(form("force-field", tmp_path)) as file:
        fields = [each for each in file.pages[0].Annots if "score" in str(each.get("/T", ""))]
        assert fields and all(int(each.Q) == 1 for each in fields)
