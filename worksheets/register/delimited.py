"""CSV as programs write it: separated by comma, semicolon or tab, in several encodings."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator, Sequence
from functools import partial

from worksheets.problems import Code
from worksheets.register.columns import Naming
from worksheets.register.quoting import unquoted
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source, encoding_of
from worksheets.register.table import MOST_COLUMNS, Column, Row, Table

SEPARATORS = ",;\t"
LONGEST_HEADER = 100
"""In lines: a quotation mark that is open so long was never meant to be closed."""

# Excel writes this line before the header and takes it back.
_SAID = re.compile(r'"?sep=([,;\t])"?\s*')
_BLANK = re.compile(rf'[\s"{SEPARATORS}]*')


def read_delimited(source: Source, naming: Naming, problems: RowProblems) -> Table:
    """The table of a CSV file; raises `Refused` if its text cannot be read."""
    encoding = encoding_of(source, problems, windows=True)
    separator = _separator(source.lines(encoding), naming)
    rows = _rows(source.lines(encoding), separator, problems)
    line, header = next(rows, (1, []))
    if _SAID.fullmatch(separator.join(header)):
        line, header = next(rows, (1, []))
    problems.stop_if_any()  # a broken header says nothing of the rows
    names = [cell.strip() for cell in header]
    return Table(names, line, partial(_of_use, rows, names, separator, problems))


def _of_use(
    rows: Iterator[tuple[int, list[str]]],
    names: Sequence[str],
    separator: str,
    problems: RowProblems,
    columns: Sequence[Column],
) -> Iterator[Row]:
    """The cells of some columns; rows that do not match the header are told and left out."""
    picked = [column.index for column in columns]
    nameless = [n for n, name in enumerate(names) if not name]
    for line, cells in rows:
        if len(cells) != len(names):
            message = f"the row has {len(cells)} cells, the header {len(names)}"
            kind = {",": "comma", ";": "semicolon", "\t": "tab"}[separator]
            hint = f"put a cell that has a {kind} in it between quotation marks"
            problems.add(Code.DATA_RAGGED_ROW, message, hint, line)
            continue
        for n in nameless:
            if cells[n].strip():
                problems.warn_unnamed(n)
        yield line, [unquoted(cells[n]) for n in picked]


def _rows(
    lines: Iterator[str], separator: str, problems: RowProblems
) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line in which it begins."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        # A cell may hold line ends: a row is told by the line where it begins.
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                message = f"a cell is longer than {csv.field_size_limit():,} characters"
                hint = "is a quotation mark open?"
                raise problems.refused(Code.DATA_SYNTAX, message, hint, line) from error
            message, hint = f"it is not CSV here: {error}", "write a quotation mark in a cell twice"
            if "end of data" in str(error):
                message, hint = "a quotation mark is opened here and not closed", "close it"
            problems.add(Code.DATA_SYNTAX, message, hint, line)
            continue
        if any(cell.strip() for cell in cells):
            yield line, cells


def _separator(lines: Iterator[str], naming: Naming) -> str:
    """What separates the cells: that which makes most known columns of the header, or most."""
    header: list[str] = []
    for line in itertools.islice(itertools.dropwhile(_BLANK.fullmatch, lines), LONGEST_HEADER):
        header.append(line)
        if "".join(header).count('"') % 2 == 0:
            break
    said = _SAID.fullmatch("".join(header))
    if said:
        return said[1]

    def worth(separator: str) -> tuple[int, int]:
        try:
            names = next(csv.reader(header, delimiter=separator, strict=True), [])
        except csv.Error:
            return 0, 0
        return sum(naming.may_mean(name.strip()) for name in names[:MOST_COLUMNS]), len(names)

    return max(SEPARATORS, key=worth)
