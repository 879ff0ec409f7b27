"""Values in their places: shrunk if they must, continued, never cut."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.layout.fill import fill
from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, TextMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.problems import Problems
from worksheets.sheet.parse import parse
from worksheets.sheet.tree import Sheet
from worksheets.template.render import Rendered
from worksheets.text.tidy import tidy

SheetOf = Callable[[str], Sheet]
PHRASES = {
    "page": "page {page} of {pages}",
    "continued": "{label} (continued)",
    "continues": "continues on page {page}",
}
MARKUP = (
    '<worksheet id="t" lang="en-GB"><title>T</title><field name="who" label="Who:" size="name"/>'
    '<field name="why" label="Why:" kind="lines" lines="2"/>'
    '<grid columns="2"><cell name="a" title="A"/><cell name="b" title="B"/></grid>'
    '<tick name="1.1">Done</tick><credit>c</credit></worksheet>'
)
LAID = lay_out(parse(Rendered(MARKUP, ["t"])), PROFILES["standard"], PAPERS["a4"], PHRASES)
NOTICE = f"→ continues on page {LAID.pages + 1}"


def filled(problems: Problems | None = None, **values: str) -> Filled:
    named = {name.replace("_", "."): value for name, value in values.items()}
    return fill(LAID, named, PHRASES, "c", problems or Problems())


def texts(copy: Filled, name: str) -> list[TextMark]:
    number = next(n for n, place in enumerate(LAID.places) if place.name == name)
    _, marks = copy.marks.get(number, (None, []))
    return [mark for mark in marks if isinstance(mark, TextMark)]


def said(sheet: LaidSheet) -> str:
    return "".join(
        mark.text for node in sheet.root.walk() for mark in node.kids if isinstance(mark, TextMark)
    )


def test_a_short_value_is_larger_than_the_smallest_size() -> None:
    [mark] = texts(filled(who="Siân Gŵyr"), "who")
    assert (mark.text, mark.size) == ("Siân Gŵyr", 14)


def test_a_longer_value_shrinks_to_the_profiles_size_and_no_further() -> None:
    sizes = {mark.size for n in range(1, 120) for mark in texts(filled(who="n" * n), "who")}
    assert sizes == {14, 13, 12}


def test_what_its_place_cannot_hold_goes_on_with_a_warning() -> None:
    problems = Problems()
    value = " ".join(f"word{n}" for n in range(900))
    copy = filled(problems, a=value)
    kept = texts(copy, "a")
    assert kept[-1].text == NOTICE and kept[-1].weight == "bold"
    assert copy.more is not None and copy.pages == LAID.pages + copy.more.pages
    rest = said(copy.more)
    assert "A (continued)" in rest
    together = "".join(mark.text for mark in kept[:-1]) + rest.split("A (continued)")[1]
    assert together.startswith(value)
    [warning] = problems.warnings
    assert warning.code == "text-continues"
    assert warning.message == "the value of “a” is longer than its place"


def test_two_lines_of_text_stand_on_each_writing_line_before_a_value_goes_on() -> None:
    problems = Problems()
    marks = texts(filled(problems, why="words " * 40), "why")
    place = next(place for place in LAID.places if place.name == "why")
    assert not problems.found and len(marks) in (3, 4)
    assert "".join(mark.text for mark in marks).split() == ["words"] * 40
    assert {mark.size for mark in marks} == {12}
    heights = [mark.y for mark in marks]
    # They are read from the top down, clear of one another, and the second and fourth of them
    # stand where writing does.
    assert all(one + 12 <= other for one, other in pairwise(heights))
    assert heights[1] == pytest.approx(place.baselines[0])
    assert place.y < heights[0] - 0.7 * 12


def test_the_page_on_which_a_value_goes_on_says_whose_it_is() -> None:
    copy = filled(who="Siân Gŵyr", a=" ".join(f"word{n}" for n in range(900)))
    assert copy.more is not None and "Who: Siân Gŵyr" in said(copy.more)
    nobody = filled(a=" ".join(f"word{n}" for n in range(900)))
    assert nobody.more is not None and "Who:" not in said(nobody.more)


def test_a_value_keeps_within_its_place() -> None:
    for name, value in {"who": "Jo", "why": "x " * 60, "a": "y " * 300, "b": "a\nb\nc"}.items():
        copy = filled(None, **{name: value})
        place = next(each for each in LAID.places if each.name == name)
        for mark in texts(copy, name):
            assert place.x <= mark.x and place.y < mark.y <= place.y + place.height
            assert mark.page == place.page


def test_lines_of_a_value_stay_lines() -> None:
    assert [mark.text.strip() for mark in texts(filled(a="one\ntwo\r\nthree"), "a")] == [
        "one", "two", "three",
    ]  # fmt: skip


def test_a_tick_is_two_strokes_and_no_is_none() -> None:
    assert len(filled(None, **{"1_1": "yes"}).marks) == 1 and filled(None, **{"1_1": "yes"}).ticked
    assert not filled(None, **{"1_1": "no"}).marks and not filled(None, **{"1_1": "no"}).ticked


def test_a_value_is_composed_before_it_is_looked_up() -> None:
    problems = Problems()
    [mark] = texts(filled(problems, who="Tw\u0302"), "who")
    assert mark.text == "Tŵ" and not problems.found


def test_what_cannot_be_printed_is_an_error_that_names_it() -> None:
    problems = Problems()
    filled(problems, who="a\x00b\ufffd\ud800東")
    assert [each.code for each in problems.errors] == [
        "control-character", "no-glyph", "no-glyph", "no-glyph",
    ]  # fmt: skip


@given(value=st.text(st.sampled_from("abcdefghi WM.,-/ŵŷ 0123 \n"), max_size=4000))
def test_no_character_is_ever_lost(value: str) -> None:
    copy = filled(b=value)
    kept = "".join(mark.text for mark in texts(copy, "b"))
    if copy.more:
        kept = kept.replace(NOTICE, "")
        kept += said(copy.more).split("B (continued)")[1].rsplit("c", 1)[0]
    assert "".join(kept.split()) == "".join(tidy(value).split())
