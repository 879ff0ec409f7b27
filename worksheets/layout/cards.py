"""Laying out cards to cut out: shared cut lines, marks at their ends, words clear of the cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import Column, Fragment
from worksheets.layout.marks import LineMark, Node, TextMark
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.layout.text import Style, draw_lines, lines_of
from worksheets.sheet.drawn import Card, Cards

WIDTH, HEIGHT = 95 * MM, 46 * MM
"""A card's size: two across fit A4, and nine lie on an A3 board."""
EDGE = 5 * MM
"""Copiers print no nearer to the paper's edge than this."""
CLEAR = 5 * MM
"""From a cut line to the words; a cut may be off by 4 mm."""
MARK = 3 * MM
"""The length of a crop mark."""


def cards(block: Cards, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """Rows of cards, centred on the paper, as tall as the tallest needs."""
    count = max(1, int((context.paper.width - 2 * EDGE) / WIDTH))
    width = min(WIDTH, context.paper.width - 2 * EDGE)
    height = max([HEIGHT, *(_need(card, width, context) for card in block.cards)])
    start = (context.paper.width - count * width) / 2
    listed = into.add("L")
    rows = [block.cards[n : n + count] for n in range(0, len(block.cards), count)]
    return [
        _row(row, Column(start, width), height, listed, context, number == 0)
        for number, row in enumerate(rows)
    ]


def _style(context: LayoutContext) -> Style:
    size = context.profile.heading
    return Style(size, size * context.profile.spacing)


def _need(card: Card, width: float, context: LayoutContext) -> float:
    style = _style(context)
    lines = lines_of(context, card.words, style, width - 2 * CLEAR)
    return 2 * CLEAR + context.profile.title * 1.2 + len(lines) * style.leading


def _row(
    row: Sequence[Card],
    first: Column,
    height: float,
    listed: Node,
    context: LayoutContext,
    top_row: bool,
) -> Fragment:
    drawers = [
        _card(card, first.x + n * first.width, first.width, listed, context)
        for n, card in enumerate(row)
    ]

    def draw(page: int, top: float, given: float) -> None:
        _cut_lines(page, first.x, top, len(row) * first.width, height, first.width, context)
        for drawer in drawers:
            drawer(page, top)

    return Fragment(height, draw, before=context.profile.gap + MARK if top_row else 0)


def _card(
    card: Card, x: float, width: float, listed: Node, context: LayoutContext
) -> Callable[[int, float], None]:
    """A drawer of one card's letter and words; of a blank card it draws nothing."""
    size = context.profile.title
    style = _style(context)
    item = listed.add("LI") if card.words else Node("LI")
    label = item.add("Lbl")
    lines = lines_of(context, card.words, style, width - 2 * CLEAR)
    words = draw_lines(item.add("LBody"), lines, style, x + CLEAR)

    def draw(page: int, top: float) -> None:
        if card.words:
            y = baseline(top + CLEAR, size * 1.2, size)
            label.kids.append(TextMark(page, x + CLEAR, y, card.label, size, "bold"))
            words(page, top + CLEAR + size * 1.2, 0)

    return draw


def _cut_lines(
    page: int,
    x: float,
    top: float,
    width: float,
    height: float,
    step: float,
    context: LayoutContext,
) -> None:
    """The lines around a row's cards, and marks where they leave it."""
    right, foot = x + width, top + height
    for y in (top, foot):
        context.artifact(LineMark(page, x, y, right, y, HAIRLINE))
    for n in range(round(width / step) + 1):
        context.artifact(LineMark(page, x + n * step, top, x + n * step, foot, HAIRLINE))
    for corner in (x, right):
        way = -1 if corner == x else 1
        if EDGE <= corner + way * MARK <= context.paper.width - EDGE:
            for y in (top, foot):
                context.artifact(LineMark(page, corner, y, corner + way * MARK, y, HAIRLINE))
