"""Frames and lines keep clear of words, and what is written stands inside its frame."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from tools.extent import Box, marks_on, text_box
from tools.sheets import SHEETS, VARIANTS, made

from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, TextMark

ROUNDING = 0.05


@cache
def laid(name: str, profile: str, variant: bool) -> LaidSheet:
    options = VARIANTS.get(name, {}) if variant else {}
    return made(name, profile, "a4", options=options)[1].sheet


def strokes(sheet: LaidSheet, page: int) -> Iterator[Box]:
    """The level and upright lines of a page, those of its boxes too."""
    for mark in marks_on(sheet, page):
        if isinstance(mark, LineMark) and (mark.x1 == mark.x2 or mark.y1 == mark.y2):
            (left, right), (top, foot) = sorted((mark.x1, mark.x2)), sorted((mark.y1, mark.y2))
            yield left, top, right, foot
        elif isinstance(mark, BoxMark):
            left, top, right, foot = mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
            yield from ((left, top, right, top), (left, foot, right, foot))
            yield from ((left, top, left, foot), (right, top, right, foot))


def crosses(stroke: Box, text: Box) -> bool:
    across = min(stroke[2], text[2]) - max(stroke[0], text[0])
    down = min(stroke[3], text[3]) - max(stroke[1], text[1])
    return across > -ROUNDING and down > -ROUNDING


@pytest.mark.parametrize("profile", ["standard", "giant"])
@pytest.mark.parametrize("name", SHEETS)
def test_no_line_touches_a_word(name: str, profile: str) -> None:
    for variant in (False, True):
        sheet = laid(name, profile, variant)
        for page in range(sheet.pages):
            lines = list(strokes(sheet, page))
            for mark in marks_on(sheet, page):
                if isinstance(mark, TextMark) and mark.text.strip():
                    box = text_box(mark, sheet)
                    assert not any(crosses(line, box) for line in lines), mark.text


@pytest.mark.parametrize("profile", ["standard", "giant"])
@pytest.mark.parametrize("name", SHEETS)
def test_what_is_written_in_a_box_stands_inside_its_frame(name: str, profile: str) -> None:
    # The boxes of the one board are diamonds if it is not asked for in boxes.
    sheet = laid(name, profile, name == "diamond-ranking")
    for place in sheet.places:
        if place.kind == "box":
            assert any(
                box.x <= place.x + ROUNDING
                and box.y <= place.y + ROUNDING
                and box.x + box.width >= place.x + place.width - ROUNDING
                and box.y + box.height >= place.y + place.height - ROUNDING
                for box in marks_on(sheet, place.page)
                if isinstance(box, BoxMark)
            ), place.name
