"""Laying out a grid: boxes of one size that share out the room left on the page."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.layout.context import LayoutContext
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.frame import Frame, draw_frame, room_inside, words_height
from worksheets.layout.marks import Node
from worksheets.layout.paper import MM
from worksheets.layout.text import heading_style
from worksheets.sheet.tree import Cell, Grid

LEAST_WIDTH = 55 * MM
"""A box narrower than this is no use to a hand; the grid takes fewer columns."""


def grid(block: Grid, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """Rows of boxes; a row stays whole, and the rows stay together if a page holds them."""
    count = max(1, min(block.columns, int(column.width / LEAST_WIDTH)))
    width = column.width / count
    rows = [block.cells[n : n + count] for n in range(0, len(block.cells), count)]
    return [
        _row(
            cells,
            Column(column.x, width),
            into,
            context,
            context.profile.gap if number == 0 else 0,
            BreakRule.AVOID if block.together and number < len(rows) - 1 else BreakRule.FREE,
        )
        for number, cells in enumerate(rows)
    ]


def _row(
    cells: Sequence[Cell],
    first: Column,
    into: Node,
    context: LayoutContext,
    before: float,
    break_rule: BreakRule,
) -> Fragment:
    frames = [_frame(cell, context) for cell in cells]
    drawers = [
        draw_frame(frame, Column(first.x + n * first.width, first.width), into.add("Sect"), context)
        for n, frame in enumerate(frames)
    ]
    words = max(words_height(frame, first.width, context) for frame in frames)
    room = max(room_inside(frame, first, context) for frame in frames)
    room = max(room, *(cell.lines * context.profile.pitch for cell in cells))

    def draw(page: int, top: float, height: float) -> None:
        for drawer in drawers:
            drawer(page, top, height)

    return Fragment(
        min(words + room, context.height),
        draw,
        before=before,
        stretch=1,
        break_rule=break_rule,
    )


def _frame(cell: Cell, context: LayoutContext) -> Frame:
    return Frame(
        name=cell.name,
        label=cell.title,
        title=cell.title,
        tag="H3" if context.under_heading else "H2",
        style=heading_style(context),
        hint=cell.hint,
        corner=cell.corner,
    )
