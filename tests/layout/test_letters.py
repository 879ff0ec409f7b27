"""Rows of small boxes for a letter each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from tools.extent import text_box
from tools.laid import marks_of

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark, LaidSheet, TextMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Sheet

SheetOf = Callable[[str], Sheet]
LETTERS = '<letters name="out" label="Left out:" count="14"/>'


def laid(
    markup: str, profile: str, paper: str, sheet_of: SheetOf, phrases: Mapping[str, str]
) -> LaidSheet:
    return lay_out(sheet_of(markup), PROFILES[profile], PAPERS[paper], phrases)


@pytest.mark.parametrize(("profile", "paper"), [("standard", "a4"), ("giant", "a5")])
def test_each_number_stands_close_to_its_own_box_and_clear_of_the_last(
    profile: str, paper: str, sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    sheet = laid(LETTERS, profile, paper, sheet_of, phrases)
    numbers = [mark for mark in marks_of(sheet.root)
               if isinstance(mark, TextMark) and mark.text.isdecimal()]  # fmt: skip
    boxes = [mark for marks in sheet.furniture for mark in marks if isinstance(mark, BoxMark)]
    assert [mark.text for mark in numbers] == [str(n) for n in range(1, 15)]
    last = None
    for number, box, place in zip(numbers, boxes, sheet.places, strict=True):
        left, _, right, _ = text_box(number, sheet)
        assert right < box.x < right + 2 * sheet.profile.size
        assert box.y < number.y < box.y + box.height
        assert (place.x, place.y, place.width) == (box.x, box.y, box.width)
        if last and last.y == box.y and last.page == box.page:
            assert left - (last.x + last.width) == pytest.approx(4 * MM)
        last = box
    # As many stand in a row as there is room for.
    row = [box for box in boxes if (box.page, box.y) == (boxes[0].page, boxes[0].y)]
    step = boxes[1].x - boxes[0].x
    assert row[-1].x + row[-1].width <= sheet.paper.right + 0.01
    assert len(row) == 14 or row[-1].x + row[-1].width + step > sheet.paper.right


def test_the_rows_stay_on_one_page(sheet_of: SheetOf, phrases: Mapping[str, str]) -> None:
    seen = set()
    for count in range(10, 30):
        markup = "<text>A line.</text>" * count + LETTERS + "<text>A line.</text>" * 10
        sheet = laid(markup, "standard", "a5", sheet_of, phrases)
        pages = {place.page for place in sheet.places}
        assert len(pages) == 1, count
        seen |= pages
    assert {0, 1} <= seen
