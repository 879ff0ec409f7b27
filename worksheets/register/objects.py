"""JSON and JSON lines: an object a row, its values texts."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from worksheets.problems import Code
from worksheets.register.columns import Naming, bare
from worksheets.register.encoding import encoding_of, text_of
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source
from worksheets.register.table import MOST_COLUMNS, MOST_ROWS, Column, Row, Table
from worksheets.text.shown import shown

Entry = tuple[int, Iterable[tuple[str, object]]]
"""The line in which an entry begins, and its keys and values: None for nothing."""

Shape = tuple[int, ...]
"""Which columns a row has, in its own order; most rows of a file share one."""

TOO_DEEP = "it is nested too deep"
NO_ROW, NO_ROW_HINT = "a row must be columns and texts", "“name”: “Ann”"

_SPACE = re.compile(r"[ \t\r\n]*")


class _NoNumber(str):
    """`NaN` and `Infinity`, which Python reads and JSON does not know."""


# A number stays as it was typed: 1.0 and 1e400 are texts like any other. An object becomes a
# tuple, which nothing else does.
_DECODER = json.JSONDecoder(
    object_pairs_hook=tuple, parse_int=str, parse_float=str, parse_constant=_NoNumber
)


def read_json(source: Source, naming: Naming, problems: RowProblems) -> Table:
    """The table of a JSON file: a list of objects; raises `Refused` where it is no JSON."""
    return table_of(_listed(text_of(source, problems), problems), naming, problems)


def read_json_lines(source: Source, naming: Naming, problems: RowProblems) -> Table:
    """The table of JSON lines: an object a line; blank lines are passed over."""
    return table_of(
        _each_line(source.lines(encoding_of(source, problems)), problems), naming, problems
    )


def table_of(entries: Iterable[Entry], naming: Naming, problems: RowProblems) -> Table:
    """The table of entries that need not have the same keys; what a row lacks is empty.

    Values that are not texts are problems. What is of no use is not kept, only its name.
    """
    names: dict[str, int] = {}
    keys: dict[str, tuple[str, int, bool]] = {}
    rows: deque[tuple[int, Shape, tuple[str, ...]]] = deque()
    shapes: dict[Shape, Shape] = {}
    first = 1
    for line, pairs in entries:
        if len(rows) == MOST_ROWS:
            raise problems.too_many(MOST_ROWS, "rows", line)
        first = first if rows else line
        cells: dict[int, str] = {}
        seen: set[str] = set()
        for key, value in pairs:
            if key not in keys:
                name = bare(key)
                at = names.setdefault(name, len(names))
                keys[key] = (name, at, naming.may_mean(name))
                if len(keys) > MOST_COLUMNS:
                    raise problems.too_many(MOST_COLUMNS, "columns", line)
            name, at, useful = keys[key]
            if name in seen:
                message = f"“{shown(name)}” is there twice in this row"
                problems.add(Code.DATA_REPEATED_KEY, message, "take one of them out", line)
            seen.add(name)
            if useful:
                cells[at] = _text(name, value, line, problems)
        # Only what a row has is kept of it: rows may have many keys, and no two the same.
        shape = tuple(cells)
        rows.append((line, shapes.setdefault(shape, shape), tuple(cells.values())))
    return Table([*names], first, partial(_picked, rows))


def _picked(
    rows: deque[tuple[int, Shape, tuple[str, ...]]], columns: Sequence[Column]
) -> Iterator[Row]:
    indexes = [column.index for column in columns]
    shape: Shape | None = None
    places: list[int | None] = []
    while rows:
        # Each is let go when it is handed on, or all would be there twice in the end.
        line, own, cells = rows.popleft()
        if own is not shape:
            shape = own
            places = [own.index(each) if each in own else None for each in indexes]
        yield line, ["" if place is None else cells[place] for place in places]


def _text(name: str, value: object, line: int, problems: RowProblems) -> str:
    """A value as text: yes and no for true and false, a number as it was typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and not isinstance(value, _NoNumber):
        return value
    what = f"{value}, which is no number" if isinstance(value, str) else "a list or an object"
    problems.add(Code.DATA_SYNTAX, f"“{shown(name)}” must be a text, not {what}", "", line)
    return ""


class _Scan:
    """A place in a JSON text that moves on, and the line it is in."""

    def __init__(self, text: str, problems: RowProblems) -> None:
        self._text, self._told = text, problems
        self._at, self.line = 0, 1

    def ahead(self) -> str:
        """The next character that is no blank, "" at the end; moves to it."""
        self._move(_SPACE.match(self._text, self._at).end())  # type: ignore[union-attr]
        return self._text[self._at : self._at + 1]

    def passes(self, character: str) -> bool:
        """Whether this character is ahead; moves past it."""
        there = self.ahead() == character
        self._at += there
        return there

    def value(self) -> object:
        """The value that begins here; raises `Refused` if none does."""
        self.ahead()
        try:
            value, end = _DECODER.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            message = f"it is not JSON here: {error.msg}"
            raise self._told.refused(Code.DATA_SYNTAX, message, "", error.lineno) from error
        except RecursionError as error:
            raise self._told.refused(Code.DATA_SYNTAX, TOO_DEEP, "", self.line) from error
        self._move(end)
        return value

    def _move(self, to: int) -> None:
        self.line += self._text.count("\n", self._at, to)
        self._at = to


def _listed(text: str, problems: RowProblems) -> Iterator[Entry]:
    """The entries of a list, decoded one by one: so that each is known by its line."""
    scan = _Scan(text, problems)
    if not scan.ahead():
        return
    if not scan.passes("["):
        hint = "write [ … ] around it; a file of JSON lines ends in .jsonl"
        raise problems.refused(
            Code.DATA_SYNTAX, "it must be a list, an entry a row", hint, scan.line
        )
    more = scan.ahead() != "]"
    while more:
        scan.ahead()
        line = scan.line
        yield from _entry(scan.value(), line, problems)
        more = scan.passes(",")
    if not scan.passes("]"):
        message = "it is not JSON here: a comma or the end of the list is missing"
        raise problems.refused(Code.DATA_SYNTAX, message, "", scan.line)
    if scan.ahead():
        raise problems.refused(Code.DATA_SYNTAX, "there is more behind the list", "", scan.line)


def _each_line(lines: Iterator[str], problems: RowProblems) -> Iterator[Entry]:
    for line, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            value = _DECODER.decode(text)
        except json.JSONDecodeError as error:
            problems.add(Code.DATA_SYNTAX, f"it is not JSON here: {error.msg}", "", line)
        except RecursionError:
            problems.add(Code.DATA_SYNTAX, TOO_DEEP, "", line)
        else:
            yield from _entry(value, line, problems)


def _entry(value: object, line: int, problems: RowProblems) -> Iterator[Entry]:
    """The entry that a value is; any but an object is told, and is none."""
    if isinstance(value, tuple):
        yield line, value
    else:
        problems.add(Code.DATA_SYNTAX, NO_ROW, NO_ROW_HINT, line)
