"""Tables that have names in Excel: one of several on a sheet is read alone."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.table import Table
from tools.registers import codes, read, records, refused


@pytest.fixture
def workbook() -> bytes:
    """Two tables beside each other under a title, and a second sheet."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Spring"
    for row in (
        ("People of the spring day",),
        ("", "name", "service", "", "name", "service"),
        ("", "Ann", "Police", "", "Bob", "Health"),
        ("", "Cat", "School", "", "Dan", "Police"),
        ("", "Total", "2", "", "Eve", "School"),
    ):
        sheet.append(row)
    morning = Table(displayName="Morning", name="Morning", ref="B2:C5")
    morning.totalsRowCount = 1
    sheet.add_table(morning)
    sheet.add_table(Table(displayName="Afternoon", name="Afternoon", ref="E2:F5"))
    # A sheet is related to more than tables.
    sheet["A1"].hyperlink = "https://example.org/"
    made.create_sheet("Summer").append(("name",))
    made.worksheets[1].append(("Fay",))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_table_is_read_by_its_name_without_its_totals(tmp_path: Path, workbook: bytes) -> None:
    register, problems = read(tmp_path, "a.xlsx", workbook, sheet="morning")
    assert [row["name"] for row in records(register)] == ["Ann", "Cat"]
    assert [register.where(row).line for row in range(2)] == [3, 4]
    assert problems.found == []


def test_what_stands_beside_a_table_is_none_of_it(tmp_path: Path, workbook: bytes) -> None:
    register, problems = read(tmp_path, "a.xlsx", workbook, sheet="Afternoon")
    assert [(row["name"], row["service"]) for row in records(register)] == [
        ("Bob", "Health"), ("Dan", "Police"), ("Eve", "School"),
    ]  # fmt: skip
    assert problems.found == []


def test_a_sheet_of_the_same_name_comes_first(tmp_path: Path, workbook: bytes) -> None:
    made = openpyxl.load_workbook(io.BytesIO(workbook))
    made["Summer"].title = "Morning"
    out = io.BytesIO()
    made.save(out)
    register, _ = read(tmp_path, "a.xlsx", out.getvalue(), sheet="Morning")
    assert [row["name"] for row in records(register)] == ["Fay"]


def test_a_name_that_is_none_is_told_with_those_that_are(tmp_path: Path, workbook: bytes) -> None:
    told = refused(tmp_path, "a.xlsx", workbook, sheet="Evening")
    assert codes(told) == [("data-no-sheet", None)]
    assert told[0].hint == ("its sheets: “Spring”, “Summer”; its tables: “Morning”, “Afternoon”")


def test_a_hidden_column_of_a_table_is_left_out_with_a_word(
    tmp_path: Path, workbook: bytes
) -> None:
    made = openpyxl.load_workbook(io.BytesIO(workbook))
    made["Spring"].column_dimensions["C"].hidden = True
    out = io.BytesIO()
    made.save(out)
    register, problems = read(tmp_path, "a.xlsx", out.getvalue(), sheet="Morning")
    assert records(register) == [{"name": "Ann"}, {"name": "Cat"}]
    assert codes(problems.found) == [("data-hidden", 2)]
    assert problems.found[0].message == "hidden columns are left out: “service”"
