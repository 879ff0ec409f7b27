"""Laying out forces: two sides of boxes whose arrows point inwards at a line between them."""

from __future__ import annotations

from dataclasses import replace

from worksheets.layout.context import INSET, LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import BoxMark, LineMark, Node, Place, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.text import body, draw_lines, heading_style, lines_of
from worksheets.sheet.drawn import Force, Forces

ARROWS = (12 * MM, 7 * MM)
"""The lengths that an arrow may have, the better one first."""
HEAD = 2.5 * MM
"""How far the head of an arrow goes back."""
LEAST_WIDTH = 34 * MM
"""A box narrower than this is no use; the sides then stand one under the other."""
LONG_WORD = 13
"""An arrow is short where that leaves a box room for a word of so many letters."""
APART = 2 * MM
"""Between the title of a side and what stands over its scores."""
UNDER_HEAD = 1 * MM
"""From the headings to the first row."""


def forces(block: Forces, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """Both sides in rows; one under the other, without arrows, where the page is too narrow."""
    half = column.width / 2
    arrow = _arrow_length(half - _score_width(block, context), context)
    figure = into.add("Figure") if arrow else Node("Figure")
    figure.alt = block.alt
    nodes = [into.add("Sect") for _ in block.sides]
    if not arrow:
        sides = [
            _Side(block, side, node, figure, column, context, arrow, True)
            for side, node in zip(block.sides, nodes, strict=True)
        ]
        return [fragment for side in sides for fragment in _rows([side], block, context)]
    columns = [Column(column.x, half), Column(column.x + half, half)]
    paired = [
        _Side(block, side, node, figure, strip, context, arrow, n == 0)
        for n, (side, node, strip) in enumerate(zip(block.sides, nodes, columns, strict=True))
    ]
    return _rows(paired, block, context, middle=column.x + half)


def _arrow_length(room: float, context: LayoutContext) -> float:
    """How long an arrow is that shares so much room with a box; 0 if the box leaves it none."""
    fitting = [length for length in ARROWS if length <= room - LEAST_WIDTH]
    word = context.regular.width("n" * LONG_WORD, context.profile.size)
    better = [length for length in fitting if length <= room - word]
    return (better or fitting[-1:] or [0.0])[0]


def _score_width(block: Forces, context: LayoutContext) -> float:
    """How wide the boxes for scores are: as wide as high, and wide enough for what is over them."""
    if not block.score:
        return 0.0
    size = context.profile.size
    widest = max((context.bold.width(word, size) for word in block.score_title.split()), default=0)
    return max(context.profile.pitch + 2 * MM, widest + MM)


def _rows(
    sides: list[_Side], block: Forces, context: LayoutContext, middle: float | None = None
) -> list[Fragment]:
    """The headings, the rows, and the totals of sides that stand in one row."""
    heads = max(side.head_height for side in sides) + UNDER_HEAD

    def draw_heads(page: int, top: float, height: float) -> None:
        for side in sides:
            side.draw_head(page, top + heads - UNDER_HEAD)

    def draw_again(page: int, top: float, height: float) -> None:
        for side in sides:
            side.draw_head(page, top + heads - UNDER_HEAD, again=True)

    again = Fragment(heads, draw_again, break_rule=BreakRule.NEVER)
    before = context.profile.gap * (1 if block.close else 1.3)
    fragments = [Fragment(heads, draw_heads, before=before, break_rule=BreakRule.NEVER)]
    rows = [_row(sides, row, context, middle) for row in range(1, block.rows + 1)]
    if block.score:
        rows.append(_totals(sides, context))
    rows = [replace(row, again=again) for row in rows]
    return [*fragments, *rows[:-1], replace(rows[-1], break_rule=BreakRule.FREE)]


def _row(sides: list[_Side], row: int, context: LayoutContext, middle: float | None) -> Fragment:
    forms = [side.row_forms(row) for side in sides]

    def draw(page: int, top: float, height: float) -> None:
        if middle is not None:
            context.artifact(LineMark(page, middle, top, middle, top + height, 2 * FRAME))
        for side, own in zip(sides, forms, strict=True):
            side.draw_row(row, own, page, top, height)

    profile = context.profile
    least = profile.pitch * (profile.close * 1.05 if sides[0].close else 1.1)
    least = max(least, *(side.least_height(row) for side in sides))
    return Fragment(least, draw, stretch=1, break_rule=BreakRule.AVOID)


def _totals(sides: list[_Side], context: LayoutContext) -> Fragment:
    forms = [side.total_form() for side in sides]

    def draw(page: int, top: float, height: float) -> None:
        for side, (words, form) in zip(sides, forms, strict=True):
            side.draw_total(words, form, page, top)

    return Fragment(context.profile.pitch, draw, before=MM)


class _Side:
    """One side: its box outside, its score, and its arrow towards the middle."""

    def __init__(
        self,
        block: Forces,
        side: Force,
        node: Node,
        figure: Node,
        column: Column,
        context: LayoutContext,
        arrow: float,
        rightwards: bool,
    ) -> None:
        self._block, self._side, self._node, self._figure = block, side, node, figure
        self._setting, self._column = context, column
        self.close = block.close
        self._arrow_length = arrow
        self._score = _score_width(block, context)
        self._box = column.width - arrow - self._score
        self._right = rightwards
        self._x = column.x if self._right else column.right - self._box
        self._head = node.add("H3" if context.under_heading else "H2")
        self._over = node.add("P") if block.score_title else Node("P")
        self._titles = lines_of(context, side.title, heading_style(context), self._box - APART)
        small = body(context, "bold")
        # What stands over the scores may reach over the arrows.
        over = lines_of(context, block.score_title, small, self._score + arrow * 0.9)
        self._overs = over if block.score_title else []
        self.head_height = max(
            len(self._titles) * heading_style(context).leading, len(self._overs) * small.leading
        )

    def draw_head(self, page: int, foot: float, *, again: bool = False) -> None:
        """The side's title over its boxes and a heading over its scores, both ending at `foot`."""
        context = self._setting
        head, over = (Node("H2"), Node("P")) if again else (self._head, self._over)
        style, small = heading_style(context), body(context, "bold")
        start = self._x if self._right else self._x + APART
        titles = draw_lines(head, self._titles, style, start)
        titles(page, foot - len(self._titles) * style.leading, 0)
        for row, line in enumerate(self._overs, -len(self._overs)):
            wide = context.bold.width(line.rstrip(), small.size)
            x = self._x + self._box if self._right else self._x - wide
            draw_lines(over, [line], small, x)(page, foot + row * small.leading, 0)
        if again:
            context.artifact(*(mark for node in (head, over) for mark in node.kids
                               if isinstance(mark, TextMark)))  # fmt: skip

    def least_height(self, row: int) -> float:
        """What the box for a force needs, its frame included."""
        width = self._box - 2 * (MM + INSET)
        besides = self.head_height + 2 * MM
        name = f"{self._side.name}-{row}"
        return self._setting.least_height(name, width, besides=besides) + 2 * MM

    def row_forms(self, row: int) -> list[Node]:
        """The Form elements of a row: the force, and its score if scores are wanted."""
        label = f"{self._side.title} {row}"
        labels = [label, f"{label}: {self._block.score}"] if self._block.score else [label]
        return [self._setting.form(self._node, each) for each in labels]

    def draw_row(self, row: int, forms: list[Node], page: int, top: float, height: float) -> None:
        """A box for the force, a smaller one for its score, and the arrow."""
        name = self._side.name
        self._place(f"{name}-{row}", forms[0], page, self._x, top, self._box, height)
        end = self._x + self._box if self._right else self._x
        if self._block.score:
            x = end if self._right else end - self._score
            self._place(f"{name}-score-{row}", forms[1], page, x, top, self._score, height)
            end = x + self._score if self._right else x
        if self._arrow_length:
            self._arrow(page, end, top + height / 2)

    def total_form(self) -> tuple[Node, Node]:
        """The element of the total's label, and its Form."""
        label = f"{self._side.title}: {self._block.total}"
        return self._node.add("P"), self._setting.form(self._node, label)

    def draw_total(self, words: Node, form: Node, page: int, top: float) -> None:
        """The label of the sum, and a box under the scores."""
        context = self._setting
        style = body(context, "bold")
        side, tall = self._score, context.profile.pitch
        x = self._x + self._box if self._right else self._x - side
        width = context.bold.width(self._block.total, style.size)
        start = x - width - 2 * MM if self._right else x + side + 2 * MM
        line_top = baseline(top, tall, style.size) - baseline(0, style.leading, style.size)
        draw_lines(words, [self._block.total], style, start)(page, line_top, 0)
        self._place(f"{self._side.name}-total", form, page, x, top, side, tall)

    def _place(
        self, name: str, form: Node, page: int, x: float, top: float, width: float, height: float
    ) -> None:
        context = self._setting
        small = width == self._score
        context.artifact(BoxMark(page, x, top, width, height, FRAME))
        context.places.append(
            Place(
                name=name,
                label=form.desc,
                kind="line" if small else "box",
                page=page,
                x=x if small else x + MM,
                y=top + MM,
                width=width if small else width - 2 * MM,
                height=height - 2 * MM,
                node=form,
                centred=small,
            )
        )

    def _arrow(self, page: int, start: float, y: float) -> None:
        """An arrow from the side towards the middle, short of the line."""
        way = 1 if self._right else -1
        tip = start + way * (self._arrow_length - 1.5 * MM)
        back = tip - way * HEAD
        for line in (
            (start + way * MM, y, tip, y),
            (back, y - HEAD * 0.7, tip, y),
            (back, y + HEAD * 0.7, tip, y),
        ):
            self._figure.kids.append(LineMark(page, *line, 1.5 * FRAME))
