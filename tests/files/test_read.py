"""Which files are read, and what is told of the others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from worksheets.files.read import ordinary_file, read_text
from worksheets.problems import Refused


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "a" * 5000])
def test_a_name_that_no_file_can_have_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        read_text(tmp_path / name, "x")
    assert caught.value.problems[0].code in ("file-missing", "file-unreadable")


def test_a_pipe_that_nobody_writes_to_is_told_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused) as caught:
        read_text(tmp_path / "pipe", "x")
    assert caught.value.problems[0].code == "file-unreadable"


def test_a_fault_of_whoever_reads_is_not_taken_for_the_files(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\xff")
    with pytest.raises(UnicodeDecodeError), ordinary_file(tmp_path / "x", "x") as stream:
        stream.read().decode()


def test_a_file_that_there_is_not_is_told_with_what_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        read_text(tmp_path / "people.csv", "people.csv")
    [problem] = caught.value.problems
    assert (problem.where.file, problem.message) == ("people.csv", "there is no such file")
    assert problem.hint == "check how its name is written, and in which folder it is"
