"""Reading a register: a file of rows under the names that places have, every problem told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from worksheets.problems import Code, Problems, listed
from worksheets.register.bounded import Reader, in_child_if_long, read_in_child
from worksheets.register.cells import CellCheck, compact
from worksheets.register.columns import Naming, bare, columns_of_use
from worksheets.register.encoding import check_encoding
from worksheets.register.reading import Reading
from worksheets.register.register import Register
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source, read_source
from worksheets.register.table import MOST_COLUMNS, Column, Row, Table


def read_register(
    source: str | Source,
    known: Collection[str],
    run: Problems,
    cell_check: CellCheck | None = None,
    reading: Reading | None = None,
    *,
    lenient: bool = False,
) -> Register:
    """The rows of a file, of what was read of one, or of standard input for `-`.

    `people.xlsx#Sheet2` names a sheet. `known` are the names that mean something; other columns are
    left out, with a warning in `run`; `cell_check` tells what else is wrong with a cell. Raises
    `Refused` with every row that is wrong, `BadCommand` for an encoding that does not exist. With
    `lenient`, for answers, no odd letter of one row stops the others.
    """
    reading = reading or Reading()
    if reading.encoding:
        check_encoding(reading.encoding)
    file = read_source(source, reading.encoding)
    problems = RowProblems(file.name, run)
    naming = Naming(known, reading.columns, reading.synonyms)
    table = _reader(file, problems)(file, naming, problems)
    if len(table.names) > MOST_COLUMNS:
        raise problems.too_many(MOST_COLUMNS, "columns", table.line)
    columns = columns_of_use([bare(name) for name in table.names], naming, table.line, problems)
    names = tuple(column.name for column in columns)
    rows, lines = compact(_joined(table, columns), names, problems, cell_check, lenient=lenient)
    problems.stop_if_any()
    if not rows:
        raise problems.refused(Code.DATA_EMPTY, "it has no rows", f"columns: {listed(list(known))}")
    return Register(file.name, file.sha256, names, rows, lines)


def _joined(table: Table, columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of a table, with what stands behind a column put behind its cells."""
    at = next((n for n, column in enumerate(columns) if column.behind), None)
    if at is None:
        return table.rows(columns)
    single = [*columns]
    for column in columns:
        single += [Column(index, column.name) for index in column.behind]
    return ((line, _one_name(cells, len(columns), at)) for line, cells in table.rows(single))


def _one_name(cells: Sequence[str], count: int, at: int) -> list[str]:
    """The cells of a row, those behind the first `count` joined to the one that they belong to."""
    first, *last = (cell.strip() for cell in (cells[at], *cells[count:]))
    # A name may be whole already, with the surname in a column of its own once more.
    more = [each for each in last if not first.casefold().endswith(each.casefold())]
    return [*cells[:at], " ".join(filter(None, [first, *more])), *cells[at + 1 : count]]


def _reader(file: Source, problems: RowProblems) -> Reader:
    """What reads a file of this suffix; only that is imported."""
    match file.suffix:
        # CSV is read in a time that grows with its length, whatever is in it, and row by row.
        case ".csv" | ".tsv" | ".txt":
            from worksheets.register.delimited import read_delimited

            return read_delimited
        case ".xlsx" | ".xlsm" | ".xls" | ".ods":
            from worksheets.register.workbooks.read import read_workbook

            return partial(read_in_child, read_workbook)
        case ".yaml" | ".yml":
            from worksheets.register.yaml_rows import read_yaml_rows

            return partial(read_in_child, read_yaml_rows)
        case ".json":
            from worksheets.register.objects import read_json

            return in_child_if_long(read_json, file)
        case ".jsonl" | ".ndjson":
            from worksheets.register.objects import read_json_lines

            return in_child_if_long(read_json_lines, file)
        case _:
            kind = f"not from “{file.suffix}”" if file.suffix else "its name does not say which"
            kinds = ".csv, .xlsx, .ods, .xls, .yaml, .json or .jsonl"
            message = f"rows are read from {kinds}, {kind}"
            raise problems.refused(Code.DATA_FORMAT, message, "save it as CSV")
