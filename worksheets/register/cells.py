"""Rows into compact ones, and what may not be in a cell."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence

from worksheets.problems import Code, Level, Problem
from worksheets.register.row_problems import RowProblems
from worksheets.register.table import MOST_ROWS, Row
from worksheets.text.invisible import visible, without_soft_hyphens
from worksheets.text.shown import shown

CellCheck = Callable[[str, str], Sequence[Problem]]
"""Tells what is wrong with a cell, by its column and its text."""

MOST_KEPT = 50_000
MOST_CHARACTERS = 100_000
"""The longest cell, as long as the longest answer that a returned form can have."""
MOST_MARKS = 10
"""Marks over one letter; the letters of no language have more than four."""
NAMES = ("name", "person", "organisation", "service")
"""Columns in which a question mark beside a letter is a letter that was lost."""
KEYS = ("id", "table", "profile", "lang", "copies")
"""Columns that are compared and not printed: a soft hyphen is no part of them."""

# Control characters but tab and line ends, what a decoder writes for bytes it cannot read, and
# halves of characters, which JSON can spell and nothing can write.
_NO_CHARACTER = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
# How the first two bytes of a letter beyond ASCII look then.
_TWICE = re.compile("[ÂÃÄÅâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_LOST = re.compile(r"[^\W\d_]\?|\?[^\W\d_]")
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_MARKS = re.compile(f"{_MARK}{{{MOST_MARKS + 1},}}")

_SUSPICIOUS = re.compile("|".join([_NO_CHARACTER.pattern, _MARKS.pattern, _TWICE.pattern, r"\?"]))
"""What most cells have nothing of: one search instead of four."""


def compact(
    rows: Iterable[Row],
    columns: Sequence[str],
    problems: RowProblems,
    cell_check: CellCheck | None = None,
    *,
    lenient: bool = False,
) -> tuple[list[tuple[str, ...]], array[int]]:
    """The rows stripped of blanks around their cells, and the line of each; problems are told.

    Cells that come again and again are kept once: services, tables, languages. With `lenient`, what
    is odd in a cell is replaced, with a warning, and a question mark is only a question mark.
    """
    reader = _Cells(columns, problems, cell_check, lenient=lenient)
    ids: dict[str, int] = {}
    id_at = columns.index("id") if "id" in columns else None
    whole: list[tuple[str, ...]] = []
    lines = array("L")
    for line, cells in rows:
        if len(whole) == MOST_ROWS:
            raise problems.too_many(MOST_ROWS, "rows", line)
        row = []
        for column, kept, cell in zip(columns, reader.kept, cells, strict=True):
            text = kept.get(cell)
            row.append(reader.read(cell, column, kept, line) if text is None else text)
        if id_at is not None and row[id_at]:
            first = ids.setdefault(row[id_at], line)
            if first != line:
                message = f"line {first} has the same id"
                problems.add(Code.DATA_REPEATED_ID, message, "give each row its own", line, "id")
        whole.append(tuple(row))
        lines.append(line)
    return whole, lines


class _Cells:
    """Reads cells that are met for the first time; `kept` has those of each column that are right.

    What comes again and again is then neither read nor checked again.
    """

    def __init__(
        self,
        columns: Sequence[str],
        problems: RowProblems,
        cell_check: CellCheck | None,
        *,
        lenient: bool,
    ) -> None:
        self.kept: list[dict[str, str]] = [{} for _ in columns]
        self._problems = problems
        self._check = cell_check
        self._lenient = lenient

    def read(self, cell: str, column: str, kept: dict[str, str], line: int) -> str:
        """The text of a cell; what is wrong with it is told."""
        text = cell.strip()
        if not text.isascii():
            text = without_soft_hyphens(text) if column in KEYS else visible(text)
            text = text.strip()
        wrong: list[Problem] = []
        if len(text) > MOST_CHARACTERS or _SUSPICIOUS.search(text):
            wrong += _odd_letters(text)
            if not wrong and not self._lenient:
                wrong += _lost_letters(text, column)
        if not wrong and self._check:
            wrong = [*self._check(column, text)]
        for each in wrong:
            level = Level.WARNING if self._lenient else each.level
            self._problems.add(each.code, each.message, each.hint, line, column, level)
        if not wrong and len(kept) < MOST_KEPT:
            kept[cell] = text
        return _mended(text) if wrong and self._lenient else text


def _odd_letters(text: str) -> Iterator[Problem]:
    """What no text has: too many letters, or marks over one, or what is no character."""
    if len(text) <= MOST_CHARACTERS and _NO_CHARACTER.search(text):
        yield from map(_no_character, dict.fromkeys(_NO_CHARACTER.findall(text)))
    elif problem := too_much(text, "the cell"):
        yield problem


def too_much(text: str, what: str) -> Problem | None:
    """The problem of a text with more letters, or more marks over one, than any answer has."""
    if len(text) > MOST_CHARACTERS:
        message = f"{what} is longer than {MOST_CHARACTERS:,} characters"
        return Problem(Code.DATA_TOO_LONG, message)
    if not text.isascii() and _MARKS.search(text):
        message = f"{what} has more than {MOST_MARKS} marks over one letter"
        return Problem(Code.DATA_TOO_LONG, message, "take them out")
    return None


def _lost_letters(text: str, column: str) -> Iterator[Problem]:
    """What shows that saving the file has lost letters."""
    meant = "" if text.isascii() else _read_twice(text)
    if meant:
        message = f"“{shown(text)}” is “{shown(meant)}”, saved as UTF-8 twice over"
        hint = "save the file again, from where the letters are still right"
        yield Problem(Code.DATA_LOST_CHARACTER, message, hint)
    elif "?" in text and column in NAMES and (column == "name" or _LOST.search(text)):
        message = "a question mark is in a name, where saving for Windows loses a letter such as ŵ"
        hint = "put the letter back, and save the file as UTF-8 (“CSV UTF-8”)"
        yield Problem(Code.DATA_LOST_CHARACTER, message, hint)


def _mended(text: str) -> str:
    """A text that can be gone on with: cut, and with a mark in place of what is no character."""
    text = _NO_CHARACTER.sub("\ufffd", text[:MOST_CHARACTERS])
    return _MARKS.sub("\ufffd", text)


def _read_twice(text: str) -> str:
    """What a text says if its UTF-8 was taken for Windows-1252 and saved once more; else ""."""
    if not _TWICE.search(text):
        return ""
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return ""


def _no_character(character: str) -> Problem:
    code = f"U+{ord(character):04X}"
    if character == "\ufffd":
        message = f"the cell has {code}, which stands for a character that was lost"
        hint = "save the file as UTF-8, from where the character is still right"
        return Problem(Code.CONTROL_CHARACTER, message, hint)
    message = f"the cell has the character {code}, which cannot be printed"
    return Problem(Code.CONTROL_CHARACTER, message, "take it out")
