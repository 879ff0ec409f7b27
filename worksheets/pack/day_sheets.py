"""The sheets of the day itself: what is in the pack, the running order, who comes, what to print.

Slip-sheets stand between the stacks of a file that holds them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from worksheets.pack.day import Day
from worksheets.pack.items import CARD, TINTED, Means
from worksheets.pack.order import main_means
from worksheets.pack.stacks import Part, Stack, ranges
from worksheets.pack.timetable import Line, clock
from worksheets.pack.words import PackWords
from worksheets.problems import NOWHERE, Where
from worksheets.register.order import by_name

MORE_ROWS = 4
"""Empty lines on the sign-in sheet for who was not expected."""
SLIP_PROFILE = "giant"
"""A slip-sheet is read from some way off."""
TRIES = 3
"""A ticket counts itself in a combined file: so often it is laid out until its count is right."""


def stack_of_day(day: Day, lines: Sequence[Line]) -> Stack:
    """The organiser's file: what is in the pack, the running order, signing in, leading."""
    parts = [_cover(day)]
    if lines:
        parts.append(_running_order(day, lines))
    if day.people.everyone:
        parts.append(_sign_in(day))
    if day.pack.facilitator:
        parts += _facilitators(day)
    words = day.own.words(day.lang)
    means = main_means(day)
    return Stack("day", "day", tuple(parts), means, day.profile, day.lang, words.organiser)


def _cover(day: Day) -> Part:
    words = day.own.words(day.lang)
    whom = {"person": words.per_person, "table": words.per_table, "room": words.for_room}
    people = sum(person.sets for person in day.people.everyone)
    count = {"person": people, "table": len(day.people.tables), "room": 1}
    rows = []
    for item in day.items:
        copies = count[item.handout.to] * item.handout.copies
        given = whom[item.handout.to]
        if item.handout.spares:
            given += f" + {item.handout.spares} {words.spare}"
        total = str(copies + item.handout.spares)
        rows.append([item.title(day.lang), given, total, item.means.paper.capitalize()])
    numbers = words.numbers.format(
        people=len(day.people.everyone), tables=len(day.people.tables)
    )
    return day.own.part("contents", day.lang, day.profile, {"rows": rows, "numbers": numbers})


def _running_order(day: Day, lines: Sequence[Line]) -> Part:
    end = lines[-1].after + lines[-1].minutes
    rows = [
        [clock(day.file, line.after), line.words, line.group, str(line.minutes)]
        for line in lines
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
    blanks = {blank.worksheet.id: blank for item in day.items for blank in item.press.blanks}
    return [
        day.own.page(blank.page, name, day.profile, "facilitator")
        for name, blank in blanks.items()
        if blank.page
    ]


@dataclass(frozen=True, slots=True)
class Printed:
    """What is handed to whoever prints: the ticket, and the files with everything in order."""

    ticket: Stack
    combined: tuple[Stack, ...]


def printed(day: Day, stacks: Sequence[Stack], combined: str) -> Printed:
    """The job ticket for some stacks, and the files named after `combined` that hold them all."""
    stacks = [stack for stack in stacks if not stack.means.fillable]
    files = _combined(day, stacks, combined) if combined else []
    pages = 1
    for _ in range(TRIES):
        ticket = _ticket(day, stacks, files, pages)
        if ticket.pages == pages:
            break
        pages = ticket.pages
    if files:
        files[0] = replace(files[0], parts=(*ticket.parts, *files[0].parts))
    return Printed(ticket, tuple(files))


def _combined(day: Day, stacks: Sequence[Stack], name: str) -> list[Stack]:
    """A file for each paper and number of sides, the pack's own first."""
    plain = main_means(day)
    piles: dict[Means, list[Part]] = {plain: []}
    for stack in stacks:
        means = Means(stack.means.paper, stack.means.sides)
        pile = piles.setdefault(means, [])
        if stack.kind != "day":
            pile.append(_slip(day, stack))
        for part in stack.parts:
            words = f"{stack.whose}: {part.bookmark}" if stack.whose else part.bookmark
            pile.append(replace(part, bookmark=words))
    found = []
    for means, parts in piles.items():
        more = [means.paper] if means.paper != plain.paper else []
        more += [f"{means.sides}-sided"] if means.sides != plain.sides else []
        stem = "-".join([name, *more])
        found.append(Stack(stem, "combined", tuple(parts), means, day.profile, day.lang))
    return found


def _slip(day: Day, stack: Stack) -> Part:
    """The sheet before a stack: whose it is, how much follows, on what to print it."""
    words = day.own.words(day.lang)
    values = {
        "whose": stack.whose,
        "sits-at": stack.sits_at,
        "next": words.slip_sheets.format(sheets=stack.sheets, pages=stack.pages),
        "print-on": _print_on(stack.means, words),
    }
    known = {"seat": bool(stack.sits_at)}
    bookmark = stack.whose or stack.name
    paper = stack.means.paper
    register = day.people.register
    whose = stack.kind in ("person", "table")
    where = Where(register.name) if register and whose else NOWHERE
    return day.own.part(
        "slip", day.lang, SLIP_PROFILE, known, values, stack.name, bookmark, where, paper
    )


def _print_on(means: Means, words: PackWords) -> str:
    stock = {CARD: words.stock_card, TINTED: words.stock_tinted}.get(
        means.stock, words.stock_paper
    )
    sides = words.one_side if means.sides == 1 else words.both_sides
    return f"{means.paper.capitalize()}, {stock}, {sides}"


def _ticket(day: Day, stacks: Sequence[Stack], combined: Sequence[Stack], own: int) -> Stack:
    """The job ticket, of which `own` pages are reckoned to be in the combined file."""
    words = day.own.words(day.lang)
    papers: dict[Means, list[Stack]] = {}
    for stack in stacks:
        papers.setdefault(stack.means, []).append(stack)
    totals = [
        [_print_on(means, words), str(_pages(found)), str(_sheets(found))]
        for means, found in papers.items()
    ]
    files = []
    for _, group in groupby(_grouped(stacks), key=lambda stack: (stack.kind, stack.means)):
        found = list(group)
        files.append(
            [ranges(found), str(sum(stack.sets for stack in found)), str(_sheets(found)),
             _print_on(found[0].means, words), _finish(day, found, words)]
        )  # fmt: skip
    known = {
        "totals": totals,
        "total": [str(_pages(stacks)), str(_sheets(stacks))],
        "files": files,
        "combined": [_combined_row(file, own if n == 0 else 0, words)
                     for n, file in enumerate(combined)],
        "tinted": any(stack.means.stock == TINTED for stack in stacks),
        "card": any(stack.means.stock == CARD for stack in stacks),
        "both": any(stack.means.sides == 2 for stack in stacks),
        "staple": day.pack.staple,
        "punch": day.pack.punch,
    }  # fmt: skip
    part = day.own.part("job-ticket", day.lang, day.profile, known)
    return Stack("job-ticket", "job-ticket", (part,), main_means(day), day.profile, day.lang)


def _grouped(stacks: Sequence[Stack]) -> list[Stack]:
    """Stacks of one kind that are printed alike together, in the order in which they come."""
    first: dict[tuple[str, Means], int] = {}
    for stack in stacks:
        first.setdefault((stack.kind, stack.means), len(first))
    return sorted(stacks, key=lambda stack: first[stack.kind, stack.means])


def _combined_row(file: Stack, own: int, words: PackWords) -> list[str]:
    sides = file.means.sides
    sheets = file.sheets + -(-own // sides)
    return [file.path, str(file.pages + own), str(sheets), _print_on(file.means, words)]


def _finish(day: Day, stacks: Sequence[Stack], words: PackWords) -> str:
    """What is done with the sets of some files: nothing with cards, no staple in single sheets."""
    if stacks[0].means.stock == CARD:
        return words.loose
    several = any(stack.sheets > stack.sets for stack in stacks)
    done = [words.staple] if day.pack.staple and several else []
    done += [words.punch] if day.pack.punch else []
    return ", ".join(done) or words.loose


def _pages(stacks: Sequence[Stack]) -> int:
    return sum(stack.pages for stack in stacks)


def _sheets(stacks: Sequence[Stack]) -> int:
    return sum(stack.sheets for stack in stacks)
