"""Files of answers: read again as they were, by the project and by others."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from worksheets.answers.collect.answer import Answer
from worksheets.answers.collect.formats import FORMATS, as_csv, as_csv_file
from worksheets.answers.collect.table import columns
from worksheets.answers.collect.workbook import too_long, workbook
from worksheets.problems import Problems
from worksheets.register.read import read_register
from worksheets.text.invisible import visible

# What collecting lets through: no control characters but the two, no halves, composed.
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"],
                           exclude_characters="\ufffd")  # fmt: skip
# Registers refuse what looks like UTF-8 that was read as Windows-1252: “Â¡”.
READ_TWICE = re.compile(
    "[Â-ô][\x80-\x9f" + bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "]"
)
TEXT = st.text(st.one_of(CHARACTERS, st.sampled_from("\n\t=+-@'\"_x0A;, ŵł")), max_size=30).filter(
    lambda text: not READ_TWICE.search(text)
)


def answer(**fields: str) -> Answer:
    return Answer("a.pdf", "swot", "0", "en-GB", "1", fields, blank=False)


SEVERAL = [answer(name="Ann", b="=1+1"), answer(a="ŵ\nł", name="'+")]


def read(suffix: str, data: bytes, known: list[str]) -> list[dict[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"answers.{suffix}"
        path.write_bytes(data)
        problems = Problems()
        register = read_register(str(path), known, problems)
        assert problems.found == []
        return [register.record(row) for row in range(len(register.rows))]


@pytest.mark.parametrize("suffix", FORMATS)
@given(values=st.lists(TEXT, min_size=1, max_size=5))
def test_any_text_is_read_again(suffix: str, values: list[str]) -> None:
    fields = {f"answer-{number}": value for number, value in enumerate(values)}
    data = FORMATS[suffix]([answer(**fields)])
    [row] = read(suffix, data, [*fields, "lang"])
    # A register has no blanks around a cell, and nothing in it that nobody sees.
    assert {name: row.get(name, "") for name in fields} == {
        name: visible(value).strip() for name, value in fields.items()
    }


@given(values=st.lists(TEXT, min_size=1, max_size=5))
def test_yaml_says_the_same_to_any_reader(values: list[str]) -> None:
    fields = {f"answer-{number}": value for number, value in enumerate(values)}
    [row] = yaml.safe_load(FORMATS["yaml"]([answer(**fields)]))
    assert {name: row[name] for name in fields} == fields


@pytest.mark.parametrize(
    "text",
    ["yes", "no", "on", "null", "~", "10:30", "2026-11-24", "1e3", "0o7", "", "=", "<<", "1"],
)
def test_yaml_keeps_texts_texts(text: str) -> None:
    [row] = yaml.safe_load(FORMATS["yaml"]([answer(name=text)]))
    assert row["name"] == text


def test_yaml_is_good_to_read() -> None:
    told = FORMATS["yaml"]([answer(name="Siân Gŵyr", strengths="one\ntwo", tick="yes")]).decode()
    assert told == (
        "- file: a.pdf\n  worksheet: swot\n  content: '0'\n  lang: en-GB\n  copy: '1'\n"
        "  name: Siân Gŵyr\n  strengths: |-\n    one\n    two\n  tick: 'yes'\n"
    )


def test_columns_are_those_of_all_sheets_in_their_order() -> None:
    assert columns(SEVERAL) == ["file", "worksheet", "content", "lang", "copy", "name", "b", "a"]


def test_csv_is_safe_in_a_spreadsheet() -> None:
    rows = list(csv.reader(io.StringIO(FORMATS["csv"](SEVERAL).decode())))
    assert [row[5:] for row in rows] == [
        ["name", "b", "a"], ["Ann", "'=1+1", ""], ["''+", "", "ŵ\nł"],
    ]  # fmt: skip
    assert as_csv_file(SEVERAL) == b"\xef\xbb\xbf" + FORMATS["csv"](SEVERAL)


def test_a_workbook_has_texts_and_nothing_else() -> None:
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"](SEVERAL)))
    [sheet] = book.worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert [cell.value for cell in sheet[2]][5:] == ["Ann", "'=1+1", None]
    assert sheet.freeze_panes == "A2"


def test_a_workbooks_columns_go_on_behind_z() -> None:
    names = [f"c{number}" for number in range(800)]
    book = openpyxl.load_workbook(io.BytesIO(workbook("answers", [names])))
    assert [cell.value for cell in book.worksheets[0][1]] == names


def test_a_workbook_leaves_answers_in_no_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", None)
    assert zipfile.is_zipfile(io.BytesIO(FORMATS["xlsx"](SEVERAL)))


def test_the_same_answers_are_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = {suffix: write(SEVERAL) for suffix, write in FORMATS.items()}
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert {suffix: write(SEVERAL) for suffix, write in FORMATS.items()} == first
    with zipfile.ZipFile(io.BytesIO(first["xlsx"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about = archive.read("docProps/core.xml").decode()
        assert "<dc:creator></dc:creator>" in about and about.count("1980-01-01T00:00:00Z") == 2


def test_the_longest_cell_is_counted_as_spreadsheets_count() -> None:
    assert not too_long("x" * 32_767) and too_long("x" * 32_768)
    assert too_long("😀" * 16_384)


def test_json_lines_are_an_object_each() -> None:
    lines = FORMATS["jsonl"](SEVERAL).decode().splitlines()
    assert [json.loads(line)["name"] for line in lines] == ["Ann", "'+"]
    assert json.loads(FORMATS["json"](SEVERAL))[1]["a"] == f"ŵ{os.linesep[-1]}ł"


def test_a_line_of_csv_ends_in_a_line_feed_alone() -> None:
    data = as_csv([Answer("a.pdf", "swot", "c", "en-GB", "1", {"name": "A"}, blank=False)])
    assert data.count(b"\n") == 2 and b"\r" not in data
