"""Breaking lines loses nothing and keeps within the width."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from worksheets.layout.context import LayoutContext
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.layout.text import body, lines_of
from worksheets.layout.typeface import drawn, face
from worksheets.layout.wrap import wrap

FACE = face("regular")
printable = st.text(
    st.sampled_from("abcdefghij WM.,-/ŵŷé 0123 \n\u00ad\u0301\u0323\u2011"), max_size=300
)


@given(text=printable, width=st.floats(20, 500), measure=st.integers(5, 80))
def test_the_lines_are_the_text_again(text: str, width: float, measure: int) -> None:
    assert "".join(wrap(text, FACE, 12, width, measure)) == text.replace("\n", " ")


@example(text="0M/\u00ad", width=20.0, measure=5)
@given(text=printable, width=st.floats(20, 500), measure=st.integers(5, 80))
def test_no_line_is_too_long(text: str, width: float, measure: int) -> None:
    for line in wrap(text, FACE, 12, width, measure):
        bare = line.rstrip(" ")
        assert FACE.width(bare, 12) <= width + 1e-6 and len(bare) <= measure


def test_words_stay_whole_and_hyphens_break_only_at_need() -> None:
    assert wrap("inter-professional training", FACE, 12, 110) == ["inter-professional ", "training"]
    assert wrap("inter-professional", FACE, 12, 60)[0] == "inter-"


def test_a_soft_hyphen_is_a_place_to_break_and_is_seen_only_there() -> None:
    word = "multi\u00adagency\u00adwork"
    assert wrap(word, FACE, 12, 200) == [word]
    assert FACE.width(word, 12) == FACE.width("multiagencywork", 12)
    two = FACE.width("multiagency-", 12)
    one = FACE.width("agency-", 12)
    assert wrap(word, FACE, 12, one) == ["multi\u00ad", "agency\u00ad", "work"]
    assert [drawn(line) for line in wrap(word, FACE, 12, two)] == ["multiagency\u00ad", "work"]


def test_a_long_word_is_never_parted_from_its_marks() -> None:
    lines = wrap("x\u0304" * 40, FACE, 12, 50)
    assert len(lines) > 1 and not any(line[0] == "\u0304" for line in lines)


def test_a_word_of_a_hundred_thousand_letters_is_parted_once_through() -> None:
    assert "".join(wrap("x" * 100_000, FACE, 12, 100)) == "x" * 100_000


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", FACE, 12, 100) == [""]


def test_company_for_the_last_word_breaks_no_other(phrases: dict[str, str]) -> None:
    context = LayoutContext(PROFILES["standard"], PAPERS["a4"], phrases)
    style = body(context, "bold")
    width = context.bold.width("Education", style.size) + 0.01
    assert lines_of(context, "Education (6)", style, width) == ["Education ", "(6)"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("As it says there (DH 2002: 17–9) and here.", "(DH 2002: 17–9)"),
        ("Put them on the board (Figure 2.3) one by one.", "Figure 2.3"),
        ("Sage Publications © Rita Cheminais, 2009.", "© Rita"),
    ],
)
def test_a_reference_stays_in_one_line(text: str, whole: str) -> None:
    widest = FACE.width(whole, 12)
    for width in range(int(widest) + 20, 300):
        lines = wrap(text, FACE, 12, width)
        assert "".join(lines) == text
        assert any(whole in line for line in lines), lines


def test_a_reference_that_is_wider_than_a_line_breaks_at_its_blank() -> None:
    lines = wrap("Figure 2.3", FACE, 12, FACE.width("Figure ", 12) + 1)
    assert [line.strip() for line in lines] == ["Figure", "2.3"]
