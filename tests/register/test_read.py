"""Registers out of every kind of file: the same rows, and the same problems."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.registers import KNOWN, codes, read, records, refused
from tools.workbooks import rows, xlsx

from worksheets.problems import Problems, Refused
from worksheets.register import cells, objects
from worksheets.register.read import read_register

SAME = {
    "a.csv": '\ufeffname,service,offers\r\n\r\n"A, B",01,yes\r\nC,,no\r\n',
    "a.tsv": "name\tservice\toffers\nA, B\t01\tyes\nC\t\tno\n",
    "a.yaml": "- name: A, B\n  service: 01\n  offers: yes\n- name: C\n  service:\n  offers: no\n",
    "a.yml": "- {name: 'A, B', service: 01, offers: yes}\n- {offers: no, name: C}\n",
    "a.json": '[{"name": "A, B", "service": "01", "offers": true},\n'
    ' {"name": "C", "service": null, "offers": false}]',
    "a.jsonl": '{"name": "A, B", "service": "01", "offers": "yes"}\n\n'
    '{"offers": false, "name": "C"}\n',
}


@pytest.mark.parametrize("name", SAME)
def test_the_same_rows_out_of_every_kind(tmp_path: Path, name: str) -> None:
    register, problems = read(tmp_path, name, SAME[name])
    assert register.columns == ("name", "service", "offers")
    assert records(register) == [
        {"name": "A, B", "service": "01", "offers": "yes"},
        {"name": "C", "service": "", "offers": "no"},
    ]
    assert not problems.found


LINES = {
    "a.csv": ('\nname,service\n"A\nB",1\n\nC,2\n', [3, 6]),
    "a.yaml": ("# people\n- name: A\n\n- name: C\n", [2, 4]),
    "a.json": ('\n[\n{"name": "A",\n"lang": 1}, {"name": "B"},\n{"name": "C"}]', [3, 4, 5]),
    "a.jsonl": ('{"name": "A"}\n\n{"name": "C"}', [1, 3]),
}


@pytest.mark.parametrize("name", LINES)
def test_a_row_is_told_by_the_line_where_it_begins(tmp_path: Path, name: str) -> None:
    text, lines = LINES[name]
    register, _ = read(tmp_path, name, text)
    assert [register.where(row).line for row in range(len(register.rows))] == lines
    where = register.where(0, "name")
    assert where.file == (tmp_path / name).as_posix()
    assert (where.path, where.column) == ("name", None)


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b'{"name": "Ann"}\n{"name": "Bo?"}\n'))
    monkeypatch.setattr(sys, "stdin", stream)
    with pytest.raises(Refused) as caught:
        read_register("-", KNOWN, Problems())
    [problem] = caught.value.problems
    assert (problem.where.file, problem.where.line) == ("standard input", 2)


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    register, _ = read(tmp_path, "a.csv", "\ufeffname\nAnn\n")
    assert register.sha256 == hashlib.sha256("\ufeffname\nAnn\n".encode()).hexdigest()


@pytest.mark.parametrize("name", ["a.csv", "a.yaml", "a.json", "a.jsonl"])
@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_an_empty_file_has_no_rows(tmp_path: Path, name: str, text: str) -> None:
    [problem] = refused(tmp_path, name, text)
    assert (problem.code, problem.message) == ("data-empty", "it has no rows")


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", "name,service\n,\n"), ("a.json", "[]"), ("a.yaml", "[]"), ("a.yaml", "# later\n")],
)
def test_a_header_alone_is_no_register(tmp_path: Path, name: str, text: str) -> None:
    assert codes(refused(tmp_path, name, text)) == [("data-empty", None)]


def test_every_bad_row_is_told_but_no_more_than_can_be_read(tmp_path: Path) -> None:
    rows = "A,1\n" + "B?,2\n" * 100
    assert len(refused(tmp_path, "a.csv", "name,service\n" + rows)) == 100
    problems = Problems()
    (tmp_path / "a.csv").write_text("name,service\n" + rows + "C,1,2\n" * 1200)
    with pytest.raises(Refused) as caught:
        read_register(str(tmp_path / "a.csv"), ["name", "service"], problems)
    problems.take(caught.value)
    assert problems.told[-1].message == "and 1,200 more errors"


def test_every_kind_of_problem_is_told_at_once(tmp_path: Path) -> None:
    text = "name,id,Name\nA,1,x\nB,2,y,z\nC?,1,y\n"
    assert codes(refused(tmp_path, "a.csv", text)) == [
        ("data-repeated-column", 1),
        ("data-ragged-row", 3),
        ("data-lost-character", 4),
        ("data-repeated-id", 4),
    ]


@pytest.mark.parametrize("name", SAME)
def test_more_rows_than_a_register_can_have_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for module in (cells, objects):
        monkeypatch.setattr(module, "MOST_ROWS", 1)
    [problem] = refused(tmp_path, name, SAME[name])
    assert (problem.code, problem.message) == ("file-too-large", "it has more than 1 rows")


def test_more_columns_than_a_register_can_have_are_not_looked_at(tmp_path: Path) -> None:
    [problem] = refused(tmp_path, "a.csv", "name," + ",".join(map(str, range(3000))) + "\n")
    assert (problem.code, problem.where.line) == ("file-too-large", 1)
    keys = "".join(f'{{"name": "A", "{n}": 1}}\n' for n in range(3000))
    assert codes(refused(tmp_path, "a.jsonl", keys)) == [("file-too-large", 2000)]


@given(
    st.sampled_from(sorted(SAME)),
    st.binary() | st.text(alphabet="name,;\t\"\n\r[]{}:- \0\ufffdé&*?='").map(str.encode),
)
def test_any_bytes_are_a_register_or_refused(tmp_path: Path, name: str, data: bytes) -> None:
    try:
        register, _ = read(tmp_path, name, data)
    except Refused as refusal:
        assert refusal.problems
    else:
        assert register.rows and len(register.rows) == len(register.lines)


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a"])
def test_what_is_of_no_known_kind_is_told(tmp_path: Path, name: str) -> None:
    assert codes(refused(tmp_path, name, "name\nA\n")) == [("data-format", None)]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_title_above_the_header_is_left_out_with_a_word(tmp_path: Path, name: str) -> None:
    cells = [["Joint training, autumn"], ["Made by", "J. Price"], ["Name", "Agency"], ["Ann", "x"]]
    text = "Joint training; autumn\n\nMade by;J. Price\nName;Agency\nAnn;x\n"
    register, problems = read(tmp_path, name, xlsx(rows(*cells)) if name == "a.xlsx" else text)
    assert register.columns == ("name", "service") and register.rows == [("Ann", "x")]
    assert codes(problems.found) == [("data-above", 1)] and "2 rows" in problems.found[0].message


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_file_without_a_header_is_told(tmp_path: Path, name: str) -> None:
    cells = [["Ann", "Health"], ["Bo", "Police"]]
    text = "Ann,Health\nBo,Police\n"
    [problem] = refused(tmp_path, name, xlsx(rows(*cells)) if name == "a.xlsx" else text)
    assert codes([problem]) == [("data-empty", 1)]
