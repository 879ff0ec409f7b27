"""Reading a register: a file of rows under the names that places have, every problem told."""

from __future__ import annotations

from collections.abc import Callable, Collection

from worksheets.problems import Code, Problems
from worksheets.register.cells import CellCheck, compact
from worksheets.register.columns import Naming, check_columns
from worksheets.register.register import Register
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source, read_source
from worksheets.register.table import MOST_COLUMNS, Column, Table

Reader = Callable[[Source, Naming, RowProblems], Table]


def read_register(
    source: str | Source, known: Collection[str], run: Problems, cell_check: CellCheck | None = None
) -> Register:
    """The rows of a file, of what was read of one, or of JSON lines on standard input for `-`.

    `known` are the names that mean something; other columns are left out, with a warning in
    `problems`; `judge` tells what else is wrong with a cell. Raises `Refused` with every row that
    is wrong.
    """
    file = read_source(source)
    problems = RowProblems(file.name, run)
    naming = Naming(known)
    table = _reader(file, problems)(file, naming, problems)
    if len(table.names) > MOST_COLUMNS:
        raise problems.too_many(MOST_COLUMNS, "columns", table.line)
    meant = naming.meant(table.names)
    if table.names and not any(meant):
        message, hint = "none of its columns is of use here", f"columns: {', '.join(known)}"
        raise problems.refused(Code.DATA_EMPTY, message, hint, table.line)
    check_columns(table.names, meant, naming, table.line, problems)
    columns = [
        Column(index, name)
        for index, name in enumerate(meant)
        if name and name not in meant[:index]
    ]
    names = tuple(column.name for column in columns)
    rows, lines = compact(table.rows(columns), names, problems, cell_check)
    problems.stop_if_any()
    if not rows:
        raise problems.refused(Code.DATA_EMPTY, "it has no rows", f"columns: {', '.join(known)}")
    return Register(file.name, file.sha256, names, rows, lines)


def _reader(file: Source, problems: RowProblems) -> Reader:
    """What reads a file of this suffix; only that is imported."""
    match file.suffix:
        case ".csv" | ".tsv" | ".txt":
            from worksheets.register.delimited import read_delimited

            return read_delimited
        case ".xlsx" | ".xlsm":
            from worksheets.register.workbook import read_workbook

            return read_workbook
        case ".yaml" | ".yml":
            from worksheets.register.yaml_rows import read_yaml_rows

            return read_yaml_rows
        case ".json":
            from worksheets.register.objects import read_json

            return read_json
        case ".jsonl" | ".ndjson":
            from worksheets.register.objects import read_json_lines

            return read_json_lines
        case _:
            kind = f"not from “{file.suffix}”" if file.suffix else "its name does not say which"
            message = f"rows are read from .csv, .xlsx, .yaml, .json or .jsonl, {kind}"
            raise problems.refused(Code.DATA_FORMAT, message, "save it as CSV")
