"""Written answers: by box, without names, in an order that tells nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from worksheets.answers.tally.written import points_of

SECRETS = {"name": "Ann Other", "service": "Health", "date": "12 March", "copy": "17"}


def points(result: dict[str, Any]) -> dict[str, list[tuple[str, int]]]:
    return {
        box["name"]: [(point["text"], point["times"]) for point in box["points"]]
        for box in result["written"]
    }


def test_the_most_frequent_come_first_and_answers_stay_whole(tallied: Any) -> None:
    rows = [
        {**SECRETS, "strengths": "Zeal\nA weekly  meeting", "threats": "Money"},
        {**SECRETS, "strengths": "zeal\n\na weekly meeting ", "threats": ""},
        {**SECRETS, "strengths": "A weekly meeting", "threats": "money"},
        {**SECRETS, "strengths": "Zeal\nA weekly meeting"},
    ]
    result = tallied("swot", rows)
    assert points(result) == {
        "strengths": [("Zeal\nA weekly meeting", 3), ("A weekly meeting", 1)],
        "threats": [("Money", 2)],
    }


def test_the_rows_of_a_table_and_the_lines_of_a_list_are_one_box(own_tally: Any) -> None:
    markup = (
        '<table name="plan" label="Plan" rows="2"><head>What</head><head>Who</head>'
        "<row><datum>First</datum><datum/></row></table>"
        '<letters name="l" label="Your letters:" count="3"/>'
        '<field name="help" label="Three things:" kind="lines" lines="3" marker="number"/>'
    )
    rows = [
        {"plan-1-2": "Me", "plan-2-1": "Meet", "plan-3-1": "Eat", "l-1": "A", "l-3": "B"},
        {"plan-3-1": "meet", "plan-2-2": "Ann", "l-2": "a", "help-2": "Tea", "help-3": "tea"},
        {"help": "Time\nTea"},
    ]
    result = own_tally(markup, rows, "tally: {leave_out: ['plan-*-2']}\n")
    labels = {box["name"]: box["label"] for box in result["written"]}
    assert labels == {"plan-*-1": "Plan: What", "l": "Your letters", "help": "Three things"}
    assert points(result) == {
        "plan-*-1": [("Meet", 2), ("Eat", 1)],
        "l": [("A", 2), ("B", 1)],
        "help": [("Tea", 3), ("Time", 1)],
    }


def test_who_wrote_it_is_in_no_result(tallied: Any) -> None:
    sheets = {
        "swot": {"strengths": "x", "action-1-1": "Meet", "action-1-2": "Ann Other"},
        "practitioner-profile": {"role": "x", "job": "Ann Other", "contact": "Ann Other"},
        "agency-sheet": {"referral": "x", "person": "Ann Other", "email": "Ann Other"},
        "practitioner-benefits": {"month": "x"},
        "discussion": {"answer-1": "x"},
    }
    for worksheet, answers in sheets.items():
        result = tallied(worksheet, [{**SECRETS, **answers}])
        assert "Ann" not in str(result) and "17" not in str(result), worksheet
        assert "x" in str(points(result)) or worksheet == "agency-sheet"


def test_two_days_of_points(tallied: Any) -> None:
    result = tallied(
        "swot", [{"threats": "Money"}], before=[{"threats": "Time"}, {"threats": "money"}]
    )
    [box] = result["written"]
    assert [(each["text"], each["times"], each["before"]) for each in box["points"]] == [
        ("Money", 1, 1), ("Time", 0, 1),
    ]  # fmt: skip
    assert result["before"] == {"returned": 2, "blank": 0, "date": ""}


@given(st.lists(st.text(st.sampled_from("aAbB é\n"), max_size=6)), st.randoms())
def test_no_answer_is_lost_and_their_order_says_nothing(texts: list[str], order: Any) -> None:
    found = points_of(texts)
    assert sum(point.times for point in found) == sum(bool(text.split()) for text in texts)
    keys = [(-point.times, point.text.casefold()) for point in found]
    assert keys == sorted(set(keys))
    order.shuffle(texts)
    assert points_of(texts) == found
