"""Laying out cards with names: badges to cut out, and cards to fold and stand on a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import Column, Fragment
from worksheets.layout.marks import LineMark, Mark, Node, TextMark
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.layout.typeface import Weight
from worksheets.layout.wrap import wrap
from worksheets.record import record
from worksheets.sheet.drawn import NameCard, NameCards

BADGE = (90 * MM, 55 * MM)
"""The usual size of a badge's holder: width and height."""
TENT = (180 * MM, 55 * MM)
"""One of the two sides of a card that stands on a table."""
CLEAR = 5 * MM
"""From a cut line or a fold to the words; a cut may be off by 4 mm."""
LARGEST = {False: 30, True: 54}
"""The size at which a name is first tried, in points, on a badge and on a card that stands."""
LEAST = 20
"""A name that is long is set in lines before it is smaller than this."""
DETAIL = 16
"""The least size of what stands under a name: large print for everybody."""
EDGE = 5 * MM
"""Copiers print no nearer to the paper's edge than this."""
DASH = 4 * MM
"""The length of a dash of a fold, and of the gap behind it."""


def name_cards(
    block: NameCards, column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """Rows of cards in the middle of the paper, as many side by side as it has room for."""
    width, height = TENT if block.fold else BADGE
    room = context.paper.width - 2 * EDGE
    across = max(1, int(room / width))
    width = min(width, room)
    start = (context.paper.width - across * width) / 2
    listed = into.add("L")
    rows = [block.cards[n : n + across] for n in range(0, len(block.cards), across)]
    drawn = [
        _row([_words(card, Column(start + n * width, width), height, block.fold, listed, context)
              for n, card in enumerate(row)], Column(start, width), height, block.fold, context)
        for row in rows
    ]  # fmt: skip
    return [Fragment(drawn[0].height, drawn[0].draw, before=context.profile.gap), *drawn[1:]]


def _row(
    cards: Sequence[Callable[[int, float], None]],
    first: Column,
    height: float,
    fold: bool,
    context: LayoutContext,
) -> Fragment:
    """A row of cards: the lines to cut along, the line to fold along, and the words."""
    tall = 2 * height if fold else height
    right = first.x + len(cards) * first.width

    def draw(page: int, top: float, given: float) -> None:
        for y in (top, top + tall):
            context.artifact(LineMark(page, first.x, y, right, y, HAIRLINE))
        for n in range(len(cards) + 1):
            x = first.x + n * first.width
            context.artifact(LineMark(page, x, top, x, top + tall, HAIRLINE))
        if fold:
            context.artifact(*_dashes(page, first.x, right, top + height))
        for card in cards:
            card(page, top)

    return Fragment(tall, draw)


def _dashes(page: int, left: float, right: float, y: float) -> list[Mark]:
    count = int((right - left - DASH) / (2 * DASH)) + 1
    starts = [left + DASH / 2 + 2 * n * DASH for n in range(count)]
    return [LineMark(page, x, y, min(x + DASH, right), y, HAIRLINE) for x in starts]


@record
class _Line:
    """A line of words of a card: how far under the card's top it stands, and how it is set."""

    text: str
    x: float
    y: float
    width: float
    size: float
    weight: Weight


def _words(
    card: NameCard,
    column: Column,
    height: float,
    fold: bool,
    listed: Node,
    context: LayoutContext,
) -> Callable[[int, float], None]:
    """A drawer of a card's words. On a card that stands they are on both sides, read once."""
    item = listed.add("LI").add("LBody")
    lines = _lines(card, column, height, fold, context)

    def draw(page: int, top: float) -> None:
        for line in lines:
            y = top + line.y + (height if fold else 0)
            item.kids.append(TextMark(page, line.x, y, line.text, line.size, line.weight))
            if fold:
                # The other side stands on its head until the card is folded.
                x, y = line.x + line.width, top + height - line.y
                back = TextMark(page, x, y, line.text, line.size, line.weight, turned=True)
                context.artifact(back)

    return draw


def _lines(
    card: NameCard, column: Column, height: float, fold: bool, context: LayoutContext
) -> list[_Line]:
    """The lines of a card in the middle of it: the name in bold, the detail under it."""
    room = column.width - 2 * CLEAR
    detail_size = max(DETAIL, context.profile.size)
    details = wrap(card.detail, context.regular, detail_size, room) if card.detail else []
    corner = detail_size * 1.2 if card.corner else 0.0
    most = height - 2 * CLEAR - len(details) * detail_size * 1.2 - corner
    size = max(LARGEST[fold], context.profile.size)
    names = [card.name]
    while size > LEAST:
        names = wrap(card.name, context.bold, size, room)
        whole = all(context.bold.width(word, size) <= room for word in card.name.split())
        if whole and len(names) <= 2 and len(names) * size * 1.2 <= most:
            break
        size -= 2
    tall = len(names) * size * 1.2 + len(details) * detail_size * 1.2
    y = corner + (height - corner - tall) / 2
    if card.corner:
        lines = [_placed(card.corner, column, CLEAR, detail_size, "regular", context, middle=False)]
    else:
        lines = []
    for name in names:
        lines.append(_placed(name.strip(), column, y, size, "bold", context))
        y += size * 1.2
    for detail in details:
        lines.append(_placed(detail.strip(), column, y, detail_size, "regular", context))
        y += detail_size * 1.2
    return lines


def _placed(
    text: str,
    column: Column,
    top: float,
    size: float,
    weight: Weight,
    context: LayoutContext,
    *,
    middle: bool = True,
) -> _Line:
    """A line that begins so far under its card's top: in the middle, or at the right."""
    face = context.bold if weight == "bold" else context.regular
    width = face.width(text, size)
    x = column.x + (column.width - width) / 2 if middle else column.right - CLEAR - width
    return _Line(text, x, baseline(top, size * 1.2, size), width, size, weight)
