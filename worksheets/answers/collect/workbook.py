"""XLSX of nothing but texts, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

MOST_CHARACTERS = 32_767
"""The longest text of a cell; spreadsheets cut what is longer."""
MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
"""The size of a sheet; what is beyond it is not there."""
WIDTH = 16
"""The width of columns, in characters."""
NO_DATE = datetime(1980, 1, 1)
"""The earliest date that a file of this kind can have stands for none."""


def workbook(title: str, rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a workbook with one sheet of texts, its first row kept in sight.

    No cell may be longer than `MOST_CHARACTERS` (see `too_long`), no row longer than
    `MOST_COLUMNS`, and there may be no more than `MOST_ROWS`; raises `ValueError` otherwise.
    """
    import xlsxwriter

    out = io.BytesIO()
    # In memory, or the answers would be in temporary files while it writes.
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": NO_DATE})
        # A text stays what was typed, and so does what is typed into a cell later.
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(title)
        sheet.set_column("A:XFD", WIDTH, text)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                # It says with a number what it could not write, and goes on.
                if cell and sheet.write_string(number, column, cell, text):
                    raise ValueError(f"no room for row {number}, column {column}")
    return out.getvalue()


def too_long(text: str) -> bool:
    """Whether a text is longer than a cell can be, counted as spreadsheets count."""
    return len(text.encode("utf-16-le")) // 2 > MOST_CHARACTERS
