"""Laying out cards to cut out: shared cut lines, marks at their ends, words clear of the cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from worksheets.layout.marks import LineMark, Node, TextMark
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.layout.piece import Column, Piece
from worksheets.layout.setting import Setting, baseline
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


def cards(block: Cards, column: Column, into: Node, setting: Setting) -> list[Piece]:
    """Rows of cards, centred on the paper, as tall as the tallest needs."""
    count = max(1, int((setting.paper.width - 2 * EDGE) / WIDTH))
    width = min(WIDTH, setting.paper.width - 2 * EDGE)
    height = max([HEIGHT, *(_need(card, width, setting) for card in block.cards)])
    start = (setting.paper.width - count * width) / 2
    listed = into.add("L")
    rows = [block.cards[n : n + count] for n in range(0, len(block.cards), count)]
    return [
        _row(row, Column(start, width), height, listed, setting, number == 0)
        for number, row in enumerate(rows)
    ]


def _style(setting: Setting) -> Style:
    size = setting.profile.heading
    return Style(size, size * setting.profile.spacing)


def _need(card: Card, width: float, setting: Setting) -> float:
    style = _style(setting)
    lines = lines_of(setting, card.words, style, width - 2 * CLEAR)
    return 2 * CLEAR + setting.profile.title * 1.2 + len(lines) * style.leading


def _row(
    row: Sequence[Card], first: Column, height: float, listed: Node, setting: Setting, top_row: bool
) -> Piece:
    drawers = [
        _card(card, first.x + n * first.width, first.width, listed, setting)
        for n, card in enumerate(row)
    ]

    def draw(page: int, top: float, given: float) -> None:
        _cut_lines(page, first.x, top, len(row) * first.width, height, first.width, setting)
        for drawer in drawers:
            drawer(page, top)

    return Piece(height, draw, before=setting.profile.gap + MARK if top_row else 0)


def _card(
    card: Card, x: float, width: float, listed: Node, setting: Setting
) -> Callable[[int, float], None]:
    """A drawer of one card's letter and words; of a blank card it draws nothing."""
    size = setting.profile.title
    style = _style(setting)
    item = listed.add("LI") if card.words else Node("LI")
    label = item.add("Lbl")
    lines = lines_of(setting, card.words, style, width - 2 * CLEAR)
    words = draw_lines(item.add("LBody"), lines, style, x + CLEAR)

    def draw(page: int, top: float) -> None:
        if card.words:
            y = baseline(top + CLEAR, size * 1.2, size)
            label.kids.append(TextMark(page, x + CLEAR, y, card.label, size, "bold"))
            words(page, top + CLEAR + size * 1.2, 0)

    return draw


def _cut_lines(
    page: int, x: float, top: float, width: float, height: float, step: float, setting: Setting
) -> None:
    """The lines around a row's cards, and marks where they leave it."""
    right, foot = x + width, top + height
    for y in (top, foot):
        setting.artifact(LineMark(page, x, y, right, y, HAIRLINE))
    for n in range(round(width / step) + 1):
        setting.artifact(LineMark(page, x + n * step, top, x + n * step, foot, HAIRLINE))
    for corner in (x, right):
        way = -1 if corner == x else 1
        if EDGE <= corner + way * MARK <= setting.paper.width - EDGE:
            for y in (top, foot):
                setting.artifact(LineMark(page, corner, y, corner + way * MARK, y, HAIRLINE))
