"""Cards with names: inside their cut lines, as large as they can be, read once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.laid import marks_of, nodes_of, read

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, LineMark, TextMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.layout.typeface import face
from worksheets.problems import NOWHERE
from worksheets.sheet.drawn import NameCard, NameCards
from worksheets.sheet.tree import Sheet, Title

PEOPLE = [("Siân Gŵyr", "Anytown Primary School"), ("Jo Evans", ""), ("Łucja Żak-Okafor", "Police")]


def laid(
    people: list[tuple[str, str]],
    phrases: Mapping[str, str],
    *,
    fold: bool,
    profile: str = "standard",
    paper: str = "a4",
) -> LaidSheet:
    cards = tuple(NameCard(where=NOWHERE, name=name, detail=detail) for name, detail in people)
    block = NameCards(where=NOWHERE, cards=cards, fold=fold)
    title = Title(where=NOWHERE, text="T")
    sheet = Sheet(where=NOWHERE, id="t", lang="en-GB", title=title, blocks=(block,), credit="C")
    return lay_out(sheet, PROFILES[profile], PAPERS[paper], phrases)


def cut_lines(sheet: LaidSheet, page: int, *, level: bool) -> list[float]:
    """Where the lines to cut along are: their heights, or how far they are from the left."""
    lines = [mark for mark in sheet.furniture[page] if isinstance(mark, LineMark)]
    if level:
        # The dashes of a fold are short.
        return sorted({round(m.y1, 2) for m in lines if m.y1 == m.y2 and m.x2 - m.x1 > 50 * MM})
    return sorted({round(m.x1, 2) for m in lines if m.x1 == m.x2})


@pytest.mark.parametrize("fold", [False, True])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("profile", PROFILES)
def test_words_are_inside_their_cards(
    phrases: Mapping[str, str], profile: str, paper: str, fold: bool
) -> None:
    sheet = laid(PEOPLE * 4, phrases, fold=fold, profile=profile, paper=paper)
    for node in nodes_of(sheet, "LI"):
        for mark in marks_of(node):
            assert isinstance(mark, TextMark) and mark.size >= 16
            width = face(mark.weight).width(mark.text, mark.size)
            across = cut_lines(sheet, mark.page, level=False)
            down = cut_lines(sheet, mark.page, level=True)
            assert any(a + 4 * MM <= mark.x and mark.x + width <= b - 4 * MM
                       for a, b in pairwise(across))  # fmt: skip
            assert any(a + 4 * MM <= mark.y - 0.7 * mark.size and mark.y <= b - 4 * MM
                       for a, b in pairwise(down))  # fmt: skip
            assert across[0] >= 5 * MM - 0.01
            assert across[-1] <= sheet.paper.width - 5 * MM + 0.01


def test_a_badge_fits_its_holder(phrases: Mapping[str, str]) -> None:
    sheet = laid(PEOPLE * 4, phrases, fold=False)
    across, down = (cut_lines(sheet, 0, level=level) for level in (False, True))
    assert [round((b - a) / MM) for a, b in pairwise(across)] == [90, 90]
    assert {round((b - a) / MM) for a, b in pairwise(down)} == {55}


def test_a_folded_card_is_read_from_both_sides_and_heard_once(phrases: Mapping[str, str]) -> None:
    sheet = laid(PEOPLE, phrases, fold=True)
    assert [read(node) for node in nodes_of(sheet, "LI")] == [
        "Siân GŵyrAnytown Primary School", "Jo Evans", "Łucja Żak-OkaforPolice",
    ]  # fmt: skip
    turned = [mark for page in sheet.furniture for mark in page
              if isinstance(mark, TextMark) and mark.turned]  # fmt: skip
    assert turned[0].text == "Siân Gŵyr" and len(turned) == 5
    upright = {mark.text: mark for node in nodes_of(sheet, "LI") for mark in marks_of(node)
               if isinstance(mark, TextMark)}  # fmt: skip
    for mark in turned:
        other = upright[mark.text]
        # Each is as far from the fold as the other, and they are set around one middle.
        assert mark.size == other.size and mark.y < other.y
        width = face(other.weight).width(other.text, other.size)
        assert mark.x == pytest.approx(other.x + width)


@given(st.text(st.sampled_from("Ŵ Mi-’"), min_size=1, max_size=90).filter(str.strip))
def test_a_long_name_becomes_smaller_and_never_leaves_its_card(name: str) -> None:
    words = {"page": "page {page} of {pages}"}
    sheet = laid([(" ".join(name.split()), "")], words, fold=False)
    [node] = nodes_of(sheet, "LI")
    across = cut_lines(sheet, 0, level=False)
    for mark in marks_of(node):
        assert isinstance(mark, TextMark)
        width = face("bold").width(mark.text.rstrip(), mark.size)
        assert across[0] + 4 * MM <= mark.x and mark.x + width <= across[1] - 4 * MM


def test_cards_are_in_the_markup(sheet_of: Callable[[str], Sheet]) -> None:
    sheet = sheet_of('<name-cards fold="yes"><name-card name="Ann" detail="Police"/></name-cards>')
    [block] = sheet.blocks
    assert isinstance(block, NameCards) and block.fold and block.cards[0].detail == "Police"


@pytest.mark.parametrize("fold", [False, True])
@pytest.mark.parametrize("profile", PROFILES)
def test_words_stand_in_the_middle_of_their_card(
    phrases: Mapping[str, str], profile: str, fold: bool
) -> None:
    for person in (*PEOPLE, ("Jo", "A long name of a service that takes more than one line of it")):
        sheet = laid([person], phrases, fold=fold, profile=profile)
        [node] = nodes_of(sheet, "LI")
        lines = [mark for mark in marks_of(node) if isinstance(mark, TextMark)]
        top, foot = cut_lines(sheet, 0, level=True)
        top = (top + foot) / 2 if fold else top
        above = lines[0].y - 0.7 * lines[0].size - top
        below = foot - lines[-1].y - 0.2 * lines[-1].size
        assert above == pytest.approx(below, abs=0.15 * lines[0].size), person


def test_a_card_that_stands_is_folded_in_its_middle(phrases: Mapping[str, str]) -> None:
    sheet = laid(PEOPLE, phrases, fold=True)
    [top, foot, *_] = cut_lines(sheet, 0, level=True)
    dashes = [mark for mark in sheet.furniture[0] if isinstance(mark, LineMark)
              and mark.y1 == mark.y2 and 0 < mark.x2 - mark.x1 < 50 * MM]  # fmt: skip
    heights = [mark.y1 for mark in dashes if mark.y1 < foot]
    assert heights and heights == pytest.approx([(top + foot) / 2] * len(heights), abs=0.1)
    across = cut_lines(sheet, 0, level=False)
    assert min(mark.x1 for mark in dashes) >= across[0]
    assert max(mark.x2 for mark in dashes) <= across[-1]
