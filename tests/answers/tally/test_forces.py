"""Force fields: small examples added up by hand."""

from __future__ import annotations

from typing import Any

import pytest

from worksheets.problems import Problems


def test_totals_are_added_up_again_and_a_wrong_one_is_told(tallied: Any) -> None:
    problems = Problems()
    rows = [
        {"name": "Ann", "supporting-1": "Clear lead", "supporting-score-1": "5",
         "supporting-score-2": "3", "supporting-total": "8", "preventing-1": "Time",
         "preventing-score-1": "4", "preventing-total": "5"},
        {"name": "Bob", "supporting-1": "clear  lead", "supporting-score-1": "2.0",
         "preventing-1": "Habit"},
        {"name": "Cat"},
    ]  # fmt: skip
    result = tallied("force-field", rows, problems=problems)
    assert (result["returned"], result["blank"], result["n"], result["most"]) == (3, 1, 2, 25)
    supporting, preventing = result["sides"]
    assert (supporting["totals"], supporting["mean"]) == ((2, 8), 5)
    assert (preventing["totals"], preventing["mean"]) == ((0, 4), 2)
    assert result["forms"] == ((2, 0), (8, 4))
    assert supporting["forces"] == (
        {"text": "Clear lead", "times": 2, "scores": (2, 5)},
        {"text": "", "times": 1, "scores": (3,)},
    )
    [warning] = problems.warnings
    assert (warning.code, warning.where.path, warning.where.line) == (
        "tally-total", "preventing-total", 2,
    )  # fmt: skip
    assert warning.message == "the total is written as “5”, its scores sum to 4"
    assert warning.hint == "4 is counted"
    assert result["written"] == []


@pytest.mark.parametrize("score", ["6", "0", "high", "2.5", "-1"])
def test_an_odd_score_is_told_and_not_counted(score: str, tallied: Any) -> None:
    problems = Problems()
    rows = [{"supporting-score-1": score, "supporting-1": "a", "supporting-score-2": "4"}]
    result = tallied("force-field", rows, problems=problems)
    [warning] = problems.warnings
    assert (warning.code, warning.where.path) == ("tally-odd-answer", "supporting-score-1")
    assert warning.message == f"“{score}” is not a score; it is not counted"
    assert warning.hint == "a whole number from 1 to 5"
    supporting = result["sides"][0]
    assert (supporting["totals"], supporting["odd"]) == ((4,), 1)
    assert supporting["forces"] == (
        {"text": "a", "times": 1, "scores": ()}, {"text": "", "times": 1, "scores": (4,)},
    )  # fmt: skip


def test_the_sheet_says_how_far_scores_go(own_tally: Any) -> None:
    markup = (
        '<forces rows="2" alt="a" score="0 to 10" total="Sum" least="0" most="10">'
        '<force name="for" title="For"/><force name="against" title="Against"/></forces>'
    )
    rows = [{"for-score-1": "10", "for-score-2": "0", "against-score-1": "7"},
            {"for-score-1": "11", "against-score-1": "0"}]  # fmt: skip
    result = own_tally(markup, rows)
    assert (result["most"], result["least_score"], result["most_score"]) == (20, 0, 10)
    assert result["forms"] == ((0, 0), (10, 7))
    assert [side["odd"] for side in result["sides"]] == [1, 0]


def test_without_scores_the_forces_are_listed(tallied: Any) -> None:
    rows = [{"supporting-1": "Time"}, {"supporting-2": "time"}]
    result = tallied("force-field", rows, options={"scores": "off"})
    assert result["forms"] == () and result["sides"][0]["mean"] is None
    assert result["sides"][0]["forces"] == ({"text": "Time", "times": 2, "scores": ()},)


def test_two_days_of_force_fields(tallied: Any) -> None:
    now = [{"supporting-score-1": "5", "preventing-score-1": "1"}]
    result = tallied("force-field", now, before=[{"supporting-score-1": "2"}])
    assert [(side["mean"], side["change"]) for side in result["sides"]] == [(5, 3), (1, 1)]
