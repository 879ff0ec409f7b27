"""The order in which people look names up."""

from __future__ import annotations

from worksheets.register.order import by_name


def test_names_are_sorted_as_people_look_them_up() -> None:
    names = ["Zebra", "école", "Eagle", "eagle", "Ëlm"]
    assert sorted(names, key=by_name) == ["Eagle", "eagle", "école", "Ëlm", "Zebra"]
