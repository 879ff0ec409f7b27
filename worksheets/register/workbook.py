"""XLSX: the first worksheet with something in it, its cells as text."""

from __future__ import annotations

import contextlib
import io
import itertools
import math
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from worksheets.problems import Code
from worksheets.register.columns import Naming
from worksheets.register.quoting import unquoted
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source
from worksheets.register.table import Column, Row, Table
from worksheets.text.shown import shown

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_UNPACKED = 400_000_000
MOST_SHEET_ROWS = 1_048_576
"""As many rows as a spreadsheet can have; a file may claim any number."""

BATCH = 500

Numbered = tuple[int, Sequence[Any]]
"""A row's number, counted from 1, and its cells."""

# How XLSX spells characters that its XML cannot hold; a line end is none of them.
_SPELT = re.compile("_x00(0[0-9B-Fb-f]|1[0-9A-Fa-f])_")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_workbook(source: Source, naming: Naming, problems: RowProblems) -> Table:
    """The table of a workbook; raises `Refused` if it is none, is locked or is too large."""
    rows = _filled_rows(_open(source, problems), problems)
    line, header = next(rows, (1, ()))
    names = [_text(cell, line, _letter(n), problems).strip() for n, cell in enumerate(header, 1)]
    return Table(names, line, partial(_of_use, rows, names, problems))


def _of_use(
    rows: Iterator[Numbered], names: Sequence[str], problems: RowProblems, columns: Sequence[Column]
) -> Iterator[Row]:
    """The texts of some columns; a row may be shorter or longer than the header."""
    for line, cells in rows:
        for n, cell in enumerate(cells):
            if (n >= len(names) or not names[n]) and not _is_blank(cell):
                problems.warn_unnamed(n)
        yield (
            line,
            [
                _text(cells[each.index], line, each.name, problems)
                if each.index < len(cells)
                else ""
                for each in columns
            ],
        )


def _open(source: Source, problems: RowProblems) -> Workbook:
    if source.data.startswith(_OLD_EXCEL):
        message = "it is locked with a password, or was saved by an old Excel"
        raise problems.refused(Code.DATA_FORMAT, message, "save it without a password as .xlsx")
    with _quietly(problems), zipfile.ZipFile(io.BytesIO(source.data)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > MOST_UNPACKED:
        message = f"it unpacks to more than {MOST_UNPACKED // 1_000_000} MB"
        raise problems.refused(Code.FILE_TOO_LARGE, message, "split it, or save it as CSV")
    import openpyxl

    with _quietly(problems):
        return openpyxl.load_workbook(
            io.BytesIO(source.data), read_only=True, data_only=False, keep_links=False
        )


def _filled_rows(book: Workbook, problems: RowProblems) -> Iterator[Numbered]:
    """The rows that are not blank, of the first worksheet that can be seen and has any."""
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            filled = (row for row in _rows(sheet, problems) if not all(map(_is_blank, row[1])))
            first = next(filled, None)
            if first is not None:
                yield first
                yield from filled
                return


def _rows(sheet: Any, problems: RowProblems) -> Iterator[Numbered]:
    # What a file says of its own size is often wrong, and cuts rows off.
    sheet.reset_dimensions()
    rows = sheet.iter_rows()
    numbers = itertools.count(1)
    while True:
        with _quietly(problems):
            batch = list(itertools.islice(rows, BATCH))
        if not batch:
            return
        for number, cells in zip(numbers, batch, strict=False):
            if number > MOST_SHEET_ROWS:
                raise problems.too_many(MOST_SHEET_ROWS, "rows")
            yield number, cells


@contextlib.contextmanager
def _quietly(problems: RowProblems) -> Iterator[None]:
    """Openpyxl at work: its warnings are of styles and the like, which are not read here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Exception as error:  # a broken file breaks its readers in a hundred ways
            message = "it is no XLSX workbook, or is damaged"
            hint = "open it in a spreadsheet and save it anew"
            raise problems.refused(Code.DATA_SYNTAX, message, hint) from error


def _is_blank(cell: Any) -> bool:
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())


def _text(cell: Any, line: int, column: str, problems: RowProblems) -> str:
    """A cell as the text that its reader sees: a whole number without .0, a date as ISO has it."""
    value = cell.value
    if cell.data_type == "f":
        hint = "in the spreadsheet, copy the column and paste it as values"
        problems.add(Code.DATA_FORMULA, "the cell is a formula", hint, line, column)
        return ""
    if cell.data_type == "e" or (isinstance(value, float) and not math.isfinite(value)):
        message = f"the cell is an error: {shown(str(value))}"
        problems.add(Code.DATA_ERROR_CELL, message, "mend it or empty it", line, column)
        return ""
    match value:
        case None:
            return ""
        case str():
            return unquoted(_SPELT.sub(lambda spelt: chr(int(spelt[1], 16)), value))
        case bool():
            return "yes" if value else "no"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", _precision(value.second))
        case time():
            return value.isoformat(_precision(value.second))
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            return str(value)


def _precision(second: int) -> str:
    return "seconds" if second else "minutes"


def _letter(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))
