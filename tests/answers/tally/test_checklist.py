"""Checklists: small examples counted by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.answers.tally.checklist import count_checklist
from worksheets.answers.tally.form import Form, forms_of
from worksheets.answers.tally.read import Returned
from worksheets.content.library import Library
from worksheets.problems import NOWHERE, Refused

SHEET = "partnership-checklist"


def item(result: dict[str, Any], name: str) -> dict[str, Any]:
    return next(
        each for question in result["questions"] for each in question["items"]
        if each["name"] == name
    )  # fmt: skip


def test_ticks_are_counted_and_what_is_not_ticked_is_no(tallied: Any) -> None:
    result = tallied(
        SHEET,
        [
            {"name": "Ann", "1.1": "yes", "1.2": "x"},
            {"name": "Bob", "1.1": "✓", "1.2": ""},
            {"name": "Cat", "1.1": "", "1.2": "", "2.1": "1"},
        ],
    )
    assert (result["returned"], result["blank"], result["n"]) == (3, 0, 3)
    one, two = item(result, "1.1"), item(result, "1.2")
    assert one["counts"] == {"yes": 2, "no": 1} and one["share"] == 0.6667
    assert two["counts"] == {"yes": 1, "no": 2} and two["blank"] == 0
    first = result["questions"][0]
    assert first["counts"] == {"yes": 3, "no": 3} and first["share"] == 0.5


def test_a_sheet_with_nothing_filled_in_is_blank_and_not_no(tallied: Any) -> None:
    result = tallied(SHEET, [{"name": "Ann", "1.1": "y"}, {"name": "Bob", "1.1": ""}])
    assert (result["returned"], result["blank"], result["n"]) == (2, 1, 1)
    assert item(result, "9.3")["counts"] == {"yes": 0, "no": 1}


def test_in_a_rating_blank_is_apart_from_no(tallied: Any) -> None:
    result = tallied(
        SHEET,
        [
            {"1.1": "Yes", "1.2": "partly"},
            {"1.1": "n", "1.2": ""},
            {"1.1": "P", "1.2": ""},
            {"1.1": "y", "1.2": "No"},
        ],
    )
    one, two = item(result, "1.1"), item(result, "1.2")
    assert one["counts"] == {"yes": 2, "partly": 1, "no": 1}
    assert (one["n"], one["blank"], one["share"]) == (4, 0, 0.5)
    assert two["counts"] == {"yes": 0, "partly": 1, "no": 1} and (two["n"], two["blank"]) == (2, 2)
    assert result["questions"][0]["share"] == 0.3333


def test_ratings_have_a_mean_and_a_median(tallied: Any) -> None:
    rows = [{"1.1": answer, "1.2": "3"} for answer in ("1", "2", "4", "4.0", "4 Fully")]
    result = tallied(SHEET, rows)
    one = item(result, "1.1")
    assert result["rated"] and one["counts"] == {"1": 1, "2": 1, "3": 0, "4": 3}
    assert (one["mean"], one["median"]) == (3.0, 4.0)
    assert result["questions"][0]["mean"] == 3.0
    # The quartiles of 1 2 4 4 4 are 2 and 4: two apart.
    assert one["differ"] and not item(result, "1.2")["differ"]


@pytest.mark.parametrize(
    ("yes", "no", "differ"), [(2, 1, False), (3, 2, True), (1, 1, True), (1, 0, False),
                              (4, 2, False), (5, 3, True)],
)  # fmt: skip
def test_people_differ_where_no_answer_has_two_thirds(
    yes: int, no: int, differ: bool, tallied: Any
) -> None:
    result = tallied(SHEET, [{"1.1": "y", "9.3": "y"}] * yes + [{"1.1": "n", "9.3": "y"}] * no)
    assert item(result, "1.1")["differ"] is differ
    assert not item(result, "9.3")["differ"]


def test_every_answer_that_cannot_be_read_is_told_with_its_place(tallied: Any) -> None:
    with pytest.raises(Refused) as caught:
        tallied(SHEET, [{"1.1": "y", "1.2": "perhaps"}, {"1.1": "7", "1.2": "y"}])
    told = [(each.code, each.where.line, each.where.path) for each in caught.value.problems]
    assert told == [("tally-unreadable", 2, "1.2"), ("tally-unreadable", 3, "1.1")]


def test_two_days_stand_side_by_side(tallied: Any) -> None:
    now = [{"1.1": "y"}, {"1.1": "y"}, {"1.1": "y"}, {"1.2": "y"}]
    result = tallied(SHEET, now, before=[{"1.1": "y"}, {"1.2": "y"}, {"1.2": "y"}, {"1.2": "y"}])
    one = item(result, "1.1")
    assert (one["share"], one["before"]["share"], one["change"]) == (0.75, 0.25, 0.5)
    assert result["before"] == {"returned": 4, "blank": 0, "date": ""}


def test_days_of_two_kinds_are_not_compared(tallied: Any) -> None:
    with pytest.raises(Refused) as caught:
        tallied(SHEET, [{"1.1": "3", "1.2": "4"}], before=[{"1.1": "y", "1.2": "y"}])
    assert [each.code for each in caught.value.problems] == ["tally-before-differs"]


def test_the_date_is_told_if_all_say_the_same(tallied: Any) -> None:
    same = [{"1.1": "y", "date": "12 March"}, {"1.1": "y", "date": "12 March"}]
    assert tallied(SHEET, same)["date"] == "12 March"
    assert tallied(SHEET, [*same, {"1.1": "y", "date": "13 March"}])["date"] == ""


@pytest.fixture(scope="module")
def form(library: Library) -> Form:
    return forms_of(library, library.worksheet(SHEET), {"rating": "yes-partly-no"})[0]


answers = st.dictionaries(
    st.sampled_from(["1.1", "1.2", "2.1", "9.3"]), st.sampled_from(["yes", "partly", "no"]),
)  # fmt: skip


@settings(deadline=None)
@given(sheets=st.lists(answers, max_size=12), order=st.randoms())
def test_the_counts_add_up_in_any_order(
    sheets: list[dict[str, str]], order: Any, form: Form
) -> None:
    returned = [Returned(sheet, lambda column: NOWHERE) for sheet in sheets]
    result = count_checklist(form, returned)
    assert result.n == sum(bool(sheet) for sheet in sheets)
    for question in result.questions:
        for counted in (question, *question.items):
            assert sum(counted.counts.values()) == counted.n
        for one in question.items:
            assert one.n + one.blank == result.n
        assert question.n == sum(one.n for one in question.items)
    order.shuffle(returned)
    assert count_checklist(form, returned) == result
