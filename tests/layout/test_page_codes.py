"""Codes in head and foot: nothing stands over them, and nobody writes on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tools.sheets import MM, SHEETS, VARIANTS

from worksheets.build.copies import Copies
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.layout.filled import Filled
from worksheets.layout.head import head_marks
from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, Mark, Node, PictureMark, TextMark
from worksheets.layout.page_codes import QUIET, SIDE, PageCodes
from worksheets.layout.paper import PAPERS
from worksheets.layout.typeface import spaced_face
from worksheets.problems import Problems
from worksheets.sheet.page_code import MOST_COPIES, MOST_PAGES, PageCode
from worksheets.text.braces import fill_in

Rectangle = tuple[float, float, float, float]
"""Left, top, right, foot; points from the page's top left corner."""

WITHOUT = {"agency-directory", "diamond-cards"}
"""Nobody writes on these."""
LOOKS = [("standard", "a4"), ("standard", "a5"), ("standard", "a3"), ("clear", "letter"),
         ("large", "a4"), ("giant", "a5"), ("dyslexia", "a4")]  # fmt: skip


def made(
    name: str, profile: str, paper: str, values: dict[str, str] | None = None, **options: object
) -> Filled:
    request = Request([name], profile=profile, paper=paper, values=values or {}, code=True,
                      **options)  # type: ignore[arg-type]  # the test's own  # fmt: skip
    copies = Copies(Library(), request)
    [entry] = copies.entries
    return copies.fill(0, entry, Problems())


def reach(mark: Mark, sheet: LaidSheet) -> Rectangle:
    match mark:
        case TextMark():
            face = spaced_face(mark.weight, sheet.profile.tracking)
            wide = face.width(mark.text.rstrip(), mark.size)
            return mark.x, mark.y - 0.75 * mark.size, mark.x + wide, mark.y + 0.25 * mark.size
        case LineMark():
            return (min(mark.x1, mark.x2), min(mark.y1, mark.y2),
                    max(mark.x1, mark.x2), max(mark.y1, mark.y2))  # fmt: skip
        case BoxMark() | PictureMark():
            return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def drawn_on(page: int, sheet: LaidSheet) -> Iterator[tuple[object, Rectangle]]:
    """What is printed on a page or written on it, and how far it reaches."""
    marks = [*sheet.furniture[page], *head_marks(sheet, page, named=False)]
    for node in sheet.root.walk():
        marks += [kid for kid in node.kids if not isinstance(kid, Node) and kid.page == page]
    label = sheet.page_label
    words = fill_in(label.wording, page=MOST_PAGES, pages=MOST_PAGES)
    wide = spaced_face("regular", sheet.profile.tracking).width(words, sheet.profile.size)
    marks.append(TextMark(page, label.right - wide, label.y, words, sheet.profile.size))
    for mark in marks:
        yield mark, reach(mark, sheet)
    for place in sheet.places:
        if place.page == page:
            yield place.name, (place.x, place.y, place.x + place.width, place.y + place.height)


def kept_free(codes: PageCodes, sheet: LaidSheet) -> list[Rectangle]:
    """The codes with their quiet zones, and the longest characters beside one."""
    free = [(x - QUIET, y - QUIET, x + SIDE + QUIET, y + SIDE + QUIET)
            for x, y in (codes.head, codes.foot)]  # fmt: skip
    characters = str(PageCode(codes.key, MOST_PAGES, MOST_COPIES))
    size = sheet.profile.size
    wide = spaced_face("regular", sheet.profile.tracking).width(characters, size)
    x, y = codes.right - wide, codes.y
    return [*free, (x, y - 0.7 * size, codes.right, y + 0.2 * size)]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0.05 and down > 0.05


@pytest.mark.parametrize("name", [each for each in SHEETS if each not in WITHOUT])
def test_nothing_stands_in_the_room_of_the_codes(name: str) -> None:
    for profile, paper in LOOKS:
        sheet = made(name, profile, paper).sheet
        assert sheet.codes
        for page in range(sheet.pages):
            for what, reached in drawn_on(page, sheet):
                for free in kept_free(sheet.codes, sheet):
                    assert not overlap(reached, free), (name, profile, paper, page, what)


@pytest.mark.parametrize("name", ["swot", "force-field", "partnership-checklist", "agency-sheet",
                                  "diamond-ranking"])  # fmt: skip
def test_nor_in_other_variants(name: str) -> None:
    sheet = made(name, "clear", "a4", options=VARIANTS[name]).sheet
    assert sheet.codes
    for page in range(sheet.pages):
        for what, reached in drawn_on(page, sheet):
            for free in kept_free(sheet.codes, sheet):
                assert not overlap(reached, free), (name, page, what)


@pytest.mark.parametrize("paper", PAPERS)
def test_codes_are_twelve_millimetres_large_and_fourteen_from_the_edge(paper: str) -> None:
    sheet = made("action-plan", "standard", paper).sheet
    assert sheet.codes
    assert pytest.approx(12 * MM) == SIDE
    assert sheet.codes.head[1] == pytest.approx(14 * MM)
    assert sheet.codes.foot[1] + SIDE == pytest.approx(sheet.paper.height - 14 * MM)
    assert sheet.codes.head[0] + SIDE == pytest.approx(sheet.paper.right)


def test_pages_on_which_a_value_goes_on_have_codes_too() -> None:
    filled = made("swot", "standard", "a4", {"name": "Jo " * 300})
    assert filled.more
    assert filled.sheet.codes
    assert filled.more.codes
    assert filled.more.codes.key == filled.sheet.codes.key
    for what, reached in drawn_on(0, filled.more):
        for free in kept_free(filled.more.codes, filled.more):
            assert not overlap(reached, free), what


def test_cards_and_what_is_made_of_records_have_no_codes() -> None:
    assert made("diamond-cards", "standard", "a4").sheet.codes is None
    assert made("agency-directory", "standard", "a4", example=True).sheet.codes is None


def test_an_example_has_no_codes_for_nobody_hands_it_in() -> None:
    assert made("swot", "standard", "a4", example=True).sheet.codes is None


@pytest.mark.parametrize("name", ["partnership-checklist", "day-evaluation"])
def test_a_sheet_with_boxes_to_tick_says_how_to_take_a_tick_back(name: str) -> None:
    note = "To take a tick back, fill the whole box."
    with_codes = Copies(Library(), Request([name], code=True)).blanks[0].sheet
    without = Copies(Library(), Request([name])).blanks[0].sheet
    assert note in [text for text, _ in with_codes.texts()]
    assert note not in [text for text, _ in without.texts()]


def test_a_sheet_without_boxes_to_tick_says_nothing_of_ticks() -> None:
    sheet = Copies(Library(), Request(["swot"], code=True)).blanks[0].sheet
    assert not any("tick" in text for text, _ in sheet.texts())


@pytest.mark.parametrize("name", sorted(set(SHEETS) - WITHOUT))
def test_they_make_no_sheet_longer_on_usual_paper(name: str) -> None:
    for profile in ("standard", "clear"):
        plain = Copies(Library(), Request([name], profile=profile))
        [entry] = plain.entries
        without = plain.fill(0, entry, Problems()).sheet.pages
        assert made(name, profile, "a4").sheet.pages == without, profile
