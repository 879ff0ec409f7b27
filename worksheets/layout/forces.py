"""Laying out forces: two sides of boxes whose arrows point inwards at a line between them."""

from __future__ import annotations

from worksheets.layout.context import LIFT, LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import BoxMark, LineMark, Node, Place
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.text import body, draw_lines, heading_style, lines_of
from worksheets.sheet.drawn import Force, Forces

ARROW = 12 * MM
"""The length of an arrow."""
HEAD = 2.5 * MM
"""How far the head of an arrow goes back."""
GAP = 1.5 * MM
"""The room between two rows."""
LEAST_WIDTH = 40 * MM
"""A box narrower than this is no use; the sides then stand one under the other."""


def forces(block: Forces, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """Both sides in rows, or one under the other where the page is too narrow."""
    figure = into.add("Figure")
    figure.alt = block.alt
    half = column.width / 2
    score = context.profile.pitch + 2 * MM if block.score else 0
    sides = [into.add("Sect") for _ in block.sides]
    if half - ARROW - score < LEAST_WIDTH:
        whole = [
            _Side(block, side, node, figure, column, context, n == 0)
            for n, (side, node) in enumerate(zip(block.sides, sides, strict=True))
        ]
        return [fragment for side in whole for fragment in _rows([side], block, context)]
    columns = [Column(column.x, half), Column(column.x + half, half)]
    paired = [
        _Side(block, side, node, figure, strip, context, n == 0)
        for n, (side, node, strip) in enumerate(zip(block.sides, sides, columns, strict=True))
    ]
    return _rows(paired, block, context, middle=column.x + half)


def _rows(
    sides: list[_Side], block: Forces, context: LayoutContext, middle: float | None = None
) -> list[Fragment]:
    """The headings, the rows, and the totals of sides that stand in one row."""

    def draw_heads(page: int, top: float, height: float) -> None:
        for side in sides:
            side.draw_head(page, top, height)

    heads = max(side.head_height for side in sides)
    gap = context.profile.gap
    fragments = [Fragment(heads, draw_heads, before=gap * 1.3, break_rule=BreakRule.NEVER)]
    fragments += [_row(sides, row, context, middle) for row in range(1, block.rows + 1)]
    if block.score:
        fragments.append(_totals(sides, context))
    return fragments


def _row(sides: list[_Side], row: int, context: LayoutContext, middle: float | None) -> Fragment:
    forms = [side.row_forms(row) for side in sides]

    def draw(page: int, top: float, height: float) -> None:
        if middle is not None:
            context.artifact(LineMark(page, middle, top - GAP, middle, top + height, 2 * FRAME))
        for side, own in zip(sides, forms, strict=True):
            side.draw_row(row, own, page, top, height)

    least = 1.1 * context.profile.pitch
    return Fragment(least, draw, before=GAP, stretch=1, break_rule=BreakRule.AVOID)


def _totals(sides: list[_Side], context: LayoutContext) -> Fragment:
    forms = [side.total_form() for side in sides]

    def draw(page: int, top: float, height: float) -> None:
        for side, (words, form) in zip(sides, forms, strict=True):
            side.draw_total(words, form, page, top)

    return Fragment(context.profile.pitch + 2 * MM, draw, before=GAP)


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
        rightwards: bool,
    ) -> None:
        self._block, self._side, self._node, self._figure = block, side, node, figure
        self._setting, self._column, self._right = context, column, rightwards
        self._score = context.profile.pitch + 2 * MM if block.score else 0
        self._box = column.width - ARROW - self._score
        self._x = column.x if rightwards else column.right - self._box
        style = heading_style(context)
        lines = lines_of(context, side.title, style, self._box + self._score)
        self.head_height = len(lines) * style.leading
        start = column.x if rightwards else column.x + ARROW
        head = node.add("H3" if context.under_heading else "H2")
        self.draw_head = draw_lines(head, lines, style, start)

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
        self._arrow(page, end, top + height / 2)

    def total_form(self) -> tuple[Node, Node]:
        """The element of the total's label, and its Form."""
        label = f"{self._side.title}: {self._block.total}"
        return self._node.add("P"), self._setting.form(self._node, label)

    def draw_total(self, words: Node, form: Node, page: int, top: float) -> None:
        """The label of the sum, and a box under the scores."""
        context = self._setting
        style = body(context, "bold")
        side = self._score
        x = self._x + self._box if self._right else self._x - side
        width = context.bold.width(self._block.total, style.size)
        start = x - width - 2 * MM if self._right else x + side + 2 * MM
        line_top = baseline(top, side, style.size) - baseline(0, style.leading, style.size)
        draw_lines(words, [self._block.total], style, start)(page, line_top, 0)
        self._place(f"{self._side.name}-total", form, page, x, top, side, side)

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
                baselines=(top + height / 2 + LIFT,) if small else (),
            )
        )

    def _arrow(self, page: int, start: float, y: float) -> None:
        """An arrow from the side towards the middle, short of the line."""
        way = 1 if self._right else -1
        tip = start + way * (ARROW - 1.5 * MM)
        back = tip - way * HEAD
        for line in (
            (start + way * MM, y, tip, y),
            (back, y - HEAD * 0.7, tip, y),
            (back, y + HEAD * 0.7, tip, y),
        ):
            self._figure.kids.append(LineMark(page, *line, 1.5 * FRAME))
