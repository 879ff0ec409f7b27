"""The sheets of the day itself: what is in the pack, the running order, who comes, who leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worksheets.pack.day import Day
from worksheets.pack.order import main_means
from worksheets.pack.stacks import Part, Stack
from worksheets.pack.timetable import Line, clock
from worksheets.pack.words import on_paper
from worksheets.sheet.tree import Sheet, Text
from worksheets.text.braces import fill_in
from worksheets.text.order import by_name

MORE_ROWS = 4
"""Empty lines on the sign-in sheet for who was not expected."""


def stacks_of_day(day: Day, lines: Sequence[Line]) -> list[Stack]:
    """The organiser's file, which is what is in the pack, the running order and leading.

    Besides it is the sign-in sheet, which lies at the door by itself.
    """
    parts = [_contents(day)]
    if lines:
        parts.append(_running_order(day, lines))
    if day.pack.facilitator:
        parts += _facilitators(day)
    words = day.own.words(day.lang)
    setup = main_means(day)
    stacks = [Stack("day", "day", tuple(parts), setup, day.profile, day.lang, words.organiser)]
    if day.people.everyone:
        loose = replace(setup, loose=True)
        stacks.append(Stack("sign-in", "sign-in", (_sign_in(day),), loose, day.profile, day.lang,
                            words.sign_in_for))  # fmt: skip
    return stacks


def _contents(day: Day) -> Part:
    words = day.own.words(day.lang)
    whom = {"person": words.per_person, "table": words.per_table, "room": words.for_room}
    people = sum(person.sets for person in day.people.everyone)
    count = {"person": people, "table": len(day.people.tables), "room": 1}
    rows = []
    for item in day.items:
        # With an aspect of `all` there is a sheet for each.
        sheets = len(item.sheets)
        copies = count[item.handout.to] * item.handout.copies * sheets
        spares = item.handout.spares * sheets
        given = whom[item.handout.to]
        if spares:
            given += f" + {spares} {words.spare}"
        paper = on_paper(item.setup, words)
        rows.append([item.title(day.lang), given, str(copies + spares), paper])
    numbers = ""
    if day.people.everyone:
        said = words.numbers if day.people.tables else words.numbers_people
        numbers = fill_in(said, people=len(day.people.everyone), tables=len(day.people.tables))
    return day.own.part("contents", day.lang, day.profile, {"rows": rows, "numbers": numbers})


def _running_order(day: Day, lines: Sequence[Line]) -> Part:
    end = lines[-1].after + lines[-1].minutes
    rows = [
        [clock(day.file, line.after), line.words, line.group, str(line.minutes)] for line in lines
    ]
    known = {"rows": rows, "end": clock(day.file, end)}
    return day.own.part("running-order", day.lang, day.profile, known)


def _sign_in(day: Day) -> Part:
    people = sorted(day.people.everyone, key=lambda person: by_name(person.name))
    rows = [[person.name, person.service, person.table] for person in people]
    known = {
        "rows": rows,
        "more": MORE_ROWS,
        "tables": bool(day.people.tables),
        "services": any(person.service for person in people),
    }
    return day.own.part("sign-in", day.lang, day.profile, known)


def _facilitators(day: Day) -> list[Part]:
    """The page for whoever leads each worksheet's activity, once each."""
    pages = {
        blank.worksheet.id: blank.page
        for item in day.items
        for blank in item.press.blanks
        if blank.page
    }
    return [
        day.own.page(_with_minutes(day, name, page), name, day.profile, "facilitator")
        for name, page in pages.items()
    ]


def _with_minutes(day: Day, worksheet: str, page: Sheet) -> Sheet:
    """A facilitator's page with the minutes of the running order, where they are others."""
    items = [item for item in day.items if item.press.blanks[0].worksheet.id == worksheet]
    if all(item.handout.minutes in (None, item.usual_minutes) for item in items):
        return page
    words = day.own.words(day.lang)
    given = [str(item.minutes) for item in items if item.minutes]
    said = fill_in(words.minutes_here, minutes=" + ".join(given)) if given else words.minutes_none
    first, *rest = page.blocks
    return replace(page, blocks=(first, Text(text=said), *rest))
