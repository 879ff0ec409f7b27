"""The free room above and below a line to write on is free of all that is printed or written."""

from __future__ import annotations

import pytest
from tools.extent import marks_on
from tools.sheets import made

from worksheets.layout.marks import LineMark, TextMark


@pytest.mark.parametrize("profile", ["standard", "giant"])
@pytest.mark.parametrize("name", ["swot", "action-plan", "agency-sheet", "practitioner-profile"])
def test_nothing_stands_in_the_free_room_of_a_line(name: str, profile: str) -> None:
    sheet = made(name, profile, "a4")[1].sheet
    lines = [place for place in sheet.places if place.kind == "line" and not place.centred]
    assert lines and any(place.above > 1 or place.below > 1 for place in lines)
    for place in lines:
        top, end = place.y - place.above, place.y + place.height
        foot = end + place.below
        assert sheet.paper.top <= top and foot <= sheet.paper.bottom
        for mark in marks_on(sheet, place.page):
            if isinstance(mark, TextMark):
                start, over, under = mark.x, mark.y - 0.5 * mark.size, mark.y
            elif isinstance(mark, LineMark) and mark.y1 == mark.y2:
                start, over, under = min(mark.x1, mark.x2), mark.y1, mark.y1
            else:
                continue
            if place.x < start < place.x + place.width:
                # Its own line ends where it ends.
                assert under < top or over > foot or abs(over - end) < 0.1, (place.name, mark)
        for other in sheet.places:
            if other is not place and other.page == place.page and (
                other.x < place.x + place.width and place.x < other.x + other.width
            ):  # fmt: skip
                assert other.y + other.height <= top + 0.1 or other.y >= foot - 0.1
