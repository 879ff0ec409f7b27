"""Laying out blocks side by side, or one under another where the page is too narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from worksheets.layout.context import LayoutContext
from worksheets.layout.fragment import Column, Fragment, draw_stack, stack_height
from worksheets.layout.marks import Node
from worksheets.layout.paper import MM
from worksheets.layout.writing import LINE_LENGTH, label_width
from worksheets.sheet.tree import Block, Columns, Field

GUTTER = 5 * MM
"""The room between two columns."""
SMALLEST = 12.0
"""The size of print that lengths of lines are reckoned for, in points."""

LEAST_LETTERS = 26
"""A column of text has room for so many letters a line."""

LayOut = Callable[[Block, Column, Node, LayoutContext], list[Fragment]]


def columns(
    block: Columns, column: Column, into: Node, context: LayoutContext, lay_out: LayOut
) -> list[Fragment]:
    """Blocks side by side, each as wide as it needs and its share of what is left."""
    needs = [least_width(inner, context) for inner in block.blocks]
    spare = column.width - sum(needs) - GUTTER * (len(needs) - 1)
    if spare < 0:
        return [
            fragment for inner in block.blocks for fragment in lay_out(inner, column, into, context)
        ]
    shares = block.widths or (1,) * len(needs)
    stacks = []
    x = column.x
    for inner, need, share in zip(block.blocks, needs, shares, strict=True):
        width = need + spare * share / sum(shares)
        stacks.append(lay_out(inner, Column(x, width), into, context))
        x += width + GUTTER
    level = all(isinstance(inner, Field) and inner.kind == "line" for inner in block.blocks)
    return [_side_by_side(stacks, level=level)]


def _side_by_side(stacks: Sequence[Sequence[Fragment]], *, level: bool) -> Fragment:
    """Stacks as one fragment; lines to write on end on one `level`, however high their rows are."""

    def draw(page: int, top: float, height: float) -> None:
        for stack in stacks:
            lower = height - stack_height(stack) if level else 0.0
            draw_stack(stack, page, top + lower, height - lower)

    return Fragment(
        max(stack_height(stack) for stack in stacks),
        draw,
        before=max(stack[0].before for stack in stacks),
        stretch=max(fragment.stretch for stack in stacks for fragment in stack),
    )


def least_width(block: Block, context: LayoutContext) -> float:
    """What a block needs to be of use beside another."""
    if isinstance(block, Field) and block.kind == "line":
        length = LINE_LENGTH[block.size]
        if block.size == "date":
            # A date in larger print is as much longer; a name has room to spare.
            length *= context.profile.size / SMALLEST
        return label_width(block, context) + length
    # Larger print needs wider columns.
    return max(60 * MM, context.regular.width("n" * LEAST_LETTERS, context.profile.size))
