"""Collecting problems: each once, at most a hundred told, the others counted."""

from __future__ import annotations

import pickle

import pytest

from worksheets.problems import Code, Level, Problems, Refused


def test_a_problem_is_told_once() -> None:
    problems = Problems()
    for _ in range(3):
        problems.add(Code.BAD_VALUE, "a")
        problems.add(Code.BAD_VALUE, "a", level=Level.WARNING)
    assert (len(problems.errors), len(problems.warnings)) == (1, 1)


def test_a_hundred_errors_are_told_and_the_others_counted() -> None:
    problems = Problems()
    for number in range(10_000):
        problems.add(Code.BAD_VALUE, f"value {number}")
        problems.add(Code.BAD_VALUE, f"value {number}")
    assert len(problems.found) == 100
    assert problems.told[-1].message == "and 9,900 more errors"


def test_many_warnings_do_not_hide_an_error() -> None:
    problems = Problems()
    for number in range(150):
        problems.add(Code.TALLY_TOTAL, f"total {number}")
    problems.add(Code.BAD_VALUE, "wrong")
    assert [each.message for each in problems.told[100:]] == ["wrong", "and 50 more warnings"]


def test_what_a_stage_counted_is_counted_on_even_from_another_process() -> None:
    stage = Problems()
    for number in range(103):
        stage.add(Code.BAD_VALUE, f"value {number}")
    with pytest.raises(Refused) as caught:
        stage.stop_if_any()
    problems = Problems()
    problems.add(Code.BAD_VALUE, "of another stage")
    problems.take(pickle.loads(pickle.dumps(caught.value)))
    assert problems.told[-1].message == "and 4 more errors"


def test_the_nearest_name_is_only_looked_for_if_it_is_told() -> None:
    problems = Problems()
    for number in range(5_000):
        problems.add_unknown(Code.UNKNOWN_FIELD, "place", f"nam{number}", ["name"] * 100)
    assert {each.hint for each in problems.found} == {"did you mean name?"}
    assert problems.told[-1].message == "and 4,900 more errors"
