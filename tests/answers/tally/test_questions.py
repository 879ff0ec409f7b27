"""Boxes to tick and scales: small examples counted by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.answers.tally.form import forms_of
from worksheets.answers.tally.questions import AskedQuestions
from worksheets.answers.tally.returned import Returned
from worksheets.answers.tally.tally import TallyRequest, tally
from worksheets.content.library import Library
from worksheets.problems import NOWHERE, Problems, Refused

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


def test_an_odd_answer_is_a_warning_and_counted_apart(tallied: Any) -> None:
    problems = Problems()
    rows = [{"1.1": "y", "1.2": "perhaps"}, {"1.1": "7", "1.2": "y"}, {"1.1": "", "1.2": "y"}]
    result = tallied(SHEET, rows, problems=problems)
    told = [(each.code, each.where.line, each.where.path) for each in problems.warnings]
    assert told == [("tally-odd-answer", 2, "1.2"), ("tally-odd-answer", 3, "1.1")]
    one, two = item(result, "1.1"), item(result, "1.2")
    assert (one["counts"], one["n"], one["odd"], one["blank"]) == ({"yes": 1, "no": 1}, 2, 1, 0)
    assert (two["counts"], two["n"], two["odd"], two["blank"]) == ({"yes": 2, "no": 0}, 2, 1, 0)
    assert (result["questions"][0]["n"], result["questions"][0]["odd"]) == (4, 2)


def test_one_odd_answer_makes_no_other_scale_of_it(tallied: Any) -> None:
    problems = Problems()
    rows = [{"1.1": "partly", "1.2": "yes"}, {"1.1": "2", "1.2": ""}, {"1.1": "no", "1.2": "no"}]
    result = tallied(SHEET, rows, problems=problems)
    one = item(result, "1.1")
    assert list(result["scale"]) == ["yes", "partly", "no"]
    assert (one["counts"], one["odd"]) == ({"yes": 0, "partly": 1, "no": 1}, 1)
    assert [each.where.line for each in problems.warnings] == [3]


def test_empty_boxes_of_a_collected_form_are_a_scale_and_not_no(tallied: Any) -> None:
    # A form of boxes says no for each that is not ticked, so this one has scales.
    rows = [{"content": "0123456789ab", "1.1": "yes", "1.2": ""},
            {"content": "0123456789ab", "1.1": "no", "1.2": "no"}]  # fmt: skip
    two = item(tallied(SHEET, rows), "1.2")
    assert two["counts"] == {"yes": 0, "partly": 0, "no": 1} and two["blank"] == 1


def test_the_most_divided_come_first(tallied: Any) -> None:
    # Of six: 3 to 3, 4 to 2 (two thirds are agreed), 5 to 1, and yes partly no: 3 0 3 and 2 2 2.
    def sheet(one: str, two: str, three: str) -> dict[str, str]:
        return {"1.1": one, "1.2": two, "2.1": three}

    rows = [
        *[sheet("yes", "yes", "yes")] * 2,
        sheet("yes", "partly", "yes"),
        sheet("no", "partly", "yes"),
        *[sheet("no", "no", "no")] * 2,
    ]
    result = tallied(SHEET, rows)
    divided = [item(result, name)["divided"] for name in ("1.1", "1.2", "2.1")]
    # Cumulative shares 3/6 3/6: 2 (3 + 3) / 6 / 2 steps; 2/6 4/6: 2 (2 + 2) / 6 / 2; 4/6 4/6.
    assert divided == [1.0, 0.6667, 0.6667]
    assert result["divided"] == ("1.1", "1.2")


def test_answers_in_words_are_compared_like_figures(own_tally: Any) -> None:
    markup = (
        '<heading>How is it?</heading><scale name="1.1" text="Trust">'
        '<choice value="red">Red</choice><choice value="amber">Amber</choice>'
        '<choice value="green">Green</choice></scale>'
    )
    rows = [
        *[{"service": "Health", "1.1": "red"}] * 3,
        *[{"service": "Health", "1.1": "Green"}] * 2,
        *[{"service": "Police", "1.1": "AMBER"}] * 5,
    ]
    result = own_tally(markup, rows)
    [question] = result["questions"]
    [one] = question["items"]
    assert one["counts"] == {"red": 3, "amber": 5, "green": 2}
    assert one["shares"] == {"red": 0.3, "amber": 0.5, "green": 0.2}
    health, police = result["services"]["shown"]
    assert health["questions"][0]["shares"] == {"red": 0.6, "amber": 0.0, "green": 0.4}
    assert police["questions"][0]["counts"] == {"red": 0, "amber": 5, "green": 0}
    # Cumulative shares 3/10 and 8/10: 2 (3 + 2) / 10 / 2.
    assert one["divided"] == 0.5 and result["divided"] == ("1.1",)


def test_ticks_and_scales_under_one_heading_are_not_pooled(own_tally: Any) -> None:
    markup = (
        '<heading>Both</heading><tick name="a">Lunch</tick><scale name="b" text="Food">'
        '<choice value="1">Bad</choice><choice value="2">Good</choice></scale>'
    )
    result = own_tally(markup, [{"a": "x", "b": "2"}, {"a": "", "b": "1"}])
    [question] = result["questions"]
    assert (question["alike"], question["share"], question["mean"]) == (False, None, None)
    lunch, food = question["items"]
    assert (lunch["share"], food["mean"], food["median"]) == (0.5, 1.5, 1.5)


def test_two_days_stand_side_by_side(tallied: Any) -> None:
    now = [{"1.1": "y"}, {"1.1": "y"}, {"1.1": "y"}, {"1.2": "y"}]
    result = tallied(SHEET, now, before=[{"1.1": "y"}, {"1.2": "y"}, {"1.2": "y"}, {"1.2": "y"}])
    one = item(result, "1.1")
    assert (one["share"], one["before"]["share"], one["change"]) == (0.75, 0.25, 0.5)
    assert result["before"] == {"returned": 4, "blank": 0, "date": ""}


def test_days_of_two_kinds_are_not_compared(tallied: Any) -> None:
    with pytest.raises(Refused) as caught:
        tallied(SHEET, [{"1.1": "3", "1.2": "4"}], before=[{"1.1": "y", "1.2": "y"}])
    [problem] = caught.value.problems
    assert problem.code == "tally-before-differs" and f"“{SHEET}”" in problem.message
    assert problem.hint == "yes or no cannot be compared with 1 to 4"


def test_the_date_is_told_if_all_say_the_same(tallied: Any) -> None:
    same = [{"1.1": "y", "date": "12 March"}, {"1.1": "y", "date": "12 March"}]
    assert tallied(SHEET, same)["date"] == "12 March"
    assert tallied(SHEET, [*same, {"1.1": "y", "date": "13 March"}])["date"] == ""


@pytest.fixture(scope="module")
def asked(library: Library) -> AskedQuestions:
    form = forms_of(library, library.worksheet(SHEET), {"rating": "yes-partly-no"})[0]
    [found] = form.asked
    assert isinstance(found, AskedQuestions)
    return found


answers = st.dictionaries(
    st.sampled_from(["1.1", "1.2", "2.1", "9.3"]), st.sampled_from(["yes", "partly", "no"]),
)  # fmt: skip


@given(sheets=st.lists(answers, max_size=12), order=st.randoms())
def test_the_counts_add_up_in_any_order(
    sheets: list[dict[str, str]], order: Any, asked: AskedQuestions
) -> None:
    returned = [Returned(sheet, lambda column: NOWHERE) for sheet in sheets]
    result = asked.add_up(returned, None, Problems())
    assert result.n == sum(bool(sheet) for sheet in sheets)
    for question in result.questions:
        for counted in (question, *question.items):
            assert sum(counted.counts.values()) == counted.n
        for one in question.items:
            assert one.n + one.blank == result.n
        assert question.n == sum(one.n for one in question.items)
    order.shuffle(returned)
    assert asked.add_up(returned, None, Problems()) == result


@pytest.mark.parametrize(("answer", "measure"), [("4", "mean"), ("yes", "share"), ("x", "share")])
def test_a_services_row_says_what_its_figure_is(
    answer: str, measure: str, library: Library, tmp_path: Path, write_rows: Any
) -> None:
    rows = [{"worksheet": SHEET, "service": service, "1.1": answer}
            for service in ("Health", "Police") for _ in range(5)]  # fmt: skip
    path = write_rows(tmp_path / "a.csv", rows)
    [result] = tally(library, TallyRequest([str(path)], SHEET), Problems())
    every = [row for part in result.parts for row in part.rows()]
    assert measure in {row.measure for row in every if row.part == "service"}
