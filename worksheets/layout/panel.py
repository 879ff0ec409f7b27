"""Laying out a panel: blocks in a frame that may go on on another page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from worksheets.layout.marks import LineMark, Node
from worksheets.layout.paper import FRAME
from worksheets.layout.piece import Column, Hold, Piece
from worksheets.layout.setting import PADDING, Setting
from worksheets.layout.text import heading_style, paragraph
from worksheets.sheet.tree import Block, Panel

LayOut = Callable[[Block, Column, Node, Setting], list[Piece]]


def panel(
    block: Panel, column: Column, into: Node, setting: Setting, lay_out: LayOut
) -> list[Piece]:
    """The panel's pieces, each drawing its part of the frame."""
    node = into.add("Sect")
    inner = column.inset(PADDING, PADDING)
    tag = node.add("H3" if setting.under_heading else "H2")
    pieces = paragraph(setting, block.title, inner, tag, heading_style(setting), hold=Hold.NEVER)
    for each in block.blocks:
        pieces += lay_out(each, inner, node, setting)
    last = len(pieces) - 1
    return [
        _framed(piece, column, setting, number == 0, number == last)
        for number, piece in enumerate(pieces)
    ]


def _framed(piece: Piece, column: Column, setting: Setting, first: bool, last: bool) -> Piece:
    """A piece between the frame's sides; the first has its head too, the last its foot."""
    above = PADDING if first else piece.before
    below = PADDING if last else 0

    def draw(page: int, top: float, height: float) -> None:
        foot = top + height
        for x in (column.x, column.right):
            setting.artifact(LineMark(page, x, top, x, foot, FRAME))
        for y in ([top] if first else []) + ([foot] if last else []):
            setting.artifact(LineMark(page, column.x, y, column.right, y, FRAME))
        piece.draw(page, top + above, height - above - below)

    return replace(
        piece,
        height=piece.height + above + below,
        before=setting.profile.gap if first else 0,
        draw=draw,
        hold=max(piece.hold, Hold.FREE if last else Hold.AVOID),
    )
