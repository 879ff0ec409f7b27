"""Answers of a few lines, read as a user's file is."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from worksheets.answers.tally.tally import TallyRequest, tally
from worksheets.content.library import Library
from worksheets.problems import Problems

Rows = Sequence[Mapping[str, object]]
Tallied = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def write_rows() -> Callable[[Path, Rows], Path]:
    """Writes rows as a CSV file with the columns that any of them has."""

    def write(path: Path, rows: Rows) -> Path:
        columns = dict.fromkeys(name for row in rows for name in row)
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, list(columns))
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


@pytest.fixture
def tallied(library: Library, tmp_path: Path, write_rows: Callable[[Path, Rows], Path]) -> Tallied:
    """The result of rows of answers to one worksheet; problems go to `problems` if it is given."""

    def run(worksheet: str, rows: Rows, before: Rows = (), **more: Any) -> dict[str, Any]:
        problems = more.pop("problems", Problems())
        now = write_rows(tmp_path / "now.csv", [{"worksheet": worksheet, **row} for row in rows])
        files = []
        if before:
            old = [{"worksheet": worksheet, **row} for row in before]
            files.append(str(write_rows(tmp_path / "before.csv", old)))
        [result] = tally(
            library, TallyRequest([str(now)], worksheet, before=files, **more), problems
        )
        return result.as_dict()

    return run


@pytest.fixture
def own_tally(
    overlay: Callable[..., Path], tmp_path: Path, write_rows: Callable[[Path, Rows], Path]
) -> Tallied:
    """The result of rows of answers to a worksheet of one's own: some markup, some settings."""

    def run(markup: str, rows: Rows, settings: str = "", **more: Any) -> dict[str, Any]:
        folder = overlay(
            content__worksheets__mine=(
                "id: mine\ntitle: Mine\nsource: ours\ncredit: Ours.\nwords: {a: b}\n" + settings
            ),
            templates__mine=(
                f'<worksheet id="mine" lang="en-GB"><title>Mine</title>{markup}'
                "<credit>Ours.</credit></worksheet>"
            ),
        )
        path = write_rows(tmp_path / "answers.csv", [{"worksheet": "mine", **row} for row in rows])
        problems = more.pop("problems", Problems())
        # Named, the worksheet is the only one that is looked at: the built-in ones are not.
        request = TallyRequest([str(path)], "mine", **more)
        [result] = tally(Library([folder]), request, problems)
        return result.as_dict()

    return run
