"""What every reader of workbooks makes of its file: sheets, and their rows as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from worksheets.problems import Code
from worksheets.record import record

LAST_ROW = 1_048_576
"""As many rows as a spreadsheet can have; a file may claim any number."""


class NotReadable(Exception):
    """The file is damaged, or holds what no spreadsheet writes; the message says what."""


@record
class BadCell:
    """A cell that no text can be taken from: a formula, or an error such as #N/A."""

    code: Code
    message: str
    hint: str


Cell = str | BadCell
"""What a cell shows; cells that show nothing are left out."""

FORMULA = BadCell(Code.DATA_FORMULA, "the cell is a formula",
    "in the spreadsheet, copy the column and paste it as values",
)  # fmt: skip


def error_cell(shown: str) -> BadCell:
    """A cell that shows an error."""
    return BadCell(Code.DATA_ERROR_CELL, f"the cell is an error: {shown}", "mend it or empty it")


@record
class SheetRow:
    """A row's number, counted from 1, whether it is hidden, and its cells by column from 0."""

    number: int
    hidden: bool
    cells: dict[int, Cell]


@record
class SheetName:
    """A sheet: what it is called, whether it can be seen, and whether it is the one in front."""

    name: str
    visible: bool = True
    front: bool = False


@record
class NamedTable:
    """A table that has a name: the number of its sheet, and which rows and columns of it are its.

    Rows are counted from 1, columns from 0; a row of totals is none of its rows.
    """

    name: str
    sheet: int
    rows: range
    columns: range


class SheetRows(Protocol):
    """The rows of one sheet, read once; which columns are hidden is known at the first of them."""

    def __iter__(self) -> Iterator[SheetRow]:
        """The rows that show something, in order."""

    def is_hidden(self, column: int) -> bool:
        """Whether a column, counted from 0, is hidden."""


class Book(Protocol):
    """A workbook that was opened."""

    @property
    def sheets(self) -> Sequence[SheetName]:
        """Its sheets in order, those that are no tables of cells left out."""

    @property
    def tables(self) -> Sequence[NamedTable]:
        """Its tables that have names."""

    def rows(self, sheet: int) -> SheetRows:
        """The rows of one of its sheets, by its place in `sheets`."""


class TableRows:
    """The rows of a sheet as far as they belong to a table."""

    def __init__(self, rows: SheetRows, table: NamedTable) -> None:
        self._rows = rows
        self._table = table

    def __iter__(self) -> Iterator[SheetRow]:
        """The rows that show something in the table, in order."""
        for row in self._rows:
            if row.number in self._table.rows:
                inside = {n: cell for n, cell in row.cells.items() if n in self._table.columns}
                if inside:
                    yield SheetRow(row.number, row.hidden, inside)

    def is_hidden(self, column: int) -> bool:
        """Whether a column of the sheet, counted from 0, is hidden."""
        return self._rows.is_hidden(column)


class TableBook:
    """A workbook as if one of its tables were all that its sheet holds."""

    def __init__(self, book: Book, table: NamedTable) -> None:
        self._book = book
        self._table = table
        self.sheets = book.sheets
        self.tables = (table,)

    def rows(self, sheet: int) -> TableRows:
        """The table's rows."""
        return TableRows(self._book.rows(sheet), self._table)
