"""Cards to cut out: their size, their cut lines and marks, and what stands beside these."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from tools import poppler
from tools.operators import Drawn, drawn
from tools.sheets import made, written

from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES

MM = 72 / 25.4
LETTERS = list("ABCDEFGHIJKL")


def cards(tmp_path: Path, profile: str = "standard", paper: str = "a4", **options: str) -> Path:
    return written(made("diamond-cards", profile, paper, options=options)[1], tmp_path / "x.pdf")


def cuts(page: Drawn) -> tuple[list[float], list[float]]:
    """Where the upright and the level cut lines of a page are."""
    upright = {round(x1, 1) for x1, _, x2, _ in page.lines if x1 == x2}
    level = {round(y1, 1) for _, y1, _, y2 in page.lines if y1 == y2}
    return sorted(upright), sorted(level)


def test_all_twelve_are_on_one_sheet_two_by_six(tmp_path: Path) -> None:
    pdf = cards(tmp_path)
    [page] = drawn(pdf)
    upright, level = cuts(page)
    assert len(upright) == 3 and len(level) == 7
    for line, next_line in pairwise(upright):
        assert next_line - line == pytest.approx(95 * MM, abs=0.2)
    for line, next_line in pairwise(level):
        assert next_line - line == pytest.approx(46 * MM, abs=0.2)
    assert [word.text for word in poppler.words(pdf) if word.text in LETTERS] == LETTERS


@pytest.mark.parametrize("profile", PROFILES)
def test_statements_are_read_from_across_a_table(profile: str, tmp_path: Path) -> None:
    pdf = cards(tmp_path, profile)
    sizes = Counter(round(size) for page in drawn(pdf) for size in page.sizes)
    # What is smaller is the title, the page number and the credit.
    assert max(sizes) >= 20
    words = [
        word for word in poppler.words(pdf) if word.text in ("vision,", "listened", "barriers")
    ]
    assert len(words) == 3
    assert all(word.bottom - word.top >= 18 for word in words)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("profile", PROFILES)
def test_cut_marks_stand_outside_on_all_four_sides(
    profile: str, paper: str, tmp_path: Path
) -> None:
    pdf = cards(tmp_path, profile, paper, blanks="on")
    words = poppler.words(pdf)
    for number, page in enumerate(drawn(pdf)):
        upright, level = cuts(page)
        left, right, top, foot = upright[0], upright[-1], level[0], level[-1]
        ends = [(x, y) for x1, y1, x2, y2 in page.lines for x, y in ((x1, y1), (x2, y2))]
        for x in upright:
            reach = [y for at, y in ends if abs(at - x) < 0.1]
            assert top - min(reach) > 1.5 * MM and max(reach) - foot > 1.5 * MM
        for y in level:
            reach = [x for x, at in ends if abs(at - y) < 0.1]
            assert left - min(reach) > 1.5 * MM and max(reach) - right > 1.5 * MM
        for word in (word for word in words if word.page == number):
            beyond = word.bottom < top - 3 * MM + 2 or word.top > foot + 3 * MM
            assert beyond or not any(word.left - 0.5 < x < word.right + 0.5 for x in upright), word


@pytest.mark.parametrize("profile", PROFILES)
def test_words_keep_clear_of_a_cut(profile: str, tmp_path: Path) -> None:
    pdf = cards(tmp_path, profile)
    pages = drawn(pdf)
    for word in poppler.words(pdf):
        upright, level = cuts(pages[word.page])
        if level[0] < word.top < level[-1]:
            assert all(abs(side - x) > 4 * MM for x in upright for side in (word.left, word.right))
            # The letters' own height is less than their box by some points.
            assert all(not word.top - 3 * MM < y < word.bottom + 2 * MM for y in level), word


def test_blank_cards_are_a_sheet_of_their_own(tmp_path: Path) -> None:
    pdf = cards(tmp_path, blanks="on")
    first, second = drawn(pdf)
    assert cuts(first) == cuts(second)
    assert not any(word.text in LETTERS for word in poppler.words(pdf) if word.page == 1)
    assert poppler.told(pdf).count("Statement cards for diamond ranking") == 1


def test_the_pages_of_larger_cards_have_nearly_as_many_each(tmp_path: Path) -> None:
    for profile in PROFILES:
        counts = Counter(word.page for word in poppler.words(cards(tmp_path, profile))
                         if word.text in LETTERS)  # fmt: skip
        assert max(counts.values()) - min(counts.values()) <= 2, profile
