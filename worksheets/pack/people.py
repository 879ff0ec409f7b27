"""Who comes: the rows of a register as people, and the tables they sit at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from worksheets.build.cells import COLUMNS, cell_check
from worksheets.build.entries import Entries, Entry
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.pack.items import Item, known_columns, largest_print
from worksheets.pack.words import PackWords
from worksheets.problems import Code, Problem, Problems, Refused, Where
from worksheets.register.read import read_register
from worksheets.register.register import Register
from worksheets.text.braces import fill_in
from worksheets.text.normal import normalized
from worksheets.text.tidy import tidy

MOST_PEOPLE = 5_000
"""A day for more could not be meant, nor one with more sets of sheets for its people."""
NEEDS = "access-needs"
"""The column that says what somebody needs to take part, such as a hearing loop."""
SHOWN = ("name", "service", "table", NEEDS)
"""The columns that a pack's own sheets print."""


@dataclass(frozen=True, slots=True)
class Person:
    """A row of the register; `number` counts from 1, `sets` is how many packs they are given.

    `table` is the bare name of their table (“2”), `table_name` what it is called (“Table 2”);
    `lang` and `profile` are their own, or the pack's; `needs` is what they need to take part.
    """

    number: int
    name: str
    service: str
    table: str
    table_name: str
    needs: str
    id: str
    lang: str
    profile: str
    sets: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its number in file names, what it is called, who sits there.

    What they share is printed in `profile`: large print, if somebody there reads it.
    """

    number: int
    label: str
    people: tuple[Person, ...]
    profile: str


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
    problems: Problems,
) -> People:
    """The people of a register file, who get `items`; raises `Refused` with all rows that fail.

    `plain` has the profile and the language of those who have none of their own, and says how the
    file is to be read.
    """
    if register is None:
        return People(None, (), (), {})
    known = list(dict.fromkeys([*known_columns(items), *SHOWN, *COLUMNS, "role"]))
    places = {name: place for item in items for name, place in item.copies.places.items()}
    check = cell_check(library, places, SHOWN)
    reading = replace(plain.reading, synonyms=library.column_words())
    rows = read_register(register, known, problems, check, reading)
    if len(rows.rows) > MOST_PEOPLE:
        message = f"it has {len(rows.rows):,} rows, a day's pack is for {MOST_PEOPLE:,} at the most"
        where = rows.where(MOST_PEOPLE)
        raise Refused([Problem(Code.PACK_TOO_LARGE, message, "make a pack for each day", where)])
    request = Entries(plain, rows, {})
    _check_sets(request)
    for item in items:
        item.copies.enter(rows)
    entries = {item.number: tuple(item.copies.entries) for item in items}
    everyone = _seated((_person(rows.record(entry.number - 1), entry) for entry in request), words)
    _check_seats(everyone, rows, problems)
    return People(rows, everyone, _tables(everyone, words, plain.profile), entries)


def people_in(people: People, lang: str, words: PackWords) -> People:
    """The same people where their sheets are in another language, with its words for tables."""
    everyone = {
        person.number: replace(
            person, lang=lang, table_name=person.table and called(person.table, words)
        )
        for person in people.everyone
    }
    tables = tuple(
        replace(
            table,
            label=called(table.people[0].table, words),
            people=tuple(everyone[person.number] for person in table.people),
        )
        for table in people.tables
    )
    return replace(people, everyone=tuple(everyone.values()), tables=tables)


def check_names(people: People) -> None:
    """Raise `Refused` with every row that has no name: a sheet is for somebody, or for anybody."""
    register = people.register
    if register is None:
        return
    hint = "write one, or  anonymous: yes  into the pack’s file"
    if "name" not in register.columns:
        where = Where(register.name, 1)
        raise Refused([Problem(Code.DATA_MISSING_NAME, "it has no column “name”", hint, where)])
    problems = Problems()
    for person in people.everyone:
        if not person.name:
            where = register.where(person.number - 1, "name")
            problems.add(Code.DATA_MISSING_NAME, "the row has no name", hint, where)
    problems.stop_if_any()


def _check_sets(request: Iterable[Entry]) -> None:
    """Refuse more sets of sheets than a day can need."""
    sets = 0
    for entry in request:
        sets += entry.copies
        if sets > MOST_PEOPLE:
            message = f"with this row it is more than {MOST_PEOPLE:,} sets for people"
            hint = "a row’s copies are whole sets; a sheet’s own are in the pack’s file"
            where = replace(entry.where, path="copies")
            raise Refused([Problem(Code.PACK_TOO_LARGE, message, hint, where)])


def _check_seats(everyone: Sequence[Person], register: Register, problems: Problems) -> None:
    """Warn of whoever has no table where others have one."""
    if not any(person.table for person in everyone):
        return
    for person in everyone:
        if not person.table:
            message = "others have a table, this row has none"
            hint = "write one, if sheets are shared at tables"
            problems.add(
                Code.PACK_NO_SEAT, message, hint, register.where(person.number - 1, "table")
            )


def _person(record: dict[str, str], entry: Entry) -> Person:
    name, service, table, needs = (
        " ".join(tidy(record.get(column, "")).split()) for column in SHOWN
    )
    return Person(
        number=entry.number,
        name=name,
        service=service,
        table=table,
        table_name=table,
        needs=needs,
        id=entry.id,
        lang=entry.lang,
        profile=entry.profile,
        sets=entry.copies,
    )


def _seated(everyone: Iterable[Person], words: PackWords) -> tuple[Person, ...]:
    """People with their tables called alike: as the first of them has it, without “Table”."""
    names: dict[str, str] = {}
    found = []
    for person in everyone:
        bare = _bare(person.table, words)
        # Without the word only where it is printed before the name again.
        name = bare if _numbered(bare) else person.table
        folded = normalized(bare.casefold())
        table = names.setdefault(folded, name)
        found.append(replace(person, table=table, table_name=table and called(table, words)))
    return tuple(found)


def _bare(table: str, words: PackWords) -> str:
    """What tells a table from others: “2” of “Table 2” and of “02”."""
    before, _, after = words.table.partition("{table}")
    match = re.fullmatch(f"{re.escape(before)}(.+){re.escape(after)}", table, re.IGNORECASE)
    bare = match[1].strip() if match else table
    return bare.lstrip("0") or "0" if bare.isdecimal() else bare


def _tables(everyone: Sequence[Person], words: PackWords, profile: str) -> tuple[Table, ...]:
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
        Table(
            number,
            called(name, words),
            tuple(seats[name]),
            largest_print([person.profile for person in seats[name]], profile),
        )
        for number, name in numbered
    )


def called(table: str, words: PackWords) -> str:
    """What a table is called: “Table 3” if it has a number or a letter, else by its own name."""
    return fill_in(words.table, table=table) if _numbered(table) else table


def _numbered(table: str) -> bool:
    return table.isdecimal() or len(table) < 3
