"""Which answers a file has room for: what is left out is told with its file."""

from __future__ import annotations

import pytest

from worksheets.answers.collect import fit
from worksheets.answers.collect.answer import Answer
from worksheets.answers.collect.fit import fitting
from worksheets.answers.collect.workbook import MOST_CHARACTERS
from worksheets.problems import Problems


def answer(file: str, copy: str = "1", **fields: str) -> Answer:
    return Answer(file, "swot", "0", "en-GB", copy, fields, blank=False)


LONG = answer("long.pdf", "7", name="Ann", strengths="x" * (MOST_CHARACTERS + 1))
SHORT = answer("short.pdf", name="Bob")


def fitted(answers: list[Answer], form: str) -> tuple[list[str], list[tuple[str | None, str, str]]]:
    """The files whose answers fit; file, message and hint of what is told."""
    problems = Problems()
    found = [each.file for each in fitting(answers, form, problems)]
    return found, [(each.where.file, each.message, each.hint) for each in problems.errors]


def test_a_text_that_no_cell_holds_is_told_with_its_file_and_its_field() -> None:
    message = "copy 7 is left out: “strengths” has more than 32,767 characters, "
    message += "which is too long for a cell"
    found = ("long.pdf", message, "write CSV")
    assert fitted([LONG, SHORT], "xlsx") == (["short.pdf"], [found])


@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "yaml"])
def test_other_files_hold_a_text_of_any_length(form: str) -> None:
    assert fitted([LONG, SHORT], form) == (["long.pdf", "short.pdf"], [])


def test_rows_beyond_a_workbooks_last_are_told_from_the_first_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fit, "MOST_ROWS", 4)
    every = [answer(f"{n}.pdf", name="Ann") for n in range(1, 6)]
    # The head takes a row.
    assert fitted(every[:3], "xlsx") == (["1.pdf", "2.pdf", "3.pdf"], [])
    message = "a workbook has 4 rows, so the answers from here on are left out"
    assert fitted(every, "xlsx") == (
        ["1.pdf", "2.pdf", "3.pdf"], [("4.pdf", message, "write CSV")],
    )  # fmt: skip
    assert len(fitted(every, "csv")[0]) == 5


def test_the_file_with_the_most_columns_makes_room_for_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fit, "MOST_COLUMNS", 8)
    wide = answer("wide.pdf", **{f"a{n}": "x" for n in range(4)})
    message = "it has too many fields for a table, so its answers are left out"
    assert fitted([SHORT, wide], "xlsx") == (
        ["short.pdf"], [("wide.pdf", message, "collect it alone, as JSON")],
    )  # fmt: skip
    assert fitted([SHORT, wide], "csv") == (["short.pdf", "wide.pdf"], [])
