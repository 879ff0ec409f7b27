"""Diamonds: weights, ties and agreement, worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.answers.tally.diamond import kendalls_w
from worksheets.problems import Problems, Refused

SHEET = "diamond-ranking"
WEIGHTS = (5, 4, 4, 3, 3, 3, 2, 2, 1)
PLACES = [*(f"rank-{n}" for n in range(1, 10)), *(f"discarded-{n}" for n in range(1, 4))]


def form(letters: str) -> dict[str, str]:
    return {place: letter.strip() for place, letter in zip(PLACES, letters, strict=False)}


def statement(result: dict[str, Any], letter: str) -> dict[str, Any]:
    return next(each for each in result["statements"] if each["letter"] == letter)


def test_rows_weigh_five_to_one_and_what_is_discarded_nothing(tallied: Any) -> None:
    result = tallied(SHEET, [form("abcdefghijkl"), form("BACDEFGHLIJK")])
    assert result["n"] == 2 and sum(each["weight"] for each in result["statements"]) == 54
    first, last = statement(result, "A"), statement(result, "K")
    assert (first["weight"], first["mean"], first["top"], first["discarded"]) == (9, 4.5, 2, 0)
    assert (last["mean"], last["discarded"]) == (0, 2)
    assert statement(result, "L")["mean"] == 0.5
    assert first["text"] == "Taking part in joint activities and projects"


def test_ties_have_one_rank(tallied: Any) -> None:
    result = tallied(SHEET, [form("abcdefghijkl"), form("BACDEFGHLIJK")])
    ranks = [(each["letter"], each["rank"], each["tied"]) for each in result["statements"]]
    assert ranks[:4] == [("A", 1, True), ("B", 1, True), ("C", 3, False), ("D", 4, True)]
    assert ranks[-2:] == [("J", 11, True), ("K", 11, True)]


def test_those_discarded_may_be_left_out_where_they_follow(tallied: Any) -> None:
    result = tallied(SHEET, [form("abcdefghi   ")])
    assert [statement(result, letter)["discarded"] for letter in "IJKL"] == [0, 1, 1, 1]
    assert result["agreement"] is None


INVALID = {
    "aacdefghijkl": "A is there twice, again in rank-2; the weights sum to 23, not 27",
    "a cdefghijkl": "there is no letter in rank-2; the weights sum to 23, not 27",
    "abcdefghMjkl": "“M” in rank-9 is none of A to L; the weights sum to 26, not 27",
    "abcdefghij l": "there is no letter in discarded-2",
    "abcdefghijka": "A is there twice, again in discarded-3",
}


@pytest.mark.parametrize("letters", INVALID)
def test_an_invalid_form_is_refused_with_its_reason(letters: str, tallied: Any) -> None:
    with pytest.raises(Refused) as caught:
        tallied(SHEET, [form("abcdefghijkl"), form(letters)])
    [problem] = caught.value.problems
    assert problem.code == "tally-invalid-form" and problem.where.line == 3
    assert problem.message == f"the form is not valid: {INVALID[letters]}"


def test_invalid_forms_are_left_out_if_asked(tallied: Any) -> None:
    problems = Problems()
    rows = [form("abcdefghijkl"), form("aacdefghijkl")]
    result = tallied(SHEET, rows, skip_invalid=True, problems=problems)
    assert result["n"] == 1 and [each.code for each in problems.warnings] == ["tally-invalid-form"]


def test_two_days_of_diamonds(tallied: Any) -> None:
    result = tallied(SHEET, [form("abcdefghijkl")] * 2, before=[form("bacdefghijkl")])
    one = statement(result, "A")
    assert (one["mean"], one["before"]["mean"], one["change"]) == (5, 4, 1)
    assert (result["agreement"], result["agreement_before"]) == (1, None)


def weighed(letters: Sequence[str]) -> dict[str, int]:
    return dict(zip(letters, (*WEIGHTS, 0, 0, 0), strict=True))


def test_kendalls_w_of_a_small_example() -> None:
    # Ranks 1, 2.5, 2.5 and 1.5, 1.5, 3: sums 2.5, 4, 5.5, mean 4, S = 4.5; T = 6 each.
    # W = 12 · 4.5 / (4 · 24 - 2 · 12) = 54 / 72.
    assert kendalls_w([{"a": 2, "b": 1, "c": 1}, {"a": 2, "b": 2, "c": 1}]) == 0.75


orders = st.permutations("ABCDEFGHIJKL")


@settings(deadline=None)
@given(forms=st.lists(orders, min_size=2, max_size=8), order=st.randoms())
def test_agreement_lies_between_none_and_all(forms: list[list[str]], order: Any) -> None:
    weights = [weighed(each) for each in forms]
    found = kendalls_w(weights)
    assert found is not None and 0 <= found <= 1
    order.shuffle(weights)
    assert kendalls_w(weights) == found


@settings(deadline=None)
@given(one=orders, times=st.integers(2, 6))
def test_all_alike_agree_fully(one: list[str], times: int) -> None:
    assert kendalls_w([weighed(one)] * times) == 1


def test_opposites_of_two_do_not_agree() -> None:
    one = {"a": 3, "b": 2, "c": 1}
    assert kendalls_w([one, {"a": 1, "b": 2, "c": 3}]) == 0
