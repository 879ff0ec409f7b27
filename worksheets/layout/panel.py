"""Laying out a panel: blocks in a frame that may go on on another page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from worksheets.layout.context import PADDING, LayoutContext
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import LineMark, Node
from worksheets.layout.paper import FRAME
from worksheets.layout.text import heading_style, paragraph
from worksheets.sheet.tree import Block, Panel

LayOut = Callable[[Block, Column, Node, LayoutContext], list[Fragment]]


def panel(
    block: Panel, column: Column, into: Node, context: LayoutContext, lay_out: LayOut
) -> list[Fragment]:
    """The panel's fragments, each drawing its part of the frame."""
    node = into.add("Sect")
    inner = column.inset(PADDING, PADDING)
    tag = node.add("H3" if context.under_heading else "H2")
    fragments = paragraph(
        context, block.title, inner, tag, heading_style(context), break_rule=BreakRule.NEVER
    )
    for each in block.blocks:
        fragments += lay_out(each, inner, node, context)
    last = len(fragments) - 1
    return [
        _framed(fragment, column, context, number == 0, number == last)
        for number, fragment in enumerate(fragments)
    ]


def _framed(
    fragment: Fragment, column: Column, context: LayoutContext, first: bool, last: bool
) -> Fragment:
    """A fragment between the frame's sides; the first has its head too, the last its foot."""
    above = PADDING if first else fragment.before
    below = PADDING if last else 0

    def draw(page: int, top: float, height: float) -> None:
        foot = top + height
        for x in (column.x, column.right):
            context.artifact(LineMark(page, x, top, x, foot, FRAME))
        for y in ([top] if first else []) + ([foot] if last else []):
            context.artifact(LineMark(page, column.x, y, column.right, y, FRAME))
        fragment.draw(page, top + above, height - above - below)

    return replace(
        fragment,
        height=fragment.height + above + below,
        before=context.profile.gap if first else 0,
        draw=draw,
        break_rule=max(fragment.break_rule, BreakRule.FREE if last else BreakRule.AVOID),
    )
