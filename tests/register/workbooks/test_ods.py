"""ODS as LibreOffice writes it: what the cells show, and what is hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from tools.registers import codes, read, refused
from tools.workbooks import ods, ods_cell, ods_row

HEADER = ods_row("name", "service")


def table(*parts: str, name: str = "People", more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{"".join(parts)}</table:table>'


def test_cells_are_read_as_they_are_shown(tmp_path: Path) -> None:
    shown = {
        'office:value-type="float" office:value="1632960001"': "01632 960001",
        'office:value-type="percentage" office:value="0.4"': "40%",
        'office:value-type="currency" office:value="12.5"': "£12.50",
        'office:value-type="date" office:date-value="2026-11-24"': "24/11/26",
    }
    rows = [ods_row(ods_cell(text, kind), "x") for kind, text in shown.items()]
    register, problems = read(tmp_path, "a.ods", ods(table(HEADER, *rows)))
    assert [row[0] for row in register.rows] == list(shown.values()) and not problems.found


def test_texts_keep_their_blanks_and_lines_and_lose_their_comments(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>Sh!</text:p>'
        "</office:annotation><text:p>A<text:s text:c='2'/>B<text:span>C</text:span></text:p>"
        "<text:p>D<text:line-break/>E</text:p></table:table-cell>"
    )
    tick = ods_cell("TRUE", 'office:value-type="boolean" office:boolean-value="true"')
    register, _ = read(tmp_path, "a.ods", ods(table(HEADER, ods_row(cell, tick))))
    assert register.rows == [("A  BC\nD\nE", "yes")]


def test_a_cell_whose_program_wrote_no_text_is_read_by_its_value(tmp_path: Path) -> None:
    rows = [
        ods_row('<table:table-cell office:value-type="float" office:value="7"/>'),
        ods_row('<table:table-cell office:value-type="date" office:date-value="2026-11-24"/>'),
    ]
    register, _ = read(tmp_path, "a.ods", ods(table(HEADER, *rows)))
    assert [row[0] for row in register.rows] == ["7", "2026-11-24"]


def test_repeated_rows_and_cells_are_there_as_often_as_they_are(tmp_path: Path) -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    empty = f'<table:table-row table:number-rows-repeated="{{}}">{blank}</table:table-row>'
    cell = ods_cell("A", 'table:number-columns-repeated="2" office:value-type="string"')
    twice = ods_row(cell, more='table:number-rows-repeated="2"')
    made = table(empty.format(3), HEADER, twice, empty.format(1048570))
    register, _ = read(tmp_path, "a.ods", ods(made))
    assert register.rows == [("A", "A")] * 2 and list(register.lines) == [5, 6]


def test_hidden_rows_and_columns_are_left_out_with_a_word(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    hidden = ods_row("Bob", "x", more='table:visibility="filter"')
    made = table(columns, HEADER, ods_row("Ann", "y"), hidden)
    register, problems = read(tmp_path, "a.ods", ods(made))
    assert register.rows == [("Ann",)]
    assert [each.code for each in problems.found] == ["data-hidden", "data-hidden"]


def test_the_sheet_in_front_is_read_and_a_hidden_one_is_not(tmp_path: Path) -> None:
    hide = '<style:table-properties table:display="false"/>'
    unseen = f'<style:style style:name="h">{hide}</style:style>'
    tables = [table(HEADER, ods_row(name, "x"), name=name) for name in ("Old", "New")]
    secret = table(HEADER, ods_row("Secret", "x"), name="Secret", more='table:style-name="h"')
    data = ods(secret + "".join(tables), styles=unseen, front="New")
    register, problems = read(tmp_path, "a.ods", data)
    assert register.rows == [("New", "x")]
    [warning] = problems.found
    assert "“New”" in warning.message and "#Old" in warning.hint and "Secret" not in warning.hint
    assert read(tmp_path, "a.ods", data, sheet="Secret")[0].rows == [("Secret", "x")]


def test_formulas_and_errors_are_told(tmp_path: Path) -> None:
    formula = ods_cell("2", 'table:formula="of:=1+1" office:value-type="float" office:value="2"')
    error = ods_cell("#N/A", 'office:value-type="string" calcext:value-type="error"')
    made = table(HEADER, ods_row(formula, "x"), ods_row("Ann", error))
    assert codes(refused(tmp_path, "a.ods", ods(made))) == [
        ("data-formula", 2), ("data-error-cell", 3)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ods("<table:table>"), "content.xml"),
        (ods(table(HEADER), **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}), "password"),
    ],
)
def test_a_damaged_or_locked_file_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    [problem] = refused(tmp_path, "a.ods", data)
    assert problem.code == "data-syntax" and said in problem.message


def test_what_another_library_writes_is_read(tmp_path: Path) -> None:
    book, sheet = OpenDocumentSpreadsheet(), Table(name="People")
    for cells in (["Name", "Agency"], ["Siân Gŵyr", "Health & care"]):
        row = TableRow()
        for text in cells:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(str(tmp_path / "b.ods"))
    register, _ = read(tmp_path, "a.ods", (tmp_path / "b.ods").read_bytes())
    assert register.rows == [("Siân Gŵyr", "Health & care")]
