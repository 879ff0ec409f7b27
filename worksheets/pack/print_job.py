"""What the print room gets: the job ticket, and the files that hold everything in print order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from worksheets.pack.day import Day
from worksheets.pack.file_plan import CopyPlan, FilePlan, SetGroup
from worksheets.pack.items import PAPER, PrintSetup, default_setup, is_large_print
from worksheets.pack.ticket import finish_of, plan_ticket, tray_of
from worksheets.pack.words import print_on
from worksheets.text.braces import fill_in

SLIP_PROFILE = "giant"
"""A slip-sheet is read from some way off."""
TRIES = 3
"""The ticket counts itself in a combined file: it is laid out until its count is right."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What is handed to the print room: the ticket, and the combined files if there are any."""

    ticket: FilePlan
    combined: tuple[FilePlan, ...]


def print_job(day: Day, files: Sequence[FilePlan], combined: str) -> PrintJob:
    """The print job for some files; those named after `combined` hold all of them once more."""
    files = [file for file in files if not file.setup.fillable]
    together = _combined(day, files, combined) if combined else []
    pages = 1
    for _ in range(TRIES):
        ticket = plan_ticket(day, files, _with_ticket(together, pages))
        if ticket.pages == pages:
            break
        pages = ticket.pages
    if together:
        together[0] = replace(together[0], copies=(*ticket.copies, *together[0].copies))
    return PrintJob(ticket, tuple(together))


def _with_ticket(combined: Sequence[FilePlan], pages: int) -> list[tuple[FilePlan, int]]:
    """Combined files with the pages that each will have: the ticket comes into the first."""
    return [(file, file.pages + (pages if n == 0 else 0)) for n, file in enumerate(combined)]


def _combined(day: Day, files: Sequence[FilePlan], name: str) -> list[FilePlan]:
    """A file for each paper, the pack's own first, with a slip-sheet before each set."""
    plain = default_setup(day.pack)
    trays: dict[PrintSetup, list[CopyPlan]] = {plain: []}
    for file in files:
        copies = trays.setdefault(tray_of(file.setup), [])
        groups = file.set_groups
        for number, group in enumerate(groups, 1):
            part = f"{file.name}-{number}" if groups[1:] else file.name
            copies.append(_slip_sheet(day, file, group, part))
            for copy in group.copies:
                words = f"{file.whose}: {copy.bookmark}" if file.whose else copy.bookmark
                copies.append(replace(copy, bookmark=words))
    return [
        FilePlan(_combined_name(name, setup, plain), "combined", tuple(copies), setup,
                 day.profile, day.lang)
        for setup, copies in trays.items()
    ]  # fmt: skip


def _combined_name(name: str, setup: PrintSetup, plain: PrintSetup) -> str:
    more = [setup.paper] if setup.paper != plain.paper else []
    more += [f"{setup.sides}-sided"] if setup.sides != plain.sides else []
    more += [setup.impose] if setup.impose else []
    more += [setup.stock] if setup.stock != PAPER else []
    return "-".join([name, *more])


def _slip_sheet(day: Day, file: FilePlan, group: SetGroup, part: str) -> CopyPlan:
    """The sheet before some sets: what and whose they are, how many, on what, how finished."""
    words = day.words
    if group.sheets == 1:
        count = words.one_sheet if group.sets == 1 else words.single_sheets
    else:
        count = words.one_set if group.sets == 1 else words.many_sets
    said = {
        "part": part,
        "what": file.what,
        "whose": file.whose,
        "seat": file.sits_at,
        "count": fill_in(count, sets=group.sets, sheets=group.sheets),
        "paper": print_on(file.setup, words),
        "finish": finish_of(day, file.setup, group.sheets),
    }
    known = {
        "large": is_large_print(file.profile),
        "named": bool(file.whose),
        "seated": bool(file.sits_at),
    }
    return day.pack_sheets.copy_of_words(
        "slip",
        day.lang,
        SLIP_PROFILE,
        known,
        said,
        part,
        bookmark=": ".join(filter(None, (file.whose, file.what))),
        paper=file.setup.paper,
    )
