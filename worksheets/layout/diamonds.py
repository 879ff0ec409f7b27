"""Laying out a board of diamonds: rows that differ by one lie in the gaps of one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import Column, Fragment
from worksheets.layout.marks import LineMark, Node, Place, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.text import body, draw_lines, lines_of
from worksheets.sheet.drawn import Board

if TYPE_CHECKING:
    from worksheets.layout.board import RowNodes

APART = 1.2 * MM
"""How far a diamond keeps from the line between it and its neighbour."""
ROOM = 3 * MM
"""Between a row's name and its first diamond."""
WIDE, TALL = 0.55, 0.43
"""The half sides of the place inside a diamond, as parts of its half width and half height."""
NUMBER = 0.62
"""How far over the middle a diamond's number stands, as a part of its half height."""
STEEPEST = 1.25
"""A diamond is at most so much higher than wide."""
NAME_LINES = 3
"""A row's name has at most so many lines."""


def diamonds(block: Board, column: Column, context: LayoutContext) -> Diamonds:
    """The narrowest strip for the rows' names, and diamonds that have the rest of the width."""
    least = 0.0
    for tenth in range(10):
        made = Diamonds(block, column, column.width * tenth / 20, context)
        if made.names_fit():
            return made
        least = made.strip
    return Diamonds(block, column, least, context)


class Diamonds:
    """The geometry of a board of diamonds, `strip` points of its width left for its rows' names."""

    def __init__(self, block: Board, column: Column, strip: float, context: LayoutContext) -> None:
        self.strip = strip
        self._block, self._column, self._context = block, column, context
        self._half_width = (column.width - strip) / (2 * max(block.rows))
        # The middles of the rows under the top, in half heights of a diamond.
        self._middles = [1]
        for above, below in pairwise(block.rows):
            self._middles.append(self._middles[-1] + (1 if abs(above - below) == 1 else 2))
        profile = context.profile
        least = max(profile.pitch * 1.2, profile.leading * 2.2)
        self._least = least
        self.height = (self._middles[-1] + 1) * least

    def names_fit(self) -> bool:
        """Whether each row's name has room left of it."""
        return all(self._name_lines(row) for row in range(len(self._block.levels)))

    def free(self, row: int) -> tuple[Column, Column, float]:
        """The strips left and right of a row; the left one is for its name."""
        column = self._column
        half = self._block.rows[row] * self._half_width
        middle = column.x + self.strip + max(self._block.rows) * self._half_width
        right = Column(middle + half + ROOM, max(0.0, column.right - middle - half - ROOM))
        return Column(column.x, 0), right, self._least

    def fragments(self, figure: Node, nodes: Sequence[RowNodes]) -> list[Fragment]:
        """The board, which is never parted."""

        def draw(page: int, top: float, height: float) -> None:
            count = self._middles[-1] + 1
            half_height = min(height / count, STEEPEST * self._half_width)
            first = top + (height - count * half_height) / 2
            for row, own in enumerate(nodes):
                self._draw_row(row, own, figure, page, first, half_height)

        return [Fragment(self.height, draw, stretch=1)]

    def _start(self, row: int) -> float:
        """The left corner of a row's first diamond."""
        short = max(self._block.rows) - self._block.rows[row]
        return self._column.x + self.strip + short * self._half_width

    def _name_lines(self, row: int) -> list[str]:
        """The lines of a row's name beside its first diamond; none if they do not fit."""
        context, style = self._context, body(self._context, "bold")
        name = self._block.levels[row]
        widest = max(context.bold.width(word, style.size) for word in name.split())
        free = self._start(row) - self._column.x - ROOM
        for count in range(1, NAME_LINES + 1):
            # The rows above and below come nearer, the higher a name is.
            cut = self._half_width * count * style.leading / 2 / self._least
            width = free - (cut if self._start(row) > self._column.x + self.strip else 0)
            lines = lines_of(context, name, style, width) if width >= widest else []
            if lines and len(lines) <= count:
                return lines
        return []

    def _draw_row(
        self, row: int, own: RowNodes, figure: Node, page: int, top: float, half: float
    ) -> None:
        context = self._context
        y = top + self._middles[row] * half
        if self._block.levels:
            style = body(context, "bold")
            lines = self._name_lines(row) or [self._block.levels[row]]
            said = draw_lines(own.name, lines, style, self._column.x)
            said(page, y - len(lines) * style.leading / 2, 0)
        for n, number in enumerate(self._block.numbers(row)):
            x = self._start(row) + (2 * n + 1) * self._half_width
            figure.kids.extend(self._outline(page, x, y, half))
            shown, size = str(number), context.profile.size
            wide = context.regular.width(shown, size)
            line = baseline(y - NUMBER * half, 0, size)
            own.numbers[n].kids.append(TextMark(page, x - wide / 2, line, shown, size))
            self._place(number, own.forms[n], page, x, y, half)

    def _outline(self, page: int, x: float, y: float, half: float) -> list[LineMark]:
        inner = 1 - APART / self._half_width
        wide, tall = inner * self._half_width, inner * half
        corners = [(x, y - tall), (x + wide, y), (x, y + tall), (x - wide, y)]
        return [
            LineMark(page, *start, *end, FRAME)
            for start, end in zip(corners, [*corners[1:], corners[0]], strict=True)
        ]

    def _place(self, number: int, form: Node, page: int, x: float, y: float, half: float) -> None:
        inner = 1 - APART / self._half_width
        wide, tall = WIDE * inner * self._half_width, TALL * inner * half
        self._context.places.append(
            Place(
                name=f"{self._block.name}-{number}",
                label=form.desc,
                kind="box",
                page=page,
                x=x - wide,
                y=y - tall,
                width=2 * wide,
                height=2 * tall,
                node=form,
            )
        )
