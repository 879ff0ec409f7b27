"""XLS: the cells of workbooks that Excel wrote until 2007, read by xlrd."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence
from typing import Any

import xlrd
from xlrd.biffh import XLRDError

from worksheets.register.workbooks.book import (
    FORMULA,
    Cell,
    NamedTable,
    NotReadable,
    SheetName,
    SheetRow,
    error_cell,
)
from worksheets.register.workbooks.number_format import GENERAL, show_number, show_text

_BEGIN_RECORD, _END_RECORD, _FORMULA_RECORD, _WINDOW_RECORD = 0x0809, 0x000A, 0x0006, 0x003D
"""Records: the beginning and the end of a part, a formula, what is seen (MS-XLS, 2.3)."""


class XlsBook:
    """A workbook; raises `NotReadable` where it is none that can be read."""

    tables: Sequence[NamedTable] = ()
    """Only Excel's newer workbooks have tables with names."""

    def __init__(self, data: bytes) -> None:
        try:
            # What xlrd has to say about a file goes to its log, which nobody reads.
            self._book: Any = xlrd.open_workbook(
                file_contents=data,
                formatting_info=True,
                # It would let go of the records, of which we ask more.
                on_demand=True,
                logfile=io.StringIO(),
            )
            self._sheets: list[Any] = [
                self._book.sheet_by_index(n) for n in range(self._book.nsheets)
            ]
            front = _front(self._book)
        except XLRDError as error:
            raise NotReadable(_reason(str(error))) from error
        except Exception as error:  # a broken file breaks xlrd in a hundred ways
            raise NotReadable("it is locked with a password, or damaged") from error
        self.sheets = [
            SheetName(each.name, each.visibility == 0, number == front)
            for number, each in enumerate(self._sheets)
        ]

    def rows(self, sheet: int) -> XlsRows:
        """The rows of one of its sheets."""
        try:
            return XlsRows(self._book, self._sheets[sheet])
        except struct.error as error:
            raise NotReadable("it is damaged") from error


class XlsRows:
    """The rows of one sheet."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self._book = book
        self._sheet = sheet
        self._formulas = _formulas(book, sheet)

    def is_hidden(self, column: int) -> bool:
        """Whether a column, counted from 0, is hidden."""
        found = self._sheet.colinfo_map.get(column)
        return found is not None and bool(found.hidden or found.width == 0)

    def __iter__(self) -> Iterator[SheetRow]:
        for number in range(self._sheet.nrows):
            cells = {
                column: cell
                for column, each in enumerate(self._sheet.row(number))
                if not isinstance(cell := self._cell(each, number, column), str) or cell.strip()
            }
            if cells:
                info = self._sheet.rowinfo_map.get(number)
                hidden = info is not None and bool(info.hidden or info.height == 0)
                yield SheetRow(number + 1, hidden, cells)

    def _cell(self, cell: Any, row: int, column: int) -> Cell:
        if (row, column) in self._formulas:
            return FORMULA
        match cell.ctype:
            case xlrd.XL_CELL_TEXT:
                return show_text(cell.value, self._format(cell))
            case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
                code = self._format(cell)
                return show_number(cell.value, code, from_1904=self._book.datemode == 1)
            case xlrd.XL_CELL_BOOLEAN:
                return "yes" if cell.value else "no"
            case xlrd.XL_CELL_ERROR:
                return error_cell(xlrd.error_text_from_code.get(cell.value, "#N/A"))
            case _:
                return ""

    def _format(self, cell: Any) -> str:
        try:
            key = self._book.xf_list[cell.xf_index].format_key
            return str(self._book.format_map[key].format_str)
        except (KeyError, IndexError, TypeError):
            return GENERAL


def _reason(message: str) -> str:
    """What xlrd says is wrong, in words for whoever has the file."""
    if "encrypted" in message.lower() or "Can't find workbook" in message:
        return "it is locked with a password, or is no workbook"
    return "it is damaged, or is no workbook"


def _front(book: Any) -> int:
    """The number of the sheet in front, which xlrd does not tell."""
    for kind, at in _records(book.mem, book.base):
        if kind == _WINDOW_RECORD:
            return int(struct.unpack_from("<H", book.mem, at + 10)[0])
    return 0


def _formulas(book: Any, sheet: Any) -> frozenset[tuple[int, int]]:
    """The rows and columns of the cells that are formulas, which xlrd does not tell apart."""
    records = _records(book.mem, book._sh_abs_posn[sheet.number])
    return frozenset(
        struct.unpack_from("<HH", book.mem, at) for kind, at in records if kind == _FORMULA_RECORD
    )


def _records(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """The records of a part of a workbook, each with where what it holds begins."""
    depth = 0
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        depth += (kind == _BEGIN_RECORD) - (kind == _END_RECORD)
        if not depth:
            return
        yield kind, at + 4
        at += 4 + length
