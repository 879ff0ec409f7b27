"""The places of a sheet: every place to write, by name, before it has a position on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Literal

from worksheets.problems import Where
from worksheets.record import record
from worksheets.sheet.drawn import Board, Forces, Letters
from worksheets.sheet.tree import (
    NO,
    YES,
    Block,
    Checklist,
    Columns,
    Field,
    Grid,
    Panel,
    Scale,
    Sheet,
    Table,
    Tick,
)

TICK = {YES: "", NO: ""}
"""The answers of a box to tick, for which nothing is printed."""

PlaceKind = Literal["line", "lines", "box", "tick", "choice"]


@record
class SheetPlace:
    """A place to write as the sheet names it, before it has a position on a page.

    `answers` are the answers that can be chosen, each with the words that are printed for it;
    none for a place that is written in.
    """

    name: str
    label: str
    kind: PlaceKind
    lines: int | None
    where: Where
    answers: Mapping[str, str] = field(default_factory=dict)


def places_of(sheet: Sheet) -> Iterator[SheetPlace]:
    """Every place to write, in reading order."""
    for block in sheet.blocks:
        yield from _places(block)


def _places(block: Block) -> Iterator[SheetPlace]:
    match block:
        case Field():
            lines = None if block.kind == "box" else block.lines
            yield SheetPlace(block.name, block.label, block.kind, lines, block.where)
        case Tick():
            yield SheetPlace(block.name, block.label, "tick", None, block.where, TICK)
        case Scale():
            answers = {choice.value: choice.text for choice in block.choices}
            yield SheetPlace(block.name, block.label, "choice", None, block.where, answers)
        case Checklist():
            for item in block.items:
                yield from _places(item)
        case Grid():
            for cell in block.cells:
                yield SheetPlace(cell.name, cell.title, "box", None, cell.where)
        case Columns() | Panel():
            for inner in block.blocks:
                yield from _places(inner)
        case Letters():
            for number in range(1, block.count + 1):
                label = f"{block.label} {number}"
                yield SheetPlace(f"{block.name}-{number}", label, "line", 1, block.where)
        case Board():
            for number in range(1, sum(block.rows) + 1):
                label = f"{block.label} {number}"
                yield SheetPlace(f"{block.name}-{number}", label, "box", None, block.where)
        case Forces():
            yield from _force_places(block)
        case Table():
            for number, row in enumerate(block.every_row, 1):
                for column, (head, datum) in enumerate(zip(block.heads, row.data, strict=False), 1):
                    if not datum.text:
                        name = f"{block.name}-{number}-{column}"
                        label = f"{block.label}, {row_name(block, number)}: {head}"
                        yield SheetPlace(name, label, "box", None, row.where)


def row_name(block: Table, number: int) -> str:
    """What the places of a table's row are told apart by: its heading, or its number."""
    first = block.every_row[number - 1].data[0]
    return first.text if block.row_heads and first.text else str(number)


def _force_places(block: Forces) -> Iterator[SheetPlace]:
    """Side by side, as they are read: all of one side, then all of the other."""
    for side in block.sides:
        for row in range(1, block.rows + 1):
            label = f"{side.title} {row}"
            yield SheetPlace(f"{side.name}-{row}", label, "box", None, side.where)
            if block.score:
                label = f"{label}: {block.score}"
                yield SheetPlace(f"{side.name}-score-{row}", label, "line", 1, side.where)
        if block.score:
            label = f"{side.title}: {block.total}"
            yield SheetPlace(f"{side.name}-total", label, "line", 1, side.where)
