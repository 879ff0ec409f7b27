"""The order in which people look names up."""

from __future__ import annotations

from worksheets.register.order import by_name


def test_accents_case_and_strokes_come_second() -> None:
    names = ["Zoë", "Łucja", "Siân", "sam", "Ágnes", "Megan", "Lucy", "Đặng"]
    assert sorted(names, key=by_name) == [
        "Ágnes", "Đặng", "Łucja", "Lucy", "Megan", "sam", "Siân", "Zoë",
    ]  # fmt: skip
