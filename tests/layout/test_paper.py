"""Paper, upright and lying on its side."""

from __future__ import annotations

import pytest

from worksheets.layout.paper import PAPERS


@pytest.mark.parametrize("name", PAPERS)
def test_paper_that_is_turned_is_as_wide_as_it_was_high(name: str) -> None:
    paper = PAPERS[name]
    turned = paper.turned()
    assert (turned.width, turned.height) == (paper.height, paper.width)
    assert turned.turned().width == paper.width


def test_each_paper_of_the_a_series_is_half_of_the_next_larger_one() -> None:
    for larger, smaller in (("a3", "a4"), ("a4", "a5")):
        one, half = PAPERS[larger], PAPERS[smaller]
        assert half.height == pytest.approx(one.width, abs=1)
        assert half.width == pytest.approx(one.height / 2, abs=2)
