"""Places: a list to write in is a place a line, and a value for the whole list fills its lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.problems import Refused
from worksheets.sheet.places import columns_of, lists_of, places_of, spread
from worksheets.sheet.tree import Sheet

SheetOf = Callable[[str], Sheet]
HELP = '<field name="help" label="What would help?" kind="lines" lines="3" marker="number"/>'
LISTS = {"help": ("help-1", "help-2", "help-3")}


def test_a_list_is_a_place_a_line(sheet_of: SheetOf) -> None:
    sheet = sheet_of(HELP + '<field name="why" label="Why?" kind="lines" lines="3"/>')
    found = [(place.name, place.kind, place.label) for place in places_of(sheet)]
    assert found == [
        ("help-1", "line", "What would help? 1"),
        ("help-2", "line", "What would help? 2"),
        ("help-3", "line", "What would help? 3"),
        ("why", "lines", "Why?"),
    ]
    assert lists_of(places_of(sheet)) == LISTS
    assert [each.name for each in columns_of(sheet)] == ["help", *LISTS["help"], "why"]
    assert next(columns_of(sheet)).label == "What would help?"


def test_a_list_and_a_place_do_not_share_a_name(sheet_of: SheetOf) -> None:
    for name in ("help", "help-2"):
        with pytest.raises(Refused) as told:
            sheet_of(f'{HELP}<field name="{name}" label="Again"/>')
        assert f"“{name}”" in told.value.problems[0].message


@pytest.mark.parametrize(
    ("given_values", "spread_values"),
    [
        ({"help": "Time"}, {"help-1": "Time"}),
        (
            {"help": "Time\r\nA room\n\nTea"},
            {"help-1": "Time", "help-2": "A room", "help-3": "Tea"},
        ),
        ({"help": "a\nb\nc\nd"}, {"help-1": "a", "help-2": "b", "help-3": "c\nd"}),
        ({"help": "a\nb", "help-2": "mine"}, {"help-1": "a", "help-2": "mine"}),
        ({"help": "", "name": "Jo"}, {"name": "Jo"}),
    ],
)
def test_a_value_for_a_list_fills_it_line_by_line(
    given_values: dict[str, str], spread_values: dict[str, str]
) -> None:
    assert spread(given_values, LISTS) == spread_values


@given(lines=st.lists(st.text("abc ", min_size=1).filter(str.strip), max_size=8))
def test_no_line_is_lost_when_a_value_is_spread(lines: list[str]) -> None:
    value = "\n".join(line.rstrip() for line in lines)
    spread_values = spread({"help": value, "name": "Jo"}, LISTS)
    assert spread_values.pop("name") == "Jo"
    assert "\n".join(spread_values[name] for name in sorted(spread_values)) == value
