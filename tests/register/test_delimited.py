"""CSV in all the ways in which programs write it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.registers import KNOWN, codes, read, refused

from worksheets.problems import Problems, Refused
from worksheets.register.quoting import quoted
from worksheets.register.read import read_register
from worksheets.text.invisible import without_soft_hyphens

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_dialect_is_the_same_rows(
    tmp_path: Path, separator: str, end: str, encoding: str
) -> None:
    rows = [("Siân, B", "Health; care"), ('A "Bo" C', f"one{end}two")]
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
        out = io.StringIO()
        writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=quoting)
        writer.writerows([("name", "service"), *rows])
        register, problems = read(tmp_path, "a.csv", out.getvalue().encode(encoding))
        assert register.columns == ("name", "service")
        assert register.rows == rows and not problems.found


@pytest.mark.parametrize(
    "header",
    ["name;service;a,b,c,d", '"name";"service";"a,b;c,d,e"', '\n;;\nname;service;"a\nb"',
     "sep=;\nname;service;x", '"sep=;"\r\nname;service;x'],
)  # fmt: skip
def test_the_header_says_what_separates(tmp_path: Path, header: str) -> None:
    register, _ = read(tmp_path, "a.csv", f"{header}\nA,B;C;D\n")
    assert register.rows == [("A,B", "C")]


def test_one_column_needs_no_separator(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", "name\nAnn\nBo")[0].rows == [("Ann",), ("Bo",)]
    assert codes(refused(tmp_path, "a.txt", "name\nLee, Ann\n")) == [("data-ragged-row", 2)]


def test_a_formula_is_a_text_and_its_mark_is_taken_off(tmp_path: Path) -> None:
    cells = ["=1+1", "'=1+1", "''-1", "'tis", "@x"]
    text = "name\n" + "".join(f"{cell}\n" for cell in cells)
    register, _ = read(tmp_path, "a.csv", text)
    assert [row[0] for row in register.rows] == ["=1+1", "=1+1", "'-1", "'tis", "@x"]


# Without the letters that begin one saved as UTF-8 twice over (“Ã©”), which is refused.
CELL = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd\u2028ÂÃÄÅâ")
).map(without_soft_hyphens)


@given(st.lists(st.tuples(CELL, CELL.map(lambda cell: f"x{cell}x")), min_size=1))
def test_what_is_written_is_read_again(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("offers", "table"), *(map(quoted, row) for row in rows)])
    register, _ = read(tmp_path, "a.csv", out.getvalue())
    assert register.rows == [(a.strip(), b) for a, b in rows]


WRONG = {
    "ragged": ("name,service\nA,1\nB\nC,1,2\nD,\n", [("data-ragged-row", 4)]),
    "ragged after a long cell": ('name\n"A\nB"\nC,1\n', [("data-ragged-row", 4)]),
    "open": ('name\nA\n"B\nC\n', [("data-syntax", 3)]),
    "quotes": ('name,service\n"A" B,1\nC\n', [("data-syntax", 2)]),
    "open and long": ('name\n"B\n' + "x\n" * 100_000, [("data-syntax", 2)]),
    "header": ('"name" x,service\nA,1\n', [("data-syntax", 1)]),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_its_row(tmp_path: Path, case: str) -> None:
    text, found = WRONG[case]
    assert codes(refused(tmp_path, "a.csv", text)) == found


def test_a_row_that_is_refused_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,service\nA,1\nTotal,1,2\n")
    problems = Problems()
    with pytest.raises(Refused) as caught:
        read_register(str(tmp_path / "a.csv"), KNOWN, problems)
    assert codes(caught.value.problems) == [("data-ragged-row", 3)]
    # That it is a total is no news then.
    assert "data-no-person" not in [each.code for each in problems.found]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("name;service\nA;B;C", "the row has 3 cells, the header 2",
         "put a cell that has a semicolon in it between quotation marks"),
        ('name\n"A', "a quotation mark is opened here and not closed", "close it"),
        ('name\n"A"B"', "it is not CSV here: ", "write a quotation mark in a cell twice"),
        ('name\n"' + "x" * 140_000, "a cell is longer than 131,072 characters",
         "is a quotation mark open?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_words(tmp_path: Path, text: str, message: str, hint: str) -> None:
    [problem] = refused(tmp_path, "a.csv", text)
    assert problem.message.startswith(message) and problem.hint == hint


def test_a_byte_that_windows_does_not_know_is_told_with_its_row(tmp_path: Path) -> None:
    found = refused(tmp_path, "a.csv", b"name\r\nSi\xe2n\r\n\x81nn\r\nB\x9d\r\n")
    assert codes(found) == [("file-encoding", 3), ("file-encoding", 4)]


def test_what_was_meant_to_be_utf8_is_not_read_as_something_else(tmp_path: Path) -> None:
    text = "name\nSiân\nZoë\n".encode() + b"\xc3\n"
    assert codes(refused(tmp_path, "a.csv", text)) == [("file-encoding", 4)]


@pytest.mark.parametrize("data", [b"\xff\xfen\0a", b"\xfe\xff\xd8\0\0a", b"PK\3\4 and so on"])
def test_what_is_no_text_is_told(tmp_path: Path, data: bytes) -> None:
    [problem] = refused(tmp_path, "a.csv", data)
    assert problem.code in ("file-encoding", "data-format", "data-empty")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('name,service\n"=""01632 960001""",x\n', [("01632 960001", "x")]),
        ('name,service\n="01632",="a, b"\n', [("01632", "a, b")]),
        ('name;service\n="01632";x\n', [("01632", "x")]),
        ('name,service\nAnn, "Health, care"\n', [("Ann", "Health, care")]),
        ('"name", "service"\n"Ann", "Health"\n', [("Ann", "Health")]),
        ('name,service\n"x,=""y""",z\n', [('x,="y"', "z")]),
        ('name,service\n"a\n=""b""",z\n', [('a\n="b"', "z")]),
        ('"name" ,"service" \n"Ann" , "Health, care" \n', [("Ann", "Health, care")]),
        ("name|service\nAnn|a,b;c\n", [("Ann", "a,b;c")]),
        ("sep=|\nname|service\nAnn|x\n", [("Ann", "x")]),
        ("\ufeffsep=;\nname;service\nAnn;x\n", [("Ann", "x")]),
    ],
)
def test_what_other_programs_put_around_a_cell_is_no_part_of_it(
    tmp_path: Path, text: str, rows: list[tuple[str, str]]
) -> None:
    register, problems = read(tmp_path, "a.csv", text)
    assert register.rows == rows and not problems.found


def test_rows_may_lack_empty_cells_at_their_end_or_have_more(tmp_path: Path) -> None:
    text = "name,service,table\nAnn\nBo,x\nCy,x,1,,\n,,1\nDi,x,1, ,\n"
    register, problems = read(tmp_path, "a.csv", text)
    assert register.rows == [
        ("Ann", "", ""), ("Bo", "x", ""), ("Cy", "x", "1"), ("", "", "1"), ("Di", "x", "1")
    ] and not problems.found  # fmt: skip


def test_a_header_of_a_million_commas_is_told(tmp_path: Path) -> None:
    assert codes(refused(tmp_path, "a.csv", "name" + "," * 1_000_000 + "\nAnn\n")) == [
        ("file-too-large", 1)
    ]
