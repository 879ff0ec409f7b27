"""Laying out boxes to tick: each hangs in the margin of its text, on its first line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.choices import scale
from worksheets.layout.context import TARGET, TICK, TICK_GAP, LayoutContext
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import BoxMark, Node, Place
from worksheets.layout.paper import FRAME
from worksheets.layout.text import body, draw_lines, heading_style, lines_of
from worksheets.layout.writing import field
from worksheets.sheet.tree import Checklist, Field, Scale, Tick


def checklist(
    block: Checklist, column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """A question as a heading and its items; they stay on one page unless they are longer."""
    context.under_heading = True
    section = into.add("Sect")
    indent = text_indent(context) if block.number else 0
    style = heading_style(context)
    lines = lines_of(context, block.title, style, column.width - indent)
    node = section.add("H2")
    # The blank parts the number from the question for whoever hears them.
    number = draw_lines(node, [f"{block.number} "], style, column.x)
    words = draw_lines(node, lines, style, column.x + indent)

    def draw(page: int, top: float, height: float) -> None:
        number(page, top, height)
        words(page, top, height)

    before = context.profile.gap * 1.3
    head = Fragment(len(lines) * style.leading, draw, before, break_rule=BreakRule.NEVER)
    listed = section.add("L")
    listed.numbering = "None"
    return [head, *ticks(block.items, column, listed, context)]


def ticks(
    blocks: Sequence[Tick | Scale | Field], column: Column, listed: Node, context: LayoutContext
) -> list[Fragment]:
    """Items to tick or to write on, one under another, kept together."""
    fragments: list[Fragment] = []
    indent = text_indent(context)
    for left, block in zip(range(len(blocks) - 1, -1, -1), blocks, strict=True):
        break_rule = BreakRule.AVOID if left else BreakRule.FREE
        match block:
            case Tick():
                fragments.append(_tick(block, column, listed.add("LI"), context, break_rule))
            case Scale():
                fragments.append(
                    scale(block, column, listed.add("LI"), context, indent, break_rule)
                )
            case Field():
                under = column.inset(indent + _number_width(context))
                item = listed.add("LI").add("LBody")
                *rest, last = field(block, under, item, context)
                fragments += [*rest, replace(last, break_rule=break_rule)]
    return fragments


def text_indent(context: LayoutContext) -> float:
    """From the left edge to the text beside a tick box."""
    return TICK + TICK_GAP


def _tick(
    block: Tick, column: Column, item: Node, context: LayoutContext, break_rule: BreakRule
) -> Fragment:
    style = body(context)
    start = column.x + text_indent(context)
    label = _number_width(context) if block.number else 0
    lines = lines_of(context, block.text, style, column.right - start - label)
    number = draw_lines(item.add("Lbl"), [block.number], style, start) if block.number else None
    content = item.add("LBody")
    form = context.form(content, block.text, "cb")
    words = draw_lines(content.add("P"), lines, style, start + label)
    # The target is taller than a line of text: the text moves down to the middle of the box.
    sink = max(0.0, (TARGET - style.leading) / 2)

    def draw(page: int, top: float, height: float) -> None:
        _draw_box(block, form, page, column.x, top + sink + style.leading / 2, context)
        if number:
            number(page, top + sink, height)
        words(page, top + sink, height)

    height = max(TARGET, sink + len(lines) * style.leading)
    return Fragment(height, draw, before=context.profile.gap / 3, break_rule=break_rule)


def _number_width(context: LayoutContext) -> float:
    """Room for an item's number; the same for all, so that their texts stand in line."""
    return context.regular.width("0.0", context.profile.size) + context.profile.size * 0.5


def _draw_box(
    block: Tick, form: Node, page: int, x: float, middle: float, context: LayoutContext
) -> None:
    """The box itself is what the Form element contains; its place is the larger target."""
    form.kids.append(BoxMark(page, x, middle - TICK / 2, TICK, TICK, FRAME))
    context.places.append(
        Place(
            name=block.name,
            label=block.text,
            kind="tick",
            page=page,
            x=x - (TARGET - TICK) / 2,
            y=middle - TARGET / 2,
            width=TARGET,
            height=TARGET,
            node=form,
        )
    )
