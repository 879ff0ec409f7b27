"""Results as rows of a table, one figure a row, for whoever counts on in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields

from worksheets.answers.tally.part import Row
from worksheets.answers.tally.tally import Result
from worksheets.register.quoting import quoted

COLUMNS = ("worksheet", *(field.name for field in fields(Row)))


def as_csv(results: Sequence[Result]) -> bytes:
    """Results as CSV in UTF-8; a text that a spreadsheet would take for a formula is quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for result in results:
        for row in _rows(result):
            cells = ("" if cell is None else str(cell) for cell in astuple(row))
            writer.writerow([result.worksheet.id, *(quoted(cell) for cell in cells)])
    return out.getvalue().encode()


def _rows(result: Result) -> Iterator[Row]:
    for measure in ("returned", "blank"):
        value, before = getattr(result.day, measure), getattr(result.before, measure, None)
        yield Row("sheets", "", "", measure, value, before)
    for part in result.parts:
        yield from part.rows()
    for box in result.written:
        yield from box.rows()
