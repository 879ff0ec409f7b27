"""Places to write: lines as far apart as hands need, labels as large as their box allows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from tools.laid import marks_of

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, TextMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.layout.typeface import spaced_face
from worksheets.layout.writing import LARGEST
from worksheets.sheet.tree import Field, Sheet, Title

LaidOf = Callable[..., LaidSheet]


@pytest.fixture
def laid(phrases: Mapping[str, str]) -> LaidOf:
    """A sheet of one field."""

    def make(field: Field, profile: str = "standard", paper: str = "a4") -> LaidSheet:
        sheet = Sheet(id="x", lang="en", title=Title(text="T"), blocks=(field,), credit="C")
        return lay_out(sheet, PROFILES[profile], PAPERS[paper], phrases)

    return make


def rules_of(sheet: LaidSheet) -> list[LineMark]:
    return [mark for marks in sheet.furniture for mark in marks
            if isinstance(mark, LineMark) and mark.y1 == mark.y2]  # fmt: skip


@pytest.mark.parametrize("profile", PROFILES)
def test_lines_to_write_on_are_evenly_apart_and_their_place_holds_them(
    profile: str, laid: LaidOf
) -> None:
    sheet = laid(Field(name="a", label="Why?", kind="lines", lines=4), profile)
    rules = rules_of(sheet)
    assert len(rules) >= 4
    for one, other in pairwise(rules):
        assert other.y1 - one.y1 == pytest.approx(sheet.profile.pitch)
    [place] = sheet.places
    assert place.x <= rules[0].x1 and place.x + place.width >= rules[0].x2
    assert place.x + place.width <= sheet.paper.right + 2 * MM
    assert place.y + place.height == pytest.approx(rules[-1].y1)
    # There is room to write over the first line, and none of it is the label's.
    assert rules[0].y1 - place.y > 0.9 * (sheet.profile.pitch - 2)


@pytest.mark.parametrize("letters", range(3, 25))
def test_the_label_of_a_large_box_is_as_large_as_its_width_allows(
    letters: int, laid: LaidOf
) -> None:
    sheet = laid(
        Field(name="a", label="m" * letters, kind="box", large=True, fill=True), paper="a5"
    )
    [label] = [mark for mark in marks_of(sheet.root)
               if isinstance(mark, TextMark) and mark.text.startswith("m")]  # fmt: skip
    [box] = [mark for marks in sheet.furniture for mark in marks if isinstance(mark, BoxMark)]
    face = spaced_face("bold", 0)
    room = box.width - 2 * (label.x - box.x)
    assert face.width(label.text, label.size) <= room + 0.01
    larger = face.width(label.text, label.size + 1) > room
    assert label.size == LARGEST or larger or label.size == sheet.profile.size


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_a_box_is_no_higher_than_its_page(paper: str, laid: LaidOf) -> None:
    sheet = laid(Field(name="a", label="Why?", kind="box", lines=60), paper=paper)
    [place] = sheet.places
    [box] = [mark for marks in sheet.furniture for mark in marks if isinstance(mark, BoxMark)]
    assert box.y >= sheet.paper.top and box.y + box.height <= sheet.paper.bottom
    assert place.height > 0.7 * (sheet.paper.bottom - sheet.paper.top)


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_a_box_is_as_high_as_it_asks(paper: str, laid: LaidOf) -> None:
    low, high = (laid(Field(name="a", label="Why?", kind="box", lines=n), paper=paper).places[0]
                 for n in (2, 8))  # fmt: skip
    assert high.height - low.height == pytest.approx(6 * 10 * MM, abs=1)
