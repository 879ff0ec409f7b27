"""Panels: one frame around all that is in them, on each page that they take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from tools.extent import text_box
from tools.laid import marks_of

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LineMark, TextMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Sheet

PANEL = (
    '<panel title="Apart">'
    + "<text>Words to read.</text>" * 12
    + '<field name="why" label="Why?"/></panel>'
)


@pytest.mark.parametrize("lines", [0, 20])
@pytest.mark.parametrize("profile", ["standard", "giant"])
def test_the_frame_has_no_gaps_and_holds_all_words(
    profile: str, lines: int, sheet_of: Callable[[str], Sheet], phrases: Mapping[str, str]
) -> None:
    sheet = sheet_of("<text>A line.</text>" * lines + PANEL)
    laid = lay_out(sheet, PROFILES[profile], PAPERS["a5"], phrases)
    left, right = laid.paper.left, laid.paper.right
    texts = [mark for mark in marks_of(laid.root) if isinstance(mark, TextMark)]
    inside = [mark for mark in texts if mark.text.strip() in ("Apart", "Words to read.")]
    assert len(inside) == 13
    for page in {mark.page for mark in inside}:
        strokes = [mark for mark in laid.furniture[page] if isinstance(mark, LineMark)]
        ends = []
        for x in (left, right):
            side = sorted((mark.y1, mark.y2) for mark in strokes if mark.x1 == mark.x2 == x)
            for one, other in pairwise(side):
                assert one[1] == pytest.approx(other[0])
            ends.append((side[0][0], side[-1][1]))
        assert ends[0] == ends[1]
        for mark in inside:
            if mark.page == page:
                start, top, end, foot = text_box(mark, laid)
                assert left < start and end < right
                assert ends[0][0] < top and foot < ends[0][1]
    # It begins and ends with a line from side to side.
    level = [mark for marks in laid.furniture for mark in marks if isinstance(mark, LineMark)
             and mark.y1 == mark.y2 and {mark.x1, mark.x2} == {left, right}]  # fmt: skip
    assert len(level) == 2
