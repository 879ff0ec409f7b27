"""What was collected prints the same sheet again: built from it, and collected once more."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.forms import LIBRARY, built, collected, filled

from worksheets.answers.collect.formats import FORMATS
from worksheets.build.blanks import blank_sheets
from worksheets.build.request import Request
from worksheets.sheet.places import SheetPlace, places_of

TEXTS = [
    "Siân Gŵyr, Łódź",
    'first line\n\nthird, with “quotes”, "straight" ones; a semicolon\tand a tab',
    "=1+1",
    "'=quoted already",
    "-5",
    "@someone",
    "yes",
    "10:30",
    "2026-11-24",
    "null",
    "# no comment",
    "{{ braces }} <b> &amp; %s",
    "_x000A_ is no line end",
]
SHEETS = [
    *((name, {}) for name in LIBRARY.worksheet_ids()
      if name not in ("agency-directory", "diamond-cards")),
    ("swot", {"follow-up": "on"}),
    ("partnership-checklist", {"rating": "yes-partly-no", "evidence": "on"}),
    ("partnership-checklist", {"rating": "agree"}),
]  # fmt: skip


def places(name: str, options: dict[str, str]) -> list[SheetPlace]:
    [blank] = blank_sheets(LIBRARY, Request([name], options=options))
    return list(places_of(blank.sheet))


def some_values(every: list[SheetPlace]) -> dict[str, str]:
    """A value for most places, each kind of text among them; every third is left alone."""
    values = {}
    for number, place in enumerate(every):
        if number % 3 == 2:
            continue
        if place.kind == "tick":
            values[place.name] = "yes"
        elif place.kind == "choice":
            values[place.name] = [*place.answers][number % len(place.answers)]
        else:
            text = TEXTS[number % len(TEXTS)]
            values[place.name] = text.split("\n")[0] if place.kind == "line" else text
    return values


IN_EVERY_FORMAT = ("swot", "partnership-checklist")
"""Sheets with texts of each kind, ticks and choices; the others go through one format each."""


@pytest.mark.parametrize("number", range(len(SHEETS)))
def test_what_was_collected_prints_the_same_sheet(number: int, tmp_path: Path) -> None:
    name, options = SHEETS[number]
    formats = [*FORMATS.items()]
    every = places(name, options)
    values = some_values(every)
    [first], told = collected(filled(tmp_path / "first.pdf", name, values, options=options))
    assert told == []
    assert list(first.fields) == [place.name for place in every]
    for place in every:
        otherwise = "no" if place.kind == "tick" else ""
        assert first.fields[place.name] == values.get(place.name, otherwise)
    for suffix, write in formats if name in IN_EVERY_FORMAT else [formats[number % len(formats)]]:
        data = tmp_path / f"answers.{suffix}"
        data.write_bytes(write([first]))
        again = built(tmp_path / f"{suffix}.pdf", name, options=options, data=str(data))
        [second], _ = collected(again)
        assert second.fields == first.fields, suffix
        assert (second.worksheet, second.content, second.lang) == (
            first.worksheet, first.content, first.lang,
        )  # fmt: skip
        # Nobody has filled in the second: it is as it was built.
        assert second.blank


def test_a_blank_sheet_stays_blank(tmp_path: Path) -> None:
    [first], _ = collected(built(tmp_path / "first.pdf", "partnership-checklist"))
    assert first.blank and set(first.fields.values()) == {""}
    data = tmp_path / "answers.csv"
    data.write_bytes(FORMATS["csv"]([first]))
    [second], _ = collected(built(tmp_path / "second.pdf", "partnership-checklist", data=str(data)))
    assert second.fields == first.fields


def test_several_answers_keep_their_order_and_their_languages(tmp_path: Path) -> None:
    forms = [filled(tmp_path / f"{n}.pdf", "swot", {"name": f"Group {n}"}) for n in range(3)]
    answers, _ = collected(*reversed(forms))
    data = tmp_path / "answers.jsonl"
    data.write_bytes(FORMATS["jsonl"](answers))
    again, _ = collected(built(tmp_path / "again.pdf", "swot", data=str(data)))
    assert [answer.fields["name"] for answer in again] == ["Group 2", "Group 1", "Group 0"]
    assert [answer.copy for answer in again] == ["1", "2", "3"]
