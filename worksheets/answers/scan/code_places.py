"""How a page lies in its scan, told by where its two codes are.

It saves the search for features. The codes stand in one column, so they say nothing of how far the
page is stretched across, or seen from aside: what is printed has to confirm it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np

from worksheets.answers.scan.codes import FoundCode
from worksheets.answers.scan.pictures import DPI, Array
from worksheets.answers.scan.reading import Rect

ROUGHEST = 4.0
"""The largest root mean square of what is left at the corners, in pixels of the blank."""


def placed_by_codes(found: Sequence[FoundCode], printed: Sequence[Rect]) -> Array | None:
    """How pixels of the blank lie in the picture, as a 3 × 3 matrix; None if nobody can tell.

    Both of the codes that are `printed` on the blank, in points, must be `found`.
    """
    if not printed or len(found) != len(printed):
        return None
    blank = np.concatenate([_corners(rect) for rect in printed]) * (DPI / 72)
    fits = (
        _similarity(blank, np.array([at for code in order for at in code.corners], float))
        for order in permutations(found)
    )
    matrix, rough = min(fits, key=lambda fit: fit[1])
    return matrix if rough < ROUGHEST else None


def _corners(rect: Rect) -> Array:
    return np.array([(rect.x, rect.y), (rect.right, rect.y),
                     (rect.right, rect.bottom), (rect.x, rect.bottom)])  # fmt: skip


def _similarity(points: Array, seen: Array) -> tuple[Array, float]:
    """The turn, size and shift that lead from points to where they are seen, and what is left.

    What is left is the root mean square, in units of the points.
    """
    # As complex numbers: seen = turn * points + shift.
    z, w = (each[:, 0] + 1j * each[:, 1] for each in (points, seen))
    (turn, shift), *_ = np.linalg.lstsq(np.stack([z, np.ones_like(z)], 1), w, rcond=None)
    left = float(np.sqrt(np.mean(np.abs(turn * z + shift - w) ** 2)))
    a, b = turn.real, turn.imag
    matrix = np.array([[a, -b, shift.real], [b, a, shift.imag], [0, 0, 1]])
    return matrix, left / max(abs(turn), 1e-9)
