"""Tables: printed rows as tall as their words, rows to write in, narrow pages, long rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.laid import marks_of, nodes_of, read, rows_of

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, TextMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.places import places_of
from worksheets.sheet.tree import Datum, Row, Sheet, Table, Title

SheetOf = Callable[[str], Sheet]
TABLE = """<table name="t" label="Days" widths="3 1 1" row-heads="yes" rows="2">
<head>Statement</head><head>Yes</head><head>Note</head>
<row><datum>There is a common vision set down in a similar way by all who take part in it
between them.</datum><datum>12</datum><datum/></row>
<row><datum>Short</datum><datum>7</datum><datum>kept</datum></row></table>"""


@pytest.fixture
def laid(sheet_of: SheetOf, phrases: Mapping[str, str]) -> Callable[..., LaidSheet]:
    def make(markup: str, profile: str = "standard", paper: str = "a4") -> LaidSheet:
        return lay_out(sheet_of(markup), PROFILES[profile], PAPERS[paper], phrases)

    return make


def test_empty_data_are_places_counted_among_all_rows(sheet_of: SheetOf) -> None:
    places = list(places_of(sheet_of(TABLE)))
    assert [place.name for place in places] == [
        "t-1-3", *(f"t-{row}-{column}" for row in (3, 4) for column in (1, 2, 3))
    ]  # fmt: skip
    assert places[0].label.startswith("Days, There is a common vision")
    assert places[1].label == "Days, 3: Statement"


def test_a_table_is_told_with_headings_of_columns_and_rows(
    laid: Callable[..., LaidSheet],
) -> None:
    rows = rows_of(laid(TABLE))
    assert [[(cell.tag, cell.scope) for cell in row] for row in rows] == [
        [("TH", "Column")] * 3,
        [("TH", "Row"), ("TD", ""), ("TD", "")],
        [("TH", "Row"), ("TD", ""), ("TD", "")],
        [("TD", "")] * 3,
        [("TD", "")] * 3,
    ]
    assert [read(cell) for cell in rows[2]] == ["Short", "7", "kept"]


def test_a_place_in_a_table_is_told_by_its_row_and_its_column(
    laid: Callable[..., LaidSheet], sheet_of: SheetOf
) -> None:
    table = laid(TABLE)
    told = [node.desc for node in nodes_of(table, "Form")]
    assert told == [place.label for place in places_of(sheet_of(TABLE))]
    assert told[1:3] == ["Days, 3: Statement", "Days, 3: Yes"]
    assert [place.label for place in table.places] == told


def test_rows_that_do_not_fill_the_page_are_a_line_high(laid: Callable[..., LaidSheet]) -> None:
    places = laid(TABLE.replace('rows="2"', 'rows="2" fill="no"')).places
    written = [place for place in places if not place.name.startswith("t-1-")]
    assert {round((place.height + 2 * MM) / MM, 3) for place in written} == {10.0}


def test_only_rows_to_write_in_stretch(laid: Callable[..., LaidSheet]) -> None:
    places = {place.name: place for place in laid(TABLE).places}
    assert all(place.height + 2 * MM >= 10 * MM for place in places.values())
    tall = places["t-3-1"].height
    assert tall > 30 * MM and abs(tall - places["t-4-3"].height) < 0.01
    short = places["t-3-1"].y - (places["t-1-3"].y + places["t-1-3"].height)
    assert short < 12 * MM


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("profile", PROFILES)
def test_short_words_stay_whole_on_every_page(
    profile: str, paper: str, laid: Callable[..., LaidSheet]
) -> None:
    rows = rows_of(laid(TABLE, profile, paper))
    whole = {"Statement", "Yes", "Note", "Short", "kept", "12", "7", "common", "vision"}
    marks = [mark for row in rows for cell in row for mark in marks_of(cell)]
    seen = {word for mark in marks if isinstance(mark, TextMark) for word in mark.text.split()}
    assert whole <= seen


def test_figures_end_under_one_another(laid: Callable[..., LaidSheet]) -> None:
    rows = rows_of(laid(TABLE))
    [twelve], [seven] = (marks_of(rows[n][1]) for n in (1, 2))
    assert isinstance(twelve, TextMark) and isinstance(seven, TextMark)
    assert seven.x > twelve.x + 3


@given(
    lengths=st.lists(st.integers(0, 500), min_size=1, max_size=8),
    paper=st.sampled_from(["a4", "a5"]),
)
def test_a_row_of_any_length_stays_on_its_pages(lengths: list[int], paper: str) -> None:
    rows = tuple(
        Row(data=(Datum(text=f"{n}:00"), Datum(text=" ".join(["words"] * (length + 1)))))
        for n, length in enumerate(lengths)
    )
    table = Table(name="t", label="T", heads=("When", "What"), printed=rows)
    sheet = Sheet(id="x", lang="en", title=Title(text="T"), blocks=(table,), credit="c")
    laid = lay_out(sheet, PROFILES["large"], PAPERS[paper], {"page": "{page}{pages}"})
    told = rows_of(laid)
    assert [len(read(row[1]).split()) for row in told[1:]] == [length + 1 for length in lengths]
    for row in told:
        for above, below in pairwise(marks_of(row[1])):
            assert isinstance(above, TextMark) and isinstance(below, TextMark)
            assert (below.page, below.y) > (above.page, above.y)
            assert below.y <= laid.paper.bottom
