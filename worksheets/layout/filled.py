"""A laid sheet with values in its places: what one copy has that the blank sheet has not."""

from __future__ import annotations

from dataclasses import field

from worksheets.layout.marks import LaidSheet, Mark, Node
from worksheets.record import record


@record
class Filled:
    """One copy: what its values draw, and in which element, by the number of their place.

    `ticked` are the elements of the boxes that are ticked; `more` holds the pages on which values
    go on that their places could not hold. In a copy with fields `values` are what they hold.
    `owner` says whose the copy is, if that is known.
    """

    sheet: LaidSheet
    marks: dict[int, tuple[Node, list[Mark]]] = field(default_factory=dict)
    ticked: tuple[Node, ...] = ()
    more: LaidSheet | None = None
    values: dict[int, str] = field(default_factory=dict)
    owner: str = ""

    @property
    def pages(self) -> int:
        """How many pages this copy takes."""
        return self.sheet.pages + (self.more.pages if self.more else 0)
