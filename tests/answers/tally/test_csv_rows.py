"""Results as rows of a table: every figure once, beside that of an earlier day."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from worksheets.answers.tally.csv_rows import as_csv
from worksheets.answers.tally.tally import TallyRequest, tally
from worksheets.content.library import Library
from worksheets.problems import Problems

Days = Sequence[Mapping[str, str]]
Figures = list[tuple[str, ...]]


@pytest.fixture
def figures(library: Library, tmp_path: Path, write_rows: Any) -> Callable[..., Figures]:
    """The rows of some parts: name, measure, value, earlier value and change of each."""

    def run(worksheet: str, parts: str, now: Days, before: Days = ()) -> Figures:
        files = [
            str(write_rows(tmp_path / f"{number}.csv", day))
            for number, day in enumerate((now, before))
            if day
        ]
        request = TallyRequest(files[:1], worksheet, before=files[1:])
        text = as_csv(tally(library, request, Problems())).decode()
        return [
            tuple(row[name] for name in ("name", "measure", "value", "before", "change"))
            for row in csv.DictReader(io.StringIO(text))
            if row["part"] in parts.split()
        ]

    return run


def test_sheets_are_counted_on_both_days(figures: Callable[..., Figures]) -> None:
    now = [{"name": "Ann", "1.1": "x"}, {"name": "Bob", "1.1": ""}]
    assert figures("partnership-checklist", "sheets", now, now[:1]) == [
        ("", "returned", "2", "1", ""), ("", "blank", "1", "0", ""),
    ]  # fmt: skip


def test_ticks_have_a_row_for_each_figure(figures: Callable[..., Figures]) -> None:
    now, before = [{"1.1": "x"}, {"1.1": "x", "1.2": "x"}], [{"1.1": "x"}, {"1.2": "x"}]
    found = figures("partnership-checklist", "item", now, before)
    assert [row for row in found if row[0] == "1.1"] == [
        ("1.1", "n", "2", "2", ""), ("1.1", "blank", "0", "0", ""), ("1.1", "odd", "0", "0", ""),
        ("1.1", "yes", "2", "1", ""), ("1.1", "no", "0", "1", ""),
        ("1.1", "share", "1.0", "0.5", "0.5"),
    ]  # fmt: skip


def test_a_group_that_is_not_shown_says_why(figures: Callable[..., Figures]) -> None:
    sizes = {"Health": 9, "Police": 6, "School": 4}
    now = [{"service": name, "1.1": "x"} for name, size in sizes.items() for _ in range(size)]
    found = figures("partnership-checklist", "service", now)
    assert found[:2] == [("Health", "n", "9", "", ""), ("Health", "share", "0.5", "", "")]
    assert found[-2:] == [
        ("School", "not shown", "fewer than 5", "", ""),
        ("Police", "not shown", "withheld", "", ""),
    ]  # fmt: skip
    assert {row[0] for row in found[:-2]} == {"Health"}


def test_the_change_of_a_stage_is_that_of_its_share(figures: Callable[..., Figures]) -> None:
    now, before = [{f"1.{n}": "x" for n in range(1, 6)}], [{"1.1": "x"}]
    assert figures("team-stages", "stage", now, before)[:4] == [
        ("", "share", "1.0", "0.2", "0.8"), ("", "rank", "1", "1", ""),
        ("", "tied", "False", "False", ""), ("", "leads", "1", "1", ""),
    ]  # fmt: skip


def test_people_between_two_stages_are_a_row(figures: Callable[..., Figures]) -> None:
    now = [{"1.1": "x", "3.1": "x"}, {"1.2": "x", "3.2": "x"}]
    assert figures("team-stages", "tie", now) == [("", "leads", "2", "", "")]


def test_a_force_field_has_its_sides_its_forces_and_its_forms(
    figures: Callable[..., Figures],
) -> None:
    now = [{"supporting-1": "Lead", "supporting-score-1": "5", "preventing-score-1": "1"}]
    before = [{"supporting-score-1": "2"}]
    assert figures("force-field", "side force form", now, before) == [
        ("supporting", "n", "1", "1", ""), ("supporting", "odd", "0", "0", ""),
        ("supporting", "mean", "5.0", "2.0", "3.0"),
        ("supporting", "times", "1", "", ""), ("supporting", "score", "5", "", ""),
        ("preventing", "n", "1", "1", ""), ("preventing", "odd", "0", "0", ""),
        ("preventing", "mean", "1.0", "0.0", "1.0"),
        ("preventing", "times", "1", "", ""), ("preventing", "score", "1", "", ""),
        ("1", "total", "5", "", ""), ("1", "total", "1", "", ""),
    ]  # fmt: skip


def test_a_statement_of_a_board_stands_beside_itself(figures: Callable[..., Figures]) -> None:
    def board(letters: str) -> dict[str, str]:
        return {f"rank-{n}": letter for n, letter in enumerate(letters, 1)}

    found = figures(
        "diamond-ranking", "agreement statement", [board("ABCDEFGHI")], [board("BACDEFGHI")]
    )
    assert found[:3] == [
        ("", "n", "1", "", ""), ("", "invalid", "0", "", ""), ("", "kendalls-w", "", "", ""),
    ]  # fmt: skip
    assert [row for row in found if row[0] == "A"] == [
        ("A", "rank", "1", "2", ""), ("A", "tied", "False", "True", ""),
        ("A", "weight", "5", "4", ""), ("A", "mean", "5.0", "4.0", "1.0"),
        ("A", "top", "1", "1", ""), ("A", "discarded", "0", "0", ""),
    ]  # fmt: skip
