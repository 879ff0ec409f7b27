"""Laying out cards to cut out: shared cut lines, marks at their ends, words clear of the cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import Column, Fragment
from worksheets.layout.marks import LineMark, Node, TextMark
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.layout.profile import PROFILES
from worksheets.layout.text import Style, draw_lines, lines_of, numbering_of
from worksheets.sheet.drawn import Card, Cards

CARD_WIDTH, CARD_HEIGHT = 95 * MM, 46 * MM
"""A card's least size: two by six fit A4, and nine lie on an A3 board."""
EDGE = 5 * MM
"""Copiers print no nearer to the paper's edge than this."""
CLEAR = 5 * MM
"""From a cut line to the words; a cut may be off by 4 mm."""
MARK = 3 * MM
"""The length of a cut mark."""
LEAST_SIZE = 18
"""A card is read from across a table: its words are no smaller, in points."""


def cards(block: Cards, into: Node, height: float, context: LayoutContext) -> list[Fragment]:
    """Rows of cards, centred on the paper; `height` is the room of a page, which blank ones fill.

    No page has far fewer rows than another.
    """
    strip = card_strip(context)
    tall = card_height((card.words for card in block.cards), context)
    across, down = round(strip.width / CARD_WIDTH), max(1, int(height / tall + 1e-6))
    listed = into.add("L")
    labels = [card.label for card in block.cards]
    listed.numbering = numbering_of(labels) if any(labels) else "None"
    rows = _rows(block.cards, strip, tall, listed, context)
    pages = -(-len(rows) // down)
    a_page = -(-len(rows) // pages)
    rows = [replace(row, new_page=n > 0 and n % a_page == 0) for n, row in enumerate(rows)]
    if block.blanks:
        blanks = [Card() for _ in range(across * down)]
        first, *rest = _rows(blanks, strip, tall, listed, context)
        rows += [replace(first, new_page=True), *rest]
    return rows


def card_strip(context: LayoutContext) -> Column:
    """Where the cards of a row stand: as many side by side as leave room for cut marks."""
    count = max(1, int((context.paper.width - 2 * (EDGE + MARK)) / CARD_WIDTH))
    width = count * CARD_WIDTH
    return Column((context.paper.width - width) / 2, width)


def card_height(words: Iterable[str], context: LayoutContext) -> float:
    """How high cards are on which these words stand, in points; a board has boxes as high.

    It depends on the profile alone, never on the paper: cards and board may be on different ones.
    """
    style = _style(context)
    needs = [len(lines_of(context, each, style, CARD_WIDTH - 2 * CLEAR)) for each in words if each]
    most = max(needs, default=0)
    return max(CARD_HEIGHT, 2 * CLEAR + _letter_leading(context) + most * style.leading)


def _style(context: LayoutContext) -> Style:
    # On A3 other words are larger; a card is as large as on A4.
    profile = PROFILES[context.profile.name]
    size = max(LEAST_SIZE, profile.heading)
    return Style(size, size * profile.spacing)


def _letter_size(context: LayoutContext) -> float:
    return max(LEAST_SIZE, PROFILES[context.profile.name].title)


def _letter_leading(context: LayoutContext) -> float:
    return _letter_size(context) * 1.2


def _rows(
    cards: Sequence[Card], strip: Column, height: float, listed: Node, context: LayoutContext
) -> list[Fragment]:
    count = round(strip.width / CARD_WIDTH)
    rows = [cards[n : n + count] for n in range(0, len(cards), count)]
    return [_row(row, strip.x, height, listed, context) for row in rows]


def _row(
    row: Sequence[Card], x: float, height: float, listed: Node, context: LayoutContext
) -> Fragment:
    drawers = [_card(card, x + n * CARD_WIDTH, listed, context) for n, card in enumerate(row)]

    def draw(page: int, top: float, given: float) -> None:
        _cut_lines(page, x, top, len(row), height, context)
        for drawer in drawers:
            drawer(page, top)

    return Fragment(height, draw)


def _card(
    card: Card, x: float, listed: Node, context: LayoutContext
) -> Callable[[int, float], None]:
    """A drawer of one card's letter and words; of a blank card it draws nothing."""
    size, leading = _letter_size(context), _letter_leading(context)
    style = _style(context)
    item = listed.add("LI") if card.words else Node("LI")
    label = item.add("Lbl")
    lines = lines_of(context, card.words, style, CARD_WIDTH - 2 * CLEAR)
    words = draw_lines(item.add("LBody"), lines, style, x + CLEAR)

    def draw(page: int, top: float) -> None:
        if card.words:
            y = baseline(top + CLEAR, leading, size)
            label.kids.append(TextMark(page, x + CLEAR, y, card.label, size, "bold"))
            words(page, top + CLEAR + leading, 0)

    return draw


def _cut_lines(
    page: int, x: float, top: float, count: int, height: float, context: LayoutContext
) -> None:
    """The lines around a row's cards; each goes on a little on both sides, as a cut mark.

    Where another row follows, its lines lie on the marks.
    """
    right, foot = x + count * CARD_WIDTH, top + height
    left_mark = max(EDGE, x - MARK)
    right_mark = min(context.paper.width - EDGE, right + MARK)
    for y in (top, foot):
        context.artifact(LineMark(page, left_mark, y, right_mark, y, HAIRLINE))
    top_mark = max(EDGE, top - MARK)
    foot_mark = min(context.paper.height - EDGE, foot + MARK)
    for n in range(count + 1):
        place = x + n * CARD_WIDTH
        context.artifact(LineMark(page, place, top_mark, place, foot_mark, HAIRLINE))
