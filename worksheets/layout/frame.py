"""A framed place to write: its words inside, close to its top left, and room under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from worksheets.layout.marks import BoxMark, Node, Place
from worksheets.layout.paper import FRAME
from worksheets.layout.piece import Column, Draw
from worksheets.layout.setting import PADDING, Setting
from worksheets.layout.text import Style, body, draw_lines, lines_of

INSET = PADDING / 2
"""From a frame to the place that a field may use."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands in a frame: a title in its style, a hint under it, and the place's name."""

    name: str
    label: str
    title: str
    tag: Literal["P", "H2", "H3"]
    style: Style
    hint: str = ""
    value: str = ""


def words_height(frame: Frame, width: float, setting: Setting) -> float:
    """How much of a frame of `width` points its words take, the padding above them included."""
    return PADDING + sum(
        len(lines) * style.leading for lines, style, _ in _words(frame, width, setting)
    )


def draw_frame(frame: Frame, column: Column, node: Node, setting: Setting) -> Draw:
    """A drawer of the frame; its words and its place become the content of `node`."""
    x = column.x + PADDING
    words = _words(frame, column.width, setting)
    drawers = [(draw_lines(node.add(tag), lines, style, x), lines, style)
               for lines, style, tag in words]  # fmt: skip
    form = setting.form(node, frame.label)
    used = words_height(frame, column.width, setting)

    def draw(page: int, top: float, height: float) -> None:
        setting.artifact(BoxMark(page, column.x, top, column.width, height, FRAME))
        y = top + PADDING
        for drawer, lines, style in drawers:
            drawer(page, y, 0)
            y += len(lines) * style.leading
        setting.places.append(
            Place(
                name=frame.name,
                label=frame.label,
                kind="box",
                page=page,
                x=column.x + INSET,
                y=top + used,
                width=column.width - 2 * INSET,
                height=height - used - INSET,
                node=form,
                value=frame.value,
            )
        )

    return draw


def _words(
    frame: Frame, width: float, setting: Setting
) -> list[tuple[list[str], Style, Literal["P", "H2", "H3"]]]:
    inner = width - 2 * PADDING
    words = [(lines_of(setting, frame.title, frame.style, inner), frame.style, frame.tag)]
    if frame.hint:
        style = body(setting)
        words.append((lines_of(setting, frame.hint, style, inner), style, "P"))
    return words
