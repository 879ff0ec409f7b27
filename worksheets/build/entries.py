"""Entries: whose copies they are. A row of a register is one; without a register there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING

from worksheets.build.cells import place_value
from worksheets.build.request import Request
from worksheets.problems import NOWHERE, Code, Problem, Refused, Where
from worksheets.record import record
from worksheets.sheet.places import SheetPlace, lists_of, spread

if TYPE_CHECKING:
    from worksheets.register.register import Register

MOST_KEPT = 10_000
"""So many entries are kept from checking them to writing them, two thousand bytes each."""
MOST_IN_ALL = 1_000_000
"""Copies of each sheet for all rows together: a lorry's load of paper."""


@record
class Entry:
    """What is printed on somebody's copies, and how they are wanted.

    `number` counts rows from 1, `first` the copies before it plus 1; `table` is where they sit.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    number: int = 1
    first: int = 1
    copies: int = 1
    id: str = ""
    table: str = ""
    profile: str = ""
    lang: str = ""
    where: Where = NOWHERE


class Entries:
    """The entries of a request. A register may be long: all but the first are made anew each time.

    `languages` are those that any of them is in. `own_words` are the languages' words for answers.
    """

    def __init__(
        self,
        request: Request,
        register: Register | None,
        places: Mapping[str, SheetPlace],
        copies: int = 1,
        own_words: Mapping[str, str] | None = None,
    ) -> None:
        self._lists = lists_of(places.values())
        own = {
            name: place_value(places[name], value, own_words) or ""
            for name, value in request.values.items()
        }
        own = spread(own, self._lists)
        self._plain = Entry(own, 1, 1, copies, profile=request.profile, lang=request.lang)
        self._register = register
        columns = register.columns if register else ()
        self._printed = [(name, place) for name, place in places.items() if name in columns]
        self._first: list[Entry] = []
        self._own_words = own_words
        rows = register.rows if register else ()
        at = register.columns.index("lang") if register and "lang" in register.columns else None
        tags = {row[at] for row in rows} if at is not None else set()
        self.languages = sorted({tag or request.lang for tag in tags} or {request.lang})
        self._bilingual = bool(request.other)
        if self._bilingual:
            # Everybody gets both.
            self.languages = request.languages

    def __iter__(self) -> Iterator[Entry]:
        if self._register is None:
            yield self._plain
            return
        first = 1
        for row in range(len(self._register.rows)):
            entry = self._first[row] if row < len(self._first) else self._entry(row, first)
            if row == len(self._first) < MOST_KEPT:
                self._first.append(entry)
            yield entry
            first += entry.copies

    def __len__(self) -> int:
        return len(self._register.rows) if self._register else 1

    @property
    def copies(self) -> int:
        """How many copies of each sheet all entries ask for together."""
        register, plain = self._register, self._plain.copies
        if register is None or "copies" not in register.columns:
            return plain * len(self)
        at = register.columns.index("copies")
        return sum(int(row[at]) if row[at] else plain for row in register.rows)

    def check_total(self, most: int = MOST_IN_ALL) -> None:
        """Raise `Refused` if all entries together ask for more copies than `most`."""
        if self.copies <= most:
            return
        count = 0
        for entry in self:
            count += entry.copies
            if count > most:
                so_far = "with this row there are" if entry.where.file else "there are"
                message = f"{so_far} more than {most:,} copies"
                where = replace(entry.where, path="copies") if entry.where.file else entry.where
                raise Refused([Problem(Code.BAD_VALUE, message, "split the register", where)])

    def _entry(self, row: int, first: int) -> Entry:
        assert self._register is not None
        plain = self._plain
        cells = self._register.record(row)
        values = {
            name: place_value(place, cells[name], self._own_words) or ""
            for name, place in self._printed
            if cells[name]
        }
        if self._lists:
            values = spread(values, self._lists)
        return Entry(
            values={**values, **plain.values},
            number=row + 1,
            first=first,
            copies=int(cells.get("copies") or plain.copies),
            id=cells.get("id", ""),
            table=cells.get("table", ""),
            profile=(cells.get("profile") or plain.profile).casefold(),
            lang=plain.lang if self._bilingual else cells.get("lang") or plain.lang,
            where=self._register.where(row),
        )
