"""XLS as old programs write it."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
import xlwt
from tools.registers import codes, read, refused

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def book(**sheets: list[list[Any]]) -> xlwt.Workbook:
    """A workbook; a cell may be a value and the format that shows it."""
    made = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = made.add_sheet(name)
        for line, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                value, code = cell if isinstance(cell, tuple) else (cell, "General")
                sheet.write(line, column, value, xlwt.easyxf(num_format_str=code))
    return made


def saved(made: xlwt.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_cells_are_read_as_they_are_seen(tmp_path: Path) -> None:
    cells = {
        "Siân Ŵ": "Siân Ŵ", (1632960001, "00000000000"): "01632960001", (0.4, "0%"): "40%",
        (12.5, '"£"#,##0.00'): "£12.50", (datetime.date(2026, 11, 24), "DD/MM/YYYY"): "24/11/2026",
        7: "7", True: "yes",
    }  # fmt: skip
    made = book(People=[["name", "table"], *([cell, "x"] for cell in cells)])
    register, problems = read(tmp_path, "a.xls", saved(made))
    assert [row[0] for row in register.rows] == list(cells.values()) and not problems.found


def test_hidden_rows_and_columns_are_left_out_with_a_word(tmp_path: Path) -> None:
    made = book(People=[["name", "service"], ["Ann", "x"], ["Bob", "y"]])
    made.get_sheet(0).row(2).hidden = True
    made.get_sheet(0).col(1).hidden = True
    register, problems = read(tmp_path, "a.xls", saved(made))
    assert register.rows == [("Ann",)]
    assert [each.code for each in problems.found] == ["data-hidden", "data-hidden"]


def test_formulas_are_told(tmp_path: Path) -> None:
    made = book(People=[["name", "service"], ["Ann", xlwt.Formula('"a"&"b"')], ["Bo", "x"]])
    assert codes(refused(tmp_path, "a.xls", saved(made))) == [("data-formula", 2)]


def test_the_sheet_in_front_is_read_and_said(tmp_path: Path) -> None:
    made = book(Old=[["name"], ["Old"]], New=[["name"], ["New"]])
    made.set_active_sheet(1)
    register, problems = read(tmp_path, "a.xls", saved(made))
    assert register.rows == [("New",)]
    assert [each.code for each in problems.found] == ["data-which-sheet"]
    assert read(tmp_path, "a.xls", saved(made), sheet="Old")[0].rows == [("Old",)]


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    data = saved(book(People=[["name"], ["Ann"]]))
    [problem] = refused(tmp_path, "a.xls", data[: len(data) // 2])
    assert problem.code == "data-syntax"


def test_a_file_with_a_password_is_told(tmp_path: Path) -> None:
    data = saved(book(People=[["name"], ["Ann"]]))
    # The second record becomes the one that says how the rest is encrypted (MS-XLS, 2.4.117).
    begin, length = data.index(b"\x09\x08\x10\x00"), 20
    locked = data[: begin + length] + b"\x2f\x00" + data[begin + length + 2 :]
    [problem] = refused(tmp_path, "a.xls", locked)
    reason = "it is locked with a password, or is no workbook"
    assert problem.message == f"the workbook cannot be read: {reason}"
