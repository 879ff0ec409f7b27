"""The two long parts of an XLSX file: the rows of a sheet, and the texts that sheets share."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from worksheets.register.workbooks.book import FORMULA, LAST_ROW, Cell, NotReadable, SheetRow
from worksheets.text.shown import shown

LAST_COLUMN = 16_384
"""As many columns as a spreadsheet can have."""
TRUE = ("1", "true", "on")

_READING_AID = "rPh"
"""The element of the letters above East Asian words that say how they are read."""

CellReader = Callable[[str, str, str], Cell]
"""What a cell shows, by its kind, its style and its text."""


class SheetHandler:
    """Makes rows of what the part of a sheet holds; `hidden` are its hidden columns, from 0."""

    def __init__(self, read: CellReader) -> None:
        self.hidden: list[tuple[int, int]] = []
        self._read = read
        self._rows: list[SheetRow] = []
        self._number = 0
        self._row_is_hidden = False
        self._cells: dict[int, Cell] = {}
        self._column = -1
        self._cell: dict[str, str] | None = None
        self._parts: list[str] = []
        self._takes_text = False
        self._is_formula = False
        self._is_aid = False

    def take(self) -> list[SheetRow]:
        """The rows since the last call that show something."""
        rows, self._rows = self._rows, []
        return rows

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag == "c":
            self._cell, self._parts, self._is_formula = attributes, [], False
        elif tag == "v" or tag == "t":
            self._takes_text = self._cell is not None and not self._is_aid
        elif tag == "f":
            self._is_formula = True
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "col":
            if _is_hidden(attributes, "width"):
                ends = attributes.get("min", ""), attributes.get("max", "")
                first, last = (int(end) if end.isdecimal() else 0 for end in ends)
                self.hidden.append((first - 1, last - 1))
        elif tag == _READING_AID:
            self._is_aid = True

    def text(self, text: str) -> None:
        """A text within elements."""
        if self._takes_text:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "v" or tag == "t":
            self._takes_text = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row" and self._cells:
            self._rows.append(SheetRow(self._number, self._row_is_hidden, self._cells))
        elif tag == _READING_AID:
            self._is_aid = False

    def _begin_row(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r", "")
        self._number = int(given) if given.isdecimal() else self._number + 1
        if self._number > LAST_ROW:
            raise NotReadable(f"it has a row with the number {shown(given)}")
        self._row_is_hidden = _is_hidden(attributes, "ht")
        self._cells, self._column = {}, -1

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell, None
        if attributes is None:
            return
        reference = attributes.get("r")
        if reference:
            self._column = column_of(reference.rstrip("0123456789"))
        else:
            self._column += 1
        text = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
        if self._is_formula:
            self._cells[self._column] = FORMULA
        elif text and not text.isspace():
            cell = self._read(attributes.get("t", "n"), attributes.get("s", ""), text)
            if not isinstance(cell, str) or (cell and not cell.isspace()):
                self._cells[self._column] = cell


class SharedTexts:
    """Collects the texts that cells refer to by number, in `texts`."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._takes_text = False
        self._is_aid = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag == "t":
            self._takes_text = not self._is_aid
        elif tag == "si":
            self._parts = []
        elif tag == _READING_AID:
            self._is_aid = True

    def text(self, text: str) -> None:
        """A text within elements."""
        if self._takes_text:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "t":
            self._takes_text = False
        elif tag == "si":
            self.texts.append("".join(self._parts))
        elif tag == _READING_AID:
            self._is_aid = False


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Whether a row or a column is hidden, or has no size at all."""
    if attributes.get("hidden", "") in TRUE:
        return True
    given = attributes.get(size)
    return given is not None and not given.strip("0.")


@lru_cache(maxsize=LAST_COLUMN)
def column_of(letters: str) -> int:
    """The column of the letters in a reference such as AB12, counted from 0."""
    if not re.fullmatch("[A-Za-z]{1,3}", letters):
        raise NotReadable(f"a column is called “{shown(letters)}”")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    if number > LAST_COLUMN:
        raise NotReadable(f"a column is called “{letters}”")
    return number - 1
