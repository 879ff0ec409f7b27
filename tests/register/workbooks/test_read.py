"""XLSX: what a person sees in the cells, and what no register can be made of."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart
from tools.fuzz import tries
from tools.registers import codes, read, refused
from tools.workbooks import rows, xlsx

from worksheets.problems import Refused
from worksheets.register.quoting import quoted
from worksheets.register.workbooks import package


def book(*rows: Iterable[Any]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    return made


def packed(made: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """A workbook with a text in one of its parts replaced, as no program would write it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(out, "w") as now:
        for name in was.namelist():
            text = was.read(name)
            assert name != part or old.encode() in text
            now.writestr(name, text.replace(old.encode(), new.encode()) if name == part else text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
CELL = ' t="inlineStr"><is><t>A</t></is>'


def test_cells_are_read_as_they_are_seen(tmp_path: Path) -> None:
    cells = {
        "Siân Ŵ": "Siân Ŵ", 7: "7", 8.0: "8", 0.1: "0.1", True: "yes", False: "no",
        447700900123: "447700900123", 1e20: "1E+20",
        datetime.datetime(2026, 11, 24): "2026-11-24",
        datetime.datetime(2026, 11, 24, 9, 30): "2026-11-24 9:30:00",
        datetime.date(2026, 11, 24): "2026-11-24",
        datetime.time(9, 30, 5): "09:30:05", datetime.timedelta(hours=26, minutes=5): "26:05:00",
        "a\nb": "a\nb", "  x ": "x",
    }  # fmt: skip
    data = packed(book(["name", "table"], *([cell, "x"] for cell in cells)))
    register, problems = read(tmp_path, "a.xlsx", data)
    assert [row[0] for row in register.rows] == list(cells.values())
    assert not problems.found


def test_rows_are_told_by_their_numbers_and_blanks_passed_over(tmp_path: Path) -> None:
    made = book([], ["Name", "Agency"], [], ["A", "x"], [None, " "], ["B"], ["C", "y", None])
    register, problems = read(tmp_path, "a.xlsx", packed(made))
    assert register.columns == ("name", "service")
    assert register.rows == [("A", "x"), ("B", ""), ("C", "y")]
    assert list(register.lines) == [4, 6, 7] and not problems.found


def test_the_first_sheet_that_is_seen_and_has_something_is_read(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.create_sheet("hidden").append(["name", "A"])
    made["hidden"].sheet_state = "hidden"
    made.create_chartsheet("chart").add_chart(BarChart())
    people = made.create_sheet("people")
    people.append(["name"])
    people.append(["Ann"])
    assert read(tmp_path, "a.xlsx", packed(made))[0].rows == [("Ann",)]
    assert codes(refused(tmp_path, "a.xlsx", packed(openpyxl.Workbook()))) == [("data-empty", None)]


def test_formulas_and_errors_are_told_with_row_and_column(tmp_path: Path) -> None:
    made = book(["name", "Agency", "age"], ["A", "=B1&1", "=1"], ["#N/A", "x", "#REF!"])
    found = refused(tmp_path, "a.xlsx", packed(made))
    assert codes(found) == [("data-formula", 2), ("data-error-cell", 3)]
    assert [each.where.path for each in found] == ["service", "name"]
    made = book(["name", '="serv"&"ice"'], ["A", "x"])
    [problem] = refused(tmp_path, "a.xlsx", packed(made))
    assert (problem.code, problem.where.path) == ("data-formula", "B")


def test_texts_like_formulas_are_read_as_they_were(tmp_path: Path) -> None:
    cells = ["=1+1", "'=1", "-", "@x", "'tis"]
    data = packed(book(["name"], *([quoted(cell)] for cell in cells)))
    assert [row[0] for row in read(tmp_path, "a.xlsx", data)[0].rows] == cells


def test_cells_beside_the_header_are_warned_of(tmp_path: Path) -> None:
    made = book(["name"], ["A", None, "x"], ["B", None, "y"])
    _, problems = read(tmp_path, "a.xlsx", packed(made))
    assert [each.message for each in problems.found] == ["column 3 has no name, it is left out"]


def test_a_wrong_size_and_spelt_characters_do_no_harm(tmp_path: Path) -> None:
    data = packed(book(["name", "table"], ["A_x000D_\nB", "x"], ["C", "y"]))
    small = changed(data, SHEET, '<dimension ref="A1:B3"', '<dimension ref="A1:A1"')
    assert read(tmp_path, "a.xlsx", small)[0].rows == [("A\r\nB", "x"), ("C", "y")]
    data = packed(book(["name"], ["A_x0007_"]))
    assert codes(refused(tmp_path, "a.xlsx", data)) == [("control-character", 2)]


def test_a_row_of_any_number_ends(tmp_path: Path) -> None:
    data = packed(book(["name"], ["A"]))
    far = changed(data, SHEET, '<row r="2"', '<row r="99999999999"')
    [problem] = refused(tmp_path, "a.xlsx", far)
    assert problem.code == "data-syntax"


def test_an_archive_that_grows_without_bound_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_UNPACKED", 20_000)
    [problem] = refused(tmp_path, "a.xlsx", packed(book(["name"], ["x" * 30_000])))
    assert problem.code == "file-too-large"


TENFOLD = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
BOMB = (
    f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">{TENFOLD}'
    ']><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row></sheetData></worksheet>'
)


def test_what_is_broken_is_told(tmp_path: Path) -> None:
    data = packed(book(["name"], ["A"]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read(SHEET).decode()
    broken = {
        "no archive": b"name,service\nA,B\n",
        "cut off": data[: len(data) // 2],
        "damaged": data.replace(b"\xed", b"\x00"),
        "no XML": changed(data, SHEET, "</sheetData>", ""),
        "no number": changed(data, SHEET, CELL, "><v>1,5</v>"),
        "no string": changed(data, SHEET, CELL, ' t="s"><v>77</v>'),
        "bomb": changed(data, SHEET, sheet, BOMB),
    }
    for case, content in broken.items():
        [problem] = refused(tmp_path, "a.xlsx", content)
        assert problem.code in ("data-syntax", "data-format"), case


@settings(max_examples=tries(20))
@given(st.lists(st.tuples(st.integers(min_value=0), st.binary(min_size=1, max_size=4)), min_size=1))
def test_any_damage_is_told(tmp_path: Path, damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(packed(book(["name"], ["Ann"])))
    for at, other in damage:
        at %= len(data)
        data[at : at + len(other)] = other
    try:
        register, _ = read(tmp_path, "a.xlsx", bytes(data))
    except Refused as refusal:
        assert refusal.problems
    else:
        assert len(register.rows) == 1


def test_a_locked_workbook_is_told_as_one(tmp_path: Path) -> None:
    [problem] = refused(tmp_path, "a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert problem.code == "data-syntax" and "password" in problem.message


def test_a_text_that_only_looks_like_a_spelt_character_stays_as_it_is(tmp_path: Path) -> None:
    data = packed(book(["name"], ["A_x005F_x000D_B"]))
    assert read(tmp_path, "a.xlsx", data)[0].rows == [("A_x000D_B",)]


def test_more_rows_than_a_register_can_need_are_told_with_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("worksheets.register.workbooks.read.MOST_ROWS", 2)
    two = xlsx(rows(["name"], ["Ann"], ["Bo"]))
    assert len(read(tmp_path, "a.xlsx", two)[0].rows) == 2
    [problem] = refused(tmp_path, "a.xlsx", xlsx(rows(["name"], ["Ann"], ["Bo"], ["Cy"])))
    assert codes([problem]) == [("file-too-large", 4)]
    assert problem.message == "it has more than 2 rows"


@pytest.mark.parametrize(("megabytes", "is_read"), [(390, True), (410, False)])
def test_a_workbook_that_would_unpack_to_more_than_400_megabytes_is_told(
    tmp_path: Path, megabytes: int, is_read: bool
) -> None:
    out = io.BytesIO(xlsx(rows(["name"], ["Ann"])))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/media/film.bin", b"x")
    data = bytearray(out.getvalue())
    # The archive's list says how large each part is (APPNOTE.TXT, 4.3.12).
    entry = data.rindex(b"PK\1\2", 0, data.rindex(b"xl/media/film.bin"))
    data[entry + 24 : entry + 28] = (megabytes * 1_000_000).to_bytes(4, "little")
    if is_read:
        assert read(tmp_path, "a.xlsx", bytes(data))[0].rows == [("Ann",)]
    else:
        [problem] = refused(tmp_path, "a.xlsx", bytes(data))
        assert problem.code == "file-too-large" and "400 MB" in problem.message
