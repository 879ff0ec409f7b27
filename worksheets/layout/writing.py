"""Laying out places to write: a line, ruled lines, a box."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.layout.context import LIFT, LayoutContext
from worksheets.layout.figures import figure_box
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.frame import Frame, draw_frame, words_height
from worksheets.layout.marks import LineMark, Node, Place, TextMark
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.layout.text import body, paragraph
from worksheets.sheet.places import line_names
from worksheets.sheet.tree import Field

LINE_LENGTH = {"any": 60 * MM, "name": 90 * MM, "date": 30 * MM}
"""The least length of a line to write on; a name is longer than a date."""

LONGEST_DATE = 60 * MM
"""A line for a date or a figure is never longer."""


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
    """A label and a line behind it; under it where the page is too narrow for both."""
    start = label_width(block, context)
    if start + min(LINE_LENGTH[block.size], column.width * 0.6) > column.width:
        label = _label(block, column, node, context)
        return [*label, _ruled(block, column, node, context, "", 1)]
    return [_ruled(block, column, node, context, block.label, 1)]


def _lines(block: Field, column: Column, node: Node, context: LayoutContext) -> list[Fragment]:
    label = _label(block, column, node, context)
    if names := line_names(block):
        return [*label, _listed(block, names, column, node, context)]
    return [*label, _ruled(block, column, node, context, "", block.lines)]


def _label(block: Field, column: Column, node: Node, context: LayoutContext) -> list[Fragment]:
    style = body(context, "bold")
    before = context.profile.gap
    fragments = paragraph(
        context, block.label, column, node.add("P"), style, before, BreakRule.NEVER
    )
    if block.hint:
        hint = node.add("P")
        fragments += paragraph(context, block.hint, column, hint, body(context), 0, BreakRule.NEVER)
    return fragments


def _ruled(
    block: Field, column: Column, node: Node, context: LayoutContext, label: str, count: int
) -> Fragment:
    """Writing lines at the profile's pitch, the first behind the label if there is one."""
    pitch = _pitch(block, context)
    size = context.profile.size
    words = node.add("P") if label else node
    form = context.form(node, block.place_label)
    start = column.x + (label_width(block, context) if label else 0)
    end = min(column.right, start + LONGEST_DATE) if block.size == "date" else column.right

    def draw(page: int, top: float, height: float) -> None:
        extra = int((height - count * pitch + 0.01) / pitch) if block.fill else 0
        rules = [top + pitch * number for number in range(1, count + extra + 1)]
        if label:
            mark = TextMark(page, column.x, rules[0] - LIFT, label, size, "bold")
            words.kids.append(mark)
        for y in rules:
            context.artifact(LineMark(page, start, y, end, y, HAIRLINE))
        first = rules[0] - pitch + MM
        context.places.append(
            Place(
                name=block.name,
                label=block.place_label,
                kind=block.kind,
                page=page,
                x=start,
                y=first,
                width=end - start,
                height=rules[-1] - first,
                node=form,
                baselines=tuple(y - LIFT for y in rules),
                value=block.value,
            )
        )

    return Fragment(count * pitch, draw, stretch=1 if block.fill else 0)


def _listed(
    block: Field, names: Sequence[str], column: Column, node: Node, context: LayoutContext
) -> Fragment:
    """A list to write in: a place a line, each behind its number or its bullet."""
    pitch = _pitch(block, context)
    size = context.profile.size
    numbered = block.marker == "number"
    markers = [f"{number}." if numbered else "•" for number in range(1, len(names) + 1)]
    start = column.x + max(context.regular.width(each, size) for each in markers) + 2 * MM
    listed = node.add("L")
    listed.numbering = "Decimal" if numbered else "Disc"
    items = []
    for number in range(1, len(names) + 1):
        item = listed.add("LI")
        items.append(
            (item.add("Lbl"), context.form(item.add("LBody"), f"{block.place_label} {number}"))
        )

    def draw(page: int, top: float, height: float) -> None:
        apart = pitch + (height - len(names) * pitch) / len(names)
        for number, (name, marker, (label, form)) in enumerate(
            zip(names, markers, items, strict=True), 1
        ):
            y = top + apart * number
            label.kids.append(TextMark(page, column.x, y - LIFT, marker, size))
            context.artifact(LineMark(page, start, y, column.right, y, HAIRLINE))
            context.places.append(
                Place(
                    name=name,
                    label=form.desc,
                    kind="line",
                    page=page,
                    x=start,
                    y=y - apart + MM,
                    width=column.right - start,
                    height=apart - MM,
                    node=form,
                    baselines=(y - LIFT,),
                )
            )

    return Fragment(len(names) * pitch, draw, stretch=1 if block.fill else 0)


def _pitch(block: Field, context: LayoutContext) -> float:
    """The distance of its writing lines; some profiles set close lines a fifth nearer."""
    return context.profile.pitch * (context.profile.close if block.close else 1)


def _box(block: Field, column: Column, node: Node, context: LayoutContext) -> Fragment:
    """A frame with its label inside, close to its top left."""
    frame = Frame(
        name=block.name,
        label=block.place_label,
        title=block.label,
        tag="P",
        style=body(context, "bold"),
        hint=block.hint,
        value=block.value,
    )
    return Fragment(
        words_height(frame, column.width, context) + max(1, block.lines) * _pitch(block, context),
        draw_frame(frame, column, node, context),
        before=context.profile.gap,
        stretch=1 if block.fill else 0,
    )
