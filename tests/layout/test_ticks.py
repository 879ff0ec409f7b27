"""Boxes to tick: what is drawn stands in the middle of what a finger or a mouse must hit."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from tools.laid import marks_of

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark, TextMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Sheet

SheetOf = Callable[[str], Sheet]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_box_stands_in_the_middle_of_its_place_and_beside_its_words(
    profile: str, sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    markup = '<tick name="a" number="1.1">One</tick><tick name="b">Two</tick>'
    laid = lay_out(sheet_of(markup), PROFILES[profile], PAPERS["a4"], phrases)
    boxes = [mark for mark in marks_of(laid.root) if isinstance(mark, BoxMark)]
    words = [mark for mark in marks_of(laid.root)
             if isinstance(mark, TextMark) and mark.text in ("One", "Two")]  # fmt: skip
    for place, box, text in zip(laid.places, boxes, words, strict=True):
        assert box.width == box.height >= 5 * MM - 0.01
        assert box.x + box.width / 2 == pytest.approx(place.x + place.width / 2)
        assert box.y + box.height / 2 == pytest.approx(place.y + place.height / 2)
        # It is easier to hit than it looks, but not its neighbour.
        assert box.width + 2 < place.width < box.width + 3 * MM
        assert box.y < text.y < box.y + box.height
        assert place.x + place.width < text.x


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize(("profile", "paper"), [("standard", "a4"), ("giant", "a4"),
                                                ("giant", "a5"), ("standard", "a3")])  # fmt: skip
def test_boxes_stand_side_by_side_where_their_words_have_room(
    columns: int, profile: str, paper: str, sheet_of: SheetOf, phrases: Mapping[str, str]
) -> None:
    ticks = "".join(f'<tick name="a{n}">Now</tick>' for n in range(8))
    markup = f'<checklist columns="{columns}" title="Which?">{ticks}</checklist>'
    laid = lay_out(sheet_of(markup), PROFILES[profile], PAPERS[paper], phrases)
    starts = sorted({round(place.x, 2) for place in laid.places})
    if (profile, paper) in (("standard", "a4"), ("standard", "a3")):
        assert len(starts) == columns
    ends = [*starts[1:], laid.paper.right]
    widths = [end - start for start, end in zip(starts, ends, strict=True)]
    # A column has room for some words at least, and the columns are alike.
    assert min(widths) > 8 * laid.profile.size
    assert max(widths) - min(widths) < 15 * MM
    rows = sorted({(place.page, round(place.y, 2)) for place in laid.places})
    assert len(rows) == -(-8 // len(starts))
    first = [place.name for place in laid.places][: len(starts)]
    assert len({round(p.y, 2) for p in laid.places if p.name in first and not p.page}) == 1
