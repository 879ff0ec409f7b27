"""Reading a workbook: which sheet it is, and its rows, in a process that can be killed."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import partial

from worksheets.problems import Code
from worksheets.record import record
from worksheets.register.columns import Naming
from worksheets.register.no_person import may_be_no_person, not_a_person
from worksheets.register.quoting import unquoted
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source
from worksheets.register.table import MOST_ABOVE, MOST_COLUMNS, MOST_ROWS, Column, Row, Table
from worksheets.register.workbooks.book import (
    BadCell,
    Book,
    Cell,
    NamedTable,
    NotReadable,
    SheetRow,
    TableBook,
)
from worksheets.register.workbooks.kinds import open_book
from worksheets.register.workbooks.package import TooLarge
from worksheets.text.shown import shown

MOST_NAMED = 10
"""Sheets, or columns, that a message names."""
MOST_KEPT = 50_000
"""Different texts that are kept once however often they come."""


@record
class Grid:
    """What a sheet holds: its header and the line it is in, and the cells of `columns` by row.

    `problems` are those of its cells, and what should be known of what was left out.
    """

    problems: RowProblems
    names: list[str] = field(default_factory=list)
    line: int = 1
    columns: tuple[int, ...] = ()
    rows: list[tuple[str, ...]] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("L"))


@record
class Header:
    """The row that names the columns; `above` it so many rows, of which the first `begins`."""

    line: int
    names: list[str]
    above: int
    begins: int
    is_useful: bool = False


def read_workbook(source: Source, naming: Naming, problems: RowProblems) -> Table:
    """The table of a workbook: the sheet or named table asked for, or a sheet with columns of use.

    Raises `Refused` if it is none, is locked or is too large.
    """
    try:
        book = open_book(source, problems)
        table = _named_table(book, source.sheet)
        if table:
            book, number = TableBook(book, table), table.sheet
        else:
            number = _chosen(book, source.sheet, naming, problems)
        grid = _read_sheet(book, number, naming, problems)
    except NotReadable as error:
        message = f"the workbook cannot be read: {error}"
        hint = "open it in a spreadsheet and save it anew as .xlsx"
        raise problems.refused(Code.DATA_SYNTAX, message, hint) from error
    except TooLarge as error:
        hint = "split it, or save it as CSV"
        raise problems.refused(Code.FILE_TOO_LARGE, str(error), hint) from error
    return Table(grid.names, grid.line, partial(_picked, grid.columns, grid.rows, grid.lines))


def _picked(
    kept: Sequence[int],
    rows: Sequence[tuple[str, ...]],
    lines: Sequence[int],
    columns: Sequence[Column],
) -> Iterator[Row]:
    places = [kept.index(column.index) for column in columns]
    for line, cells in zip(lines, rows, strict=True):
        yield line, [cells[place] for place in places]


def _named_table(book: Book, wanted: str) -> NamedTable | None:
    """The table of this name, unless nothing is asked for or a sheet is called so."""
    name = wanted.strip().casefold()
    if not name or name in (sheet.name.strip().casefold() for sheet in book.sheets):
        return None
    return next((each for each in book.tables if each.name.casefold() == name), None)


def _chosen(book: Book, wanted: str, naming: Naming, problems: RowProblems) -> int:
    """The number of the sheet to read."""
    names = [sheet.name for sheet in book.sheets]
    listed = ", ".join(f"“{shown(name)}”" for name in names)
    if wanted:
        folded = [name.strip().casefold() for name in names]
        if wanted.strip().casefold() in folded:
            return folded.index(wanted.strip().casefold())
        message = f"the workbook has no sheet or table “{shown(wanted)}”"
        tables = ", ".join(f"“{shown(each.name)}”" for each in book.tables[:MOST_NAMED])
        hint = f"its sheets: {listed}" + (f"; its tables: {tables}" if tables else "")
        raise problems.refused(Code.DATA_NO_SHEET, message, hint)
    seen = [n for n, sheet in enumerate(book.sheets) if sheet.visible]
    # The sheet in front is what was looked at last.
    seen.sort(key=lambda n: not book.sheets[n].front)
    headers = {n: header for n in seen if (header := _header(book, n, naming)) is not None}
    if not headers:
        raise problems.refused(
            Code.DATA_EMPTY, "it has no rows that can be seen", f"sheets: {listed}"
        )
    useful = [n for n, header in headers.items() if header.is_useful]
    # What has a title above it may be a text that happens to have such a word.
    useful.sort(key=lambda n: bool(headers[n].above))
    found = useful[0] if useful else next(iter(headers))
    if len(headers) > 1:
        others = [shown(names[n]) for n in sorted(headers) if n != found]
        message = f"the sheet “{shown(names[found])}” was read, one of {len(headers)}"
        hint = f"to read another, name it: {problems.file}#{' or #'.join(others[:MOST_NAMED])}"
        problems.add(Code.DATA_WHICH_SHEET, message, hint)
    return found


def _header(book: Book, sheet: int, naming: Naming) -> Header | None:
    """The first row that can be seen and names a column of use, else the first that is filled."""
    first = None
    seen = (row for row in book.rows(sheet) if not row.hidden)
    for above, row in enumerate(itertools.islice(seen, MOST_ABOVE + 1)):
        _check_width(row)
        names = [""] * (max(row.cells) + 1)
        for column, cell in row.cells.items():
            names[column] = cell.strip() if isinstance(cell, str) else ""
        is_useful = any(map(naming.may_mean, names))
        begins = first.begins if first else row.number
        if is_useful:
            return Header(row.number, names, above, begins, is_useful=True)
        first = first or Header(row.number, names, 0, begins)
    return first


def _read_sheet(book: Book, number: int, naming: Naming, problems: RowProblems) -> Grid:
    header = _header(book, number, naming)
    if header is None:
        return Grid(problems)
    line, names = header.line, header.names
    problems.warn_above(header.above, header.begins)
    sheet = book.rows(number)
    rows = (row for row in sheet if row.number >= line)
    _check_header(next(row for row in rows if not row.hidden), problems)
    hidden = [n for n, name in enumerate(names) if name and sheet.is_hidden(n)]
    if hidden:
        listed = ", ".join(f"“{shown(names[n])}”" for n in hidden[:MOST_NAMED])
        message = f"hidden columns are left out: {listed}"
        hint = "show the columns in the spreadsheet to have them read"
        problems.add(Code.DATA_HIDDEN, message, hint, line)
    names = ["" if n in hidden else name for n, name in enumerate(names)]
    columns = tuple(n for n, name in enumerate(names) if name and naming.may_mean(name))
    grid = Grid(problems, names, line, columns)
    labels = [known or shown(name) for known, name in zip(naming.meant(names), names, strict=True)]
    _fill(grid, rows, frozenset(hidden), labels)
    return grid


def _check_header(row: SheetRow, problems: RowProblems) -> None:
    for column, cell in row.cells.items():
        if isinstance(cell, BadCell):
            problems.add(cell.code, cell.message, cell.hint, row.number, letters(column))


def _fill(
    grid: Grid, rows: Iterator[SheetRow], hidden: frozenset[int], labels: Sequence[str]
) -> None:
    """Put the rows below the header into the grid, but for those that are left out.

    `labels` are the columns as problems call them.
    """
    problems, names = grid.problems, grid.names
    named = frozenset(n for n, name in enumerate(names) if name) | hidden
    header = next(filter(None, names), "").casefold()
    kept: dict[str, str] = {}
    unseen: list[int] = []
    for row in rows:
        if row.hidden:
            unseen.append(row.number)
            continue
        _check_width(row)
        first = next(iter(row.cells.values()))
        may_be_none = isinstance(first, str) and may_be_no_person(first, header)
        if may_be_none and (reason := not_a_person(_texts(row), names)):
            problems.add(Code.DATA_NO_PERSON, reason, line=row.number)
            continue
        if not named.issuperset(row.cells):
            for column in row.cells.keys() - named:
                problems.warn_unnamed(column)
        if len(grid.rows) == MOST_ROWS:
            raise problems.too_many(MOST_ROWS, "rows", row.number)
        shown = row.cells
        cells = [
            cell
            if isinstance(cell := shown.get(column, ""), str) and not cell.startswith("'")
            else _cell(row, column, labels, problems)
            for column in grid.columns
        ]
        if len(kept) < MOST_KEPT:
            cells = [kept.setdefault(cell, cell) for cell in cells]
        grid.rows.append(tuple(cells))
        grid.lines.append(row.number)
    if unseen:
        _tell_hidden(unseen, problems)


def _tell_hidden(lines: Sequence[int], problems: RowProblems) -> None:
    what = "1 hidden row is" if len(lines) == 1 else f"{len(lines):,} hidden rows are"
    message = f"{what} left out, the first in line {lines[0]}"
    hint = "show all rows in the spreadsheet, and remove its filters, to have them read"
    problems.add(Code.DATA_HIDDEN, message, hint)


def _texts(row: SheetRow) -> list[str]:
    """What a row shows from its first column to its last; a formula counts as a number."""
    cells = row.cells
    texts: list[Cell] = [cells.get(column, "") for column in range(max(cells) + 1)]
    return [cell if isinstance(cell, str) else "0" for cell in texts]


def _cell(row: SheetRow, column: int, labels: Sequence[str], problems: RowProblems) -> str:
    cell = row.cells.get(column, "")
    if isinstance(cell, str):
        return unquoted(cell)
    problems.add(cell.code, cell.message, cell.hint, row.number, labels[column])
    return ""


def _check_width(row: SheetRow) -> None:
    if row.cells and max(row.cells) >= MOST_COLUMNS:
        message = f"row {row.number} reaches over more than {MOST_COLUMNS:,} columns"
        raise TooLarge(message)


def letters(column: int) -> str:
    """The letters of a column, counted from 0: A, B, … AA."""
    name, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
