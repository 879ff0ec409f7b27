"""Rows into compact ones, and what may not be in a cell."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Sequence

from worksheets.problems import Code, Problem
from worksheets.register.row_problems import RowProblems
from worksheets.register.table import MOST_ROWS, Row

CellCheck = Callable[[str, str], Sequence[Problem]]
"""Tells what is wrong with a cell, by its column and its text."""

MOST_KEPT = 50_000
NAMES = ("name", "person", "organisation", "service")
"""Columns in which a question mark beside a letter is a letter that was lost."""

# Control characters but tab and line ends, what a decoder writes for bytes it cannot read, and
# halves of characters, which JSON can spell and nothing can write.
_NO_CHARACTER = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
_LOST = re.compile(r"[^\W\d_]\?|\?[^\W\d_]")


def compact(
    rows: Iterable[Row],
    columns: Sequence[str],
    problems: RowProblems,
    cell_check: CellCheck | None = None,
) -> tuple[list[tuple[str, ...]], array[int]]:
    """The rows stripped of blanks around their cells, and the line of each; problems are told.

    Cells that come again and again are kept once: services, tables, languages.
    """
    kept: dict[str, str] = {}
    checked: set[tuple[str, str]] = set()
    ids: dict[str, int] = {}
    id_at = columns.index("id") if "id" in columns else None
    names_at = [n for n, column in enumerate(columns) if column in NAMES]
    whole: list[tuple[str, ...]] = []
    lines = array("L")
    for line, cells in rows:
        if len(whole) == MOST_ROWS:
            raise problems.too_many(MOST_ROWS, "rows", line)
        row = []
        for column, cell in zip(columns, cells, strict=True):
            text = kept.get(cell)
            if text is None:
                text = cell.strip()
                if _NO_CHARACTER.search(text):
                    _tell_no_character(text, line, column, problems)
                elif len(kept) < MOST_KEPT:
                    text = kept.setdefault(text, text)
                    kept[cell] = text
            row.append(text)
            if cell_check and (column, text) not in checked:
                wrong = cell_check(column, text) if not _NO_CHARACTER.search(text) else ()
                for each in wrong:
                    problems.add(each.code, each.message, each.hint, line, column)
                if not wrong and len(checked) < MOST_KEPT:
                    checked.add((column, text))
        for at in names_at:
            if "?" in row[at] and (columns[at] == "name" or _LOST.search(row[at])):
                _tell_lost(line, columns[at], problems)
        if id_at is not None and row[id_at]:
            first = ids.setdefault(row[id_at], line)
            if first != line:
                message = f"line {first} has the same id"
                problems.add(Code.DATA_REPEATED_ID, message, "give each row its own", line, "id")
        whole.append(tuple(row))
        lines.append(line)
    return whole, lines


def _tell_no_character(text: str, line: int, column: str, problems: RowProblems) -> None:
    for character in dict.fromkeys(_NO_CHARACTER.findall(text)):
        code = f"U+{ord(character):04X}"
        message = f"the cell has the character {code}, which cannot be printed"
        hint = "take it out"
        if character == "\ufffd":
            message = f"the cell has {code}, which stands for a character that was lost"
            hint = "save the file as UTF-8, from where the character is still right"
        problems.add(Code.CONTROL_CHARACTER, message, hint, line, column)


def _tell_lost(line: int, column: str, problems: RowProblems) -> None:
    message = "a question mark is in a name: ŵ and ŷ are lost so when a file is saved for Windows"
    hint = "put the letter back, and save the file as UTF-8 (“CSV UTF-8”)"
    problems.add(Code.DATA_LOST_CHARACTER, message, hint, line, column)
