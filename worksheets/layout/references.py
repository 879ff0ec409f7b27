"""Laying out what leads about in a booklet: contents, an index, and details with their labels."""

from __future__ import annotations

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import Node, TextMark
from worksheets.layout.paper import MM
from worksheets.layout.text import body, draw_lines, lines_of
from worksheets.sheet.tree import Detail, Reference, References

WIDEST = 130 * MM
"""The page number stands no further from its words than a finger can follow."""
LABEL = 0.34
"""The part of the width that labels of details stand in."""


def references(
    block: References, column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """Words at the left and the page that they are on at the right, a line each."""
    listed = into.add("L")
    strip = Column(column.x, min(column.width, WIDEST))
    return [_reference(each, strip, listed, context) for each in block.references]


def _reference(block: Reference, column: Column, listed: Node, context: LayoutContext) -> Fragment:
    style = body(context)
    room = context.regular.width("0000", style.size)
    node = listed.add("LI").add("LBody")
    lines = lines_of(context, f"{block.text} ", style, column.width - room)
    words = draw_lines(node, lines, style, column.x)

    def draw(page: int, top: float, height: float) -> None:
        words(page, top, height)
        y = baseline(top + (len(lines) - 1) * style.leading, style.leading, style.size)

        def number() -> None:
            # The page is known once all pages are made.
            shown = str(context.marks[block.to][1] + 1)
            x = column.right - context.regular.width(shown, style.size)
            node.kids.append(TextMark(page, x, y, shown, style.size))

        context.later.append(number)

    return Fragment(len(lines) * style.leading, draw, before=context.profile.gap / 3)


def detail(block: Detail, column: Column, into: Node, context: LayoutContext) -> Fragment:
    """A label and what it says, side by side."""
    bold, plain = body(context, "bold"), body(context)
    node = into.add("P")
    width = column.width * LABEL
    labels = lines_of(context, f"{block.label} ", bold, width - 3 * MM)
    lines = lines_of(context, block.text, plain, column.width - width)
    draw_label = draw_lines(node, labels, bold, column.x)
    draw_words = draw_lines(node, lines, plain, column.x + width)

    def draw(page: int, top: float, height: float) -> None:
        draw_label(page, top, height)
        draw_words(page, top, height)

    rows = max(len(labels), len(lines))
    before = context.profile.gap / 4
    return Fragment(rows * plain.leading, draw, before=before, break_rule=BreakRule.AVOID)
