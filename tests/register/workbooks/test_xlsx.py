"""XLSX as all kinds of programs write it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tools.registers import codes, read, refused
from tools.workbooks import MAIN, archive, rows, styled, xlsx

PEOPLE = rows(["name", "service"], ["Ann", "Health"])


def test_strict_open_xml_is_read_as_any_other(tmp_path: Path) -> None:
    assert read(tmp_path, "a.xlsx", xlsx(PEOPLE, strict=True))[0].rows == [("Ann", "Health")]


def test_parts_may_have_any_name(tmp_path: Path) -> None:
    assert read(tmp_path, "a.xlsx", xlsx(PEOPLE, folder="other/deep"))[0].rows == [
        ("Ann", "Health")
    ]


def test_tags_may_have_a_prefix(tmp_path: Path) -> None:
    made = PEOPLE
    for tag in ("sheetData", "row", "c", "is", "t"):
        made = made.replace(f"<{tag}>", f"<x:{tag}>").replace(f"<{tag} ", f"<x:{tag} ")
        made = made.replace(f"</{tag}>", f"</x:{tag}>")
    data = xlsx("@")
    with zipfile.ZipFile(io.BytesIO(data)) as was:
        parts = {name: was.read(name).decode() for name in was.namelist()}
    parts["xl/worksheets/s1.xml"] = f'<x:worksheet xmlns:x="{MAIN}">{made}</x:worksheet>'
    assert read(tmp_path, "a.xlsx", archive(parts))[0].rows == [("Ann", "Health")]


def test_rows_are_told_by_their_own_numbers_at_any_length(tmp_path: Path) -> None:
    cells = [["name", "lang"], *([f"P{n}", "en-GB"] for n in range(2, 1500))]
    later = '<row r="700" ht="15"><c r="C700"/></row><row>'
    data = xlsx(rows(*cells).replace('<row r="700">', later))
    register, _ = read(tmp_path, "a.xlsx", data)
    assert register.rows[-1][0] == "P1499" and register.lines[-1] == 1499
    gap = rows(["name"], ["Ann"]).replace('r="2"', 'r="900000"').replace("A2", "A900000")
    assert list(read(tmp_path, "a.xlsx", xlsx(gap))[0].lines) == [900000]


def test_rows_that_have_only_a_format_are_no_rows(tmp_path: Path) -> None:
    more = '<row r="3" ht="20" customHeight="1"/><row r="4"><c r="A4" s="0"/></row></sheetData>'
    register, problems = read(tmp_path, "a.xlsx", xlsx(PEOPLE.replace("</sheetData>", more)))
    assert register.rows == [("Ann", "Health")] and not problems.found


def test_numbers_are_read_as_their_styles_show_them(tmp_path: Path) -> None:
    styles = styled("00000000000", "0%", "[$£-809]#,##0.00", "dd/mm/yyyy")
    cells = [
        '<c s="1"><v>1632960001</v></c>', '<c s="2"><v>0.4</v></c>',
        '<c s="3"><v>12.5</v></c>', '<c s="4"><v>46350</v></c>',
        '<c t="d" s="4"><v>2026-11-24T00:00:00</v></c>', '<c s="99"><v>7</v></c>',
        '<c s="-1"><v>8</v></c>', '<c t="b"><v>1</v></c>',
    ]  # fmt: skip
    data = xlsx(rows(["name", "table"], *([cell, "x"] for cell in cells)), styles=styles)
    assert [row[0] for row in read(tmp_path, "a.xlsx", data)[0].rows] == [
        "01632960001", "40%", "£12.50", "24/11/2026", "24/11/2026", "7", "8", "yes"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "shown"),
    [(14, "24/11/2026"), (9, "923700%"), (22, "24/11/2026 12:00"), (27, "2026-11-24"),
     (57, "2026-11-24"), (55, "12:00"), (71, "24/11/2026"),
     (46, "1112412:00:00"), (7, "£46,350.50"), (999, "46350.5")],
)  # fmt: skip
def test_formats_that_are_named_by_number_alone_are_known(
    tmp_path: Path, number: int, shown: str
) -> None:
    styles = f'<cellXfs><xf numFmtId="0"/><xf numFmtId="{number}"/></cellXfs>'
    value = 9237 if number == 9 else 46350.5
    data = xlsx(rows(["name"], [f'<c s="1"><v>{value}</v></c>']), styles=styles)
    assert read(tmp_path, "a.xlsx", data)[0].rows == [(shown,)]


def test_dates_may_count_from_1904(tmp_path: Path) -> None:
    cell = '<c s="1"><v>0</v></c>'
    book = '<workbookPr date1904="1"/>'
    data = xlsx(rows(["name"], [cell]), styles=styled("dd/mm/yyyy"), book=book)
    assert read(tmp_path, "a.xlsx", data)[0].rows == [("01/01/1904",)]


def test_shared_texts_are_read_without_their_reading_aids(tmp_path: Path) -> None:
    texts = (
        "<si><t>name</t></si><si><r><t>An</t></r><rPh><t>x</t></rPh><r><t>n</t></r></si>"
        "<si><t>Cy</t></si>"
    )
    inline = '<c t="inlineStr"><is><t>B</t><rPh><t>x</t></rPh><t>o</t></is></c>'
    shared = [f'<c t="s"><v>{n}</v></c>' for n in range(3)]
    sheet = rows([shared[0]], [shared[1]], [inline], [shared[2]], ["Di"])
    names = [row[0] for row in read(tmp_path, "a.xlsx", xlsx(sheet, texts=texts))[0].rows]
    assert names == ["Ann", "Bo", "Cy", "Di"]


@pytest.mark.parametrize("how", ['hidden="1"', 'hidden="true"', 'ht="0" customHeight="1"'])
def test_hidden_rows_are_left_out_with_a_word(tmp_path: Path, how: str) -> None:
    sheet = rows(["name"], ["Ann"], ["Bob"], ["Cy"]).replace('<row r="3">', f'<row r="3" {how}>')
    register, problems = read(tmp_path, "a.xlsx", xlsx(sheet))
    assert [row[0] for row in register.rows] == ["Ann", "Cy"] and list(register.lines) == [2, 4]
    [warning] = problems.found
    assert warning.code == "data-hidden" and "1 hidden row" in warning.message


@pytest.mark.parametrize("how", ['hidden="1"', 'width="0" customWidth="1"'])
def test_hidden_columns_are_left_out_with_a_word(tmp_path: Path, how: str) -> None:
    sheet = f'<cols><col min="2" max="2" {how}/></cols>' + PEOPLE
    register, problems = read(tmp_path, "a.xlsx", xlsx(sheet))
    assert register.rows == [("Ann",)]
    assert [(each.code, "service" in each.message) for each in problems.found] == [
        ("data-hidden", True)
    ]


def test_the_sheet_in_front_is_read_and_said(tmp_path: Path) -> None:
    old, new = rows(["name"], ["Old"]), rows(["name"], ["New"])
    book = '<bookViews><workbookView activeTab="1"/></bookViews>'
    register, problems = read(tmp_path, "a.xlsx", xlsx(old, new, book=book))
    assert register.rows == [("New",)]
    [warning] = problems.found
    assert warning.code == "data-which-sheet" and "S2" in warning.message and "S1" in warning.hint
    # Where the workbook does not say which is in front, it is the first.
    assert read(tmp_path, "a.xlsx", xlsx(old, new))[0].rows == [("Old",)]


def test_a_sheet_without_a_column_of_use_is_passed_over(tmp_path: Path) -> None:
    register, problems = read(tmp_path, "a.xlsx", xlsx(rows(["Read me first"]), PEOPLE))
    assert register.rows == [("Ann", "Health")]
    assert [each.code for each in problems.found] == ["data-which-sheet"]
    register, problems = read(tmp_path, "a.xlsx", xlsx("<sheetData/>", PEOPLE))
    assert register.rows == [("Ann", "Health")] and not problems.found


def test_a_hidden_sheet_is_read_only_if_it_is_named(tmp_path: Path) -> None:
    data = xlsx(rows(["name"], ["Old"]), PEOPLE, states={1: "veryHidden"})
    register, problems = read(tmp_path, "a.xlsx", data)
    assert register.rows == [("Ann", "Health")] and not problems.found
    assert read(tmp_path, "a.xlsx", data, sheet="s1")[0].rows == [("Old",)]
    [problem] = refused(tmp_path, "a.xlsx", data, sheet="S9")
    assert problem.code == "data-no-sheet" and "“S1”" in problem.hint


def test_a_cell_far_to_the_right_is_told(tmp_path: Path) -> None:
    far = PEOPLE.replace("</row></sheetData>", '<c r="XFD2"><v>1</v></c></row></sheetData>')
    [problem] = refused(tmp_path, "a.xlsx", xlsx(far))
    assert problem.code == "file-too-large" and "2,000 columns" in problem.message


def test_a_total_and_a_header_once_more_are_no_people(tmp_path: Path) -> None:
    total = ["Total", "<c><f>COUNTA(B2)</f><v>1</v></c>"]
    sheet = rows(["name", "service"], ["Ann", "Health"], ["Name", "Service"], ["Bo", "x"], total)
    register, problems = read(tmp_path, "a.xlsx", xlsx(sheet))
    assert register.rows == [("Ann", "Health"), ("Bo", "x")]
    assert codes(problems.found) == [("data-no-person", 3), ("data-no-person", 5)]


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (rows(["name"], ['<c t="s"><v>5</v></c>']), "data-syntax"),
        (rows(["name"], ["<c><v>1,5</v></c>"]), "data-syntax"),
        (rows(["name"], ["<c><v>1e999</v></c>"]), "data-error-cell"),
        (rows(["name"], ['<c t="e"><v>#REF!</v></c>']), "data-error-cell"),
        (rows(["name"], ["<c><f>1+1</f></c>"]), "data-formula"),
        (PEOPLE.replace('"A1"', '"1A"'), "data-syntax"),
        (PEOPLE.replace('"A1"', '"ZZZZ1"'), "data-syntax"),
        (PEOPLE.replace('<row r="2">', '<row r="9999999">'), "data-syntax"),
        (PEOPLE.replace("</sheetData>", ""), "data-syntax"),
    ],
)
def test_what_no_spreadsheet_writes_is_told(tmp_path: Path, sheet: str, code: str) -> None:
    [problem] = refused(tmp_path, "a.xlsx", xlsx(sheet))
    assert problem.code == code


def test_styles_and_texts_without_bound_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    styles = "<cellXfs>" + "<xf/>" * 4_200_000 + "</cellXfs>"
    [problem] = refused(tmp_path, "a.xlsx", xlsx(PEOPLE, styles=styles))
    assert problem.code == "file-too-large" and "looks.xml" in problem.message


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"<html><table><tr><td>name", "web page"),
        ("a.xls", b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "XML"),
        ("a.xls", b"name\tservice\nAnn\tHealth\n", "text"),
        ("a.xlsx", b"%PDF-1.7", "PDF"),
        ("a.xlsx", b"\x00\x01\x02", "no workbook"),
        ("a.xlsx", b"PK\x03\x04nothing", "archive"),
    ],
)
def test_a_file_that_is_no_workbook_is_told_as_what_it_is(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    [problem] = refused(tmp_path, name, data)
    assert said in problem.message


def test_a_letter_that_is_spelt_as_a_figure_is_a_letter(tmp_path: Path) -> None:
    sheet = rows(["name", "table"], ["Ann_x005F_B", 1])
    assert read(tmp_path, "a.xlsx", xlsx(sheet))[0].rows == [("Ann_B", "1")]


def test_parts_may_be_named_with_backslashes(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(PEOPLE))) as was:
        parts = {name: was.read(name).decode() for name in was.namelist()}
    for name, text in parts.items():
        parts[name] = text.replace("worksheets/s1.xml", "worksheets\\s1.xml")
    assert read(tmp_path, "a.xlsx", archive(parts))[0].rows == [("Ann", "Health")]
