"""The places of a sheet: every place to write, by name, before it has a position on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Literal, assert_never

from worksheets.problems import Where
from worksheets.record import record
from worksheets.sheet.drawn import Board, Forces, Letters
from worksheets.sheet.element import PrintedElement
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
from worksheets.text.tidy import tidy

TICK = {YES: "", NO: ""}
"""The answers of a box to tick, for which nothing is printed."""

PlaceKind = Literal["line", "lines", "box", "tick", "choice"]


@record
class SheetPlace:
    """A place to write as the sheet names it, before it has a position on a page.

    `answers` are the answers that can be chosen, each with the words that are printed for it;
    none for a place that is written in. A line of a numbered or bulleted list has its `list_name`.
    """

    name: str
    label: str
    kind: PlaceKind
    lines: int | None
    where: Where
    answers: Mapping[str, str] = field(default_factory=dict)
    list_name: str = ""


def places_of(sheet: Sheet) -> Iterator[SheetPlace]:
    """Every place to write, in reading order."""
    for block in sheet.blocks:
        yield from places_of_block(block)


def columns_of(sheet: Sheet) -> Iterator[SheetPlace]:
    """What a column of a register can be: every place, and before its lines every list."""
    labels = {each.name: each.place_label for each in sheet.elements() if isinstance(each, Field)}
    for place in places_of(sheet):
        if place.list_name in labels:
            label = labels.pop(place.list_name)
            yield SheetPlace(place.list_name, label, "lines", None, place.where)
        yield place


def lists_of(places: Iterable[SheetPlace]) -> dict[str, tuple[str, ...]]:
    """The lists to write in, each with the names of its lines, such as `help-1` of `help`."""
    lists: dict[str, tuple[str, ...]] = {}
    for place in places:
        if place.list_name and place.name not in lists.get(place.list_name, ()):
            lists[place.list_name] = (*lists.get(place.list_name, ()), place.name)
    return lists


def spread(values: Mapping[str, str], lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Values by the names of places: a value for a whole list is parted into the list's lines.

    A line that has a value of its own keeps it. More lines than the list has are on its last.
    """
    single = {name: value for name, value in values.items() if name not in lists}
    for name in values.keys() & lists.keys():
        lines = [line for line in tidy(values[name]).split("\n") if line]
        last = len(lists[name]) - 1
        for number, place in enumerate(lists[name]):
            own = lines[number:] if number == last else lines[number : number + 1]
            if own:
                single.setdefault(place, "\n".join(own))
    return single


def line_names(block: Field) -> tuple[str, ...]:
    """The names of a list's lines; none for a place that is no list."""
    if block.kind != "lines" or block.marker == "none":
        return ()
    return tuple(f"{block.name}-{number}" for number in range(1, block.lines + 1))


def places_of_block(block: Block) -> Iterator[SheetPlace]:
    """Every place to write of one block, in reading order."""
    match block:
        case Field() if names := line_names(block):
            for number, name in enumerate(names, 1):
                label = f"{block.place_label} {number}"
                yield SheetPlace(name, label, "line", 1, block.where, list_name=block.name)
        case Field():
            lines = None if block.kind == "box" else block.lines
            yield SheetPlace(block.name, block.place_label, block.kind, lines, block.where)
        case Tick():
            yield SheetPlace(block.name, block.label, "tick", None, block.where, TICK)
        case Scale():
            answers = {choice.value: choice.text for choice in block.choices}
            yield SheetPlace(block.name, block.label, "choice", None, block.where, answers)
        case Checklist():
            for item in block.items:
                yield from places_of_block(item)
        case Grid():
            for cell in block.cells:
                yield SheetPlace(cell.name, cell.place_label, "box", None, cell.where)
        case Columns() | Panel():
            for inner in block.blocks:
                yield from places_of_block(inner)
        case Letters():
            for number in range(1, block.count + 1):
                label = f"{block.label} {number}"
                yield SheetPlace(f"{block.name}-{number}", label, "line", 1, block.where)
        case Board():
            yield from _board_places(block)
        case Forces():
            yield from _force_places(block)
        case Table():
            yield from _table_places(block)
        case PrintedElement():
            pass
        case _:
            assert_never(block)


def _table_places(block: Table) -> Iterator[SheetPlace]:
    """The empty cells, row by row."""
    for number, row in enumerate(block.every_row, 1):
        for column, (head, datum) in enumerate(zip(block.heads, row.data, strict=False), 1):
            if not datum.text:
                name = f"{block.name}-{number}-{column}"
                label = f"{block.label}, {row_name(block, number)}: {head}"
                yield SheetPlace(name, label, "box", None, row.where)


def _board_places(block: Board) -> Iterator[SheetPlace]:
    """What stands in the upper corners, the board's own, what stands in the lower corners."""
    lower = [corner for corner in block.corners if corner.at.startswith("bottom")]
    for corner in block.corners:
        if corner not in lower:
            for inner in corner.blocks:
                yield from places_of_block(inner)
    for number in range(1, sum(block.rows) + 1):
        label = block.place_label(number)
        yield SheetPlace(f"{block.name}-{number}", label, "box", None, block.where)
    for corner in lower:
        for inner in corner.blocks:
            yield from places_of_block(inner)


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
