"""CSV as programs write it: parted by comma, semicolon, tab or bar, in several encodings."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator, Sequence
from functools import partial

from worksheets.problems import Code
from worksheets.register.columns import Naming
from worksheets.register.encoding import encoding_of
from worksheets.register.no_person import first_letters, may_be_no_person, not_a_person
from worksheets.register.quoting import unquoted
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source
from worksheets.register.table import MOST_ABOVE, MOST_COLUMNS, Column, Row, Table
from worksheets.text.invisible import visible

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
LONGEST_HEADER = 100
"""In lines: a quotation mark that is open so long was never meant to be closed."""
MOST_PARTS = 200_000
"""Separators in a line; a cell may have some of its own."""

# Excel writes this line before the header and takes it back.
_SAID = re.compile(r'\ufeff?"?sep=([,;\t|])"?\s*', re.IGNORECASE)
_BLANK = re.compile(r'[\s",;|\ufeff]*')
# Excel's way to keep the noughts of 01632: a formula that is a text.
_PUT_BEFORE = ("=", "'")
_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')


def read_delimited(source: Source, naming: Naming, problems: RowProblems) -> Table:
    """The table of a CSV file; raises `Refused` if its text cannot be read."""
    encoding = encoding_of(source, problems, windows=True)
    separator = _separator(source.lines(encoding), naming)
    lines = source.lines(encoding)
    if _needs_care(source.data):
        lines = _unwrapped(lines, separator, problems)
    rows = _rows(lines, separator, problems)
    line, header = next(rows, (1, []))
    if _SAID.fullmatch(separator.join(header)):
        line, header = next(rows, (1, []))
    above = [(line, header)]
    while not _is_header(above[-1][1], naming) and len(above) <= MOST_ABOVE:
        following = next(rows, None)
        if following is None:
            break
        above.append(following)
    problems.stop_if_any()  # a broken header says nothing of the rows
    if _is_header(above[-1][1], naming):
        problems.warn_above(len(above) - 1, above[0][0])
        line, header = above[-1]
    else:
        rows = itertools.chain(above[1:], rows)
    return Table(header, line, partial(_of_use, rows, header, separator, problems))


def _is_header(cells: Sequence[str], naming: Naming) -> bool:
    """Whether a row has the name of a column that is of use."""
    return any(map(naming.may_mean, cells[:MOST_COLUMNS]))


def _of_use(
    rows: Iterator[tuple[int, list[str]]],
    names: Sequence[str],
    separator: str,
    problems: RowProblems,
    columns: Sequence[Column],
) -> Iterator[Row]:
    """The cells of some columns; rows that do not match the header are told and left out."""
    picked = [column.index for column in columns]
    nameless = [n for n, name in enumerate(names) if not visible(name).strip()]
    bare = [visible(name).strip() for name in names]
    header = next(filter(None, bare), "").casefold()
    suspicious = first_letters(header)
    for line, cells in rows:
        if len(cells) != len(names):
            # Many programs leave empty cells at the end of a row out, or add some.
            cells = _completed(cells, len(names))
        if len(cells) > len(names):
            message = f"the row has {len(cells)} cells, the header {len(names)}"
            kind = SEPARATORS[separator]
            hint = f"put a cell that has a {kind} in it between quotation marks"
            problems.add(Code.DATA_RAGGED_ROW, message, hint, line)
            continue
        first = cells[0] or next(filter(None, cells), "")
        may_be_none = first[0] in suspicious and may_be_no_person(first, header)
        if may_be_none and (reason := not_a_person(cells, bare)):
            problems.add(Code.DATA_NO_PERSON, reason, line=line)
            continue
        for n in nameless:
            if cells[n].strip():
                problems.warn_unnamed(n)
        yield (
            line,
            [
                cell if not (cell := cells[n]).startswith(_PUT_BEFORE) else _plain(cell)
                for n in picked
            ],
        )


def _completed(cells: list[str], width: int) -> list[str]:
    """A row without empty cells behind its last column, and with those that it lacks."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    return cells + [""] * (width - len(cells))


def _plain(cell: str) -> str:
    """A cell without what a spreadsheet put around it."""
    if cell.startswith('="'):
        as_text = _AS_TEXT.fullmatch(cell)
        return as_text[1].replace('""', '"') if as_text else cell
    return unquoted(cell)


def _rows(
    lines: Iterator[str], separator: str, problems: RowProblems
) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line in which it begins."""
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
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


def _needs_care(data: bytes) -> bool:
    """Whether a file has a cell that is wrapped, or a line so long that its cells must be counted.

    Most have neither, and are read a third faster. What is encoded otherwise than byte by byte has
    noughts, and is looked at line by line.
    """
    if b'="' in data or b'" ' in data or b"\0" in data:
        return True
    at = 0
    while len(data) - at > MOST_PARTS:
        # The last end of a line within reach, or there is a line that goes further.
        end = max(data.rfind(each, at, at + MOST_PARTS) for each in (b"\n", b"\r"))
        if end < 0:
            return True
        at = end + 1
    return False


def _unwrapped(lines: Iterator[str], separator: str, problems: RowProblems) -> Iterator[str]:
    """Lines in which cells between quotes have neither a `=` before nor a blank around them.

    Raises `Refused` for a line that has far more cells than any.
    """
    bar = re.escape(separator)
    wrapped = re.compile(rf'(^|{bar}) *=?("(?:[^"]|"")*") *(?={bar}|[\r\n]*$)')
    within = False
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_PARTS and line.count(separator) > MOST_PARTS:
            raise problems.too_many(MOST_COLUMNS, "columns", number)
        if not within and ('="' in line or '" ' in line):
            yield wrapped.sub(partial(_unwrap, line), line)
        else:
            yield line
        within ^= line.count('"') % 2 == 1


def _unwrap(line: str, found: re.Match[str]) -> str:
    """A cell without what is around it, if it is not itself inside quotation marks."""
    inside = line.count('"', 0, found.start()) % 2
    return found[0] if inside else f"{found[1]}{found[2]}"


def _separator(lines: Iterator[str], naming: Naming) -> str:
    """What parts the cells: that which makes most known columns of the header, or most cells."""
    best = ""
    for header in itertools.islice(_first_rows(lines), MOST_ABOVE + 1):
        said = _SAID.fullmatch("".join(header))
        if said:
            return said[1]
        worths = {each: _worth(header, each, naming) for each in SEPARATORS}
        found = max(worths, key=worths.__getitem__)
        if worths[found][0]:
            return found
        best = best or found
    return best or ","


def _first_rows(lines: Iterator[str]) -> Iterator[list[str]]:
    """The first rows that are not blank, each as the lines that it takes."""
    row: list[str] = []
    for line in itertools.islice(lines, LONGEST_HEADER):
        if not row and _BLANK.fullmatch(line):
            continue
        row.append(line[:MOST_PARTS])
        if "".join(row).count('"') % 2 == 0:
            yield row
            row = []
    if row:
        yield row


def _worth(header: Sequence[str], separator: str, naming: Naming) -> tuple[int, int]:
    """How many known columns a row has by a separator, and how many cells."""
    reader = csv.reader(header, delimiter=separator, strict=True, skipinitialspace=True)
    try:
        names = next(reader, [])
    except csv.Error:
        return 0, 0
    return sum(naming.may_mean(name) for name in names[:MOST_COLUMNS]), len(names)
