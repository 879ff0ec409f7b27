"""Laying out a board of diamonds: rows that differ by one lie in the gaps of one another.

The rows' names stand at the left of the rows. Where that would make the diamonds too small for
their readers, the names stand above the board with the numbers of their diamonds.
"""

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
MOST = 0.6
"""With its names at the left a board takes at most so much of its page's height."""
BETWEEN = 1.5
"""Between two names above the board, as a multiple of their size."""


def diamonds(block: Board, column: Column, context: LayoutContext) -> Diamonds:
    """The narrowest strip for the rows' names, and diamonds that have the rest of the width."""
    for tenth in range(10):
        made = Diamonds(block, column, column.width * tenth / 20, context)
        if made.names_fit():
            break
    if made.large_enough():
        return made
    larger = Diamonds(block, column, 0.0, context, above=True)
    return larger if larger.height <= context.height else made


class Diamonds:
    """The geometry of a board of diamonds, `strip` points of its width left for its rows' names.

    The names may stand `above` the board instead.
    """

    def __init__(
        self,
        block: Board,
        column: Column,
        strip: float,
        context: LayoutContext,
        *,
        above: bool = False,
    ) -> None:
        self.strip = strip
        self._block, self._column, self._context = block, column, context
        self._half_width = (column.width - strip) / (2 * max(block.rows))
        # The middles of the rows under the top, in half heights of a diamond.
        self._middles = [1]
        for upper, lower in pairwise(block.rows):
            self._middles.append(self._middles[-1] + (1 if abs(upper - lower) == 1 else 2))
        self._count = self._middles[-1] + 1
        self._above = self._names_above() if above else []
        rows = 1 + max((row for _, _, row in self._above), default=-1)
        self._names_height = rows * context.profile.leading + (context.profile.gap if rows else 0)
        profile = context.profile
        most = (context.height - self._names_height) / self._count
        least = max(profile.pitch * 1.2, profile.leading * 2.2)
        self._least = max(least, min(self._needed(), most))
        self.height = self._names_height + self._count * self._least

    def names_fit(self) -> bool:
        """Whether each row's name has room left of it."""
        return all(self._name_lines(row) for row in range(len(self._block.levels)))

    def large_enough(self) -> bool:
        """Whether the places have the room that their readers need."""
        needed = self._needed()
        steep = needed > STEEPEST * self._half_width
        return not steep and self._count * needed <= self._context.height * MOST

    def _needed(self) -> float:
        """The half height of a diamond whose place has its part of the room in `standard`."""
        context, half = self._context, self._half_width
        rooms = (context.standard.get(f"{self._block.name}-{number}", 0.0)
                 for number in range(1, sum(self._block.rows) + 1))  # fmt: skip
        inner = 1 - APART / half
        return max(rooms) * context.profile.room / (4 * WIDE * TALL * inner * inner * half)

    def free(self, row: int, next_row: int) -> Sequence[tuple[Column, Column, float]]:
        """The strips left and right of a row, and their height; the left one is for its name.

        The next row leaves no room.
        """
        column = self._column
        half = self._block.rows[row] * self._half_width
        middle = column.x + self.strip + max(self._block.rows) * self._half_width
        right = Column(middle + half + ROOM, max(0.0, column.right - middle - half - ROOM))
        return [(Column(column.x, 0), right, self._least)]

    def fragments(self, figure: Node, nodes: Sequence[RowNodes]) -> list[Fragment]:
        """The board, which is never parted."""

        def draw(page: int, top: float, height: float) -> None:
            room = height - self._names_height
            half_height = min(room / self._count, STEEPEST * self._half_width)
            first = top + self._names_height + (room - self._count * half_height) / 2
            self._draw_names_above(nodes, page, top)
            for row, own in enumerate(nodes):
                self._draw_row(row, own, figure, page, first, half_height)

        return [Fragment(self.height, draw, stretch=1)]

    def _names_above(self) -> list[tuple[str, float, int]]:
        """The rows' names in lines above the board: what is before each, how far right, which line.

        Before a name stand the numbers of its diamonds.
        """
        face, size = self._context.bold, self._context.profile.size
        found: list[tuple[str, float, int]] = []
        x, line = 0.0, 0
        for row, name in enumerate(self._block.levels):
            numbers = self._block.numbers(row)
            shown = f"{numbers[0]} " if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]} "
            wide = face.width(shown + name, size)
            if x and x + wide > self._column.width:
                x, line = 0.0, line + 1
            found.append((shown, x, line))
            x += wide + BETWEEN * size
        return found

    def _draw_names_above(self, nodes: Sequence[RowNodes], page: int, top: float) -> None:
        context, size = self._context, self._context.profile.size
        for (shown, across, line), name, own in zip(
            self._above, self._block.levels, nodes, strict=False
        ):
            x = self._column.x + across
            y = baseline(top + line * context.profile.leading, context.profile.leading, size)
            # The numbers are heard with the diamonds.
            context.artifact(TextMark(page, x, y, shown, size, "bold"))
            x += context.bold.width(shown, size)
            own.name.kids.append(TextMark(page, x, y, name, size, "bold"))

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
        if self._block.levels and not self._above:
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
