"""Laying out a table to write in: a row of headings, then rows of empty cells."""

from __future__ import annotations

from worksheets.layout.marks import BoxMark, Node, Place, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.piece import Column, Hold, Piece
from worksheets.layout.setting import PADDING, Setting, baseline
from worksheets.layout.text import body, lines_of
from worksheets.sheet.tree import Table


def table(block: Table, column: Column, into: Node, setting: Setting) -> list[Piece]:
    """A table whose rows stretch; its headings are repeated where it goes on on another page."""
    node = into.add("Table")
    columns = _columns(block, column)
    head = _head(block, columns, node.add("TR"), setting, told=True)
    again = _head(block, columns, Node("TR"), setting, told=False)
    return [
        head,
        *(
            _row(block, number, columns, node.add("TR"), setting, again)
            for number in range(1, block.rows + 1)
        ),
    ]


def _columns(block: Table, column: Column) -> list[Column]:
    shares = block.widths or (1,) * len(block.heads)
    unit = column.width / sum(shares)
    starts = [sum(shares[:n]) * unit for n in range(len(shares))]
    return [
        Column(column.x + start, share * unit)
        for start, share in zip(starts, shares, strict=True)
    ]


def _head(
    block: Table, columns: list[Column], row: Node, setting: Setting, *, told: bool
) -> Piece:
    """The headings: told as TH once, drawn as an artifact where they are only repeated."""
    style = body(setting, "bold")
    texts = [
        lines_of(setting, head, style, column.width - 2 * PADDING)
        for head, column in zip(block.heads, columns, strict=True)
    ]
    nodes = [row.add("TH") for _ in block.heads]
    for node in nodes:
        node.scope = "Column"

    def draw(page: int, top: float, height: float) -> None:
        for column, lines, node in zip(columns, texts, nodes, strict=True):
            setting.artifact(BoxMark(page, column.x, top, column.width, height, FRAME))
            for number, line in enumerate(lines):
                y = baseline(top + MM * 1.5 + number * style.leading, style.leading, style.size)
                mark = TextMark(page, column.x + PADDING, y, line, style.size, "bold")
                if told:
                    node.kids.append(mark)
                else:
                    setting.artifact(mark)

    height = max(len(lines) for lines in texts) * style.leading + 3 * MM
    return Piece(height, draw, before=setting.profile.gap if told else 0, hold=Hold.NEVER)


def _row(
    block: Table, number: int, columns: list[Column], row: Node, setting: Setting, again: Piece
) -> Piece:
    forms = [
        setting.form(row.add("TD"), f"{block.label}, {number}: {head}") for head in block.heads
    ]

    def draw(page: int, top: float, height: float) -> None:
        for place, (column, form) in enumerate(zip(columns, forms, strict=True), 1):
            setting.artifact(BoxMark(page, column.x, top, column.width, height, FRAME))
            setting.places.append(
                Place(
                    name=f"{block.name}-{number}-{place}",
                    label=form.desc,
                    kind="box",
                    page=page,
                    x=column.x + MM,
                    y=top + MM,
                    width=column.width - 2 * MM,
                    height=height - 2 * MM,
                    node=form,
                )
            )

    return Piece(setting.profile.pitch, draw, stretch=1, again=again)
