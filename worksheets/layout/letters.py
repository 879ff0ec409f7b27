"""Laying out rows of small boxes for a letter each."""

from __future__ import annotations

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import BoxMark, Node, Place, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.text import body, paragraph
from worksheets.sheet.drawn import Letters


def letters(block: Letters, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """Small boxes in rows, each with its number at its left, for one letter each."""
    node = into.add("Div")
    style = body(context, "bold")
    gap = context.profile.gap
    fragments = paragraph(context, block.label, column, node.add("P"), style, gap, BreakRule.NEVER)
    side = context.profile.pitch + 2 * MM
    label = context.regular.width("00", context.profile.size) + MM
    step = label + side + 4 * MM
    fits = max(1, int((column.width + 4 * MM) / step))
    for first in range(1, block.count + 1, fits):
        numbers = range(first, min(first + fits, block.count + 1))
        fragments.append(_boxes(block, numbers, column, (label, side, step), node, context))
    return fragments


def _boxes(
    block: Letters,
    numbers: range,
    column: Column,
    measures: tuple[float, float, float],
    node: Node,
    context: LayoutContext,
) -> Fragment:
    label, side, step = measures
    size = context.profile.size
    nodes = [(node.add("P"), context.form(node, f"{block.label} {number}")) for number in numbers]

    def draw(page: int, top: float, height: float) -> None:
        for n, (number, (words, form)) in enumerate(zip(numbers, nodes, strict=True)):
            x = column.x + n * step
            y = baseline(top, side, size)
            words.kids.append(TextMark(page, x, y, str(number), size))
            context.artifact(BoxMark(page, x + label, top, side, side, FRAME))
            context.places.append(
                Place(
                    name=f"{block.name}-{number}",
                    label=form.desc,
                    kind="line",
                    page=page,
                    x=x + label,
                    y=top,
                    width=side,
                    height=side,
                    node=form,
                    centred=True,
                )
            )

    last = numbers[-1] == block.count
    return Fragment(
        side, draw, before=2 * MM, break_rule=BreakRule.FREE if last else BreakRule.AVOID
    )
