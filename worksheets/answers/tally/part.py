"""What the tally of every kind of element has in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from worksheets.answers.tally.returned import Returned
from worksheets.problems import Problems

PLACES = 4
"""Decimals of shares and means."""

Value = float | int | str | bool | None


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as a row of a table: what it is of, the figure, the earlier day's, the change."""

    part: str
    name: str
    text: str
    measure: str
    value: Value
    before: Value = None
    change: Value = None


class Part(Protocol):
    """The figures of one kind of element; a dataclass, so that it is plain data as well."""

    kind: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]

    def rows(self) -> Iterator[Row]:
        """Every figure as a row."""
        ...


class Asked(Protocol):
    """Elements of a sheet whose answers add up to one `Part`."""

    def add_up(
        self, now: Sequence[Returned], before: Sequence[Returned] | None, problems: Problems
    ) -> Part:
        """The figures of the sheets of one day, beside those of an earlier day if there is one.

        No sheet is blank. An answer that cannot be counted is a warning in `problems`.
        """
        ...

    def signature(self) -> object:
        """What two days must have in common to be compared."""
        ...


def rounded(value: float) -> float:
    """A share or a mean as results give it."""
    return round(value, PLACES)


def difference(now: float | None, before: float | None) -> float | None:
    """By how much a figure changed, if there is one of both days."""
    return None if now is None or before is None else rounded(now - before)
