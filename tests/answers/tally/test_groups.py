"""Breakdowns by service: a group of fewer than five is neither shown nor worked out."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from worksheets.answers.tally.groups import LEAST, shown_groups

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


@settings(deadline=None)
@given(sizes=sizes, never=st.sets(st.sampled_from("abcdefgh")))
def test_nothing_that_is_hidden_follows_from_the_total(
    sizes: dict[str, int], never: set[str]
) -> None:
    found = shown_groups(sizes, never)
    assert all(sizes[name] >= LEAST and name not in never for name in found.shown)
    hidden = [size for name, size in sizes.items() if size and name not in found.shown]
    left = sum(sizes.values()) - sum(sizes[name] for name in found.shown)
    assert left == sum(hidden)
    if found.shown and hidden:
        assert len(hidden) >= 2 and left >= LEAST
    if not never:
        assert {*found.shown, *found.small, *found.withheld} == {n for n in sizes if sizes[n]}
