"""Reading rows: CSV, YAML or JSON into records of known columns, every problem with its row."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from worksheets.content.library import recognisable
from worksheets.content.yaml_file import read_text, read_yaml
from worksheets.problems import Problem, Problems, Refused, Where, did_you_mean

MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its values by column, and where it is in its file."""

    values: Mapping[str, str]
    where: Where


def read_records(path: Path, known: Collection[str], problems: Problems) -> list[Record]:
    """The rows of a file; columns that nothing knows are warned of and left out.

    Raises `Refused` if the file cannot be read or has no column of use.
    """
    shown = recognisable(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        message = f"rows are read from {', '.join(_READERS)}, not from “{path.suffix}”"
        raise Refused([Problem("data-format", message, "save it as CSV", Where(shown))])
    records = reader(path, shown)
    columns = list(dict.fromkeys(name for record in records for name in record.values))
    if not records or not set(columns) & set(known):
        message = "it has no rows" if not records else "none of its columns is of use here"
        hint = f"columns: {', '.join(known)}"
        raise Refused([Problem("data-empty", message, hint, Where(shown))])
    for column in columns:
        if column not in known:
            message = f"the column “{column}” is left out, nothing is called so"
            hint = did_you_mean(column, known)
            problems.warn("data-unknown-column", message, hint, Where(shown, 1))
    return [
        Record({name: value for name, value in each.values.items() if name in known}, each.where)
        for each in records
    ]


def by_name(text: str) -> tuple[str, str]:
    """A key that sorts as people look names up: accents and case come second."""
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return bare, text


def _csv(path: Path, shown: str) -> list[Record]:
    text = read_text(path, shown, MOST_BYTES)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    problems = Problems()
    records = []
    header: list[str] = []
    before = 0
    try:
        for row in rows:
            # A cell may hold line ends: a row is told by the line where it begins.
            where = Where(shown, before + 1)
            before = rows.line_num
            if not any(cell.strip() for cell in row):
                continue
            if not header:
                header = [cell.strip() for cell in row]
                _check_header(header, where, problems)
            elif len(row) != len(header):
                message = f"the row has {len(row)} cells, the header {len(header)}"
                hint = "put a cell that has a comma in it between quotation marks"
                problems.error("data-ragged-row", message, hint, where)
            else:
                cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
                records.append(Record(cells, where))
    except csv.Error as error:
        message = f"it is not CSV here: {error}"
        problems.error("data-syntax", message, "look at this row", Where(shown, rows.line_num))
    problems.stop_if_any()
    return records


def _check_header(header: Sequence[str], where: Where, problems: Problems) -> None:
    for name in dict.fromkeys(header):
        if header.count(name) > 1:
            message = f"the column “{name}” is there twice"
            problems.error("data-repeated-column", message, "rename one of them", where)


def _yaml(path: Path, shown: str) -> list[Record]:
    file = read_yaml(path, shown)
    return _from_list(file.data, lambda number: file.where((number,)))


def _json(path: Path, shown: str) -> list[Record]:
    text = read_text(path, shown, MOST_BYTES)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        where = Where(shown, error.lineno, error.colno)
        problem = Problem("data-syntax", f"it is not JSON here: {error.msg}", "", where)
        raise Refused([problem]) from error
    except RecursionError as error:
        problem = Problem("data-syntax", "it is nested too deep", "", Where(shown))
        raise Refused([problem]) from error
    return _from_list(data, lambda number: Where(shown, path=f"[{number}]"))


def _from_list(data: object, where: Callable[[int], Where]) -> list[Record]:
    """Records of a list of mappings from words to words."""
    problems = Problems()
    records = []
    rows = data if isinstance(data, list) else []
    if not isinstance(data, list):
        problems.error("data-syntax", "it must be a list, an entry a row", "", where(0))
    for number, row in enumerate(rows):
        plain = isinstance(row, dict) and not any(
            isinstance(value, dict | list) for value in row.values()
        )
        if not plain:
            message = f"row {number + 1} must be columns and texts"
            problems.error("data-syntax", message, "organisation: Name", where(number))
            continue
        texts = {str(name): "" if cell is None else str(cell) for name, cell in row.items()}
        records.append(Record(texts, where(number)))
    problems.stop_if_any()
    return records


_READERS: dict[str, Callable[[Path, str], list[Record]]] = {
    ".csv": _csv,
    ".yaml": _yaml,
    ".json": _json,
}
