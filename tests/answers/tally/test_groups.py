"""Breakdowns by service: a group of fewer than five is neither shown nor worked out."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from worksheets.answers.tally.groups import shown_groups

SHEET = "partnership-checklist"


def rows(**services: int) -> list[dict[str, str]]:
    return [{"service": name, "1.1": "y"} for name, n in services.items() for _ in range(n)]


def test_a_small_group_is_not_shown_and_a_second_is_withheld(tallied: Any) -> None:
    services = tallied(SHEET, rows(Health=9, Police=6, School=4))["services"]
    assert [each["service"] for each in services["shown"]] == ["Health"]
    assert (services["small"], services["withheld"]) == (("School",), ("Police",))


def test_two_small_groups_hide_one_another_if_they_are_five_people(tallied: Any) -> None:
    services = tallied(SHEET, rows(Health=9, Police=3, School=2))["services"]
    assert [each["service"] for each in services["shown"]] == ["Health"]
    assert services["withheld"] == ()
    services = tallied(SHEET, rows(Health=9, Police=1, School=2, Youth=7))["services"]
    assert [each["service"] for each in services["shown"]] == ["Health"]
    assert services["withheld"] == ("Youth",)


def test_large_groups_are_all_shown_whatever_their_spelling(tallied: Any) -> None:
    answers = rows(Health=4, HEALTH=1, Police=5)
    services = tallied(SHEET, answers)["services"]
    assert [(each["service"], each["n"]) for each in services["shown"]] == [
        ("Health", 5), ("Police", 5),
    ]  # fmt: skip
    assert services["shown"][0]["questions"][0]["share"] == 0.5


def test_one_service_is_no_breakdown(tallied: Any) -> None:
    assert tallied(SHEET, rows(Health=9))["services"] is None


def test_few_who_answered_one_question_are_not_shown_either(tallied: Any) -> None:
    answers: list[dict[str, str]] = [{"service": name, "1.1": "yes", "2.1": "partly"}
                                     for name in ("A", "B", "C") for _ in range(6)]  # fmt: skip
    for number in range(3):
        answers[number]["2.1"] = ""
    services = tallied(SHEET, answers)["services"]
    first, second, third = services["shown"]
    assert all(each["questions"][0] for each in (first, second, third))
    assert [each["questions"][1] is None for each in (first, second, third)] == [True, True, False]


sizes = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=1), st.integers(0, 12))


@given(
    sizes=sizes, never=st.sets(st.sampled_from("abcdefgh")), smallest=st.sampled_from([1, 3, 5, 10])
)
def test_nothing_that_is_hidden_follows_from_the_total(
    sizes: dict[str, int], never: set[str], smallest: int
) -> None:
    found = shown_groups(sizes, smallest, never)
    assert all(sizes[name] >= smallest and name not in never for name in found.shown)
    hidden = [size for name, size in sizes.items() if size and name not in found.shown]
    left = sum(sizes.values()) - sum(sizes[name] for name in found.shown)
    assert left == sum(hidden)
    if found.shown and hidden:
        assert len(hidden) >= 2 and left >= smallest
    if not never:
        assert {*found.shown, *found.small, *found.withheld} == {n for n in sizes if sizes[n]}


def test_the_worksheet_says_who_answered_and_how_small_a_group_may_be(own_tally: Any) -> None:
    markup = (
        '<field name="person" label="Person:"/><field name="team" label="Team:"/>'
        '<tick name="lunch">Lunch</tick>'
    )
    settings_ = "tally: {who: [person], group: team, smallest_group: '2'}\n"
    rows = [{"person": "Ann", "team": team, "lunch": "x"} for team in ("A", "A", "B", "B", "B")]
    result = own_tally(markup, rows, settings_)
    assert [(each["service"], each["n"]) for each in result["services"]["shown"]] == [
        ("A", 2), ("B", 3),
    ]  # fmt: skip
    assert result["services"]["smallest"] == 2 and "Ann" not in str(result)


def test_the_services_of_two_days_are_compared(tallied: Any) -> None:
    before = [{"service": "health", "1.1": "y"}] * 5 + [{"service": "Youth", "1.2": "y"}] * 5
    result = tallied(SHEET, rows(Health=5, Police=5), before=before)
    health, police = result["services"]["shown"]
    assert health["questions"][0]["before"]["counts"] == {"yes": 5, "no": 5}
    assert police["questions"][0]["before"] is None
