"""Sheets in Arabic: mirrored, their words in the order of reading wherever they are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from tools import poppler, verapdf
from tools.arabic import EVERY, KNOWN, write_arabic
from tools.operators import drawn
from tools.tagged import widgets

from worksheets import build, build_files
from worksheets.build.blanks import blank_sheets
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.layout.fonts import use_fonts
from worksheets.layout.lay_out import lay_out
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES

SHEETS = ("swot", "partnership-checklist", "agency-sheet", "force-field")
NAME = "سارة محمد"
A4 = PAPERS["a4"]


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    yield write_arabic(tmp_path_factory.mktemp("arabic"))
    use_fonts([])


@pytest.fixture(scope="module")
def files(arabic: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each sheet, blank or with a name, and as a form."""
    folder = tmp_path_factory.mktemp("sheets")
    made = {}
    for name in SHEETS:
        values = {} if name == "agency-sheet" else {"name": NAME}
        for kind in ("paper", "form"):
            path = made[f"{name}-{kind}"] = folder / f"{name}-{kind}.pdf"
            build_files(
                name, path, library=arabic, lang="ar", values=values, fillable=kind == "form"
            )
    return made


def bare(text: str) -> str:
    """A text without the marks of direction that poppler adds."""
    return "".join(each for each in text if unicodedata.category(each) != "Cf")


@pytest.mark.parametrize("name", SHEETS)
def test_the_words_are_read_in_their_order(name: str, files: dict[str, Path]) -> None:
    for read in (poppler.told, poppler.text):
        words = bare(read(files[f"{name}-paper"])).replace("©", "").split()
        known = {*EVERY, *(word for text in KNOWN.values() for word in text.split()), *NAME.split()}
        letters = [word.strip(".:؟0123456789,–") for word in words]
        unknown = {word for word in letters if word and not word.isascii()} - {
            word.strip(".:؟") for word in known
        }
        assert unknown == set(), read.__name__
    for word in NAME.split() if name != "agency-sheet" else ():
        assert word in bare(poppler.text(files[f"{name}-form"]))


def test_the_sheet_is_mirrored(files: dict[str, Path]) -> None:
    lines = bare(poppler.run("pdftotext", "-layout", files["swot-paper"], "-")).split("\n")
    [titles] = [line for line in lines if "نقاط القوة" in line]
    assert titles.index("نقاط الضعف") < titles.index("نقاط القوة"), "strengths are at the right"
    [foot] = [line for line in lines if "صفحة" in line]
    assert foot.lstrip().startswith("صفحة"), "the number of the page is at the left"
    [page] = drawn(files["swot-paper"])
    assert min(x for x, *_ in page.boxes) == pytest.approx(15 * MM, abs=1)
    [page, _] = drawn(files["partnership-checklist-paper"])
    boxes = [x for x, _, width, height in page.boxes if width == height]
    assert min(boxes) > A4.width * 0.8, "boxes to tick stand right of their text"


def test_arrows_point_at_the_line_between_them(files: dict[str, Path]) -> None:
    [page] = drawn(files["force-field-paper"])
    middle = (15 * MM + A4.width - 20 * MM) / 2
    tips = [max(x1, x2) for x1, y1, x2, y2 in page.lines if y1 == y2 and abs(x1 - x2) < 20 * MM]
    assert any(abs(tip - middle) < 15 * MM for tip in tips)


def test_forms_stand_where_the_lines_are(files: dict[str, Path]) -> None:
    shown = {each.name: each for each in widgets(files["swot-form"])}
    assert shown["strengths"].box[0] > shown["weaknesses"].box[2]
    assert shown["name"].value == NAME
    assert shown["name"].box[0] > shown["date"].box[2]


def test_the_files_are_in_arabic_and_keep_the_standards(files: dict[str, Path]) -> None:
    with pikepdf.open(files["swot-paper"]) as pdf:
        assert str(pdf.Root.Lang) == "ar"
    assert "FAIL" not in verapdf.validate("ua1", list(files.values()))
    paper = [path for name, path in files.items() if name.endswith("paper")]
    assert "FAIL" not in verapdf.validate("2a", paper)


def test_a_name_from_right_to_left_on_a_sheet_from_left_to_right(
    arabic: Library, tmp_path: Path
) -> None:
    path = tmp_path / "swot.pdf"
    build_files("swot", path, library=arabic, values={"name": f"{NAME} (Sara)"})
    # Poppler tells letters one by one where they are written from right to left.
    at = {bare(word.text): word.left for word in poppler.words(path)}
    assert at["(Sara)"] > at["س"] > at["ح"]
    assert f"{NAME} (Sara)" in bare(poppler.told(path))


def test_a_page_for_a_browser_is_from_right_to_left(arabic: Library) -> None:
    page = build("swot", library=arabic, lang="ar", format="html").decode()
    assert '<html lang="ar" dir="rtl">' in page


def test_a_scan_is_read_where_the_boxes_are_drawn(arabic: Library) -> None:
    [blank] = blank_sheets(arabic.in_language("ar"), Request(["team-stages"], lang="ar"))
    laid = lay_out(blank.sheet, PROFILES["standard"], A4, blank.phrases)
    for place, shown in zip(laid.places, laid.drawn_places, strict=True):
        assert shown.x + place.x + place.width == pytest.approx(A4.width)
        for box, target in zip(place.targets, shown.targets, strict=True):
            assert target.x + box.x + box.side == pytest.approx(A4.width)
    first = next(place for place in laid.drawn_places if place.kind == "tick")
    assert first.x > A4.width / 2
