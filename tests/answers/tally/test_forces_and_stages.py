"""Force fields by their scores, stages by their shares."""

from __future__ import annotations

from typing import Any

import pytest

from worksheets.problems import Problems, Refused


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
    assert supporting["forces"] == ({"text": "Clear lead", "times": 2, "scores": (2, 5)},)
    [warning] = problems.warnings
    assert (warning.code, warning.where.path, warning.where.line) == (
        "tally-total", "preventing-total", 2,
    )  # fmt: skip
    assert result["written"] == []


@pytest.mark.parametrize("score", ["6", "0", "high", "2.5", "-1"])
def test_a_score_is_from_one_to_five(score: str, tallied: Any) -> None:
    with pytest.raises(Refused) as caught:
        tallied("force-field", [{"supporting-score-1": score, "supporting-1": "a"}])
    [problem] = caught.value.problems
    assert (problem.code, problem.where.path) == ("tally-unreadable", "supporting-score-1")


def test_two_days_of_force_fields(tallied: Any) -> None:
    now = [{"supporting-score-1": "5", "preventing-score-1": "1"}]
    result = tallied("force-field", now, before=[{"supporting-score-1": "2"}])
    assert [(side["mean"], side["change"]) for side in result["sides"]] == [(5, 3), (1, 1)]


def ticks(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "x")


ALL = {
    "1": ["1.1", "1.2", "1.3", "1.4", "1.5"],
    "2": ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"],
}


def test_stages_are_scored_by_share_and_not_by_count(tallied: Any) -> None:
    # Five of five is more than five of six.
    rows = [ticks(*ALL["1"], *ALL["2"][:5]), ticks("1.1", "2.1", "2.2"), {"name": "nothing"}]
    result = tallied("team-stages", rows)
    forming, storming, norming, performing = result["stages"]
    assert (result["n"], result["blank"]) == (2, 1)
    # (5/5 + 1/5) / 2 and (5/6 + 2/6) / 2.
    assert (forming["share"], storming["share"]) == (0.6, 0.5833)
    assert (forming["leads"], storming["leads"]) == (1, 1)
    assert (forming["rank"], storming["rank"]) == (1, 2)
    assert [(each["rank"], each["tied"]) for each in (norming, performing)] == [(3, True)] * 2
    assert storming["items"][0]["counts"] == {"yes": 2, "no": 0}


def test_a_person_between_two_stages_is_a_tie(tallied: Any) -> None:
    result = tallied("team-stages", [ticks("1.1", "3.1"), ticks("1.2", "3.2"), ticks("4.1")])
    titles = [stage["title"] for stage in result["stages"]]
    assert result["ties"] == ({"stages": (titles[0], titles[2]), "times": 2},)
    assert [stage["leads"] for stage in result["stages"]] == [0, 0, 0, 1]
    assert result["stages"][0]["tied"] and result["stages"][2]["tied"]


def test_what_was_written_beside_the_ticks_is_listed(tallied: Any) -> None:
    rows = [{**ticks("1.1"), "now": "Here", "share-forming": "3"}, {"now": "here"}]
    result = tallied("team-stages", rows)
    assert result["written"] == [
        {"name": "now", "label": "Where are we now?",
         "points": ({"text": "Here", "times": 2, "before": None},)},
    ]  # fmt: skip
