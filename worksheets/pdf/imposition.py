"""Imposition: two pages side by side on a larger sheet, in the order in which it is printed.

`2up` is for reading or cutting: pages in their order, a set of several pages beginning on a new
sheet. `booklet` is for folding: the sheets of a set, printed on both sides and folded together
into one another, are a booklet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from worksheets.layout.paper import MM, PAPERS, Paper

Imposition = Literal["booklet", "2up"]
IMPOSITIONS: tuple[Imposition, ...] = ("booklet", "2up")

Side = tuple[int | None, int | None]
"""The pages on one side of a sheet, counted from 0: at the left and at the right, if any."""

_LARGER = {
    "a5": PAPERS["a4"],
    "a4": PAPERS["a3"],
    "a3": Paper("a2", 420 * MM, 594 * MM),
    "letter": Paper("tabloid", 792.0, 1224.0),
}


def larger_paper(paper: Paper) -> Paper:
    """The paper, upright, that holds two pages of another side by side when it is turned."""
    return _LARGER[paper.name]


def sides_of(sets: Sequence[int], imposition: Imposition) -> list[Side]:
    """The sides to print for sets of so many pages, which follow one another in a file."""
    return list(_booklets(sets) if imposition == "booklet" else _in_pairs(sets))


def padded(pages: int, imposition: Imposition | None) -> int:
    """The pages that a set takes: those of a booklet are a multiple of four."""
    return -(-pages // 4) * 4 if imposition == "booklet" else pages


def side_of_each(sides: Sequence[Side]) -> dict[int, int]:
    """On which side each page stands; both are counted from 0."""
    return {page: n for n, side in enumerate(sides) for page in side if page is not None}


def _booklets(sets: Sequence[int]) -> Iterator[Side]:
    first = 0
    for pages in sets:
        last = first + padded(pages, "booklet") - 1
        for sheet in range(0, (last - first + 1) // 2, 2):
            yield last - sheet, first + sheet
            yield first + sheet + 1, last - sheet - 1
        first = last + 1


def _in_pairs(sets: Sequence[int]) -> Iterator[Side]:
    page, waiting = 0, None
    for pages in sets:
        own = range(page, page + pages)
        page += pages
        if waiting is not None and pages > 1:
            yield waiting, None
            waiting = None
        for each in own:
            if waiting is None:
                waiting = each
            else:
                yield waiting, each
                waiting = None
        if waiting is not None and pages > 1:
            yield waiting, None
            waiting = None
    if waiting is not None:
        yield waiting, None
