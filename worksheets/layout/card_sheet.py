"""Laying out a sheet of nothing but cards: they have the page, words stand where cut marks do not.

Cards go up to 5 mm from the paper's edge, as far as a copier prints. Title, page number and credit
stand in the strips above and below them: between the cut marks if they are short enough, beyond
them if not.
"""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.layout.cards import CARD_WIDTH, EDGE, MARK, card_strip, cards
from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import Column, Fragment
from worksheets.layout.marks import Node, PageLabel, TextMark
from worksheets.layout.paper import MM
from worksheets.layout.text import Style
from worksheets.layout.typeface import Weight
from worksheets.layout.wrap import wrap
from worksheets.record import record
from worksheets.sheet.drawn import Cards
from worksheets.sheet.page_code import MOST_PAGES
from worksheets.sheet.tree import Instructions, Sheet
from worksheets.text.braces import fill_in

BESIDE_MARK = 1 * MM
"""From a cut mark to the words beside it."""
TEXT_MARGIN = 10 * MM
"""From the paper's side to words beyond the marks."""
APART = 5 * MM
"""Between two texts on one line."""


@record
class _Line:
    """A line of a strip: where it begins, what it says, and how far under the strip's top."""

    x: float
    row: int
    text: str
    weight: Weight = "regular"


@record
class _Strip:
    """The words above or below the cards, in so many rows; `marks` is the room for cut marks."""

    lines: Sequence[_Line]
    rows: int
    marks: float


def is_card_sheet(sheet: Sheet) -> bool:
    """Whether a sheet has cards, and nothing beside them but what to do with them."""
    kinds = [type(block) for block in sheet.blocks]
    return Cards in kinds and set(kinds) <= {Cards, Instructions}


def lay_out_cards(sheet: Sheet, root: Node, context: LayoutContext) -> tuple[int, PageLabel]:
    """Lay out a sheet of cards; the number of its pages, and where their number stands."""
    paper = context.paper
    style = Style(context.profile.size, context.profile.leading)
    wording = context.phrases["page"]
    label = context.regular.width(fill_in(wording, page=MOST_PAGES, pages=MOST_PAGES), style.size)
    said = " ".join(block.text for block in sheet.blocks if isinstance(block, Instructions))
    head = _head(sheet.title.text, said, label, context)
    foot = _foot(sheet.credit, context)
    first = EDGE + head.rows * style.leading + head.marks
    last = paper.height - EDGE - foot.rows * style.leading
    title, instructions = root.add("H1"), root.add("P") if said else Node("P")
    rows = [
        fragment
        for block in sheet.blocks
        if isinstance(block, Cards)
        for fragment in cards(block, root, last - foot.marks - first, context)
    ]
    pages = _pages(rows, last - foot.marks - first)
    credit = root.add("P")
    for page, own in enumerate(pages):
        for number, row in enumerate(own):
            row.draw(page, first + number * row.height, row.height)
        # Each page has its words; they are read once.
        for line in head.lines:
            node = title if line.weight == "bold" else instructions
            _draw(line, EDGE, page, node if page == 0 else None, style, context)
        for line in foot.lines:
            _draw(line, last, page, credit if own is pages[-1] else None, style, context)
    right = paper.width - TEXT_MARGIN if head.marks else card_strip(context).right - BESIDE_MARK
    return len(pages), PageLabel(right, baseline(EDGE, style.leading, style.size), wording)


def _pages(rows: Sequence[Fragment], height: float) -> list[list[Fragment]]:
    pages: list[list[Fragment]] = [[]]
    left = height
    for row in rows:
        if pages[-1] and (row.new_page or row.height > left + 0.01):
            pages.append([])
            left = height
        pages[-1].append(row)
        left -= row.height
    return pages


def _draw(
    line: _Line, top: float, page: int, node: Node | None, style: Style, context: LayoutContext
) -> None:
    y = baseline(top + line.row * style.leading, style.leading, style.size)
    mark = TextMark(page, line.x, y, line.text, style.size, line.weight)
    if node:
        node.kids.append(mark)
    else:
        context.artifact(mark)


def _zones(context: LayoutContext) -> list[float]:
    """Where the room between two cut marks begins, one for each card of a row."""
    strip = card_strip(context)
    return [strip.x + n * CARD_WIDTH + BESIDE_MARK for n in range(round(strip.width / CARD_WIDTH))]


def _text_strip(context: LayoutContext) -> Column:
    """Where words stand that are too long for the room between two marks."""
    return Column(TEXT_MARGIN, context.paper.width - 2 * TEXT_MARGIN)


def _head(title: str, said: str, label: float, context: LayoutContext) -> _Strip:
    """The title, what to do, and room for the page number at the right."""
    size, room = context.profile.size, CARD_WIDTH - 2 * BESIDE_MARK
    zones = _zones(context)
    wide = context.regular.width(said, size)
    beside = wide + label + (APART if said else 0) <= room
    if len(zones) > 1 and beside and context.bold.width(title, size) <= room:
        lines = [_Line(zones[0], 0, f"{title} ", "bold")]
        lines += [_Line(zones[-1], 0, said)] if said else []
        return _Strip(lines, 1, 0)
    strip = _text_strip(context)
    titles = wrap(title, context.bold, size, strip.width - label - APART)
    under = wrap(said, context.regular, size, strip.width) if said else []
    lines = [_Line(strip.x, row, line, "bold") for row, line in enumerate(titles)]
    lines += [_Line(strip.x, row, line) for row, line in enumerate(under, len(titles))]
    return _Strip(lines, len(lines), MARK + MM)


def _foot(credit: str, context: LayoutContext) -> _Strip:
    """The credit, in one row between the marks or in several beyond them."""
    size, zones = context.profile.size, _zones(context)
    parts = wrap(credit, context.regular, size, CARD_WIDTH - 2 * BESIDE_MARK)
    if len(parts) <= len(zones):
        return _Strip([_Line(x, 0, part) for x, part in zip(zones, parts, strict=False)], 1, 0)
    strip = _text_strip(context)
    lines = wrap(credit, context.regular, size, strip.width)
    shown = [_Line(strip.x, row, line) for row, line in enumerate(lines)]
    return _Strip(shown, len(lines), MARK + MM)
