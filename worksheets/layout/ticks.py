"""Laying out boxes to tick: each hangs in the margin of its text, on its first line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.choices import scale
from worksheets.layout.context import LayoutContext
from worksheets.layout.fragment import BreakRule, Column, Fragment, draw_stack, stack_height
from worksheets.layout.marks import BoxMark, Node, Place, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.profile import RING
from worksheets.layout.ratings import RatingColumns, column_heads, rated_statement, rating_columns
from worksheets.layout.text import body, draw_lines, heading_style, lines_of
from worksheets.layout.writing import field
from worksheets.sheet.tree import Checklist, Field, Scale, Tick
from worksheets.text.braces import fill_in

GUTTER = 5 * MM
"""The room between two columns of boxes to tick."""
LEAST_LETTERS = 16
"""The words beside a box have room for so many letters a line."""


def checklist(
    block: Checklist, column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """A question as a heading and its items; what goes on on another page has it once more."""
    context.under_heading = True
    columns = rating_columns(block, column, context.number_room, context)
    first: list[Fragment] = []
    again: list[Fragment] = []
    if columns:
        again = [column_heads(columns, context, None)]
        if not into.kids or into.kids[-1] is not context.rated:
            first = [column_heads(columns, context, into)]
    section = into.add("Sect")
    context.rated = section if columns else None
    head = _question(block, block.title, column, section.add("H2"), context)
    listed = section.add("L")
    numbered = any(not isinstance(item, Field) and item.number for item in block.items)
    listed.numbering = "Decimal" if numbered else "None"
    if columns:
        items = _rated(block, columns, column, listed, context)
    elif block.columns > 1 and all(isinstance(item, Tick) for item in block.items):
        items = _ticks_across(block, column, listed, context)
    else:
        items = ticks(block.items, column, listed, context)
    if again and not first:
        head = replace(head, again=_stacked(again, context))
    words = fill_in(context.phrases["continued"], label=block.title)
    repeated = _stacked([*again, _question(block, words, column, None, context)], context)
    return [*first, head, *(replace(item, again=repeated) for item in items)]


def _question(
    block: Checklist, words: str, column: Column, node: Node | None, context: LayoutContext
) -> Fragment:
    """The number and the words of a question: the content of `node`, an artifact without one."""
    style = heading_style(context)
    wide = context.bold.width(block.number, style.size) + style.size * 0.25
    indent = max(text_indent(context), wide) if block.number else 0
    lines = lines_of(context, words, style, column.width - indent)
    held = node or Node("H2")
    # The blank parts the number from the question for whoever hears them.
    number = draw_lines(held, [f"{block.number} "], style, column.x)
    text = draw_lines(held, lines, style, column.x + indent)

    def draw(page: int, top: float, height: float) -> None:
        number(page, top, height)
        text(page, top, height)
        if node is None:
            context.artifact(*(kid for kid in held.kids if isinstance(kid, TextMark)))
            held.kids.clear()

    before = context.profile.gap
    tall = len(lines) * style.leading
    return Fragment(tall, draw, before, break_rule=BreakRule.NEVER)


def _stacked(fragments: Sequence[Fragment], context: LayoutContext) -> Fragment:
    """Fragments as one, with room under them."""
    tall = stack_height(fragments)

    def draw(page: int, top: float, height: float) -> None:
        draw_stack(fragments, page, top, tall)

    return Fragment(tall + context.profile.gap / 2, draw, break_rule=BreakRule.NEVER)


def _rated(
    block: Checklist, columns: RatingColumns, column: Column, listed: Node, context: LayoutContext
) -> list[Fragment]:
    """Statements with their answers in columns, each with the places that follow it."""
    groups: list[list[Fragment]] = []
    width = context.number_room
    ruled = not any(isinstance(item, Field) for item in block.items)
    for item in block.items:
        if isinstance(item, Scale):
            node = listed.add("LI")
            groups.append([rated_statement(item, columns, width, node, context, ruled=ruled)])
        elif isinstance(item, Field) and groups:
            groups[-1] += field(item, column.inset(width), _last_body(listed), context)
        elif isinstance(item, Field):
            groups.append(field(item, column, listed.add("LI").add("LBody"), context))
    # The first rule keeps clear of the heading above it.
    groups[0][0] = replace(groups[0][0], before=context.profile.gap / 3)
    return _kept(groups)


def _kept(groups: Sequence[Sequence[Fragment]]) -> list[Fragment]:
    """The fragments of statements: none is parted, and a page has two of a question or more."""
    alone = [len(group) > 1 for group in groups]
    fragments: list[Fragment] = []
    for number, group in enumerate(groups, 1):
        left = len(groups) - number
        free = not left or alone[number - 1] or (number > 1 and left > 1)
        fragments += [replace(each, break_rule=BreakRule.NEVER) for each in group[:-1]]
        fragments.append(replace(group[-1], break_rule=BreakRule.FREE if free else BreakRule.AVOID))
    return fragments


def _last_body(listed: Node) -> Node:
    """The body of the last item of a list: what is written about the item belongs there."""
    bodies = [node for node in listed.walk() if node.tag == "LBody"]
    return bodies[-1]


def _ticks_across(
    block: Checklist, column: Column, listed: Node, context: LayoutContext
) -> list[Fragment]:
    """Boxes to tick side by side, read across, in as many columns as leave room for words."""
    least = text_indent(context) + context.regular.width("n" * LEAST_LETTERS, context.profile.size)
    count = block.columns
    while count > 1 and (column.width - GUTTER * (count - 1)) / count < least:
        count -= 1
    width = (column.width - GUTTER * (count - 1)) / count
    strips = [Column(column.x + n * (width + GUTTER), width) for n in range(count)]
    boxes = [
        _tick(item, strips[n % count], listed.add("LI"), context)
        for n, item in enumerate(block.items)
        if isinstance(item, Tick)
    ]
    rows = [boxes[n : n + count] for n in range(0, len(boxes), count)]
    return _kept([[_side_by_side(row)] for row in rows])


def _side_by_side(boxes: Sequence[Fragment]) -> Fragment:
    def draw(page: int, top: float, height: float) -> None:
        for box in boxes:
            box.draw(page, top, height)

    return Fragment(max(box.height for box in boxes), draw, before=boxes[0].before)


def ticks(
    blocks: Sequence[Tick | Scale | Field], column: Column, listed: Node, context: LayoutContext
) -> list[Fragment]:
    """Items to tick or to write on, one under another; what is written on follows its item."""
    groups: list[list[Fragment]] = []
    indent = text_indent(context)
    for block in blocks:
        match block:
            case Tick():
                groups.append([_tick(block, column, listed.add("LI"), context)])
            case Scale():
                groups.append([scale(block, column, listed.add("LI"), context, indent)])
            case Field():
                under = column.inset(indent + context.number_room)
                if groups:
                    groups[-1] += field(block, under, _last_body(listed), context)
                else:
                    item = listed.add("LI").add("LBody")
                    groups.append(field(block, under, item, context))
    return _kept(groups)


def text_indent(context: LayoutContext) -> float:
    """From the left edge to the text beside a tick box."""
    return context.profile.tick_indent


def _tick(block: Tick, column: Column, item: Node, context: LayoutContext) -> Fragment:
    style = body(context)
    start = column.x + text_indent(context)
    label = context.number_room if block.number else 0
    lines = lines_of(context, block.text, style, column.right - start - label)
    number = draw_lines(item.add("Lbl"), [block.number], style, start) if block.number else None
    content = item.add("LBody")
    form = context.form(content, block.label, "cb")
    words = draw_lines(content.add("P"), lines, style, start + label)
    # The target is taller than a line of text: the text moves down to the middle of the box.
    target = context.profile.target
    sink = max(0.0, (target - style.leading) / 2)

    def draw(page: int, top: float, height: float) -> None:
        _draw_box(block, form, page, column.x, top + sink + style.leading / 2, context)
        if number:
            number(page, top + sink, height)
        words(page, top + sink, height)

    height = max(target, sink + len(lines) * style.leading)
    return Fragment(height, draw, before=context.profile.item_gap)


def _draw_box(
    block: Tick, form: Node, page: int, x: float, middle: float, context: LayoutContext
) -> None:
    """The box itself is what the Form element contains; its place is the larger target."""
    side, target = context.profile.tick, context.profile.target
    form.kids.append(BoxMark(page, x, middle - side / 2, side, side, FRAME))
    context.places.append(
        Place(
            name=block.name,
            label=block.label,
            kind="tick",
            page=page,
            x=x - RING,
            y=middle - target / 2,
            width=target,
            height=target,
            node=form,
        )
    )
