"""A register: what its readers hand on, compact enough for hundreds of thousands of rows."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.problems import Where
from worksheets.record import record


@record
class Register:
    """Rows of a file: columns under the names that places have.

    `name` is the file as its user knows it, `sha256` that of the bytes that were read. `columns`
    are in the file's order, only those that are known; each of `rows` has one text for each.
    `lines` says in which line (or row of a spreadsheet) each row begins, counted from 1.
    """

    name: str
    sha256: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    lines: Sequence[int]

    def where(self, row: int, column: str | None = None) -> Where:
        """The place of a row, counted from 0, or of its cell in a column."""
        return Where(self.name, self.lines[row], path=column)

    def record(self, row: int) -> dict[str, str]:
        """A row's texts by column; rows count from 0."""
        return dict(zip(self.columns, self.rows[row], strict=True))
