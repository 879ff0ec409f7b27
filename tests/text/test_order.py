"""The order in which people look names up."""

from __future__ import annotations

from worksheets.text.order import by_name, by_surname


def test_names_are_sorted_as_people_look_them_up() -> None:
    names = ["Zebra", "école", "Eagle", "eagle", "Ëlm"]
    assert sorted(names, key=by_name) == ["Eagle", "eagle", "école", "Ëlm", "Zebra"]


def test_accents_case_and_strokes_come_second() -> None:
    names = ["Zoë", "Łucja", "Siân", "sam", "Ágnes", "Megan", "Lucy", "Đặng"]
    assert sorted(names, key=by_name) == [
        "Ágnes", "Đặng", "Łucja", "Lucy", "Megan", "sam", "Siân", "Zoë",
    ]  # fmt: skip


def test_surnames_are_the_last_words_of_names() -> None:
    names = ["Siân Gŵyr", "Zoë O’Brien", "Ann Evans", "Jo Evans", "Cher", ""]
    assert sorted(names, key=by_surname) == [
        "", "Cher", "Ann Evans", "Jo Evans", "Siân Gŵyr", "Zoë O’Brien",
    ]  # fmt: skip
