"""Laying out places to write: a line, ruled lines, a box."""

from __future__ import annotations

from worksheets.layout.frame import Frame, draw_frame, words_height
from worksheets.layout.marks import LineMark, Node, Place, TextMark
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.layout.piece import Column, Hold, Piece
from worksheets.layout.setting import LIFT, Setting
from worksheets.layout.text import body, paragraph
from worksheets.sheet.tree import Field

LINE_LENGTH = {"any": 60 * MM, "name": 90 * MM, "date": 30 * MM}
"""The least length of a line to write on; a name is longer than a date."""

CLOSE = 0.8
"""The part of the pitch that close lines are apart: 8 mm of 10, UK feint ruling."""
LONGEST_DATE = 60 * MM
"""A line for a date or a figure is never longer."""


def label_width(block: Field, setting: Setting) -> float:
    """How much of a line a field's label takes, the blank behind it included."""
    return setting.bold.width(block.label, setting.profile.size) + 2 * MM


def field(block: Field, column: Column, into: Node, setting: Setting) -> list[Piece]:
    """A labelled place to write."""
    node = into.add("Div")
    match block.kind:
        case "line":
            return _line(block, column, node, setting)
        case "lines":
            return _lines(block, column, node, setting)
        case "box":
            return [_box(block, column, node, setting)]


def _line(block: Field, column: Column, node: Node, setting: Setting) -> list[Piece]:
    """A label and a line behind it; under it where the page is too narrow for both."""
    start = label_width(block, setting)
    if start + min(LINE_LENGTH[block.size], column.width * 0.6) > column.width:
        label = _label(block, column, node, setting)
        return [*label, _ruled(block, column, node, setting, "", 1)]
    return [_ruled(block, column, node, setting, block.label, 1)]


def _lines(block: Field, column: Column, node: Node, setting: Setting) -> list[Piece]:
    label = _label(block, column, node, setting)
    return [*label, _ruled(block, column, node, setting, "", block.lines)]


def _label(block: Field, column: Column, node: Node, setting: Setting) -> list[Piece]:
    style = body(setting, "bold")
    before = setting.profile.gap
    pieces = paragraph(setting, block.label, column, node.add("P"), style, before, Hold.NEVER)
    if block.hint:
        hint = node.add("P")
        pieces += paragraph(setting, block.hint, column, hint, body(setting), 0, Hold.NEVER)
    return pieces


def _ruled(
    block: Field, column: Column, node: Node, setting: Setting, label: str, count: int
) -> Piece:
    """Writing lines at the profile's pitch, the first behind the label if there is one."""
    pitch = setting.profile.pitch * (CLOSE if block.close else 1)
    size = setting.profile.size
    words = node.add("P") if label else node
    form = setting.form(node, block.label)
    markers = _markers(block, count)
    indent = max(setting.regular.width(marker, size) + 2 * MM for marker in markers)
    start = column.x + (label_width(block, setting) if label else indent if markers[0] else 0)
    end = min(column.right, start + LONGEST_DATE) if block.size == "date" else column.right

    def draw(page: int, top: float, height: float) -> None:
        extra = int((height - count * pitch + 0.01) / pitch) if block.fill else 0
        rules = [top + pitch * number for number in range(1, count + extra + 1)]
        if label:
            mark = TextMark(page, column.x, rules[0] - LIFT, label, size, "bold")
            words.kids.append(mark)
        for y, marker in zip(rules, _markers(block, len(rules)), strict=True):
            setting.artifact(LineMark(page, start, y, end, y, HAIRLINE))
            if marker:
                setting.artifact(TextMark(page, column.x, y - LIFT, marker, size))
        first = rules[0] - pitch + MM
        setting.places.append(
            Place(
                name=block.name,
                label=block.label,
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

    return Piece(count * pitch, draw, stretch=1 if block.fill else 0)


def _markers(block: Field, count: int) -> list[str]:
    """What stands before each line: a number, a bullet or nothing."""
    if block.marker == "number":
        return [f"{number}." for number in range(1, count + 1)]
    return ["•" if block.marker == "bullet" else ""] * count


def _box(block: Field, column: Column, node: Node, setting: Setting) -> Piece:
    """A frame with its label inside, close to its top left."""
    frame = Frame(
        name=block.name,
        label=block.label,
        title=block.label,
        tag="P",
        style=body(setting, "bold"),
        hint=block.hint,
        value=block.value,
    )
    return Piece(
        words_height(frame, column.width, setting) + max(1, block.lines) * setting.profile.pitch,
        draw_frame(frame, column, node, setting),
        before=setting.profile.gap,
        stretch=1 if block.fill else 0,
    )
