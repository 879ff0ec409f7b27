"""XLSX: the cells of Excel's workbooks, row by row, as a person sees them.

ECMA-376 part 1, section 18. Whatever the parts are called and whichever of its two namespaces a
file uses; what is only drawn (fills, fonts, borders) is not read at all.
"""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from worksheets.register.workbooks.book import (
    LAST_ROW,
    Cell,
    NamedTable,
    NotReadable,
    SheetName,
    SheetRow,
    error_cell,
)
from worksheets.register.workbooks.built_in_formats import BUILT_IN
from worksheets.register.workbooks.date_format import number_of
from worksheets.register.workbooks.number_format import GENERAL, general, show_number, show_text
from worksheets.register.workbooks.package import MOST_STYLES, Package, attribute
from worksheets.register.workbooks.xlsx_parts import TRUE, SharedTexts, SheetHandler
from worksheets.text.shown import shown

MOST_KEPT = 20_000
"""Different cells whose texts are kept, for when they come again."""
# How XLSX spells characters that its XML cannot hold, and “_” where such a spelling would begin. A
# line end is none of them.
_SPELT = re.compile("_x00(0[0-9B-Fb-f]|1[0-9A-Fa-f]|5[Ff])_")


_RANGE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})")
"""Where a table is: `B3:E20`."""


class XlsxBook:
    """A workbook; raises `NotReadable` or `TooLarge` where it is none that can be read."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        self._path = self._main_part()
        self._targets = self._related(self._path)
        self.sheets: list[SheetName] = []
        self._parts: list[str] = []
        self._from_1904 = False
        self._read_workbook()
        self._texts = self._shared_texts()
        self._formats = self._number_formats()

    def rows(self, sheet: int) -> XlsxRows:
        """The rows of one of its sheets."""
        return XlsxRows(self, self._parts[sheet])

    @property
    def tables(self) -> list[NamedTable]:
        """The tables of its sheets (ECMA-376 part 1, 18.5.1.2)."""
        found = []
        for sheet, part in enumerate(self._parts):
            for kind, target in self._related(part).values():
                if kind != "table" or target not in self._package:
                    continue
                for _, each in self._package.elements(target, ["table"], []):
                    name = str(each.get("displayName", each.get("name", "")))
                    place = _RANGE.fullmatch(each.get("ref", "").replace("$", ""))
                    if place:
                        totals = 1 if each.get("totalsRowCount", "0") not in ("0", "") else 0
                        rows = range(int(place[2]), min(int(place[4]), LAST_ROW) + 1 - totals)
                        columns = range(_number(place[1]), _number(place[3]) + 1)
                        found.append(NamedTable(name, sheet, rows, columns))
        return found

    def parse(self, part: str) -> Iterator[SheetHandler]:
        """Read a sheet's part; each time the handler has some more rows."""
        # Many cells of a column say the same.
        handler = SheetHandler(lru_cache(maxsize=MOST_KEPT)(self._cell))
        for _ in self._package.parse(part, handler):
            yield handler

    def _cell(self, kind: str, style: str, text: str) -> Cell:
        """What a cell shows that holds a text, or a number written as one."""
        match kind:
            case "s":
                return self._text(self._shared_text(text), style)
            case "n" | "d":
                return self._number(text, kind, style)
            case "b":
                return "yes" if text.strip() in TRUE else "no"
            case "e":
                return error_cell(shown(text))
            case _:
                return self._text(text, style)

    def _number(self, text: str, kind: str, style: str) -> Cell:
        try:
            value = number_of(_moment(text)) if kind == "d" else float(text)
        except ValueError as error:
            raise NotReadable(f"a cell holds “{shown(text)}”, which is no number") from error
        if not math.isfinite(value):
            return error_cell(shown(text))
        code = self._format(style)
        if code == GENERAL:
            return general(value)
        return show_number(value, code, from_1904=self._from_1904)

    def _text(self, text: str, style: str) -> str:
        if "_x00" in text:
            text = _SPELT.sub(lambda spelt: chr(int(spelt[1], 16)), text)
        return show_text(text, self._format(style)) if style else text

    def _shared_text(self, number: str) -> str:
        """One of the texts that the sheets share."""
        try:
            return self._texts[int(number)]
        except (IndexError, ValueError) as error:
            raise NotReadable(f"there is no shared text {shown(number)} in it") from error

    def _format(self, style: str) -> str:
        # A style that is not there is no reason to refuse what the cell says.
        number = int(style) if style.isdecimal() and len(style) < 7 else 0
        return self._formats[number] if number < len(self._formats) else GENERAL

    def _main_part(self) -> str:
        """The part that lists the sheets: as the archive says, else where all programs put it."""
        for kind, target in self._related("").values():
            if kind == "officeDocument":
                return target
        return "xl/workbook.xml"

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part is related to: kind and name of other parts, by the id of the relation."""
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels".lstrip("/")
        if path not in self._package:
            return {}
        found = {}
        for _, each in self._package.elements(path, ["Relationship"], ["Relationships"]):
            target = each.get("Target", "").replace("\\", "/")
            target = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
            found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], target)
        return found

    def _part_of_kind(self, kind: str) -> str | None:
        found = next((target for each, target in self._targets.values() if each == kind), "")
        return found if found in self._package else None

    def _read_workbook(self) -> None:
        front = 0
        names: list[tuple[str, bool, str, str]] = []
        tags = ("workbookPr", "workbookView", "sheet")
        for tag, each in self._package.elements(self._path, tags, ["sheets"]):
            if tag == "workbookPr":
                self._from_1904 = each.get("date1904", "") in TRUE
            elif tag == "workbookView":
                tab = each.get("activeTab", "0")
                front = int(tab) if tab.isdecimal() else 0
            else:
                kind, part = self._targets.get(attribute(each, "id"), ("", ""))
                visible = each.get("state", "visible") == "visible"
                names.append((each.get("name", ""), visible, kind, part))
        for number, (name, visible, kind, part) in enumerate(names):
            if kind == "worksheet":
                self.sheets.append(SheetName(name, visible, number == front))
                self._parts.append(part)

    def _shared_texts(self) -> Sequence[str]:
        part = self._part_of_kind("sharedStrings")
        if part is None:
            return ()
        handler = SharedTexts()
        for _ in self._package.parse(part, handler):
            pass
        return handler.texts

    def _number_formats(self) -> Sequence[str]:
        """The format code of each style that a cell can have."""
        part = self._part_of_kind("styles")
        if part is None:
            return ()
        own: dict[str, str] = {}
        numbers: list[str] = []
        tags = ("numFmt", "xf", "cellStyleXfs", "cellXfs")
        for tag, each in self._package.elements(part, tags, tags[2:], MOST_STYLES):
            if tag == "numFmt":
                own[each.get("numFmtId", "")] = each.get("formatCode", GENERAL)
            elif tag == "xf":
                numbers.append(each.get("numFmtId", "0"))
            elif tag == "cellStyleXfs":
                # What came so far are the styles that those of cells are made from.
                numbers.clear()
            else:
                break
        return [own.get(number) or _built_in(number) for number in numbers]


class XlsxRows:
    """The rows of one sheet, read once."""

    def __init__(self, book: XlsxBook, part: str) -> None:
        self._book = book
        self._part = part
        self._hidden: list[tuple[int, int]] = []

    def is_hidden(self, column: int) -> bool:
        """Whether a column, counted from 0, is hidden."""
        return any(first <= column <= last for first, last in self._hidden)

    def __iter__(self) -> Iterator[SheetRow]:
        for handler in self._book.parse(self._part):
            self._hidden = handler.hidden
            yield from handler.take()


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value.strip())
    return moment.replace(tzinfo=None)


def _built_in(number: str) -> str:
    return BUILT_IN.get(int(number), GENERAL) if number.isdecimal() and len(number) < 7 else GENERAL


def _number(letters: str) -> int:
    """The number of a column, counted from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
