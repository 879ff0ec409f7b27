"""Written answers: by box, without names, in an order that tells nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.answers.tally.written import points_of

SECRETS = {"name": "Ann Other", "service": "Health", "date": "12 March", "copy": "17"}


def points(result: dict[str, Any]) -> dict[str, list[tuple[str, int]]]:
    return {
        box["name"]: [(point["text"], point["times"]) for point in box["points"]]
        for box in result["written"]
    }


def test_points_are_sorted_and_the_same_ones_merged(tallied: Any) -> None:
    rows = [
        {**SECRETS, "strengths": "Zeal\nA weekly  meeting", "threats": "Money"},
        {**SECRETS, "strengths": "a weekly meeting", "threats": ""},
        {**SECRETS, "strengths": "A weekly meeting", "threats": "money"},
    ]
    result = tallied("swot", rows)
    assert points(result) == {
        "strengths": [("A weekly meeting", 3), ("Zeal", 1)],
        "threats": [("Money", 2)],
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


def test_a_worksheet_of_ones_own_is_counted_and_listed(
    overlay: Any, tmp_path: Any, write_rows: Any
) -> None:
    from worksheets.answers.tally.tally import TallyRequest, tally
    from worksheets.content.library import Library
    from worksheets.problems import Problems

    folder = overlay(
        content__worksheets__mine=(
            "id: mine\ntitle: Mine\nsource: ours\ncredit: Ours.\nwords: {a: b}\n"
        ),
        templates__mine=(
            '<worksheet id="mine" lang="en-GB"><title>Mine</title>'
            '<heading>How often?</heading><scale name="often" text="We meet">'
            '<choice value="often">Often</choice><choice value="rarely">Rarely</choice></scale>'
            '<tick name="lunch">I stay for lunch</tick>'
            '<field name="why" label="Why?"/><credit>Ours.</credit></worksheet>'
        ),
    )
    rows = [{"often": "Often", "lunch": "", "why": "Tea"}, {"often": "", "lunch": "y", "why": ""},
            {"often": "RARELY", "lunch": "y", "why": "tea"}]  # fmt: skip
    path = write_rows(tmp_path / "a.csv", rows)
    [result] = tally(Library([folder]), TallyRequest([str(path)]), Problems())
    told = result.as_dict()
    assert (told["worksheet"], told["kind"]) == ("mine", "checklist")
    [question] = told["questions"]
    often, lunch = question["items"]
    assert question["text"] == "How often?"
    assert (often["counts"], often["blank"]) == ({"often": 1, "rarely": 1}, 1)
    assert lunch["counts"] == {"yes": 2, "no": 1}
    assert points(told) == {"why": [("Tea", 2)]} or points(told) == {"why": [("tea", 2)]}


def test_two_days_of_points(tallied: Any) -> None:
    result = tallied("swot", [{"threats": "Money"}], before=[{"threats": "Time\nmoney"}])
    [box] = result["written"]
    assert [(each["text"], each["times"], each["before"]) for each in box["points"]] == [
        ("Money", 1, 1), ("Time", 0, 1),
    ]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("aAbB é\n"), max_size=6)), st.randoms())
def test_no_point_is_lost_and_their_order_says_nothing(texts: list[str], order: Any) -> None:
    found = points_of(texts)
    assert sum(point.times for point in found) == sum(bool(text.split()) for text in texts)
    keys = [point.text.casefold() for point in found]
    assert keys == sorted(set(keys))
    order.shuffle(texts)
    assert points_of(texts) == found
