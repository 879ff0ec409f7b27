"""Stacks: what goes into one file, copy by copy, its pages counted before any is drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from worksheets.layout.filled import Filled
from worksheets.pack.items import TINTED, PrintSetup
from worksheets.pdf.document import Copy, Unit
from worksheets.pdf.forms import Fields
from worksheets.problems import Problems
from worksheets.sheet.identity import Identity


@dataclass(frozen=True, slots=True)
class Part:
    """One copy in a stack; `fill` makes it, the same each time. It has so many `pages`.

    The backs of what is `one_sided` stay empty; `form` says that it has places to write.
    """

    fill: Callable[[Problems], Filled]
    identity: Identity
    bookmark: str
    pages: int
    one_sided: bool
    form: bool

    def reach(self, sides: int) -> int:
        """From its first page to its last, the empty backs between them counted."""
        return 2 * self.pages - 1 if sides == 2 and self.one_sided else self.pages

    def room(self, sides: int) -> int:
        """How many pages of a file it takes: on two sides the next begins on a front."""
        reach = self.reach(sides)
        return reach + reach % 2 if sides == 2 else reach


def part(
    fill: Callable[[Problems], Filled], identity: Identity, bookmark: str, problems: Problems
) -> Part:
    """A part, filled in once to see how long it is and what is wrong with it."""
    filled = fill(problems)
    sheet = filled.sheet
    return Part(fill, identity, bookmark, filled.pages, sheet.one_sided, bool(sheet.places))


@dataclass(frozen=True, slots=True)
class Run:
    """Some `sets` of a stack, one behind the other and all of so many `sheets`, on their pages."""

    parts: tuple[Part, ...]
    sets: int
    sheets: int
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class Stack:
    """A file to be: its name without a suffix, its copies, how it is printed.

    `kind` is what it is named by, before its number; slip-sheets and tickets say whose it is and
    where it goes. It is given out in so many `sets`.
    """

    name: str
    kind: str
    parts: tuple[Part, ...]
    setup: PrintSetup
    profile: str
    lang: str
    whose: str = ""
    sits_at: str = ""
    sets: int = 1

    @property
    def path(self) -> str:
        """Where it is in the folder of the pack."""
        return f"{self.name}.pdf"

    @property
    def pages(self) -> int:
        """Its pages, empty backs among them."""
        return self._pages_of(self.parts)

    @property
    def sheets(self) -> int:
        """How many sheets of paper it is printed on."""
        return -(-self.pages // self.setup.sides)

    @property
    def units(self) -> list[Unit]:
        """Where in it each copy is."""
        units, first = [], 1
        for each in self.parts:
            reach = each.reach(self.setup.sides)
            units.append(Unit(each.identity.worksheet, each.identity.copy, first, reach))
            first += each.room(self.setup.sides)
        return units

    @property
    def runs(self) -> list[Run]:
        """Its sets, those of as many sheets together: one run, where all are alike."""
        each = len(self.parts) // self.sets
        sets = [self.parts[n : n + each] for n in range(0, len(self.parts), each)]
        runs: list[Run] = []
        page = 0
        for pages, alike in groupby(sets, key=self._pages_of):
            found = list(alike)
            parts = tuple(part for one in found for part in one)
            sheets = -(-pages // self.setup.sides)
            runs.append(Run(parts, len(found), sheets, page + 1, page + pages * len(found)))
            page = runs[-1].last_page
        return runs

    def _pages_of(self, parts: Sequence[Part]) -> int:
        return sum(part.room(self.setup.sides) for part in parts)

    @property
    def fields(self) -> Fields:
        """Whether it has fields, and how they are called."""
        forms = sum(part.form for part in self.parts)
        if not self.setup.fillable or not forms:
            return Fields.NONE
        return Fields.PLAIN if forms == 1 else Fields.PREFIXED

    def copies(self) -> Iterator[Copy]:
        """Its copies, filled in."""
        ignored = Problems()
        for each in self.parts:
            yield Copy(each.fill(ignored), each.identity, each.bookmark)


def for_profile(setup: PrintSetup, profile: str, tinted_for: str) -> PrintSetup:
    """The means for who reads in a profile: tinted paper instead of white for some."""
    tinted = profile == tinted_for and setup.stock == "paper"
    return replace(setup, stock=TINTED) if tinted else setup


def ranges(stacks: Sequence[Stack]) -> list[str]:
    """The names of stacks, those with one name and numbers in a row together.

    What all begin with is said once: “person-001 – 003”, “007”.
    """
    shown: list[str] = []
    first = before = ""
    for name in [stack.name for stack in stacks]:
        if before and _next(before) == name:
            before = name
            continue
        shown += _range(first, before)
        first = before = name
    shown += _range(first, before)
    kind = shown[0].partition("-")[0]
    known = re.compile(rf"{re.escape(kind)}-([0-9]+(?: – [0-9]+)?)")
    return [shown[0], *(known.sub(r"\1", each) if known.fullmatch(each) else each
                        for each in shown[1:])]  # fmt: skip


def _next(name: str) -> str:
    """The name with the next number in it: person-008-a3 behind person-007-a3."""
    kind, _, rest = name.partition("-")
    number, dash, suffix = rest.partition("-")
    if not number.isdecimal():
        return ""
    return f"{kind}-{int(number) + 1:0{len(number)}}{dash}{suffix}"


def _range(first: str, last: str) -> list[str]:
    if not first:
        return []
    return [first if first == last else span(first, last)]


def span(first: str, last: str) -> str:
    """From one name to another; the last is known by its number, where nothing comes behind it."""
    short = last.partition("-")[2]
    return f"{first} – {short if short.isdecimal() else last}"
