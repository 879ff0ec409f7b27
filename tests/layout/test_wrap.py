"""Breaking lines loses nothing and keeps within the width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from worksheets.layout.context import LayoutContext
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.layout.text import body, lines_of
from worksheets.layout.typeface import face
from worksheets.layout.wrap import wrap

FACE = face("regular")
printable = st.text(st.sampled_from("abcdefghij WM.,-/ŵŷé 0123 \n"), max_size=300)


@given(text=printable, width=st.floats(20, 500), measure=st.integers(5, 80))
def test_the_lines_are_the_text_again(text: str, width: float, measure: int) -> None:
    assert "".join(wrap(text, FACE, 12, width, measure)) == text.replace("\n", " ")


@given(text=printable, width=st.floats(20, 500), measure=st.integers(5, 80))
def test_no_line_is_too_long(text: str, width: float, measure: int) -> None:
    for line in wrap(text, FACE, 12, width, measure):
        bare = line.rstrip(" ")
        assert FACE.width(bare, 12) <= width + 1e-6 and len(bare) <= measure


def test_words_stay_whole_and_hyphens_break_only_at_need() -> None:
    assert wrap("inter-professional training", FACE, 12, 110) == ["inter-professional ", "training"]
    assert wrap("inter-professional", FACE, 12, 60)[0] == "inter-"


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", FACE, 12, 100) == [""]


def test_company_for_the_last_word_breaks_no_other(phrases: dict[str, str]) -> None:
    context = LayoutContext(PROFILES["standard"], PAPERS["a4"], phrases)
    style = body(context, "bold")
    width = context.bold.width("Education", style.size) + 0.01
    assert lines_of(context, "Education (6)", style, width) == ["Education ", "(6)"]
