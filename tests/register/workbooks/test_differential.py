"""Our reader beside another library: workbooks that two programs write, read cell by cell by both.

openpyxl and XlsxWriter write, ours and calamine read. A number without a format says the same in
both; so does every text.
"""

from __future__ import annotations

import datetime
import io
import math
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tools.fuzz import tries
from tools.registers import read

from worksheets.text.invisible import visible, without_soft_hyphens

# Without the letters that begin one saved as UTF-8 twice over (“Ã©”), which is refused.
TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="?\ufffd_ÂÃÄÅâ"), max_size=20
).map(lambda text: without_soft_hyphens(text).strip())
CELL = (
    st.none()
    | TEXT.filter(lambda text: text[:1] not in ("'", "="))
    | st.integers(-(10**11), 10**11)
    | st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 4))
    | st.booleans()
    | st.datetimes(datetime.datetime(1900, 3, 1), datetime.datetime(2200, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    )
)
ROWS = st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=8)
HEADER = ("offers", "table", "lang")
DATE = "yyyy-mm-dd hh:mm:ss"


def by_openpyxl(rows: list[tuple[Any, ...]]) -> bytes:
    made = openpyxl.Workbook()
    for line, row in enumerate([HEADER, *rows], 1):
        for column, cell in enumerate(row, 1):
            made.worksheets[0].cell(line, column, cell)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def by_xlsxwriter(rows: list[tuple[Any, ...]]) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": DATE})
    sheet = made.add_worksheet()
    for line, row in enumerate([HEADER, *rows]):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, column, cell)
            elif cell is not None:
                sheet.write(line, column, cell)
    made.close()
    return out.getvalue()


def by_xlwt(rows: list[tuple[Any, ...]]) -> bytes:
    made = xlwt.Workbook()
    sheet = made.add_sheet("S")
    date = xlwt.easyxf(num_format_str=DATE)
    for line, row in enumerate([HEADER, *rows]):
        for column, cell in enumerate(row):
            if cell is not None:
                style = [date] if isinstance(cell, datetime.datetime) else []
                sheet.write(line, column, cell, *style)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def same(ours: str, other: object) -> bool:
    """Whether the text of a cell says what another library has for it."""
    match other:
        case bool():
            return ours == ("yes" if other else "no")
        case int() | float():
            return math.isclose(float(ours), other, rel_tol=1e-9, abs_tol=1e-9)
        case datetime.datetime():
            time = ours.partition(" ")[2] or "0:00:00"
            return datetime.datetime.strptime(f"{ours[:10]} {time}", "%Y-%m-%d %H:%M:%S") == other
        case datetime.date():
            return datetime.date.fromisoformat(ours[:10]) == other
        case _:
            return ours == visible(str(other)).strip()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("write", "name"),
    [(by_openpyxl, "a.xlsx"), (by_xlsxwriter, "a.xlsx"), (by_xlwt, "a.xls")],
    ids=["openpyxl", "xlsxwriter", "xlwt"],
)
@settings(max_examples=tries(10))
@given(rows=ROWS)
def test_another_library_reads_the_same(
    tmp_path: Path, write: Any, name: str, rows: list[tuple[Any, ...]]
) -> None:
    data = write([*rows, ("end", "end", "end")])
    register, problems = read(tmp_path, name, data)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    others = dict(enumerate(sheet.to_python(skip_empty_area=False), 1))
    told = {each.where.line for each in problems.found if each.code == "data-no-person"}
    filled = {
        number for number, row in others.items()
        if number > 1 and any(visible(str(cell)).strip() for cell in row)
    }  # fmt: skip
    assert set(register.lines) == filled - told
    for line, row in zip(register.lines, register.rows, strict=True):
        for ours, other in zip(row, others[line], strict=True):
            assert same(ours, other), (line, ours, other)
