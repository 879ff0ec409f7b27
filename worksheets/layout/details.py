"""Laying out details: a label and what it says, in rows under one another."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.layout.context import LayoutContext, baseline, lift
from worksheets.layout.fragment import BreakRule, Column, Draw, Fragment
from worksheets.layout.marks import LineMark, Node
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.layout.text import body, draw_lines, lines_of
from worksheets.sheet.tree import Detail

WIDEST_LABEL = 0.42
"""The part of the width that labels stand in at the most."""
APART = 3 * MM
"""Between a label and what it says."""
LONGEST_LINE = 90 * MM
"""A line to write on is never longer."""


def details(
    run: Sequence[Detail], column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """Details that follow one another, read as a table of labels; one alone is a paragraph."""
    widest = max(context.detail_label, *(label_width(block, context) for block in run))
    indent = min(widest, column.width * WIDEST_LABEL)
    table = into.add("Table") if len(run) > 1 else None
    fragments = []
    for block in run:
        if table:
            row = table.add("TR")
            head = row.add("TH")
            head.scope = "Row"
            content = row.add("TD")
            for node in (head, content):
                node.lang = block.lang
        else:
            head = content = into.add("P")
        fragments.append(_row(block, head, content, column, indent, context))
    return fragments


def label_width(block: Detail, context: LayoutContext) -> float:
    """How wide a detail's label is, with the room behind it."""
    return context.bold.width(f"{block.label} ", context.profile.size) + APART


def _row(
    block: Detail,
    head: Node,
    content: Node,
    column: Column,
    indent: float,
    context: LayoutContext,
) -> Fragment:
    bold, plain = body(context, "bold"), body(context)
    labels = lines_of(context, f"{block.label} ", bold, indent - APART)
    draw_label = draw_lines(head, labels, bold, column.x)
    before = max(context.profile.gap / 4, context.profile.item_gap / 2)
    if not block.text:
        strip = column.inset(indent)
        return _line(draw_label, context.form(content, block.label), labels, strip, context)
    lines = lines_of(context, block.text, plain, column.width - indent)
    draw_words = draw_lines(content, lines, plain, column.x + indent)

    def draw(page: int, top: float, height: float) -> None:
        draw_label(page, top, height)
        draw_words(page, top, height)

    rows = max(len(labels), len(lines))
    return Fragment(rows * plain.leading, draw, before=before, break_rule=BreakRule.AVOID)


def _line(
    draw_label: Draw, form: Node, labels: Sequence[str], strip: Column, context: LayoutContext
) -> Fragment:
    """A line for the pen behind a label: it belongs to no data, so it has no name."""
    style = body(context, "bold")
    tall = max(context.profile.pitch, len(labels) * style.leading)
    end = min(strip.right, strip.x + LONGEST_LINE)

    def draw(page: int, top: float, height: float) -> None:
        rule = top + tall
        # The last line of the label stands as far above the rule as writing does.
        sunk = rule - lift(style.size) - baseline(0, style.leading, style.size)
        draw_label(page, sunk - (len(labels) - 1) * style.leading, height)
        form.kids.append(LineMark(page, strip.x, rule, end, rule, HAIRLINE))

    return Fragment(tall, draw, break_rule=BreakRule.AVOID)
