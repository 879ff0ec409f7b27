"""Collation: which copies go into which file, person by person or sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from worksheets.build.entries import Entry
from worksheets.layout.filled import Filled
from worksheets.pack.covers import cover_for_person, cover_for_table
from worksheets.pack.day import Day
from worksheets.pack.file_plan import CopyPlan, FilePlan, plan_copy
from worksheets.pack.items import CARD, Item, PrintSetup, default_setup, for_profile
from worksheets.pack.people import Person, Table
from worksheets.pack.timetable import Session
from worksheets.problems import Problems, Where
from worksheets.sheet.identity import NOBODY

DIGITS = 3
"""Files of people are numbered with at least so many digits."""


@dataclass(slots=True)
class _Bundle:
    """What one person, one table or the room is given, by how it is printed: a file for each way.

    `single` says that each copy is a set by itself.
    """

    name: str
    kind: str
    profile: str
    lang: str
    what: str = ""
    whose: str = ""
    sits_at: str = ""
    sets: int = 1
    single: bool = False
    copies: dict[PrintSetup, list[CopyPlan]] = field(default_factory=dict)

    def add(self, setup: PrintSetup, copies: Sequence[CopyPlan]) -> None:
        if copies:
            setup = for_profile(setup, self.profile)
            self.copies.setdefault(setup, []).extend(copies)

    def file(self, name: str, setup: PrintSetup) -> FilePlan:
        copies = tuple(self.copies[setup])
        sets = len(copies) if self.single else self.sets
        return FilePlan(
            name,
            self.kind,
            copies,
            setup,
            self.profile,
            self.lang,
            self.what,
            self.whose,
            self.sits_at,
            sets,
        )


def collated_files(day: Day, sessions: Sequence[Session], warnings: Problems) -> list[FilePlan]:
    """The files of everything that is handed out, in the order in which they are printed."""
    if day.pack.order == "stack":
        return list(_by_sheet(day, warnings))
    return [
        *_for_people(day, sessions, warnings),
        *_for_tables(day, warnings),
        *_for_the_room(day, warnings),
    ]


def _for_people(day: Day, sessions: Sequence[Session], warnings: Problems) -> Iterator[FilePlan]:
    """The files of each person."""
    width = max(DIGITS, len(str(len(day.people.everyone))))
    items = day.items_for("person")
    what = day.words.person_pack
    for person in day.people.everyone if items else ():
        bundle = _Bundle(
            f"person-{person.number:0{width}}",
            "person",
            person.profile,
            person.lang,
            what,
            person.name,
            person.table_name,
            person.sets,
        )
        printed = [item for item in items if not item.setup.fillable]
        for round_ in range(person.sets):
            own = {item.number: _for_person(day, item, person, round_, warnings) for item in items}
            if printed:
                cover = cover_for_person(day, person, sessions, own)
                bundle.add(_cover_setup(day, printed), [cover])
            for item in items:
                bundle.add(item.setup, own[item.number])
        yield from _files(day, bundle)


def _cover_setup(day: Day, items: Sequence[Item]) -> PrintSetup:
    """How a person's cover is printed: as the pack says, imposed where their sheets are."""
    plain = default_setup(day.pack)
    imposed = replace(plain, impose=day.pack.impose)
    return imposed if any(item.setup == imposed for item in items) else plain


def _for_tables(day: Day, warnings: Problems) -> Iterator[FilePlan]:
    """The files of each table, in large print where somebody who reads it sits there."""
    items = day.items_for("table")
    width = max((len(str(table.number)) for table in day.people.tables), default=0)
    for at, table in enumerate(day.people.tables if items else ()):
        name = f"table-{table.number:0{width}}"
        bundle = _Bundle(name, "table", table.profile, day.lang, day.words.table_pack, table.label)
        own = {item.number: _for_table(day, item, table, at, warnings) for item in items}
        if any(not item.setup.fillable for item in items):
            bundle.add(default_setup(day.pack), [cover_for_table(day, at, own)])
        for item in items:
            bundle.add(item.setup, own[item.number])
        yield from _files(day, bundle)


def _for_the_room(day: Day, warnings: Problems) -> Iterator[FilePlan]:
    """The files of what is for the room, and of the spare copies."""
    words = day.words
    room = _Bundle("room", "room", day.profile, day.lang, words.room_pack, words.room, single=True)
    spares = _Bundle(
        "spares", "spares", day.profile, day.lang, words.spares, words.organiser, single=True
    )
    for item in day.items:
        if item.handout.to == "room":
            room.add(item.setup, _plain(day, item, 0, item.handout.copies, warnings))
        spares.add(item.setup, _spares(day, item, warnings))
    yield from _files(day, room)
    yield from _files(day, spares)


def _by_sheet(day: Day, warnings: Problems) -> Iterator[FilePlan]:
    """The files of each sheet: all copies of it, spare ones last."""
    for item in day.items:
        bundles: dict[tuple[str, str], _Bundle] = {}
        for (profile, lang), copies in _copies(day, item, warnings):
            key = (profile, lang)
            if key not in bundles:
                more = [profile] if profile != day.profile else []
                more += [lang] if lang != day.lang else []
                stem = "-".join([f"{item.number:02}", item.copies.blanks[0].name, *more])
                bundles[key] = _Bundle(stem, stem, profile, lang, item.title(lang), single=True)
            bundles[key].add(item.setup, copies)
        for bundle in bundles.values():
            [setup] = bundle.copies
            yield bundle.file(bundle.name, setup)


def _copies(
    day: Day, item: Item, warnings: Problems
) -> Iterator[tuple[tuple[str, str], list[CopyPlan]]]:
    """All copies of an item, whoever they are for, by their profile and language."""
    match item.handout.to:
        case "person":
            for person in day.people.everyone:
                for round_ in range(person.sets):
                    copies = _for_person(day, item, person, round_, warnings)
                    yield (person.profile, person.lang), copies
        case "table":
            for at, table in enumerate(day.people.tables):
                yield (table.profile, day.lang), _for_table(day, item, table, at, warnings)
        case "room":
            copies = _plain(day, item, 0, item.handout.copies, warnings)
            yield (day.profile, day.lang), copies
    if item.handout.spares:
        yield (day.profile, day.lang), _spares(day, item, warnings)


def _files(day: Day, bundle: _Bundle) -> Iterator[FilePlan]:
    """A file for each way of printing, the pack's own first; suffixes tell the others apart."""
    plain = default_setup(day.pack)
    for setup in bundle.copies:
        suffixes = [
            *([setup.paper] if setup.paper != plain.paper else []),
            *([f"{setup.sides}-sided"] if setup.sides != plain.sides else []),
            *([setup.impose] if setup.impose else []),
            *_finish_suffix(setup),
            *(["fillable"] if setup.fillable else []),
        ]
        yield bundle.file("-".join([bundle.name, *suffixes]), setup)


def _finish_suffix(setup: PrintSetup) -> list[str]:
    """What tells a file apart for its stock and its finish; cards to cut out are on card."""
    if setup.stock == CARD:
        return ["card"] if setup.finish == "cut" else ["card", "set"]
    return [setup.finish] if setup.finish != "fasten" else []


def _for_person(
    day: Day, item: Item, person: Person, round_: int, warnings: Problems
) -> list[CopyPlan]:
    """A person's copies of an item in one of their sets."""
    entry = day.people.entries[item.number][person.number - 1]
    copies = item.handout.copies
    first = (entry.first - 1 + round_) * copies
    return _planned(day, item, entry, first, copies, warnings)


def _for_table(day: Day, item: Item, table: Table, at: int, warnings: Problems) -> list[CopyPlan]:
    copies = item.handout.copies
    called = {day.lang: {"name": table.label}}
    if day.second:
        called[day.second.lang] = {"name": day.second.people.tables[at].label}
    entry = Entry({}, profile=table.profile, lang=day.lang, where=_where(day, item))
    return _planned(day, item, entry, at * copies, copies, warnings, called)


def _spares(day: Day, item: Item, warnings: Problems) -> list[CopyPlan]:
    """Copies for nobody in particular, counted on from the others."""
    people = sum(person.sets for person in day.people.everyone)
    count = {"person": people, "table": len(day.people.tables), "room": 1}[item.handout.to]
    return _plain(day, item, count * item.handout.copies, item.handout.spares, warnings)


def _plain(day: Day, item: Item, first: int, copies: int, warnings: Problems) -> list[CopyPlan]:
    entry = Entry({}, profile=day.profile, lang=day.lang, where=_where(day, item))
    return _planned(day, item, entry, first, copies, warnings)


def _planned(
    day: Day,
    item: Item,
    entry: Entry,
    before: int,
    copies: int,
    warnings: Problems,
    values: Mapping[str, Mapping[str, str]] = {},
) -> list[CopyPlan]:
    """Copies of an item's sheets for an entry, numbered on from `before`.

    They have the day's date, in the words of their language, and further values by language.
    """
    planned = []
    entries = [
        replace(each, values=day.dated({**values.get(each.lang, {}), **each.values}, each.lang))
        for each in item.copies.in_languages(entry)
    ]
    for number in item.sheet_numbers:
        first, *more = (_plan_of(item, number, each, warnings) for each in entries)
        first = replace(first, other=more[0] if more else None)
        for copy in range(before + 1, before + copies + 1):
            own = item.copies.identity(number, entry, copy)
            planned.append(replace(first, identity=own))
    return planned


def _plan_of(item: Item, number: int, entry: Entry, warnings: Problems) -> CopyPlan:
    """One of an item's sheets for an entry, in the entry's language."""

    def fill(problems: Problems) -> Filled:
        return item.copies.fill(number, entry, problems)

    title = item.copies.blank(number, entry.lang).sheet.title.text
    return plan_copy(fill, NOBODY, title, warnings)


def _where(day: Day, item: Item) -> Where:
    """The place of an item in the pack's file."""
    number, _ = day.pack.handouts[item.number - 1]
    return day.source.file.where(("contents", number))
