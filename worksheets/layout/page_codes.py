"""Where a page's codes stand: one at the right of its head, one at the right of its foot.

They are as large and as far from the edge as three photocopies and a shifted original need: 12 mm
and 14 mm. Nothing is printed in their quiet zone of four modules (ISO/IEC 18004, 9.1).
"""

from __future__ import annotations

from worksheets.layout.paper import MM, Paper
from worksheets.record import record

SIDE = 12 * MM
EDGE = 14 * MM
"""From the paper's upper and lower edge to a code."""
MODULES = 21
QUIET = 4 * SIDE / MODULES
BESIDE = QUIET + SIDE
"""The width that a code takes from the words beside it."""
UNDER = EDGE + SIDE + QUIET
"""From the paper's upper edge to the words under the code in the head."""


@record
class PageCodes:
    """The codes on each page of a sheet: the `key` they begin with, and where they stand.

    `head` and `foot` are their top left corners. The characters end at `right` on the baseline `y`.
    Points, from the page's top left corner.
    """

    key: str
    head: tuple[float, float]
    foot: tuple[float, float]
    right: float
    y: float


def page_codes(key: str, paper: Paper, baseline: float) -> PageCodes:
    """The codes of a sheet on a paper; their characters stand in the foot on a baseline."""
    return PageCodes(
        key=key,
        head=(paper.right - SIDE, EDGE),
        foot=(paper.right - SIDE, paper.height - EDGE - SIDE),
        right=paper.right - BESIDE,
        y=baseline,
    )
