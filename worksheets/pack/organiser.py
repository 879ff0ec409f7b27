"""The organiser's file and the sheet at the door: all that is needed to run the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from worksheets.build.sheets import facilitators_prompts
from worksheets.content.models import Worksheet
from worksheets.pack.day import Day
from worksheets.pack.file_plan import FilePlan
from worksheets.pack.items import Item, PrintSetup, default_setup, is_large_print
from worksheets.pack.people import Person
from worksheets.pack.timetable import Session, clock, main_item, minutes_of
from worksheets.pack.words import on_paper
from worksheets.text.braces import fill_in
from worksheets.text.order import by_name, by_surname

MORE_ROWS = 4
"""Empty lines on the sign-in sheet for who was not expected."""


_UNTIMED = re.compile(r" \([^()]*\)(?=\.?$)")
"""The minutes at the end of a step; those of a part are within those of its activity."""


def organiser_files(day: Day, sessions: Sequence[Session]) -> list[FilePlan]:
    """The organiser's file, and the sign-in sheet, which lies at the door by itself."""
    words, setup = day.words, default_setup(day.pack)
    known = {
        "numbers": _numbers(day),
        "sessions": _running_order(day, sessions),
        "end": _end(day, sessions),
        "contents": _contents(day),
        "kit": _kit(day),
        "seats": _seats(day),
        "needs": _needs(day),
        "activities": _activities(day) if day.pack.facilitator else [],
    }
    copy = day.pack_sheets.copy("day", day.lang, day.profile, known)
    files = [
        FilePlan("day", "day", (copy,), setup, day.profile, day.lang, words.day_file,
                 words.organiser)
    ]  # fmt: skip
    if day.people.everyone:
        loose = replace(setup, finish="loose")
        files.append(_sign_in(day, loose))
    return files


def _sign_in(day: Day, setup: PrintSetup) -> FilePlan:
    key = by_surname if day.pack.sort == "surname" else by_name
    people = sorted(day.people.everyone, key=lambda person: key(person.name))
    known = {
        "rows": [[person.name, person.service, person.table] for person in people],
        "more": MORE_ROWS,
        "tables": bool(day.people.tables),
        "services": any(person.service for person in people),
    }
    copy = day.pack_sheets.copy("sign-in", day.lang, day.profile, known)
    words = day.words
    return FilePlan("sign-in", "sign-in", (copy,), setup, day.profile, day.lang,
                    words.sign_in_file, words.sign_in_for)  # fmt: skip


def _numbers(day: Day) -> str:
    """How many people come, and to how many tables."""
    if not day.people.everyone:
        return ""
    words = day.words.numbers if day.people.tables else day.words.numbers_people
    return fill_in(words, people=len(day.people.everyone), tables=len(day.people.tables))


def _running_order(day: Day, sessions: Sequence[Session]) -> list[list[str]]:
    return [
        [clock(day.source, each.after), each.words, each.group, str(each.minutes)]
        for each in sessions
    ]


def _end(day: Day, sessions: Sequence[Session]) -> str:
    """When the day ends, or "" where nothing says when it starts."""
    return clock(day.source, sessions[-1].after + sessions[-1].minutes) if sessions else ""


def _contents(day: Day) -> list[list[str]]:
    """Everything that is handed out: the sheet, to whom, how many, on what."""
    words = day.words
    given = {"person": words.per_person, "table": words.per_table, "room": words.for_room}
    people = sum(person.sets for person in day.people.everyone)
    count = {"person": people, "table": len(day.people.tables), "room": 1}
    rows = []
    for item in day.items:
        # With the aspect `all` there is a sheet for each aspect.
        sheets = len(item.sheet_numbers)
        copies = count[item.handout.to] * item.handout.copies * sheets
        spares = item.handout.spares * sheets
        to = given[item.handout.to]
        if spares:
            to += f" + {spares} {words.spare}"
        paper = on_paper(item.setup, words)
        rows.append([item.title(day.lang), to, str(copies + spares), paper])
    return rows


def _kit(day: Day) -> list[dict[str, object]]:
    """What each activity needs, as its facilitator's page says; each thing once."""
    kit: list[dict[str, object]] = []
    seen: set[str] = set()
    for item in _led(day):
        needed = [each for each in _materials(day, item) if each not in seen]
        seen.update(needed)
        if needed:
            kit.append({"title": item.title(day.lang), "needed": needed})
    return kit


def _seats(day: Day) -> list[dict[str, object]]:
    """Who sits at each table, and which service they are from."""
    return [
        {
            "table": table.label,
            "people": [
                ", ".join(filter(None, (person.name, person.service))) or "–"
                for person in table.people
            ],
        }
        for table in day.people.tables
    ]


def _needs(day: Day) -> list[list[str]]:
    """What people need to take part: as the register says, and how their own sheets are made."""
    found = [(person, _needed(day, person)) for person in day.people.everyone]
    return [[person.name, person.table_name, needed] for person, needed in found if needed]


def _needed(day: Day, person: Person) -> str:
    words = day.words
    own = []
    if person.profile != day.profile:
        known = words.large_print if is_large_print(person.profile) else words.own_profile
        own.append(fill_in(known, profile=person.profile))
    if person.lang != day.lang:
        own.append(fill_in(words.own_language, lang=person.lang))
    return "; ".join([*([person.needs] if person.needs else []), *own])


def _led(day: Day) -> list[Item]:
    """The items that somebody leads, a worksheet once; parts of an activity are led with it."""
    led: dict[str, Item] = {}
    for item in day.items:
        if main_item(item, day.items) is item and _worksheet(day, item).facilitator:
            led.setdefault(item.worksheet, item)
    return list(led.values())


def _activities(day: Day) -> list[dict[str, object]]:
    """A page for whoever leads each activity: what it is, how long, with which sheets."""
    return [
        {
            "title": _worksheet(day, item).title,
            "page": page.model_dump(),
            "minutes": _minutes(day, item, int(page.minutes)),
            "sheets": _sheets(day, item),
            "materials": _materials(day, item),
            "parts": _parts(day, item),
            "prompts": facilitators_prompts(item.copies.library, _worksheet(day, item)),
        }
        for item in _led(day)
        if (page := _worksheet(day, item).facilitator)
    ]


def _of_activity(day: Day, item: Item) -> list[Worksheet]:
    """The worksheets of an activity, each once, the one that is led first."""
    found = [_worksheet(day, each) for each in day.items if main_item(each, day.items) is item]
    own = _worksheet(day, item)
    return [own, *{each.id: each for each in found if each.id != own.id}.values()]


def _materials(day: Day, item: Item) -> list[str]:
    """What an activity needs with all its parts, each thing once."""
    pages = [each.facilitator for each in _of_activity(day, item)]
    return list(dict.fromkeys(each for page in pages if page for each in page.materials))


def _parts(day: Day, item: Item) -> list[dict[str, object]]:
    """How the parts of an activity are led: the title of each, and its steps."""
    return [
        {"title": each.title, "steps": [_UNTIMED.sub("", step) for step in each.facilitator.steps]}
        for each in _of_activity(day, item)[1:]
        if each.facilitator
    ]


def _minutes(day: Day, item: Item, usual: int) -> str:
    """A sentence on the minutes of the running order, where they differ from the usual ones."""
    alike = [each for each in day.items if each.worksheet == item.worksheet]
    minutes = [minutes_of(each, day.items) for each in alike]
    if all(each == usual for each in minutes):
        return ""
    given = [str(each) for each in minutes if each]
    words = day.words
    return fill_in(words.minutes_here, minutes=" + ".join(given)) if given else words.minutes_none


def _sheets(day: Day, item: Item) -> list[str]:
    """The sheets of an activity that has several, and who has them."""
    words = day.words
    given = {"person": words.per_person, "table": words.per_table, "room": words.for_room}
    own = [each for each in day.items if main_item(each, day.items) is item]
    return [f"{each.title(day.lang)}: {given[each.handout.to]}" for each in own] if own[1:] else []


def _worksheet(day: Day, item: Item) -> Worksheet:
    return item.copies.blank(0, day.lang).worksheet
