"""Totals and headers that come again are no people; everybody else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.registers import codes, read

from worksheets.register.no_person import may_be_no_person, not_a_person

NAMES = ["Name", "Service", "Age"]


@pytest.mark.parametrize(
    "cells",
    [
        ["Total", "", "12"], ["TOTAL:", "", ""], ["Grand total", "3", "4"], ["Totals"],
        ["", "Total", "12"], ["Sum", "", "7"], ["Count: 12"], ["Subtotal", "", "£12.50"],
        ["Cyfanswm", "", "3"], ["(23 rows)"], ["23 records", "", ""], ["Total rows: 12"],
        ["Name", "Service", "Age"], ["name", " SERVICE ", "age"],
    ],
)  # fmt: skip
def test_a_row_is_no_person(cells: list[str]) -> None:
    assert not_a_person(cells, NAMES)
    first = next(cell for cell in cells if cell)
    assert may_be_no_person(first, "name")


@pytest.mark.parametrize(
    "cells",
    [
        ["Ann", "Health", "12"], ["Total", "Health", "3"], ["Totally Fine", "", "3"],
        ["Sumaya", "", ""], ["Count Basie", "", ""], ["Name", "Health", ""], ["12", "", ""],
        ["", "", ""], ["Grand", "", ""], ["12 Angry Men", "", ""],
    ],
)  # fmt: skip
def test_a_row_may_be_somebody(cells: list[str]) -> None:
    assert not not_a_person(cells, NAMES)


def test_they_are_left_out_with_a_word(tmp_path: Path) -> None:
    text = "name,service\nAnn,x\nname,service\nBo,y\n\nTotal,2\n"
    register, problems = read(tmp_path, "a.csv", text)
    assert register.rows == [("Ann", "x"), ("Bo", "y")]
    assert codes(problems.found) == [("data-no-person", 3), ("data-no-person", 6)]


def test_why_a_row_is_no_person_is_said_in_words() -> None:
    assert not_a_person(["Total", "", "12"], NAMES) == "the row is a total, so it is left out"
    again = "the row repeats the header, so it is left out"
    assert not_a_person(["name", "SERVICE", "Age"], NAMES) == again
