"""Laying out a small box for a figure, with what it counts behind it."""

from __future__ import annotations

from worksheets.layout.context import LayoutContext
from worksheets.layout.fragment import Column, Fragment
from worksheets.layout.marks import BoxMark, Node, Place
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.text import body, draw_lines, lines_of
from worksheets.sheet.tree import Field

APART = 2 * MM
"""Between the box and its label."""


def figure_box(block: Field, column: Column, node: Node, context: LayoutContext) -> Fragment:
    """A square box as high as a row of writing; its label stands level with its middle."""
    side = context.profile.pitch
    style = body(context, "bold")
    form = context.form(node, block.place_label)
    words = node.add("P")
    lines = lines_of(context, block.label, style, column.width - side - APART)
    tall = len(lines) * style.leading
    height = max(side, tall)

    def draw(page: int, top: float, given: float) -> None:
        y = top + (height - side) / 2
        context.artifact(BoxMark(page, column.x, y, side, side, FRAME))
        label = draw_lines(words, lines, style, column.x + side + APART)
        label(page, top + (height - tall) / 2, tall)
        context.places.append(
            Place(
                name=block.name,
                label=block.place_label,
                kind="line",
                page=page,
                x=column.x,
                y=y,
                width=side,
                height=side,
                node=form,
                centred=True,
            )
        )

    return Fragment(height, draw, before=context.profile.gap)
