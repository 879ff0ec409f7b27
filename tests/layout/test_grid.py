"""Grids: boxes of one size, as many side by side as hands have room for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Sheet


@pytest.mark.parametrize("columns", [2, 3])
def test_no_box_is_narrower_than_a_hand_needs(
    columns: int, sheet_of: Callable[[str], Sheet], phrases: Mapping[str, str]
) -> None:
    cells = "".join(f'<cell name="c{n}" title="Good"/>' for n in range(4))
    sheet = sheet_of(f'<grid columns="{columns}">{cells}</grid>')
    counts = set()
    for tenths in range(900, 2200, 5):
        paper = replace(PAPERS["a4"], width=tenths / 10 * MM)
        laid = lay_out(sheet, PROFILES["standard"], paper, phrases)
        boxes = [mark for mark in laid.furniture[0] if isinstance(mark, BoxMark)]
        count = len({box.x for box in boxes})
        assert len({round(box.width, 3) for box in boxes}) == 1
        assert boxes[0].width >= 55 * MM or count == 1
        assert count == columns or (count + 1) * 55 * MM > paper.right - paper.left
        counts.add(count)
    assert counts == set(range(1, columns + 1))
