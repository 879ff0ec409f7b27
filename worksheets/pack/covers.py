"""Covers: whose a bundle is, the programme of the day with times, and what is in the bundle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from worksheets.pack.day import Day
from worksheets.pack.file_plan import CopyPlan
from worksheets.pack.items import CARD, PAPER, Item, PrintSetup, default_setup, is_large_print
from worksheets.pack.models import Moment
from worksheets.pack.people import Person, Table
from worksheets.pack.timetable import Session, clock
from worksheets.pack.words import PackWords, on_paper
from worksheets.problems import Where
from worksheets.text.braces import fill_in

_Own = Mapping[int, Sequence[CopyPlan]]
"""Somebody's copies, by the number of the item."""


def cover_for_person(day: Day, person: Person, sessions: Sequence[Session], own: _Own) -> CopyPlan:
    """A person's cover: the programme, and beside each session what they have for it."""
    cover = _cover_for_person(day, person, sessions, own)
    if day.second:
        again = day.second.people.everyone[person.number - 1]
        return replace(cover, other=_cover_for_person(day.second, again, sessions, own))
    return cover


def _cover_for_person(day: Day, person: Person, sessions: Sequence[Session], own: _Own) -> CopyPlan:
    """A person's cover in one language."""
    words = day.pack_sheets.words(person.lang)
    rows = []
    for session in sessions:
        have = [_what(day, item, own, words) for item in session.items]
        title = _session_title(day, session, person)
        sheets = "; ".join(dict.fromkeys(filter(None, have)))
        rows.append([clock(day.source, session.after), title, sheets])
    in_sessions = {item.number for session in sessions for item in session.items}
    for item in day.items_for("person"):
        if item.number not in in_sessions and not item.setup.fillable:
            rows.append(["", _title(day, item, person), _what(day, item, own, words)])
    end = ""
    if sessions:
        end = clock(day.source, sessions[-1].after + sessions[-1].minutes)
    known = {"kind": "person", "rows": rows, "end": end, "seat": bool(day.people.tables)}
    values = {"whose": person.name, "service": person.service, "sits-at": person.table}
    register = day.people.register
    assert register is not None
    return day.pack_sheets.copy(
        "cover",
        person.lang,
        person.profile,
        known,
        values,
        person.id or str(person.number),
        where=register.where(person.number - 1),
    )


def cover_for_table(day: Day, at: int, own: _Own) -> CopyPlan:
    """A table's cover: who sits there, and what is in the table's bundle.

    `at` is its place among the tables, from 0.
    """
    cover = _cover_for_table(day, day.people.tables[at], own)
    if day.second:
        again = day.second.people.tables[at]
        return replace(cover, other=_cover_for_table(day.second, again, own))
    return cover


def _cover_for_table(day: Day, table: Table, own: _Own) -> CopyPlan:
    """A table's cover in one language."""
    rows = [
        [item.title(day.lang), str(_pages(own[item.number])), _paper(day, item.setup, day.words)]
        for item in day.items_for("table")
        if not item.setup.fillable
    ]
    people = ", ".join(person.name for person in table.people if person.name)
    register = day.people.register
    assert register is not None
    return day.pack_sheets.copy(
        "cover",
        day.lang,
        table.profile,
        {"kind": "table", "rows": rows},
        {"whose": table.label, "people": people},
        str(table.number),
        where=Where(register.name),
        columns={"whose": "table", "people": "name"},
    )


def _session_title(day: Day, session: Session, person: Person) -> str:
    """What a part of the day is called, in a person's language."""
    if session.items:
        return _title(day, session.items[0], person)
    part = day.pack_sheets.pack(person.lang).contents[session.number]
    return part.words if isinstance(part, Moment) else session.words


def _title(day: Day, item: Item, person: Person) -> str:
    """What an item is called, in the language in which the person meets it.

    In large print it is short, so that the programme stays on one page.
    """
    lang = person.lang if item.handout.to == "person" else day.lang
    return item.title(lang, short=is_large_print(person.profile))


def _what(day: Day, item: Item, own: _Own, words: PackWords) -> str:
    """What somebody has for a session: how many pages, or that it lies on their table."""
    if item.setup.fillable:
        return words.on_screen
    match item.handout.to:
        case "person":
            pages = _pages(own[item.number])
            said = words.one_page if pages == 1 else fill_in(words.many_pages, pages=pages)
            usual = item.setup.stock == PAPER and item.setup.paper == day.pack.paper
            return said if usual else f"{said}, {_paper(day, item.setup, words)}"
        case "table":
            return words.at_your_table
        case "room":
            return words.in_the_room


def _paper(day: Day, setup: PrintSetup, words: PackWords) -> str:
    """What a sheet is printed on; another paper than the cover's lies beside it, by itself."""
    paper = on_paper(setup, words)
    if setup.stock != CARD and setup != default_setup(day.pack):
        return fill_in(words.apart, paper=paper)
    return paper


def _pages(copies: Sequence[CopyPlan]) -> int:
    return sum(copy.printed for copy in copies)
