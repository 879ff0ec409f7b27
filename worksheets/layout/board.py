"""Laying out a board: rows of diamonds to write in, or of boxes on which cards lie.

What stands in the board's corners goes beside its first and last rows where there is room for it,
and above and below the board where there is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.cards import CARD_WIDTH, card_height
from worksheets.layout.columns import LayOut, least_width
from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.diamonds import Diamonds, diamonds
from worksheets.layout.fragment import BreakRule, Column, Fragment, draw_stack, stack_height
from worksheets.layout.marks import BoxMark, Node, Place, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.text import body, draw_lines, lines_of
from worksheets.record import record
from worksheets.sheet.drawn import Board, Corner
from worksheets.sheet.tree import Block, Text

GAP = 1 * MM
"""The room between two boxes of the board, and the room that a card has in its box."""
ROOM = 3 * MM
"""Between the board and what stands beside it."""

LEAST_TEXT = 8
"""Words beside the board have at least so much room, as a multiple of their size."""


@record
class RowNodes:
    """The elements of a row: its name, and for each box its number and its place."""

    name: Node
    numbers: Sequence[Node]
    forms: Sequence[Node]


def board(
    block: Board, column: Column, into: Node, context: LayoutContext, lay_out: LayOut
) -> list[Fragment]:
    """The board with what stands in its corners."""
    made: _Boxes | Diamonds
    if block.shape == "diamonds":
        made = diamonds(block, column, context)
    else:
        made = _Boxes(block, column, context)
    tops, bottoms = ([corner for corner in block.corners if corner.at.startswith(side)]
                     for side in ("top", "bottom"))  # fmt: skip
    above, top_draws = _corners(tops, made.free(0, 1), column, into, context, lay_out)
    figure = into.add("Figure")
    figure.alt = block.alt
    nodes = [_row_nodes(block, row, into, context) for row in range(len(block.rows))]
    below, bottom_draws = _corners(bottoms, made.free(-1, -2), column, into, context, lay_out)
    rows = made.fragments(figure, nodes)
    rows[0] = _beside(rows[0], top_draws, first=True)
    rows[-1] = _beside(rows[-1], bottom_draws, first=False)
    # A board of cards has its paper to itself, but for the title.
    close = block.shape == "boxes" and not above
    rows[0] = replace(rows[0], before=GAP if close else context.profile.gap)
    rows[-1] = replace(rows[-1], break_rule=BreakRule.FREE)
    return [*above, *rows, *below]


def _row_nodes(block: Board, row: int, into: Node, context: LayoutContext) -> RowNodes:
    """The elements of a row, in the order in which they are read."""
    group = into.add("Div")
    name = group.add("P") if block.levels else Node("P")
    numbers, forms = [], []
    for number in block.numbers(row):
        numbers.append(group.add("P"))
        forms.append(context.form(group, block.place_label(number)))
    return RowNodes(name, numbers, forms)


_Draws = Sequence[tuple[Column, Sequence[Fragment]]]


def _corners(
    corners: Sequence[Corner],
    free: Sequence[tuple[Column, Column, float]],
    column: Column,
    into: Node,
    context: LayoutContext,
    lay_out: LayOut,
) -> tuple[list[Fragment], _Draws]:
    """What stands in corners: fragments above or below the board, and stacks beside it.

    `free` are strips left and right of the board, and how high they are; the first is taken in
    which a corner fits.
    """
    apart: list[Fragment] = []
    beside: list[tuple[Column, Sequence[Fragment]]] = []
    for corner in corners:
        strips = [(left if corner.at.endswith("left") else right, height)
                  for left, right, height in free]  # fmt: skip
        fitting = (strip for strip, height in strips
                   if _fits(corner, strip, height, context, lay_out))  # fmt: skip
        strip = next(fitting, None)
        stack = _stack(corner, strip or column, into, context, lay_out)
        if strip:
            beside.append((strip, stack))
        else:
            apart += stack
    return apart, beside


def _fits(
    corner: Corner, strip: Column, height: float, context: LayoutContext, lay_out: LayOut
) -> bool:
    """Whether a corner's blocks have room in a strip, tried on a tree that nobody reads."""
    if strip.width < max((_least_width(block, context) for block in corner.blocks), default=0):
        return False
    return stack_height(_stack(corner, strip, Node("Sect"), context, lay_out)) <= height


def _least_width(block: Block, context: LayoutContext) -> float:
    """The width under which a block is no use beside a board."""
    if isinstance(block, Text):
        size = context.profile.size
        return min(size * LEAST_TEXT, context.regular.width(block.text, size))
    return least_width(block, context)


def _stack(
    corner: Corner, strip: Column, into: Node, context: LayoutContext, lay_out: LayOut
) -> list[Fragment]:
    return [
        fragment for block in corner.blocks for fragment in lay_out(block, strip, into, context)
    ]


def _beside(row: Fragment, stacks: _Draws, *, first: bool) -> Fragment:
    """A row with stacks beside it: at the head of the first row, at the foot of the last."""

    def draw(page: int, top: float, height: float) -> None:
        for _, stack in stacks:
            tall = stack_height(stack)
            draw_stack(stack, page, top if first else top + height - tall, tall)
        row.draw(page, top, height)

    return replace(row, draw=draw)


class _Boxes:
    """Boxes as large as the cards that lie on them, in as many lines a row as it takes."""

    def __init__(self, block: Board, column: Column, context: LayoutContext) -> None:
        self._block, self._column, self._context = block, column, context
        self._height = card_height((each.text for each in block.statements), context) + GAP
        self._width = min(CARD_WIDTH + GAP, column.width)
        fits = max(1, int((column.width + GAP) / (self._width + GAP)))
        self._across = min(max(block.rows), fits)
        style = body(context, "bold")
        names = [context.bold.width(word, style.size) for name in block.levels
                 for word in name.split()]  # fmt: skip
        self._name_width = max(names, default=0) + ROOM
        self._beside = self._name_width <= self._start(max(block.rows)) - column.x

    def free(self, row: int, next_row: int) -> Sequence[tuple[Column, Column, float]]:
        """The strips left and right of a row, then those of it and the next, and their height."""
        one, other = self._beside_row(row), self._beside_row(next_row)
        left = min(one[0], other[0], key=lambda strip: strip.width)
        right = min(one[1], other[1], key=lambda strip: strip.width)
        return [one, (left, right, one[2] + other[2] if other[2] else 0.0)]

    def _beside_row(self, row: int) -> tuple[Column, Column, float]:
        """The strips left and right of a row, without its name, and how high they are."""
        column, count = self._column, self._block.rows[row]
        if count > self._across:
            return Column(column.x, 0), Column(column.right, 0), 0
        start = self._start(count)
        name = self._name_width if self._beside else 0
        left = Column(column.x, max(0.0, start - column.x - name - ROOM))
        end = start + count * (self._width + GAP) - GAP
        right = Column(end + ROOM, max(0.0, column.right - end - ROOM))
        return left, right, self._height

    def fragments(self, figure: Node, nodes: Sequence[RowNodes]) -> list[Fragment]:
        """The rows, each in as many lines as it takes."""
        fragments: list[Fragment] = []
        for row, own in enumerate(nodes):
            numbers = self._block.numbers(row)
            lines = [range(n, min(n + self._across, len(numbers)))
                     for n in range(0, len(numbers), self._across)]  # fmt: skip
            for line in lines:
                made = self._line(row, numbers, line, own, figure)
                rule = BreakRule.AVOID if line is lines[-1] else BreakRule.NEVER
                fragments.append(replace(made, break_rule=rule))
        return fragments

    def _start(self, count: int) -> float:
        """Where a row of so many boxes begins, in the middle of the page."""
        wide = min(count, self._across) * (self._width + GAP) - GAP
        return self._column.x + (self._column.width - wide) / 2

    def _line(self, row: int, numbers: range, line: range, own: RowNodes, figure: Node) -> Fragment:
        context = self._context
        start = self._start(len(line))
        style = body(context, "bold")
        name = self._block.levels[row] if self._block.levels and line.start == 0 else ""
        room = self._name_width - ROOM if self._beside else self._column.width
        words = lines_of(context, name, style, room) if name else []
        tall = len(words) * style.leading
        above = tall if words and not self._beside else 0
        name_x = start - self._name_width if self._beside else start
        said = draw_lines(own.name, words, style, name_x)

        def draw(page: int, top: float, height: float) -> None:
            if words:
                said(page, top if above else top + (height - tall) / 2, tall)
            for place, n in enumerate(line):
                x = start + place * (self._width + GAP)
                figure.kids.append(
                    BoxMark(page, x, top + above, self._width, height - above, FRAME)
                )
                number = numbers[n]
                self._box(number, page, x, top + above, height - above, own, n)

        return Fragment(above + self._height, draw, before=GAP)

    def _box(
        self, number: int, page: int, x: float, top: float, height: float, own: RowNodes, n: int
    ) -> None:
        """The number in the corner of a box, and the place beside it."""
        context, size = self._context, self._context.profile.size
        y = baseline(top + MM, context.profile.leading, size)
        own.numbers[n].kids.append(TextMark(page, x + ROOM, y, str(number), size))
        indent = 2 * ROOM + context.regular.width("0", size)
        context.places.append(
            Place(
                name=f"{self._block.name}-{number}",
                label=own.forms[n].desc,
                kind="box",
                page=page,
                x=x + indent,
                y=top + MM,
                width=self._width - indent - MM,
                height=height - 2 * MM,
                node=own.forms[n],
            )
        )
