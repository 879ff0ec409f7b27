"""Who comes: the rows of a register as people, and the tables they sit at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worksheets.content.library import Library
from worksheets.entries import Entries, Entry
from worksheets.fill import tidy
from worksheets.judge import COLUMNS, judge
from worksheets.pack.items import Item, known_columns
from worksheets.pack.words import PackWords
from worksheets.problems import Problem, Problems, Refused
from worksheets.register.read import read_register
from worksheets.register.register import Register
from worksheets.request import Request

MOST_PEOPLE = 5_000
"""A day for more could not be meant."""
SHOWN = ("name", "service", "table")
"""Columns that the day's own sheets print."""


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the register; `number` counts from 1, `sets` is how many packs they are given.

    `lang` and `profile` are their own, or the pack's.
    """

    number: int
    name: str
    service: str
    table: str
    id: str
    lang: str
    profile: str
    sets: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its number in file names, what it is called, and who sits there."""

    number: int
    label: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Everyone in a register, in its order, and their tables; `entries` of each item by row."""

    register: Register | None
    everyone: tuple[Person, ...]
    tables: tuple[Table, ...]
    entries: dict[int, tuple[Entry, ...]]


def people_of(
    library: Library,
    items: Sequence[Item],
    register: str | None,
    plain: Request,
    words: PackWords,
    told: Problems,
) -> People:
    """The people of a register file, who get `items`; raises `Refused` with all rows that fail.

    `plain` has the profile and the language of those who have none of their own.
    """
    if register is None:
        return People(None, (), (), {})
    known = list(dict.fromkeys([*known_columns(items), *SHOWN, *COLUMNS, "role"]))
    places = {name: place for item in items for name, place in item.press.places.items()}
    rows = read_register(register, known, told, judge(library, places, SHOWN))
    if len(rows.rows) > MOST_PEOPLE:
        message = f"it has {len(rows.rows):,} rows, a day's pack is for {MOST_PEOPLE:,} at the most"
        where = rows.where(MOST_PEOPLE)
        raise Refused([Problem("pack-too-large", message, "make a pack for each day", where)])
    wanted = Entries(plain, rows, {})
    for item in items:
        item.press.enter(rows)
    entries = {item.number: tuple(item.press.entries) for item in items}
    everyone = tuple(_person(rows.record(entry.number - 1), entry) for entry in wanted)
    return People(rows, everyone, _tables(everyone, words), entries)


def _person(record: dict[str, str], entry: Entry) -> Person:
    name, service, table = (
        " ".join(tidy(record.get(column, "")).split()) for column in SHOWN
    )
    return Person(
        number=entry.number,
        name=name,
        service=service,
        table=table,
        id=entry.id,
        lang=entry.lang,
        profile=entry.profile,
        sets=entry.copies,
    )


def _tables(everyone: Sequence[Person], words: PackWords) -> tuple[Table, ...]:
    """The tables, by number where all have one, else in the order in which they come."""
    seats: dict[str, list[Person]] = {}
    for person in everyone:
        if person.table:
            seats.setdefault(person.table, []).append(person)
    numbers = [int(name) for name in seats if name.isdecimal() and len(name) < 6]
    if len(set(numbers)) == len(seats):
        numbered = sorted((int(name), name) for name in seats)
    else:
        numbered = list(enumerate(seats, 1))
    return tuple(
        Table(number, called(name, words), tuple(seats[name])) for number, name in numbered
    )


def called(table: str, words: PackWords) -> str:
    """What a table is called: “Table 3” if it has a number or a letter, else by its own name."""
    return words.table.format(table=table) if len(table) < 3 else table

