"""Laying out a table: a row of headings, then rows that are printed and rows to write in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.marks import BoxMark, LineMark, Mark, Node, Place, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.piece import Column, Hold, Piece, draw_stack, stack_height
from worksheets.layout.setting import PADDING, Setting, baseline
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

    def marks(self, page: int, top: float, setting: Setting) -> list[Mark]:
        """Its lines, in a box whose frame begins at `top`."""
        style, face = self.style, _face(self.style, setting)
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


def table(block: Table, column: Column, into: Node, setting: Setting) -> list[Piece]:
    """A table; its headings are repeated where it goes on on another page.

    Rows with places to write stretch; printed rows are as tall as their words.
    """
    node = into.add("Table")
    tiers = _tiers(block, column, setting)
    head = _head(block, tiers, node.add("TR"), setting, told=True)
    again = _head(block, tiers, Node("TR"), setting, told=False)
    pieces = [head]
    last = len(block.printed)
    for number, row in enumerate(block.every_row, 1):
        # A printed row alone on its page looks lost.
        hold = Hold.AVOID if number < last and number in (1, last - 1) else Hold.FREE
        pieces += _row(block, number, row, tiers, node.add("TR"), setting, again, hold)
    return pieces


def _tiers(block: Table, column: Column, setting: Setting) -> _Tiers:
    shares = block.widths or (1,) * len(block.heads)
    if not block.printed:
        return [_shared(shares, column)]
    needs = _needs(block, setting)
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
        Column(column.x + start, share * unit)
        for start, share in zip(starts, shares, strict=True)
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


def _needs(block: Table, setting: Setting) -> list[float]:
    """The width of each column's longest word, in the weight it is set in."""
    size = setting.profile.size
    needs = []
    for n, head in enumerate(block.heads):
        face = setting.bold if n == 0 and block.row_heads else setting.regular
        texts = [(setting.bold, head), *((face, row.data[n].text) for row in block.printed)]
        longest = max(
            face.width(word, size) for face, text in texts for word in text.split() or [""]
        )
        needs.append(longest + 2 * PADDING + 0.01)
    return needs


def _head(block: Table, tiers: _Tiers, row: Node, setting: Setting, *, told: bool) -> Piece:
    """The headings: told as TH once, drawn as an artifact where they are only repeated."""
    style = body(setting, "bold")
    heads = iter(enumerate(block.heads))
    stack = []
    for tier in tiers:
        boxes = []
        for column, (n, head) in zip(tier, heads, strict=False):
            node = row.add("TH")
            node.scope = "Column"
            lines = lines_of(setting, head, style, column.width - 2 * PADDING)
            boxes.append(_Box(column, lines, style, node, figure=_figures(block, n)))
        stack.append(_piece(boxes, setting, told=told))

    def draw(page: int, top: float, height: float) -> None:
        draw_stack(stack, page, top, height)

    before = setting.profile.gap if told else 0
    return Piece(stack_height(stack), draw, before=before, hold=Hold.NEVER)


def _row(
    block: Table,
    number: int,
    row: Row,
    tiers: _Tiers,
    node: Node,
    setting: Setting,
    again: Piece,
    hold: Hold,
) -> list[Piece]:
    """A row in a piece a tier; a very tall one in more, which hold together while they can."""
    data = iter(enumerate(row.data))
    pieces: list[Piece] = []
    for tier in tiers:
        boxes = []
        for column, (n, datum) in zip(tier, data, strict=False):
            title = n == 0 and block.row_heads and bool(datum.text)
            style = body(setting, "bold" if title else "regular")
            cell = node.add("TH" if title else "TD")
            cell.scope = "Row" if title else ""
            if datum.text:
                lines = lines_of(setting, datum.text, style, column.width - 2 * PADDING)
                boxes.append(_Box(column, lines, style, cell, figure=_figures(block, n)))
            else:
                label = f"{block.label}, {row_name(block, number)}: {block.heads[n]}"
                form = setting.form(cell, label)
                boxes.append(_Box(column, [], style, form, f"{block.name}-{number}-{n + 1}"))
        tall = max(len(box.lines) for box in boxes)
        parts = [_part(boxes, first) for first in range(0, tall, LONGEST)] or [boxes]
        for at, part in enumerate(parts):
            piece = _piece(part, setting, first=at == 0, last=at == len(parts) - 1)
            piece = piece if block.fill else replace(piece, stretch=0)
            above = _spaced(again, part, setting) if at else again
            apart = Hold.AVOID if len(parts) > 1 else Hold.NEVER
            pieces.append(replace(piece, again=above, hold=apart))
    return [*pieces[:-1], replace(pieces[-1], hold=hold)]


def _figures(block: Table, n: int) -> bool:
    """Whether a column holds figures alone; one of headings does not."""
    if n == 0 and block.row_heads:
        return False
    texts = [row.data[n].text for row in block.printed]
    return bool(texts) and all(FIGURE.fullmatch(text) for text in texts)


def _part(boxes: Sequence[_Box], first: int) -> list[_Box]:
    """Some lines of each box; the first part has the places to write."""
    return [
        replace(
            box, lines=box.lines[first : first + LONGEST], name="" if first else box.name
        )
        for box in boxes
    ]


def _piece(
    boxes: Sequence[_Box],
    setting: Setting,
    *,
    told: bool = True,
    first: bool = True,
    last: bool = True,
) -> Piece:
    """Boxes side by side, with the head of their frames, their foot, or both."""
    places = [box for box in boxes if box.name]
    words = max(len(box.lines) * box.style.leading for box in boxes)
    above, below = ABOVE if first else 0, ABOVE if last else 0
    height = words + above + below if words else 0.0

    def draw(page: int, top: float, height: float) -> None:
        for box in boxes:
            _frame(box, page, top, height, setting, first=first, last=last)
            marks = box.marks(page, top + above - ABOVE, setting)
            if told:
                box.node.kids.extend(marks)
            else:
                setting.artifact(*marks)
        setting.places += [_place(box, page, top, height) for box in places]

    least = setting.profile.pitch if places else 0.0
    return Piece(max(height, least), draw, stretch=1 if places else 0)


def _spaced(again: Piece, boxes: Sequence[_Box], setting: Setting) -> Piece:
    """The headings above a row that goes on, and the room that words have under a frame."""

    def draw(page: int, top: float, height: float) -> None:
        again.draw(page, top, again.height)
        for box in boxes:
            _frame(box, page, top + again.height, ABOVE, setting, first=False, last=False)

    return replace(again, height=again.height + ABOVE, draw=draw)


def _frame(
    box: _Box, page: int, top: float, height: float, setting: Setting, *, first: bool, last: bool
) -> None:
    x, right, foot = box.column.x, box.column.right, top + height
    if first and last:
        setting.artifact(BoxMark(page, x, top, box.column.width, height, FRAME))
        return
    for side in (x, right):
        setting.artifact(LineMark(page, side, top, side, foot, FRAME))
    for y in ([top] if first else []) + ([foot] if last else []):
        setting.artifact(LineMark(page, x, y, right, y, FRAME))


def _place(box: _Box, page: int, top: float, height: float) -> Place:
    return Place(
        name=box.name,
        label=box.node.desc,
        kind="box",
        page=page,
        x=box.column.x + MM,
        y=top + MM,
        width=box.column.width - 2 * MM,
        height=height - 2 * MM,
        node=box.node,
    )


def _face(style: Style, setting: Setting) -> Face:
    return setting.bold if style.weight == "bold" else setting.regular
