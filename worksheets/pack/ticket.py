"""The job ticket: how much of which paper, what to print in which order, how it is finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, get_args

from worksheets.pack.day import Day
from worksheets.pack.file_plan import FilePlan
from worksheets.pack.file_ranges import ranges, span
from worksheets.pack.items import CARD, PAPER, TINTED, PrintSetup, default_setup
from worksheets.pack.words import PackWords, print_on
from worksheets.text.braces import fill_in

Step = Literal["staple", "punch", "cut", "fold", "fold_booklet", "staple_booklet"]
STEPS: tuple[Step, ...] = get_args(Step)
"""What is done with printed sheets; `PackWords` has a word for each, and how it is done."""
MOST_RANGES = 3
"""A row of the ticket names so many ranges of files; of more, the others are the exceptions."""


def plan_ticket(
    day: Day, files: Sequence[FilePlan], combined: Sequence[tuple[FilePlan, int]]
) -> FilePlan:
    """The ticket for some files, or for the `combined` ones with so many pages that hold them."""
    rows = _rows(day, files)
    printed = combined or [(file, file.pages) for file in files]
    known = {
        "papers": _papers(printed, day.words),
        "total": [str(sum(each)) for each in zip(*map(_counts, printed), strict=True)],
        "combined": bool(combined),
        "trays": _trays(day, rows, [file for file, _ in combined]),
        "jobs": _jobs(day, rows),
        "tinted": any(file.setup.stock == TINTED for file in files),
        "card": any(file.setup.stock == CARD for file in files),
        "both": any(file.setup.sides == 2 for file in files),
        "booklet": any(file.setup.impose == "booklet" for file in files),
    }
    copy = day.pack_sheets.copy("job-ticket", day.lang, day.profile, known)
    setup = default_setup(day.pack)
    return FilePlan("job-ticket", "job-ticket", (copy,), setup, day.profile, day.lang)


def tray_of(setup: PrintSetup) -> PrintSetup:
    """What has to be set at the printer, however the sheets are finished."""
    return replace(setup, fillable=False, finish="fasten")


def finish_of(day: Day, setup: PrintSetup, sheets: int) -> str:
    """What is done with sets of so many sheets, in words; a single sheet gets no staple."""
    steps = _steps(day, setup, sheets)
    return ", ".join(getattr(day.words, step) for step in steps) or day.words.loose


def _steps(day: Day, setup: PrintSetup, sheets: int) -> list[Step]:
    match setup.finish:
        case "cut":
            return ["cut"]
        case "fold":
            return ["cut", "fold"]
        case "loose":
            return []
    if setup.impose == "booklet":
        return ["fold_booklet", "staple_booklet"] if sheets > 1 else ["fold_booklet"]
    steps: list[Step] = ["staple"] if day.pack.staple and sheets > 1 else []
    return [*steps, "punch"] if day.pack.punch else steps


def _counts(file: tuple[FilePlan, int]) -> tuple[int, int]:
    """The pages and the sheets of paper of a file that has so many pages."""
    plan, pages = file
    return pages, -(-pages // plan.setup.sheet_sides)


def _papers(files: Sequence[tuple[FilePlan, int]], words: PackWords) -> list[list[str]]:
    """How many pages and sheets are printed on each paper."""
    papers: dict[str, tuple[int, int]] = {}
    for file in files:
        name = print_on(file[0].setup, words)
        pages, sheets = papers.get(name, (0, 0))
        more = _counts(file)
        papers[name] = pages + more[0], sheets + more[1]
    return [[name, str(pages), str(sheets)] for name, (pages, sheets) in papers.items()]


@dataclass(frozen=True, slots=True)
class _Alike:
    """What files have in common that one row of the ticket tells.

    `part` are the pages of a file whose sets are not all alike: it has rows of its own.
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


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the ticket: files that are printed and finished alike."""

    named: str
    alike: _Alike
    files: int

    @property
    def sets(self) -> int:
        return self.alike.sets * self.files

    def cells(self, day: Day) -> list[str]:
        alike = self.alike
        counts = [self.sets, alike.sheets, self.sets * alike.sheets]
        return [self.named, *map(str, counts), finish_of(day, alike.setup, alike.sheets)]


def _trays(day: Day, rows: Sequence[_Row], combined: Sequence[FilePlan]) -> list[dict[str, object]]:
    """What is printed on each paper: its name, and its rows; with the combined file, if any."""
    files = {tray_of(file.setup): file.path for file in combined}
    trays: list[dict[str, object]] = []
    for setup, own in groupby(rows, key=lambda row: _tray(row.alike)):
        name = print_on(setup, day.words)
        if setup in files:
            name = fill_in(day.words.ticket_combined, paper=name, file=files[setup])
        trays.append({"name": name, "rows": [row.cells(day) for row in own]})
    return trays


def _rows(day: Day, files: Sequence[FilePlan]) -> list[_Row]:
    """The rows in the order of printing: paper by paper, on each in the order of the files."""
    groups: dict[_Alike, list[FilePlan]] = {}
    for file in files:
        found = file.set_groups
        for group in found:
            part = ""
            if len(found) > 1:
                part = fill_in(
                    day.words.ticket_range,
                    file=file.name,
                    first=group.first_page,
                    last=group.last_page,
                )
            alike = _Alike(file.kind, file.setup, group.sets, group.sheets, part)
            groups.setdefault(alike, []).append(file)
    trays = list(dict.fromkeys([tray_of(default_setup(day.pack)), *map(_tray, groups)]))
    first: dict[tuple[str, PrintSetup], int] = {}
    for alike in groups:
        first.setdefault((alike.kind, alike.setup), len(first))
    ordered = sorted(
        groups, key=lambda alike: (trays.index(_tray(alike)), first[alike.kind, alike.setup])
    )
    return [_Row(_named(alike, groups, day.words), alike, len(groups[alike])) for alike in ordered]


def _tray(alike: _Alike) -> PrintSetup:
    return tray_of(alike.setup)


def _named(alike: _Alike, groups: dict[_Alike, list[FilePlan]], words: PackWords) -> str:
    """The files of a row; where others leave many gaps in their numbers, only the two ends."""
    if alike.part:
        return alike.part
    files = groups[alike]
    found = ranges(files)
    family = [other for other in groups if other.family == alike.family]
    most = max(family, key=lambda other: len(groups[other]))
    if len(found) > MOST_RANGES and alike == most and family[1:]:
        return fill_in(words.ticket_others, files=span(files[0].name, files[-1].name))
    return ", ".join(found)


def _jobs(day: Day, rows: Sequence[_Row]) -> list[list[str]]:
    """What is done after printing: each job, with which files, with how many sets."""
    words = day.words
    found: dict[Step, list[_Row]] = {}
    for row in rows:
        for step in _steps(day, row.alike.setup, row.alike.sheets):
            found.setdefault(step, []).append(row)
    jobs = []
    for step in STEPS:
        if own := found.get(step):
            few = step not in ("staple", "punch")
            which = ", ".join(row.named for row in own) if few else words.as_listed
            sets = str(sum(row.sets for row in own))
            jobs.append([getattr(words, f"how_{step}"), which, sets])
    return jobs
