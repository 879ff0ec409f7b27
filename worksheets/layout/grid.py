"""Laying out a grid: boxes of one size that share out the room left on the page."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.layout.frame import Frame, draw_frame, words_height
from worksheets.layout.marks import Node
from worksheets.layout.paper import MM
from worksheets.layout.piece import Column, Hold, Piece
from worksheets.layout.setting import Setting
from worksheets.layout.text import heading_style
from worksheets.sheet.tree import Cell, Grid

LEAST_WIDTH = 55 * MM
"""A box narrower than this is no use to a hand; the grid takes fewer columns."""


def grid(block: Grid, column: Column, into: Node, setting: Setting) -> list[Piece]:
    """Rows of boxes; a row stays whole, and the rows stay together if a page holds them."""
    count = max(1, min(block.columns, int(column.width / LEAST_WIDTH)))
    width = column.width / count
    rows = [block.cells[n : n + count] for n in range(0, len(block.cells), count)]
    return [
        _row(
            cells,
            Column(column.x, width),
            into,
            setting,
            setting.profile.gap if number == 0 else 0,
            Hold.AVOID if block.together and number < len(rows) - 1 else Hold.FREE,
        )
        for number, cells in enumerate(rows)
    ]


def _row(
    cells: Sequence[Cell], first: Column, into: Node, setting: Setting, before: float, hold: Hold
) -> Piece:
    frames = [_frame(cell, setting) for cell in cells]
    drawers = [
        draw_frame(frame, Column(first.x + n * first.width, first.width), into.add("Sect"), setting)
        for n, frame in enumerate(frames)
    ]
    words = max(words_height(frame, first.width, setting) for frame in frames)

    def draw(page: int, top: float, height: float) -> None:
        for drawer in drawers:
            drawer(page, top, height)

    return Piece(
        words + max(cell.lines for cell in cells) * setting.profile.pitch,
        draw,
        before=before,
        stretch=1,
        hold=hold,
    )


def _frame(cell: Cell, setting: Setting) -> Frame:
    return Frame(
        name=cell.name,
        label=cell.title,
        title=cell.title,
        tag="H3" if setting.under_heading else "H2",
        style=heading_style(setting),
        hint=cell.hint,
        corner=cell.corner,
    )
