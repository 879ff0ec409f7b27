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
