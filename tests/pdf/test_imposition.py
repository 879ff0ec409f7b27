"""Which pages stand on which side of which sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worksheets.layout.paper import MM, PAPERS
from worksheets.pdf.imposition import (
    IMPOSITIONS,
    Imposition,
    Side,
    larger_paper,
    padded,
    side_of_each,
    sides_of,
)

SETS = st.lists(st.integers(1, 23), max_size=6)


def folded(sides: list[Side]) -> list[int | None]:
    """The pages in the order in which they are read, when printed sheets are folded as a pile."""
    sheets = [sides[n : n + 2] for n in range(0, len(sides), 2)]
    before: list[int | None] = []
    behind: list[int | None] = []
    for front, back in sheets:
        before += [front[1], back[0]]
        behind = [back[1], front[0], *behind]
    return before + behind


@given(st.integers(1, 60))
def test_a_folded_booklet_is_read_in_order(pages: int) -> None:
    whole = padded(pages, "booklet")
    assert whole % 4 == 0 and whole - pages < 4
    assert folded(sides_of([pages], "booklet")) == list(range(whole))


@given(SETS)
def test_each_set_is_a_booklet_of_its_own(sets: list[int]) -> None:
    sides = sides_of(sets, "booklet")
    first = at = 0
    for pages in sets:
        whole = padded(pages, "booklet")
        own = folded(sides[at : at + whole // 2])
        assert own == list(range(first, first + whole))
        first, at = first + whole, at + whole // 2
    assert at == len(sides)


@given(SETS)
def test_two_pages_stand_side_by_side_in_order(sets: list[int]) -> None:
    sides = sides_of(sets, "2up")
    assert [page for side in sides for page in side if page is not None] == list(range(sum(sets)))
    firsts = [sum(sets[:n]) for n, pages in enumerate(sets) if pages > 1]
    # A set of several pages begins on a new sheet; single pages share one.
    assert set(firsts) <= {left for left, _ in sides}
    if sets and set(sets) == {1}:
        assert len(sides) == -(-len(sets) // 2)


@given(SETS, st.sampled_from(IMPOSITIONS))
def test_every_page_is_found_where_it_is(sets: list[int], imposition: Imposition) -> None:
    sides = sides_of(sets, imposition)
    for page, side in side_of_each(sides).items():
        assert page in sides[side]


@pytest.mark.parametrize("name", PAPERS)
def test_the_larger_paper_holds_two_pages(name: str) -> None:
    paper, larger = PAPERS[name], larger_paper(PAPERS[name])
    turned = larger.turned()
    assert turned.width >= 2 * paper.width - 0.01 and turned.height >= paper.height - 0.01
    # And no more than two: A4 is a millimetre wider than two A5.
    assert turned.width <= 2 * paper.width + 1.5 * MM
