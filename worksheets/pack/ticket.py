"""What is handed to whoever prints: the job ticket, and the files that hold everything in order.

Slip-sheets stand before the stacks of a file that holds them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from worksheets.pack.day import Day
from worksheets.pack.items import CARD, PAPER, TINTED, PrintSetup
from worksheets.pack.order import main_means
from worksheets.pack.stacks import Part, Run, Stack, ranges, span
from worksheets.pack.words import PackWords, print_on
from worksheets.problems import NOWHERE, Where
from worksheets.text.braces import fill_in

SLIP_PROFILE = "giant"
"""A slip-sheet is read from some way off."""
TRIES = 3
"""A ticket counts itself in a combined file: so often it is laid out until its count is right."""
MOST_RANGES = 3
"""A row of the ticket names so many ranges of files; of more, the others are the exceptions."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What is handed to whoever prints: the ticket, and the files with everything in order."""

    ticket: Stack
    combined: tuple[Stack, ...]


def printed(day: Day, stacks: Sequence[Stack], combined: str) -> Printed:
    """The job ticket for some stacks, and the files named after `combined` that hold them all."""
    stacks = [stack for stack in stacks if not stack.setup.fillable]
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
    """A file for each way of printing, the pack's own first."""
    plain = main_means(day)
    piles: dict[PrintSetup, list[Part]] = {plain: []}
    for stack in stacks:
        pile = piles.setdefault(_tray(stack.setup), [])
        runs = stack.runs
        for number, run in enumerate(runs, 1):
            copy = f"{stack.name}-{number}" if runs[1:] else stack.name
            pile.append(_slip(day, stack, run, copy))
            for part in run.parts:
                words = f"{stack.whose}: {part.bookmark}" if stack.whose else part.bookmark
                pile.append(replace(part, bookmark=words))
    found = []
    for setup, parts in piles.items():
        more = [setup.paper] if setup.paper != plain.paper else []
        more += [f"{setup.sides}-sided"] if setup.sides != plain.sides else []
        more += [setup.stock] if setup.stock != PAPER else []
        stem = "-".join([name, *more])
        found.append(Stack(stem, "combined", tuple(parts), setup, day.profile, day.lang))
    return found


def _tray(setup: PrintSetup) -> PrintSetup:
    """What has to be in the printer, however it is finished."""
    return PrintSetup(setup.paper, setup.sides, setup.stock)


def _slip(day: Day, stack: Stack, run: Run, copy: str) -> Part:
    """The sheet before some sets: whose they are, how many, on what and how they are made."""
    words = day.own.words(day.lang)
    pages = run.last_page - run.first_page + 1
    finish = _finish(day, stack.setup, run.sheets, words)
    values = {
        "whose": stack.whose,
        "sits-at": stack.sits_at,
        "next": fill_in(
            words.slip_sheets, sets=run.sets, sheets=run.sets * run.sheets, pages=pages
        ),
        "print-on": f"{print_on(stack.setup, words)}; {finish}",
    }
    known = {"seat": bool(stack.sits_at)}
    bookmark = stack.whose or stack.name
    paper = stack.setup.paper
    register = day.people.register
    whose = stack.kind in ("person", "table")
    where = Where(register.name) if register and whose else NOWHERE
    return day.own.part("slip", day.lang, SLIP_PROFILE, known, values, copy, bookmark, where, paper)


def _ticket(day: Day, stacks: Sequence[Stack], combined: Sequence[Stack], own: int) -> Stack:
    """The job ticket, of which `own` pages are reckoned to be in the combined file."""
    words = day.own.words(day.lang)
    papers: dict[PrintSetup, list[Stack]] = {}
    for stack in stacks:
        papers.setdefault(_tray(stack.setup), []).append(stack)
    totals = [
        [print_on(setup, words), str(_pages(found)), str(_sheets(found))]
        for setup, found in papers.items()
    ]
    known = {
        "totals": totals,
        "total": [str(_pages(stacks)), str(_sheets(stacks))],
        "files": _rows(day, stacks, words),
        "combined": [_combined_row(file, own if n == 0 else 0, words)
                     for n, file in enumerate(combined)],
        "tinted": any(stack.setup.stock == TINTED for stack in stacks),
        "card": any(stack.setup.stock == CARD for stack in stacks),
        "both": any(stack.setup.sides == 2 for stack in stacks),
        "staple": day.pack.staple,
        "punch": day.pack.punch,
    }  # fmt: skip
    part = day.own.part("job-ticket", day.lang, day.profile, known)
    return Stack("job-ticket", "job-ticket", (part,), main_means(day), day.profile, day.lang)


@dataclass(frozen=True, slots=True)
class _Alike:
    """What stacks have in common that one row of the ticket tells.

    `part` are the pages of a stack that is not all alike, which has rows of its own.
    """

    kind: str
    setup: PrintSetup
    sets: int
    sheets: int
    part: str = ""

    @property
    def family(self) -> tuple[str, PrintSetup]:
        """What its files' names have in common: tinted paper is not in a name."""
        stock = PAPER if self.setup.stock == TINTED else self.setup.stock
        return self.kind, replace(self.setup, stock=stock)


def _rows(day: Day, stacks: Sequence[Stack], words: PackWords) -> list[list[str]]:
    """A row of the ticket for all files that are printed and finished alike."""
    groups: dict[_Alike, list[Stack]] = {}
    for stack in stacks:
        runs = stack.runs
        for run in runs:
            part = ""
            if len(runs) > 1:
                part = fill_in(
                    words.ticket_range, file=stack.name, first=run.first_page, last=run.last_page
                )
            alike = _Alike(stack.kind, stack.setup, run.sets, run.sheets, part)
            groups.setdefault(alike, []).append(stack)
    first: dict[tuple[str, PrintSetup], int] = {}
    for alike in groups:
        first.setdefault((alike.kind, alike.setup), len(first))
    rows = []
    for alike in sorted(groups, key=lambda alike: first[alike.kind, alike.setup]):
        sets = alike.sets * len(groups[alike])
        rows.append(
            [_named(alike, groups, words), str(sets), str(alike.sheets), str(sets * alike.sheets),
             print_on(alike.setup, words), _finish(day, alike.setup, alike.sheets, words)]
        )  # fmt: skip
    return rows


def _named(alike: _Alike, groups: dict[_Alike, list[Stack]], words: PackWords) -> str:
    """The files of a row; the many that have gaps where others are exceptions, by their ends."""
    if alike.part:
        return alike.part
    stacks = groups[alike]
    found = ranges(stacks)
    family = [other for other in groups if other.family == alike.family]
    most = max(family, key=lambda other: len(groups[other]))
    if len(found) > MOST_RANGES and alike == most and family[1:]:
        return fill_in(words.ticket_others, files=span(stacks[0].name, stacks[-1].name))
    return ", ".join(found)


def _combined_row(file: Stack, own: int, words: PackWords) -> list[str]:
    sheets = file.sheets + -(-own // file.setup.sides)
    return [file.path, str(file.pages + own), str(sheets), print_on(file.setup, words),
            words.ticket_combined_finish]  # fmt: skip


def _finish(day: Day, setup: PrintSetup, sheets: int, words: PackWords) -> str:
    """What is done with sets of so many sheets: nothing with cards, no staple in a single one."""
    if setup.loose:
        return words.loose
    done = [words.staple] if day.pack.staple and sheets > 1 else []
    done += [words.punch] if day.pack.punch else []
    return ", ".join(done) or words.loose


def _pages(stacks: Sequence[Stack]) -> int:
    return sum(stack.pages for stack in stacks)


def _sheets(stacks: Sequence[Stack]) -> int:
    return sum(stack.sheets for stack in stacks)
