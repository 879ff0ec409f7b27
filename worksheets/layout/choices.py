"""Laying out scales: a statement, and under it a row of boxes of which one is ticked."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import Column, Fragment
from worksheets.layout.marks import BoxMark, ChoiceBox, Node, Place, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.profile import Profile
from worksheets.layout.text import body, draw_lines, lines_of
from worksheets.record import record
from worksheets.sheet.tree import Scale


@record
class _Spot:
    """Where one answer stands: how far right and how many rows down."""

    value: str
    label: str
    x: float
    row: int
    form: Node
    words: Node


def scale(
    block: Scale,
    column: Column,
    item: Node,
    context: LayoutContext,
    indent: float,
) -> Fragment:
    """A statement, its number at the left, and its answers under it."""
    style = body(context)
    start = column.x + indent
    label = context.number_room if block.number else 0
    inner = Column(start + label, column.right - start - label)
    lines = lines_of(context, block.text, style, inner.width)
    number = draw_lines(item.add("Lbl"), [block.number], style, start) if block.number else None
    content = item.add("LBody")
    words = draw_lines(content.add("P"), lines, style, inner.x)
    spots = _spots(block, inner, content, context)
    text_height = len(lines) * style.leading + MM

    def draw(page: int, top: float, height: float) -> None:
        if number:
            number(page, top, height)
        words(page, top, height)
        place = _draw_answers(spots, block, inner, page, top + text_height, content, context)
        context.places.append(place)

    height = text_height + _answers_height(spots, context)
    before = max(context.profile.gap * 0.8, context.profile.item_gap)
    return Fragment(height, draw, before=before)


def _pitch(context: LayoutContext) -> float:
    """How far apart rows of answers stand, in points."""
    return max(context.profile.target, body(context).leading) + MM


def _answers_height(spots: Sequence[_Spot], context: LayoutContext) -> float:
    return (spots[-1].row + 1) * _pitch(context)


def _draw_answers(
    spots: Sequence[_Spot],
    block: Scale,
    column: Column,
    page: int,
    top: float,
    content: Node,
    context: LayoutContext,
) -> Place:
    """Draw all answers below `top`, in points from the head of the page; the place they make."""
    pitch = _pitch(context)
    boxes = [
        _draw_answer(spot, page, top + spot.row * pitch + pitch / 2, context) for spot in spots
    ]
    return Place(
        name=block.name,
        label=block.label,
        kind="choice",
        page=page,
        x=column.x,
        y=top,
        width=column.width,
        height=_answers_height(spots, context),
        node=content,
        boxes=tuple(boxes),
    )


def _spots(block: Scale, column: Column, content: Node, context: LayoutContext) -> list[_Spot]:
    """The answers in as many rows as they need."""
    spots = []
    x, row = column.x, 0
    for choice in block.choices:
        width = context.profile.tick_indent + context.regular.width(
            choice.text, context.profile.size
        )
        if x > column.x and x + width > column.right:
            x, row = column.x, row + 1
        form = context.form(content, f"{block.label}: {choice.text}", "rb")
        spots.append(_Spot(choice.value, choice.text, x, row, form, content.add("P")))
        x += width + 6 * MM
    return spots


def _draw_answer(spot: _Spot, page: int, middle: float, context: LayoutContext) -> ChoiceBox:
    profile = context.profile
    y = baseline(middle, 0, profile.size)
    mark = TextMark(page, spot.x + profile.tick_indent, y, spot.label, profile.size)
    spot.words.kids.append(mark)
    box = (spot.x + profile.tick / 2, middle)
    return draw_choice(spot.value, spot.label, spot.form, page, box, profile)


def draw_choice(
    value: str, label: str, form: Node, page: int, middle: tuple[float, float], profile: Profile
) -> ChoiceBox:
    """Draw a box around its middle as the content of `form`; its target is larger than it."""
    x, y = middle
    side, target = profile.tick, profile.target
    form.kids.append(BoxMark(page, x - side / 2, y - side / 2, side, side, FRAME))
    return ChoiceBox(value, x - target / 2, y - target / 2, target, label, form)
