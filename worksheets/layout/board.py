"""Laying out a board of boxes in rows, and rows of small boxes for letters."""

from __future__ import annotations

from dataclasses import replace

from worksheets.layout.context import LIFT, LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import BoxMark, Node, Place, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.text import body, draw_lines, lines_of, paragraph
from worksheets.sheet.drawn import Board, Letters

GAP = 2 * MM
"""The room between two boxes of the board."""
LEAST = 14 * MM
"""The least height of a box of the board."""
LEAST_CAPTION = 30 * MM
"""A corner narrower than this has no room for what the top or the bottom means."""


def board(block: Board, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """The board, what its top and its bottom mean beside it; it shares out its page's room."""
    figure = into.add("Figure")
    figure.alt = block.alt
    top = into.add("P")
    rows = []
    first = 1
    for count in block.rows:
        rows.append(_row(block, first, count, column, figure, into, context))
        first += count
    bottom = into.add("P")
    rows[0], above = _caption(block, block.top, block.rows[0], rows[0], top, column, context)
    rows[-1], below = _caption(
        block, block.bottom, block.rows[-1], rows[-1], bottom, column, context
    )
    fragments = [*above, *rows, *below]
    return [*fragments[:-1], replace(fragments[-1], break_rule=BreakRule.FREE)]


def _caption(
    block: Board,
    words: str,
    count: int,
    row: Fragment,
    node: Node,
    column: Column,
    context: LayoutContext,
) -> tuple[Fragment, list[Fragment]]:
    """A row with words in the free corner at its left, and the words where there is no corner."""
    style = body(context, "bold")
    free = (column.width + GAP) * (1 - count / max(block.rows)) / 2 - GAP
    beside = free >= LEAST_CAPTION
    lines = lines_of(context, words, style, free if beside else column.width)
    said = draw_lines(node, lines, style, column.x)
    tall = len(lines) * style.leading
    if not beside:
        return row, [Fragment(tall, said, before=GAP, break_rule=BreakRule.NEVER)]

    def draw(page: int, top: float, height: float) -> None:
        said(page, top + (height - tall) / 2, tall)
        row.draw(page, top, height)

    return replace(row, draw=draw, height=max(row.height, tall)), []


def _row(
    block: Board,
    first: int,
    count: int,
    column: Column,
    figure: Node,
    into: Node,
    context: LayoutContext,
) -> Fragment:
    widest = max(block.rows)
    width = (column.width - (widest - 1) * GAP) / widest
    start = column.x + (widest - count) * (width + GAP) / 2
    forms = [context.form(into, f"{block.label} {first + n}") for n in range(count)]

    def draw(page: int, top: float, height: float) -> None:
        for n, form in enumerate(forms):
            x = start + n * (width + GAP)
            figure.kids.append(BoxMark(page, x, top, width, height, FRAME))
            context.places.append(
                Place(
                    name=f"{block.name}-{first + n}",
                    label=form.desc,
                    kind="box",
                    page=page,
                    x=x + MM,
                    y=top + MM,
                    width=width - 2 * MM,
                    height=height - 2 * MM,
                    node=form,
                )
            )

    return Fragment(LEAST, draw, before=GAP, stretch=1, break_rule=BreakRule.NEVER)


def letters(block: Letters, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """Small boxes in rows, each with its number at its left, for one letter each."""
    node = into.add("Div")
    style = body(context, "bold")
    gap = context.profile.gap
    fragments = paragraph(context, block.label, column, node.add("P"), style, gap, BreakRule.NEVER)
    side = context.profile.pitch + 2 * MM
    label = context.regular.width("00", context.profile.size) + MM
    step = label + side + 4 * MM
    fits = max(1, int((column.width + 4 * MM) / step))
    for first in range(1, block.count + 1, fits):
        numbers = range(first, min(first + fits, block.count + 1))
        fragments.append(_boxes(block, numbers, column, (label, side, step), node, context))
    return fragments


def _boxes(
    block: Letters,
    numbers: range,
    column: Column,
    measures: tuple[float, float, float],
    node: Node,
    context: LayoutContext,
) -> Fragment:
    label, side, step = measures
    size = context.profile.size
    nodes = [(node.add("P"), context.form(node, f"{block.label} {number}")) for number in numbers]

    def draw(page: int, top: float, height: float) -> None:
        for n, (number, (words, form)) in enumerate(zip(numbers, nodes, strict=True)):
            x = column.x + n * step
            y = baseline(top, side, size)
            words.kids.append(TextMark(page, x, y, str(number), size))
            context.artifact(BoxMark(page, x + label, top, side, side, FRAME))
            context.places.append(
                Place(
                    name=f"{block.name}-{number}",
                    label=form.desc,
                    kind="line",
                    page=page,
                    x=x + label,
                    y=top,
                    width=side,
                    height=side,
                    node=form,
                    baselines=(top + side - MM - LIFT,),
                )
            )

    last = numbers[-1] == block.count
    return Fragment(
        side, draw, before=2 * MM, break_rule=BreakRule.FREE if last else BreakRule.AVOID
    )
