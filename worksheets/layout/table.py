"""Laying out a table: a row of headings, then rows that are printed and rows to write in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.context import INSET, PADDING, LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Fragment, draw_stack, stack_height
from worksheets.layout.marks import BoxMark, LineMark, Mark, Node, Place, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.text import Style, body, lines_of
from worksheets.layout.typeface import Face
from worksheets.record import record
from worksheets.sheet.places import row_name
from worksheets.sheet.tree import Row, Table

ABOVE = 1.5 * MM
"""From a box's frame to the first line in it, and from the last line to its foot."""
LONGEST = 8
"""A row of more lines may be parted by the end of a page, which it might be taller than."""
FIGURE = re.compile(r"[=+−±-]?[0-9][0-9 .,%]*|–")
"""What makes a column one of figures, which end under one another."""


@record
class _Box:
    """A box of a row: where it stands, its lines, and the element that they belong to.

    A box that has a `name` is a place to write, and `node` its Form.
    """

    column: Column
    lines: Sequence[str]
    style: Style
    node: Node
    name: str = ""
    figure: bool = False

    def marks(self, page: int, top: float, context: LayoutContext) -> list[Mark]:
        """Its lines, in a box whose frame begins at `top`."""
        style, face = self.style, _face(self.style, context)
        marks: list[Mark] = []
        for number, line in enumerate(self.lines):
            y = baseline(top + ABOVE + number * style.leading, style.leading, style.size)
            x = self.column.x + PADDING
            if self.figure:
                x = self.column.right - PADDING - face.width(line.rstrip(), style.size)
            marks.append(TextMark(page, x, y, line, style.size, style.weight))
        return marks


_Tiers = Sequence[Sequence[Column]]
"""The columns of a table, side by side; on a narrow page the first above the others, and these in
as many tiers as it takes to keep their words whole."""


def table(block: Table, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """A table; its headings are repeated where it goes on on another page.

    Rows with places to write stretch; printed rows are as tall as their words.
    """
    node = into.add("Table")
    tiers = _tiers(block, column, context)
    figures = [_figures(block, n) for n in range(len(block.heads))]
    head = _head(block, tiers, figures, node.add("TR"), context, first_time=True)
    again = _head(block, tiers, figures, Node("TR"), context, first_time=False)
    fragments = [head]
    last = len(block.printed)
    for number, row in enumerate(block.every_row, 1):
        # A printed row alone on its page looks lost.
        break_rule = (
            BreakRule.AVOID if number < last and number in (1, last - 1) else BreakRule.FREE
        )
        into_row = node.add("TR")
        fragments += _row(block, number, row, tiers, figures, into_row, context, again, break_rule)
    return fragments


def _tiers(block: Table, column: Column, context: LayoutContext) -> _Tiers:
    shares = block.widths or (1,) * len(block.heads)
    if not block.printed:
        return [_shared(shares, column)]
    needs = _needs(block, context)
    if sum(needs) <= column.width or len(needs) == 1:
        return [_at_least(needs, shares, column)]
    tiers = [[0]]
    for n in range(1, len(needs)):
        if n == 1 or sum(needs[other] for other in (*tiers[-1], n)) > column.width:
            tiers.append([])
        tiers[-1].append(n)
    return [
        _at_least([needs[n] for n in tier], [shares[n] for n in tier], column) for tier in tiers
    ]


def _shared(shares: Sequence[float], column: Column) -> list[Column]:
    unit = column.width / sum(shares)
    starts = [sum(shares[:n]) * unit for n in range(len(shares))]
    return [
        Column(column.x + start, share * unit) for start, share in zip(starts, shares, strict=True)
    ]


def _at_least(needs: Sequence[float], shares: Sequence[int], column: Column) -> list[Column]:
    """Columns that have their shares, but for those that need more than their share.

    Where not all can have what they need, the widest go without.
    """
    if sum(needs) > column.width:
        return _shared(_rationed(needs, column.width), column)
    widths = [each.width for each in _shared(shares, column)]
    short: set[int] = set()
    while lacking := {n for n, need in enumerate(needs) if widths[n] < need} - short:
        short |= lacking
        left = max(0.0, column.width - sum(needs[n] for n in short))
        unit = left / max(1, sum(share for n, share in enumerate(shares) if n not in short))
        widths = [
            need if n in short else share * unit
            for n, (need, share) in enumerate(zip(needs, shares, strict=True))
        ]
    return _shared(widths, column)


def _rationed(needs: Sequence[float], width: float) -> list[float]:
    """What each is given of too little: the small needs whole, the large ones the same."""
    given = list(needs)
    order = sorted(range(len(needs)), key=lambda n: needs[n])
    for place, n in enumerate(order):
        given[n] = min(needs[n], width / (len(order) - place))
        width -= given[n]
    return given


def _needs(block: Table, context: LayoutContext) -> list[float]:
    """The width of each column's longest word, in the weight it is set in."""
    size = context.profile.size
    needs = []
    for n, head in enumerate(block.heads):
        face = context.bold if n == 0 and block.row_heads else context.regular
        texts = [(context.bold, head), *((face, row.data[n].text) for row in block.printed)]
        longest = max(
            face.width(word, size) for face, text in texts for word in text.split() or [""]
        )
        needs.append(longest + 2 * PADDING + 0.01)
    return needs


def _head(
    block: Table,
    tiers: _Tiers,
    figures: Sequence[bool],
    row: Node,
    context: LayoutContext,
    *,
    first_time: bool,
) -> Fragment:
    """The headings: told as TH once, drawn as an artifact where they are only repeated."""
    style = body(context, "bold")
    heads = iter(enumerate(block.heads))
    stack = []
    for tier in tiers:
        boxes = []
        for column, (n, head) in zip(tier, heads, strict=False):
            node = row.add("TH")
            node.scope = "Column"
            lines = lines_of(context, head, style, column.width - 2 * PADDING)
            boxes.append(_Box(column, lines, style, node, figure=figures[n]))
        stack.append(_piece(boxes, context, first_time=first_time))

    def draw(page: int, top: float, height: float) -> None:
        draw_stack(stack, page, top, height)

    before = context.profile.gap if first_time else 0
    return Fragment(stack_height(stack), draw, before=before, break_rule=BreakRule.NEVER)


def _row(
    block: Table,
    number: int,
    row: Row,
    tiers: _Tiers,
    figures: Sequence[bool],
    node: Node,
    context: LayoutContext,
    again: Fragment,
    break_rule: BreakRule,
) -> list[Fragment]:
    """A row in a fragment a tier; a very tall one in more, which hold together while they can."""
    data = iter(enumerate(row.data))
    fragments: list[Fragment] = []
    for tier in tiers:
        boxes = []
        for column, (n, datum) in zip(tier, data, strict=False):
            title = n == 0 and block.row_heads and bool(datum.text)
            style = body(context, "bold" if title else "regular")
            cell = node.add("TH" if title else "TD")
            cell.scope = "Row" if title else ""
            if datum.text:
                lines = lines_of(context, datum.text, style, column.width - 2 * PADDING)
                boxes.append(_Box(column, lines, style, cell, figure=figures[n]))
            else:
                label = f"{block.label}, {row_name(block, number)}: {block.heads[n]}"
                form = context.form(cell, label)
                boxes.append(_Box(column, [], style, form, f"{block.name}-{number}-{n + 1}"))
        tall = max(len(box.lines) for box in boxes)
        parts = [_part(boxes, first) for first in range(0, tall, LONGEST)] or [boxes]
        for at, part in enumerate(parts):
            fragment = _piece(part, context, first=at == 0, last=at == len(parts) - 1)
            fragment = fragment if block.fill else replace(fragment, stretch=0)
            above = _spaced(again, part, context) if at else again
            apart = BreakRule.AVOID if len(parts) > 1 else BreakRule.NEVER
            fragments.append(replace(fragment, again=above, break_rule=apart))
    return [*fragments[:-1], replace(fragments[-1], break_rule=break_rule)]


def _figures(block: Table, n: int) -> bool:
    """Whether a column holds figures alone; one of headings does not."""
    if n == 0 and block.row_heads:
        return False
    texts = [row.data[n].text for row in block.printed]
    return bool(texts) and all(FIGURE.fullmatch(text) for text in texts)


def _part(boxes: Sequence[_Box], first: int) -> list[_Box]:
    """Some lines of each box; the first part has the places to write."""
    return [
        replace(box, lines=box.lines[first : first + LONGEST], name="" if first else box.name)
        for box in boxes
    ]


def _piece(
    boxes: Sequence[_Box],
    context: LayoutContext,
    *,
    first_time: bool = True,
    first: bool = True,
    last: bool = True,
) -> Fragment:
    """Boxes side by side, with the head of their frames, their foot, or both."""
    places = [box for box in boxes if box.name]
    words = max(len(box.lines) * box.style.leading for box in boxes)
    above, below = ABOVE if first else 0, ABOVE if last else 0
    height = words + above + below if words else 0.0

    def draw(page: int, top: float, height: float) -> None:
        for box in boxes:
            _frame(box, page, top, height, context, first=first, last=last)
            marks = box.marks(page, top + above - ABOVE, context)
            if first_time:
                box.node.kids.extend(marks)
            else:
                context.artifact(*marks)
        context.places += [_place(box, page, top, height) for box in places]

    needs = [
        context.least_height(box.name, box.column.width - 2 * PADDING, besides=context.height / 3)
        + 2 * MM
        for box in places
    ]
    least = max([context.profile.pitch, *needs]) if places else 0.0
    return Fragment(max(height, least), draw, stretch=1 if places else 0)


def _spaced(again: Fragment, boxes: Sequence[_Box], context: LayoutContext) -> Fragment:
    """The headings above a row that goes on, and the room that words have under a frame."""

    def draw(page: int, top: float, height: float) -> None:
        again.draw(page, top, again.height)
        for box in boxes:
            _frame(box, page, top + again.height, ABOVE, context, first=False, last=False)

    return replace(again, height=again.height + ABOVE, draw=draw)


def _frame(
    box: _Box,
    page: int,
    top: float,
    height: float,
    context: LayoutContext,
    *,
    first: bool,
    last: bool,
) -> None:
    x, right, foot = box.column.x, box.column.right, top + height
    if first and last:
        context.artifact(BoxMark(page, x, top, box.column.width, height, FRAME))
        return
    for side in (x, right):
        context.artifact(LineMark(page, side, top, side, foot, FRAME))
    for y in ([top] if first else []) + ([foot] if last else []):
        context.artifact(LineMark(page, x, y, right, y, FRAME))


def _place(box: _Box, page: int, top: float, height: float) -> Place:
    return Place(
        name=box.name,
        label=box.node.desc,
        kind="box",
        page=page,
        x=box.column.x + PADDING - INSET,
        y=top + MM,
        width=box.column.width - 2 * (PADDING - INSET),
        height=height - 2 * MM,
        node=box.node,
    )


def _face(style: Style, context: LayoutContext) -> Face:
    return context.bold if style.weight == "bold" else context.regular
