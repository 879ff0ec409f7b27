"""What goes into one file of a pack: its copies, and their pages counted before any is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from worksheets.layout.filled import Filled
from worksheets.pack.items import PrintSetup
from worksheets.pdf.copy import Copy, Unit
from worksheets.pdf.fields import Fields
from worksheets.pdf.imposition import Side, padded, side_of_each, sides_of
from worksheets.problems import Problems
from worksheets.sheet.identity import Identity


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """One copy in a file; `fill` makes it, the same each time. It has `pages` pages.

    The backs of a copy that is `one_sided` stay empty. `form` says that it has places to write.
    `key` is what its printed codes begin with, "" without codes. `other` is the same copy in
    another language, which follows it.
    """

    fill: Callable[[Problems], Filled]
    identity: Identity
    bookmark: str
    pages: int
    one_sided: bool
    form: bool
    key: str = ""
    other: CopyPlan | None = None

    @property
    def printed(self) -> int:
        """Its pages in all its languages."""
        return self.pages + (self.other.pages if self.other else 0)

    def reach(self, sides: int) -> int:
        """The pages from its first to its last, with the empty backs between them."""
        reach = 2 * self.pages - 1 if sides == 2 and self.one_sided else self.pages
        if self.other is None:
            return reach
        # The second language begins on the back only of a single page.
        if sides == 2 and (self.pages > 1 or self.one_sided):
            reach += reach % 2
        return reach + self.other.reach(sides)

    def room(self, sides: int) -> int:
        """The pages of the file that it takes: on two sides the next copy begins on a front."""
        reach = self.reach(sides)
        return reach + reach % 2 if sides == 2 else reach


def plan_copy(
    fill: Callable[[Problems], Filled], identity: Identity, bookmark: str, problems: Problems
) -> CopyPlan:
    """Fill a copy once, to count its pages and to find what is wrong with it."""
    filled = fill(problems)
    sheet = filled.sheet
    key = sheet.codes.key if sheet.codes else ""
    one_sided, form = sheet.one_sided, bool(sheet.places)
    return CopyPlan(fill, identity, bookmark, filled.pages, one_sided, form, key)


def in_both(files: Sequence[FilePlan], others: Sequence[FilePlan]) -> list[FilePlan]:
    """Files in one language, with the copies of the same files in another behind their own."""
    return [
        replace(file, copies=tuple(
            replace(copy, other=more) for copy, more in zip(file.copies, each.copies, strict=True)
        ))
        for file, each in zip(files, others, strict=True)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SetGroup:
    """Neighbouring sets of a file that take the same number of sheets of paper.

    `first_page` and `last_page` are those of the whole group in the file.
    """

    copies: tuple[CopyPlan, ...]
    sets: int
    sheets: int
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class FilePlan:
    """A file to be made: its name without a suffix, its copies, how it is printed.

    `kind` is the part of the name before the number. The copies are given out in `sets` sets of
    equally many copies. Slip-sheets and the ticket say `what` it is, `whose`, and at which table
    they sit (`sits_at`).
    """

    name: str
    kind: str
    copies: tuple[CopyPlan, ...]
    setup: PrintSetup
    profile: str
    lang: str
    what: str = ""
    whose: str = ""
    sits_at: str = ""
    sets: int = 1

    @property
    def path(self) -> str:
        """Where the file is in the folder of the pack."""
        return f"{self.name}.pdf"

    @property
    def pages(self) -> int:
        """The pages of its file: printed sides and empty backs."""
        if self.setup.impose:
            return len(self._imposed)
        return self._pages_of(self.copies)

    @property
    def sheets(self) -> int:
        """The sheets of paper that it is printed on."""
        return -(-self.pages // self.setup.sheet_sides)

    @property
    def units(self) -> list[Unit]:
        """Where each copy is in the file."""
        units, first = [], 1
        at = side_of_each(self._imposed) if self.setup.impose else {}
        for number, each in enumerate(self.copies, 1):
            reach = each.reach(self._sides)
            page = at[first - 1] + 1 if at else first
            units.append(Unit.of(each.identity, each.key, page, reach))
            first += each.room(self._sides)
            if number % self._copies_a_set == 0:
                first += self._empty_at_end(number)
        return units

    @property
    def set_groups(self) -> list[SetGroup]:
        """Its sets, neighbours of equally many sheets together: often one group."""
        groups: list[SetGroup] = []
        page = 0
        for _, alike in groupby(self._sets, key=self._pages_of):
            found = list(alike)
            copies = tuple(copy for one in found for copy in one)
            pages = self._printed_pages(found)
            total = -(-pages // self.setup.sheet_sides)
            # Two sets of a page each may share a sheet.
            sheets = max(1, total // len(found))
            groups.append(SetGroup(copies, total // sheets, sheets, page + 1, page + pages))
            page += pages
        return groups

    @property
    def _sides(self) -> int:
        """On how many sides single pages are put: imposing is for later."""
        return 1 if self.setup.impose else self.setup.sides

    @property
    def _copies_a_set(self) -> int:
        return len(self.copies) // self.sets

    @property
    def _sets(self) -> list[tuple[CopyPlan, ...]]:
        each = self._copies_a_set
        return [self.copies[n : n + each] for n in range(0, len(self.copies), each)]

    @property
    def _imposed(self) -> list[Side]:
        """The sides of its sheets, with the pages on them."""
        assert self.setup.impose
        return sides_of([self._pages_of(each) for each in self._sets], self.setup.impose)

    def _printed_pages(self, sets: Sequence[Sequence[CopyPlan]]) -> int:
        """The pages of the file that some sets take."""
        counts = [self._pages_of(each) for each in sets]
        if self.setup.impose:
            return len(sides_of(counts, self.setup.impose))
        return sum(counts)

    def _empty_at_end(self, number: int) -> int:
        """The empty pages behind the set that ends with a copy, counted from 1."""
        pages = self._pages_of(self.copies[number - self._copies_a_set : number])
        return padded(pages, self.setup.impose) - pages

    def _pages_of(self, copies: Sequence[CopyPlan]) -> int:
        return sum(copy.room(self._sides) for copy in copies)

    @property
    def fields(self) -> Fields:
        """Whether it has fields, and how they are named."""
        forms = sum(copy.form for copy in self.copies)
        if not self.setup.fillable or not forms:
            return Fields.NONE
        return Fields.PLAIN if forms == 1 else Fields.PREFIXED

    def filled_copies(self) -> Iterator[Copy]:
        """Its copies, filled in, for the writer of PDFs."""
        ignored = Problems()
        for number, each in enumerate(self.copies, 1):
            ends = number % self._copies_a_set == 0
            other = each.other.fill(ignored) if each.other else None
            yield Copy(each.fill(ignored), each.identity, each.bookmark, ends, other=other)
