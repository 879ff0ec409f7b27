"""A laid sheet with values in its places: what one copy has that the blank sheet has not."""

from __future__ import annotations

from dataclasses import dataclass, field

from worksheets.layout.marks import LaidSheet, Mark


@dataclass(frozen=True, slots=True)
class Filled:
    """One copy: the marks of its values by the number of their place, and what went on.

    `ticked` are the numbers of the places that are ticked; `more` holds the pages on which values
    go on that their places could not hold.
    """

    sheet: LaidSheet
    marks: dict[int, list[Mark]] = field(default_factory=dict)
    ticked: frozenset[int] = frozenset()
    more: LaidSheet | None = None

    @property
    def pages(self) -> int:
        """How many pages this copy takes."""
        return self.sheet.pages + (self.more.pages if self.more else 0)
