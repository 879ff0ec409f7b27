"""Where registers come from, and what is none."""

from __future__ import annotations

import codecs
import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from tools.registers import KNOWN

from worksheets.problems import Problem, Problems, Refused
from worksheets.register import source
from worksheets.register.read import read_register


def refused(path: Path | str) -> Problem:
    with pytest.raises(Refused) as caught:
        read_register(str(path), KNOWN, Problems())
    [problem] = caught.value.problems
    return problem


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "link.csv").symlink_to(tmp_path / "gone.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    found = {
        name: refused(tmp_path / name).code
        for name in ("missing.csv", "folder.csv", "link.csv", "pipe.csv", "a\0.csv")
    }
    assert found == {
        "missing.csv": "file-missing", "folder.csv": "file-unreadable",
        "link.csv": "file-missing", "pipe.csv": "file-unreadable", "a\0.csv": "file-missing",
    }  # fmt: skip
    assert refused("/dev/zero").code == "file-unreadable"


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name\nA\n")
    path.chmod(0)
    was = os.geteuid()
    try:
        if was == 0:
            # Root may read everything; for a moment it is nobody.
            os.seteuid(65534)
        assert refused(path).code == "file-unreadable"
    finally:
        os.seteuid(was)


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 1_000_000)
    path = tmp_path / "a.csv"
    path.write_text("name\n" + "A" * 1_000_000)
    problem = refused(path)
    assert (problem.code, problem.message) == ("file-too-large", "it is larger than 1 MB")
    path.write_text("name\nA" + "\n" * 999_994)
    assert len(read_register(str(path), KNOWN, Problems()).rows) == 1


@pytest.mark.parametrize("change", ["longer", "other", "shorter"])
def test_a_file_that_changes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name\nA\nB\n")
    os.utime(path, (0, 0))
    fstat = os.fstat
    seen = 0

    def changing(handle: int) -> Any:
        """The file's state; somebody writes to it behind the second look, which is ours."""
        nonlocal seen
        seen += 1
        state = fstat(handle)
        if seen == 2:
            path.write_text({"longer": "name\nA\nB\nC\n", "other": "name\nA\nC\n",
                             "shorter": "name\n"}[change])  # fmt: skip
        return state

    monkeypatch.setattr(os, "fstat", changing)
    assert refused(path).code == "data-changed"


def test_a_file_is_told_as_its_user_knows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("name\nA?\n")
    assert refused("a.csv").where.file == refused(tmp_path / "a.csv").where.file == "a.csv"


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b'[{"name": "A"}]', ".json"), (b'\n {"name": "A"}', ".jsonl"), (b"", ".jsonl"),
        (b"- name: A\n", ".yaml"), (b"---\n- name: A\n", ".yaml"), (b"name\nA\n", ".csv"),
        (b"-5;name\n", ".csv"), (b"PK\3\4", ".xlsx"), (b"\xd0\xcf\x11\xe0", ".xlsx"),
        (codecs.BOM_UTF8 + b"[]", ".json"), ("[]".encode("utf-16"), ".json"),
    ],
)  # fmt: skip
def test_what_comes_in_has_no_name_and_shows_what_it_is(
    data: bytes, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = source.read_source("-")
    assert (found.name, found.suffix, found.data) == ("standard input", suffix, data)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("people.xlsx#Spring", ("people.xlsx", "Spring")),
        ("PEOPLE.XLSX#Spring", ("PEOPLE.XLSX", "Spring")),
        ("a#b.ods#Day #1", ("a#b.ods", "Day #1")),
        ("people.xls#One\nline", ("people.xls", "One\nline")),
        ("people.csv#Spring", ("people.csv#Spring", "")),
        ("people.xlsx", ("people.xlsx", "")),
    ],
)
def test_what_stands_behind_a_workbooks_name_is_a_sheet(given: str, meant: tuple[str, str]) -> None:
    assert source.split_sheet(given) == meant
