"""Laying out places to write: a line, ruled lines, a list of lines, a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Literal

from worksheets.layout.context import INSET, PADDING, LayoutContext, lift, row_height
from worksheets.layout.figures import figure_box
from worksheets.layout.fragment import BreakRule, Column, Fragment, stack_height
from worksheets.layout.frame import Frame, draw_frame, room_inside, words_height
from worksheets.layout.marks import LineMark, Node, Place, TextMark
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.layout.text import Style, body, lines_of, paragraph
from worksheets.sheet.places import line_names
from worksheets.sheet.tree import Field

LINE_LENGTH = {"any": 60 * MM, "name": 90 * MM, "date": 30 * MM}
"""The least length of a line to write on; a name is longer than a date."""
LONGEST_DATE = 60 * MM
"""A line for a date or a figure is never longer."""
LONGEST_NAME = 60
"""A name of so many letters fits its row in every profile."""
HALF_A_WORD = 10
"""What a line of a name is shorter than its room, in letters: half of a long word."""

LARGEST = 60
"""No label is larger, in points: it is read from across a room."""
LABEL = 0.4
"""A label as large as can be takes no more of its page's height."""


def label_width(block: Field, context: LayoutContext) -> float:
    """How much of a line a field's label takes, the blank behind it included."""
    return context.bold.width(block.label, context.profile.size) + 2 * MM


def field(block: Field, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """A labelled place to write."""
    node = into.add("Div")
    if block.size == "figure":
        return [figure_box(block, column, node, context)]
    match block.kind:
        case "line":
            return _line(block, column, node, context)
        case "lines":
            return _lines(block, column, node, context)
        case "box":
            return [_box(block, column, node, context)]


def _line(block: Field, column: Column, node: Node, context: LayoutContext) -> list[Fragment]:
    """A label and a line behind it; under it where there is too little room for both."""
    start = label_width(block, context)
    narrow = start + min(LINE_LENGTH[block.size], column.width * 0.6) > column.width
    if narrow or _is_lower_under(block, column, context):
        label = _label(block, column, node, context)
        return [*label, _row(block, column, node, context, "")]
    return [_row(block, column, node, context, block.label)]


def _is_lower_under(block: Field, column: Column, context: LayoutContext) -> bool:
    """Whether a line under its label takes less height than one behind it, which is shorter."""
    behind = _row_height(block, column.width - label_width(block, context), context)
    under = _row_height(block, column.width, context)
    return context.profile.gap + context.profile.leading + under < behind


def _row_height(block: Field, width: float, context: LayoutContext) -> float:
    """The height of a row that fits what is likely to be printed on its line of such a width."""
    size = context.profile.size
    pitch = _pitch(block, context)
    least = 1 if pitch < context.profile.pitch else 2
    lines = max(least, context.known_lines(block.name, width, block.value))
    if block.size == "name":
        letters = width / context.regular.width("n", size)
        line = max(letters - HALF_A_WORD, letters / 2)
        lines = max(lines, ceil(LONGEST_NAME / line))
    return max(pitch, row_height(size, lines))


def _label(block: Field, column: Column, node: Node, context: LayoutContext) -> list[Fragment]:
    style = body(context, "bold")
    before = context.profile.gap
    fragments = paragraph(
        context, block.label, column, node.add(_tag(block, context)), style, before, BreakRule.NEVER
    )
    if block.hint:
        hint = node.add("P")
        fragments += paragraph(context, block.hint, column, hint, body(context), 0, BreakRule.NEVER)
    return fragments


def _row(block: Field, column: Column, node: Node, context: LayoutContext, label: str) -> Fragment:
    """One line to write on, in a row high enough for what is likely to be printed above it."""
    size = context.profile.size
    words = node.add("P") if label else node
    form = context.form(node, block.place_label)
    start = column.x + (label_width(block, context) if label else 0)
    end = min(column.right, start + LONGEST_DATE) if block.size == "date" else column.right
    height = _row_height(block, end - start, context)

    def draw(page: int, top: float, given: float) -> None:
        rule = top + given
        if label:
            y = rule - lift(size)
            words.kids.append(TextMark(page, column.x, y, label, size, "bold"))
        context.artifact(LineMark(page, start, rule, end, rule, HAIRLINE))
        place = _place(block, page, Column(start, end - start), [rule], given, form, context)
        context.places.append(place)

    return Fragment(height, draw)


def _lines(block: Field, column: Column, node: Node, context: LayoutContext) -> list[Fragment]:
    label = _label(block, column, node, context)
    if names := line_names(block):
        return [*label, _listed(block, names, column, node, context)]
    return [*label, _ruled(block, column, node, context, stack_height(label))]


def _ruled(
    block: Field, column: Column, node: Node, context: LayoutContext, above: float
) -> Fragment:
    """Writing lines at the profile's pitch; more of them where there is room to fill.

    What stands `above` them takes so much of their page.
    """
    pitch = _pitch(block, context)
    form = context.form(node, block.place_label)
    least = context.least_height(
        block.name, column.width, block.value, leading=pitch, besides=above + pitch
    )
    count = max(block.lines, ceil(least / pitch - 0.01))

    def draw(page: int, top: float, given: float) -> None:
        extra = int((given - count * pitch + 0.01) / pitch) if block.fill else 0
        rules = [top + pitch * number for number in range(1, count + extra + 1)]
        for y in rules:
            context.artifact(LineMark(page, column.x, y, column.right, y, HAIRLINE))
        context.places.append(_place(block, page, column, rules, pitch, form, context))

    return Fragment(count * pitch, draw, stretch=1 if block.fill else 0)


def _listed(
    block: Field, names: Sequence[str], column: Column, node: Node, context: LayoutContext
) -> Fragment:
    """A list to write in: a place a line, each behind its number or its bullet."""
    size = context.profile.size
    numbered = block.marker == "number"
    markers = [f"{number}." if numbered else "•" for number in range(1, len(names) + 1)]
    indent = max(context.regular.width(each, size) for each in markers) + 2 * MM
    strip = column.inset(indent)
    known = max(context.known_lines(name, strip.width) for name in names)
    pitch = max(_pitch(block, context), row_height(size, max(1, known)))
    listed = node.add("L")
    listed.numbering = "Decimal" if numbered else "Disc"
    items = []
    for number in range(1, len(names) + 1):
        item = listed.add("LI")
        items.append(
            (item.add("Lbl"), context.form(item.add("LBody"), f"{block.place_label} {number}"))
        )

    def draw(page: int, top: float, given: float) -> None:
        apart = given / len(names)
        rows = zip(names, markers, items, strict=True)
        for number, (name, marker, (label, form)) in enumerate(rows, 1):
            y = top + apart * number
            label.kids.append(TextMark(page, column.x, y - lift(size), marker, size))
            context.artifact(LineMark(page, strip.x, y, strip.right, y, HAIRLINE))
            place = _place(block, page, strip, [y], apart, form, context)
            context.places.append(replace(place, name=name, kind="line"))

    return Fragment(len(names) * pitch, draw, stretch=1 if block.fill else 0)


def _largest(label: str, column: Column, context: LayoutContext) -> Style:
    """The largest style in which a box's label leaves the most of its page to write on."""
    width = column.width - 2 * PADDING
    style = body(context, "bold")
    widest = max(context.bold.width(word, 1) for word in label.split())
    for size in range(LARGEST, int(style.size), -1):
        larger = Style(size, size * context.profile.spacing, "bold")
        tall = len(lines_of(context, label, larger, width)) * larger.leading
        if widest * size <= width and tall <= context.height * LABEL:
            return larger
    return style


def _tag(block: Field, context: LayoutContext) -> Literal["P", "H2", "H3"]:
    """What its label is."""
    if not block.heading:
        return "P"
    return "H3" if context.under_heading else "H2"


def _pitch(block: Field, context: LayoutContext) -> float:
    """The distance of its writing lines; some profiles set close lines a fifth nearer."""
    return context.profile.pitch * (context.profile.close if block.close else 1)


def _place(
    block: Field,
    page: int,
    strip: Column,
    rules: Sequence[float],
    pitch: float,
    form: Node,
    context: LayoutContext,
) -> Place:
    """The place over some rules, `pitch` points apart; what is written begins where they do."""
    top = rules[0] - pitch + 1
    return Place(
        name=block.name,
        label=form.desc,
        kind=block.kind,
        page=page,
        x=strip.x - INSET,
        y=top,
        width=strip.width + 2 * INSET,
        height=rules[-1] - top,
        node=form,
        baselines=tuple(rule - lift(context.profile.size) for rule in rules),
        value=block.value,
    )


def _box(block: Field, column: Column, node: Node, context: LayoutContext) -> Fragment:
    """A frame with its label inside, close to its top left."""
    style = body(context, "bold")
    frame = Frame(
        name=block.name,
        label=block.place_label,
        title=block.label,
        tag=_tag(block, context),
        style=_largest(block.label, column, context) if block.large else style,
        hint=block.hint,
        value=block.value,
    )
    pitch, words = _pitch(block, context), words_height(frame, column.width, context)
    room = max(max(1, block.lines) * pitch, room_inside(frame, column, context))
    # A box is no higher than its page.
    room = min(room, max(context.profile.leading, context.height - words))
    return Fragment(
        words + room,
        draw_frame(frame, column, node, context),
        before=context.profile.gap,
        stretch=1 if block.fill else 0,
    )
