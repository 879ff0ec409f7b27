"""Which macro of `templates/html/blocks.html.j2` writes an element of the sheet."""

from __future__ import annotations

from typing import assert_never

from worksheets.sheet.drawn import Bars, Board, Cards, Forces, Letters, NameCards, Ranking
from worksheets.sheet.tree import (
    Block,
    Checklist,
    Columns,
    Detail,
    Field,
    Grid,
    Heading,
    Instructions,
    Items,
    PageBreak,
    Panel,
    Picture,
    References,
    Scale,
    Steps,
    Subheading,
    Table,
    Text,
    Tick,
)


def macro_of(block: Block) -> str:
    """The name of the macro for a block; mypy names an element that is forgotten here."""
    match block:
        case (
            Bars() | Board() | Cards() | Checklist() | Columns() | Detail() | Field() | Forces()
            | Grid() | Heading() | Instructions() | Items() | Letters() | NameCards() | Panel()
            | Picture() | Ranking() | References() | Scale() | Steps() | Subheading() | Table()
            | Text() | Tick()
        ):  # fmt: skip
            return type(block).__name__.lower()
        case PageBreak():
            return "page_break"
        case _:
            assert_never(block)
