"""ODS: the cells of LibreOffice's and OpenOffice's workbooks, with the text that they show.

OpenDocument 1.3 part 3: a cell holds its value and, beside it, the text that a person sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from worksheets.register.workbooks.book import (
    FORMULA,
    LAST_ROW,
    Cell,
    NamedTable,
    NotReadable,
    SheetName,
    SheetRow,
    error_cell,
)
from worksheets.register.workbooks.number_format import general
from worksheets.register.workbooks.package import Package, attribute, local
from worksheets.text.shown import shown

LAST_COLUMN = 16_384
MOST_BLANKS = 1_000
"""The longest run of blanks in a cell that is written as a number."""
_HIDDEN = ("collapse", "filter")
_CELLS = ("table-cell", "covered-table-cell")
_GROUPS = ("table", "table-rows", "table-header-rows", "table-row-group",
           "table-columns", "table-header-columns", "table-column-group")  # fmt: skip


class OdsBook:
    """A workbook; raises `NotReadable` or `TooLarge` where it is none that can be read."""

    tables: Sequence[NamedTable] = ()
    """Only Excel's newer workbooks have tables with names."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        if self._is_locked():
            raise NotReadable("it is locked with a password")
        front = self._front()
        unseen = self._unseen_styles()
        self.sheets = [
            SheetName(attribute(each, "name"), attribute(each, "style-name") not in unseen,
                      attribute(each, "name") == front)
            for _, each in self._package.elements("content.xml", ["table"], _GROUPS)
        ]  # fmt: skip

    def rows(self, sheet: int) -> OdsRows:
        """The rows of one of its sheets."""
        return OdsRows(self._package, sheet)

    def _is_locked(self) -> bool:
        name = "META-INF/manifest.xml"
        if name not in self._package:
            return False
        tags = ["encryption-data"]
        return any(True for _ in self._package.elements(name, tags, ["manifest"]))

    def _front(self) -> str:
        """The name of the sheet in front, "" if it does not say."""
        if "settings.xml" in self._package:
            for _, each in self._package.elements("settings.xml", ["config-item"], []):
                if attribute(each, "name") == "ActiveTable":
                    return each.text or ""
        return ""

    def _unseen_styles(self) -> set[str]:
        """The styles of sheets that are hidden."""
        unseen = set()
        for tag, each in self._package.elements("content.xml", ["style", "body"], []):
            if tag == "style":
                shows = [attribute(inner, "display") for inner in each]
                if "false" in shows:
                    unseen.add(attribute(each, "name"))
        return unseen


class OdsRows:
    """The rows of one sheet, read once."""

    def __init__(self, package: Package, sheet: int) -> None:
        self._package = package
        self._sheet = sheet
        self._hidden: list[tuple[int, int]] = []

    def is_hidden(self, column: int) -> bool:
        """Whether a column, counted from 0, is hidden."""
        return any(first <= column <= last for first, last in self._hidden)

    def __iter__(self) -> Iterator[SheetRow]:
        sheet = column = number = 0
        tags = ("table", "table-column", "table-row")
        for tag, each in self._package.elements("content.xml", tags, _GROUPS):
            if tag == "table":
                if sheet == self._sheet:
                    return
                sheet += 1
            elif sheet != self._sheet:
                continue
            elif tag == "table-column":
                count = _repeated(each, "number-columns-repeated")
                if attribute(each, "visibility") in _HIDDEN:
                    self._hidden.append((column, column + count - 1))
                column += count
            else:
                count = _repeated(each, "number-rows-repeated")
                cells = _cells(each)
                for further in range(1, count + 1) if cells else ():
                    if number + further > LAST_ROW:
                        raise NotReadable(f"it has more than {LAST_ROW:,} rows")
                    hidden = attribute(each, "visibility") in _HIDDEN
                    yield SheetRow(number + further, hidden, cells)
                number += count


def _cells(row: Element) -> dict[int, Cell]:
    cells: dict[int, Cell] = {}
    column = 0
    for each in row:
        if local(each.tag) not in _CELLS:
            continue
        count = _repeated(each, "number-columns-repeated")
        cell = _cell(each) if len(each) or each.keys() else ""
        if not isinstance(cell, str) or cell.strip():
            if column + count > LAST_COLUMN:
                raise NotReadable(f"it has more than {LAST_COLUMN:,} columns")
            cells |= dict.fromkeys(range(column, column + count), cell)
        column += count
    return cells


def _cell(element: Element) -> Cell:
    if attribute(element, "formula"):
        return FORMULA
    kinds = [value for key, value in element.items() if local(key) == "value-type"]
    if not kinds:
        return ""
    text = "\n".join(_text(each) for each in element if local(each.tag) == "p")
    if "error" in kinds:
        return error_cell(shown(text))
    if "boolean" in kinds:
        return "yes" if attribute(element, "boolean-value") == "true" else "no"
    return text or _value(element)


def _value(element: Element) -> str:
    """What a cell holds whose program did not write what it shows."""
    for name in ("string-value", "date-value", "time-value"):
        if found := attribute(element, name):
            return found
    number = attribute(element, "value")
    try:
        return general(float(number)) if number else ""
    except (ValueError, OverflowError) as error:
        raise NotReadable(f"a cell holds {shown(number)}, which is no number") from error


def _text(element: Element) -> str:
    """The text of a paragraph: its words, and blanks, tabs and line ends that are elements."""
    parts = [element.text or ""]
    for each in element:
        tag = local(each.tag)
        if tag == "s":
            count = attribute(each, "c")
            parts.append(" " * min(int(count) if count.isdecimal() else 1, MOST_BLANKS))
        elif tag == "tab":
            parts.append("\t")
        elif tag == "line-break":
            parts.append("\n")
        elif tag in ("span", "a"):
            parts.append(_text(each))
        parts.append(each.tail or "")
    return "".join(parts)


def _repeated(element: Element, name: str) -> int:
    given = attribute(element, name)
    return max(1, int(given)) if given.isdecimal() and len(given) < 10 else 1
