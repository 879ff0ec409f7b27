"""Laying out a grid: boxes of one size that share out the room left on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from worksheets.layout.context import LayoutContext
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.frame import Frame, corner_fits, draw_frame, room_inside, words_height
from worksheets.layout.marks import Node
from worksheets.layout.paper import MM
from worksheets.layout.text import heading_style
from worksheets.record import record
from worksheets.sheet.tree import Cell, Grid

LEAST_WIDTH = 55 * MM
"""A box narrower than this is no use to a hand; the grid takes fewer columns."""


def grid(block: Grid, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """Rows of boxes; a row stays whole, and the rows stay together if a page holds them."""
    count = max(1, min(block.columns, int(column.width / LEAST_WIDTH)))
    width = column.width / count
    rows = [block.cells[n : n + count] for n in range(0, len(block.cells), count)]
    if block.table:
        nodes = _table_nodes(block, into)
    else:
        nodes = [_CellNodes(section := into.add("Sect"), section) for _ in block.cells]
    # The corners of all boxes stand alike.
    tried = [_frame(each, node, context, low=False)
             for each, node in zip(block.cells, nodes, strict=True)]  # fmt: skip
    low = not all(corner_fits(frame, width, context) for frame in tried)
    return [
        _row(
            cells,
            Column(column.x, width),
            nodes[number * count : number * count + len(cells)],
            context,
            context.profile.gap if number == 0 else 0,
            BreakRule.AVOID if block.together and number < len(rows) - 1 else BreakRule.FREE,
            low=low,
        )
        for number, cells in enumerate(rows)
    ]


@record
class _CellNodes:
    """The elements of a box: that of its words, whose title may be a heading, and of its place."""

    words: Node
    place: Node
    heading: bool = True


def _table_nodes(block: Grid, into: Node) -> list[_CellNodes]:
    """The elements of a grid that is read as a table: a heading and a cell for each box.

    A screen reader can jump to the first heading of each row.
    """
    table = into.add("Table")
    nodes: list[_CellNodes] = []
    for first in range(0, len(block.cells), block.columns):
        row = table.add("TR")
        for number in range(first, min(first + block.columns, len(block.cells))):
            head = row.add("TH")
            head.scope = "Row"
            nodes.append(_CellNodes(head, row.add("TD"), number == first))
    return nodes


def _row(
    cells: Sequence[Cell],
    first: Column,
    nodes: Sequence[_CellNodes],
    context: LayoutContext,
    before: float,
    break_rule: BreakRule,
    *,
    low: bool,
) -> Fragment:
    frames = [_frame(cell, node, context, low=low) for cell, node in zip(cells, nodes, strict=True)]
    drawers = [
        draw_frame(
            frame,
            Column(first.x + n * first.width, first.width),
            node.words,
            context,
            node.place,
        )
        for n, (frame, node) in enumerate(zip(frames, nodes, strict=True))
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


def _frame(cell: Cell, node: _CellNodes, context: LayoutContext, *, low: bool) -> Frame:
    tag: Literal["P", "H2", "H3"] = "H3" if context.under_heading else "H2"
    if not node.heading:
        tag = "P"
    return Frame(
        name=cell.name,
        label=cell.place_label,
        title=cell.title,
        tag=tag,
        style=heading_style(context),
        hint=cell.hint,
        corner=cell.corner,
        low=low,
    )
