"""Pages to learn from are read as the reader reads them."""

from __future__ import annotations

import numpy as np
from mark_pages import pages
from written import Hands

from worksheets.answers.scan.network import LOOKS
from worksheets.answers.scan.views import LAYERS, SIDE

HANDS = Hands(
    [[np.array([(0.0, 0), (2, 5), (4, 0)])]],
    [[np.array([(0.0, 0), (4, 4)]), np.array([(4.0, 0), (0, 4)])]],
    [[np.array([(0.0, 0), (1, 4), (2, 0), (3, 4), (4, 0)])]],
)


def test_a_page_gives_a_view_and_a_look_for_each_of_its_boxes() -> None:
    [(views, said, number)] = pages(range(7, 8), HANDS)
    assert number == 7
    assert views.shape == (len(said), LAYERS, SIDE, SIDE)
    assert {look for _, look in said} <= set(LOOKS)
    ink = views[:, 0, 24:40, 24:40].mean((1, 2))
    marked = np.array([look in ("yes", "filled", "corrected") for _, look in said])
    assert ink[marked].mean() > 3 * ink[~marked].mean()
