"""A framed place to write: its words inside, close to its top left, and room under them."""

from __future__ import annotations

from typing import Literal

from worksheets.layout.context import INSET, PADDING, LayoutContext
from worksheets.layout.fragment import Column, Draw
from worksheets.layout.marks import BoxMark, Node, Place
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.text import Style, body, draw_lines, lines_of
from worksheets.record import record

EDGE = 1.5 * MM
"""From the foot of a frame to the place that a field may use."""
UNDER = 1.5 * MM
"""From the words in a frame to what is written under them."""


@record
class Frame:
    """What stands in a frame: a title in its style, a hint under it, and the place's name.

    The `corner` is words at the right of the title, or under it where it has no room or a `low` one
    is asked for.
    """

    name: str
    label: str
    title: str
    tag: Literal["P", "H2", "H3"]
    style: Style
    hint: str = ""
    value: str = ""
    corner: str = ""
    low: bool = False


def words_height(frame: Frame, width: float, context: LayoutContext) -> float:
    """How much of a frame of `width` points its words take, the padding above them included."""
    words = _words(frame, width, context)
    return PADDING + sum(len(each.lines) * each.style.leading for each in words)


def room_inside(frame: Frame, column: Column, context: LayoutContext) -> float:
    """The least room under the words of a frame: its place to write, and what keeps that clear."""
    width = column.width - 2 * PADDING
    words = words_height(frame, column.width, context) + UNDER + EDGE
    return UNDER + context.least_height(frame.name, width, frame.value, besides=words) + EDGE


def draw_frame(
    frame: Frame, column: Column, node: Node, context: LayoutContext, place: Node | None = None
) -> Draw:
    """A drawer of the frame; its words become the content of `node`, its place that of `place`.

    Without a `place` both belong to `node`.
    """
    x = column.x + PADDING
    words = _words(frame, column.width, context)
    drawers = [draw_lines(node.add(each.tag), each.lines, each.style, x) for each in words]
    if _beside_title(frame, column.width, context):
        drawers.append(_draw_corner(frame, column, node, context))
    form = context.form(place or node, frame.label)
    used = words_height(frame, column.width, context)

    def draw(page: int, top: float, height: float) -> None:
        context.artifact(BoxMark(page, column.x, top, column.width, height, FRAME))
        y = top + PADDING
        for drawer, each in zip(drawers, words, strict=False):
            drawer(page, y, 0)
            y += len(each.lines) * each.style.leading
        for drawer in drawers[len(words) :]:
            drawer(page, top + PADDING, 0)
        context.places.append(
            Place(
                name=frame.name,
                label=frame.label,
                kind="box",
                page=page,
                x=column.x + PADDING - INSET,
                y=top + used + UNDER,
                width=column.width - 2 * (PADDING - INSET),
                height=height - used - UNDER - EDGE,
                node=form,
                value=frame.value,
            )
        )

    return draw


@record
class _Words:
    """Lines of text at the top of a frame, and what they are."""

    lines: list[str]
    style: Style
    tag: Literal["P", "H2", "H3"]


def _words(frame: Frame, width: float, context: LayoutContext) -> list[_Words]:
    """The frame's title, its corner if that has no room beside the title, and its hint."""
    inner, style = width - 2 * PADDING, body(context)
    words = [_Words(lines_of(context, frame.title, frame.style, inner), frame.style, frame.tag)]
    loose = [] if _beside_title(frame, width, context) else [frame.corner]
    words += [
        _Words(lines_of(context, text, style, inner), style, "P")
        for text in (*loose, frame.hint)
        if text
    ]
    return words


def _beside_title(frame: Frame, width: float, context: LayoutContext) -> bool:
    return bool(frame.corner) and not frame.low and corner_fits(frame, width, context)


def corner_fits(frame: Frame, width: float, context: LayoutContext) -> bool:
    """Whether a frame's title leaves room for the corner in one line."""
    title = context.bold.width(frame.title, frame.style.size)
    corner = context.regular.width(frame.corner, context.profile.size)
    return title + corner + 3 * PADDING <= width


def _draw_corner(frame: Frame, column: Column, node: Node, context: LayoutContext) -> Draw:
    """The corner's words, ending at the frame's right on the title's line."""
    size = context.profile.size
    style = Style(size, frame.style.leading)
    x = column.right - PADDING - context.regular.width(frame.corner, size)
    return draw_lines(node.add("P"), [frame.corner], style, x)
