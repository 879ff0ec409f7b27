"""The order of a pack: which copies go into which file, person by person or sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from worksheets.build.entries import Entry
from worksheets.layout.filled import Filled
from worksheets.pack.day import Day
from worksheets.pack.items import CARD, TINTED_FOR, Item, PrintSetup
from worksheets.pack.people import Person, Table
from worksheets.pack.stacks import Part, Stack, for_profile, part
from worksheets.pack.words import on_paper
from worksheets.problems import Problems, Where
from worksheets.text.braces import fill_in

DIGITS = 3
"""Files of people are numbered with at least so many digits."""


@dataclass(slots=True)
class _Pile:
    """What goes into the files of one person, table or the room, by how it is printed."""

    name: str
    kind: str
    profile: str
    lang: str
    whose: str = ""
    sits_at: str = ""
    sets: int = 1
    # Whether each copy is a set by itself.
    apart: bool = False
    parts: dict[PrintSetup, list[Part]] = field(default_factory=dict)

    def add(self, setup: PrintSetup, parts: Sequence[Part]) -> None:
        if parts:
            setup = for_profile(setup, self.profile, TINTED_FOR)
            self.parts.setdefault(setup, []).extend(parts)


def stacks_of(day: Day, warnings: Problems) -> list[Stack]:
    """Everything that is handed out, in the order in which it is printed."""
    by_stack = day.pack.order == "stack"
    return [*(_by_sheet(day, warnings) if by_stack else _by_person(day, warnings))]


def main_means(day: Day) -> PrintSetup:
    """How a pack's own sheets are printed."""
    return PrintSetup(day.pack.paper, day.pack.sides)


def _by_person(day: Day, warnings: Problems) -> Iterator[Stack]:
    """The files of each person, of each table, of the room, and the spare copies."""
    width = max(DIGITS, len(str(len(day.people.everyone))))
    items = day.items_for("person")
    for person in day.people.everyone if items else ():
        pile = _Pile(f"person-{person.number:0{width}}", "person", person.profile,
                     person.lang, person.name, person.table, person.sets)  # fmt: skip
        for round_ in range(person.sets):
            own = [(item, _for_person(day, item, person, round_, warnings)) for item in items]
            if any(not item.setup.fillable for item in items):
                pile.add(main_means(day), [_cover_for_person(day, person, own, warnings)])
            for item, parts in own:
                pile.add(item.setup, parts)
        yield from _stacks(day, pile)
    items = day.items_for("table")
    width = max((len(str(table.number)) for table in day.people.tables), default=0)
    for at, table in enumerate(day.people.tables if items else ()):
        name = f"table-{table.number:0{width}}"
        pile = _Pile(name, "table", day.profile, day.lang, table.label)
        own = [(item, _for_table(day, item, table, at, warnings)) for item in items]
        if any(not item.setup.fillable for item in items):
            pile.add(main_means(day), [_cover_for_table(day, table, own)])
        for item, parts in own:
            pile.add(item.setup, parts)
        yield from _stacks(day, pile)
    words = day.own.words(day.lang)
    room = _Pile("room", "room", day.profile, day.lang, words.room, apart=True)
    spares = _Pile("spares", "spares", day.profile, day.lang, words.spares, apart=True)
    for item in day.items:
        if item.handout.to == "room":
            room.add(item.setup, _plain(day, item, 0, item.handout.copies, warnings))
        spares.add(item.setup, _spares(day, item, warnings))
    yield from _stacks(day, room)
    yield from _stacks(day, spares)


def _by_sheet(day: Day, warnings: Problems) -> Iterator[Stack]:
    """The files of each sheet: all copies of it, spare ones last."""
    for item in day.items:
        piles: dict[tuple[str, str], _Pile] = {}
        for (profile, lang), parts in _copies(day, item, warnings):
            key = (profile, lang)
            if key not in piles:
                more = [profile] if profile != day.profile else []
                more += [lang] if lang != day.lang else []
                stem = "-".join([f"{item.number:02}", item.press.blanks[0].name, *more])
                piles[key] = _Pile(stem, stem, profile, lang, item.title(lang), apart=True)
            piles[key].add(item.setup, parts)
        for pile in piles.values():
            [(setup, parts)] = pile.parts.items()
            yield _stack(pile, pile.name, setup, parts)


def _copies(
    day: Day, item: Item, warnings: Problems
) -> Iterator[tuple[tuple[str, str], list[Part]]]:
    """All copies of an item, whoever they are for, by their profile and language."""
    plain = (day.profile, day.lang)
    match item.handout.to:
        case "person":
            for person in day.people.everyone:
                for round_ in range(person.sets):
                    parts = _for_person(day, item, person, round_, warnings)
                    yield (person.profile, person.lang), parts
        case "table":
            for at, table in enumerate(day.people.tables):
                yield plain, _for_table(day, item, table, at, warnings)
        case "room":
            yield plain, _plain(day, item, 0, item.handout.copies, warnings)
    if item.handout.spares:
        yield plain, _spares(day, item, warnings)


def _stacks(day: Day, pile: _Pile) -> Iterator[Stack]:
    """A file for each way of printing, the pack's own first; the names tell the others apart."""
    for setup, parts in pile.parts.items():
        plain = main_means(day)
        suffixes = [
            *([setup.paper] if setup.paper != plain.paper else []),
            *([f"{setup.sides}-sided"] if setup.sides != plain.sides else []),
            *_laid(setup),
            *(["fillable"] if setup.fillable else []),
        ]
        yield _stack(pile, "-".join([pile.name, *suffixes]), setup, parts)


def _laid(setup: PrintSetup) -> list[str]:
    """What a file is called for its stock, and for being loose: cards are both."""
    if setup.stock == CARD:
        return ["card"] if setup.loose else ["card", "set"]
    return ["loose"] if setup.loose else []


def _stack(pile: _Pile, name: str, setup: PrintSetup, parts: Sequence[Part]) -> Stack:
    sets = len(parts) if pile.apart else pile.sets
    return Stack(name, pile.kind, tuple(parts), setup, pile.profile, pile.lang, pile.whose,
                 pile.sits_at, sets)  # fmt: skip


def _for_person(
    day: Day, item: Item, person: Person, round_: int, warnings: Problems
) -> list[Part]:
    """A person's copies of an item in one of their sets."""
    entry = day.people.entries[item.number][person.number - 1]
    copies = item.handout.copies
    first = (entry.first - 1 + round_) * copies
    return _parts(item, replace(entry, values=day.dated(entry.values)), first, copies, warnings)


def _for_table(day: Day, item: Item, table: Table, at: int, warnings: Problems) -> list[Part]:
    copies = item.handout.copies
    values = day.dated({"name": table.label})
    entry = Entry(values, profile=day.profile, lang=day.lang, where=_where(day, item))
    return _parts(item, entry, at * copies, copies, warnings)


def _spares(day: Day, item: Item, warnings: Problems) -> list[Part]:
    """Copies for nobody in particular, counted on from the others."""
    people = sum(person.sets for person in day.people.everyone)
    count = {"person": people, "table": len(day.people.tables), "room": 1}[item.handout.to]
    return _plain(day, item, count * item.handout.copies, item.handout.spares, warnings)


def _plain(day: Day, item: Item, first: int, copies: int, warnings: Problems) -> list[Part]:
    values, where = day.dated({}), _where(day, item)
    entry = Entry(values, profile=day.profile, lang=day.lang, where=where)
    return _parts(item, entry, first, copies, warnings)


def _parts(item: Item, entry: Entry, before: int, copies: int, warnings: Problems) -> list[Part]:
    """Copies of an item's sheets for an entry, counted on from so many before them."""
    parts = []
    for number in item.sheets:

        def fill(problems: Problems, number: int = number) -> Filled:
            return item.press.fill(number, entry, problems)

        title = item.press.blank(number, entry.lang).sheet.title.text
        identity = item.press.identity(number, entry.lang, "")
        first = part(fill, identity, title, warnings)
        for copy in range(before + 1, before + copies + 1):
            own = replace(identity, copy=entry.id or str(copy))
            parts.append(replace(first, identity=own))
    return parts


def _where(day: Day, item: Item) -> Where:
    """The place of an item in the pack's file."""
    number, _ = day.pack.handouts[item.number - 1]
    return day.file.file.where(("contents", number))


_Own = Sequence[tuple[Item, Sequence[Part]]]


def _rows(day: Day, own: _Own, lang: str) -> list[list[str]]:
    """What is printed of somebody's pack, a row each: title, pages, on which paper."""
    words = day.own.words(lang)
    rows = []
    for item, parts in own:
        if item.setup.fillable:
            continue
        paper = on_paper(item.setup, words)
        if item.setup.stock != CARD and item.setup != main_means(day):
            paper = fill_in(words.apart, paper=paper)
        rows.append([item.title(lang), str(sum(each.pages for each in parts)), paper])
    return rows


def _cover_for_person(day: Day, person: Person, own: _Own, warnings: Problems) -> Part:
    values: Mapping[str, str] = {
        "whose": person.name,
        "service": person.service,
        "sits-at": person.table,
    }
    register = day.people.register
    assert register is not None
    known = {"kind": "person", "rows": _rows(day, own, person.lang)}
    copy = person.id or str(person.number)
    where = register.where(person.number - 1)
    return day.own.part("cover", person.lang, person.profile, known, values, copy, "", where)


def _cover_for_table(day: Day, table: Table, own: _Own) -> Part:
    people = ", ".join(person.name for person in table.people if person.name)
    known = {"kind": "table", "rows": _rows(day, own, day.lang)}
    values = {"whose": table.label, "people": people}
    register = day.people.register
    assert register is not None
    return day.own.part(
        "cover",
        day.lang,
        day.profile,
        known,
        values,
        str(table.number),
        "",
        Where(register.name),
        columns={"whose": "table", "people": "name"},
    )
