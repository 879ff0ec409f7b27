"""A line that strikes a box out: the plainest way to take a tick back.

The network learnt many ways to take one back, and takes this one for a large tick now and then.
"""

from __future__ import annotations

import cv2
import numpy as np

from worksheets.answers.scan.ink import INK
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.views import DARKEST, PIXELS, SIDE

OUT = round(PIXELS)
"""The line reaches a millimetre out of the box at both sides,"""
RISE = round(2.8 * PIXELS)
"""and rises or falls no more than that on its way."""
PRINTED = 0.22
"""What is so dark on the blank is print."""
NEAR_FRAME = 2
"""So many pixels about a side of the frame nobody can tell a line from."""


def struck(view: Array) -> float:
    """How much of the darkest level line that goes through the box and out is ink: 0 to 1."""
    ys, xs = np.nonzero(view[2] > 0.5)
    if not len(xs) or xs.min() < OUT or xs.max() >= SIDE - OUT:
        return 0.0
    rows = slice(ys.min() - 1, ys.max() + 2)
    columns = slice(xs.min() - OUT, xs.max() + 1 + OUT)
    # From here on the line runs down a column, and leans.
    dark = (view[0] > INK / DARKEST)[rows, columns].T
    printed = cv2.dilate((view[1] > PRINTED).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    clear = ~printed[rows, columns].T
    clear[OUT - NEAR_FRAME : OUT + NEAR_FRAME + 1] = False
    clear[-OUT - NEAR_FRAME - 1 : -OUT + NEAR_FRAME] = False
    return _darkest(dark, clear)


def _darkest(dark: Array, clear: Array) -> float:
    """How much of a line is dark, whatever it leans and wherever it begins: of the best of them.

    Only what is `clear` of print counts, and half the line must be.
    """
    rows, columns = dark.shape
    seen = dark & clear
    wide = np.pad(seen[:, :-2] | seen[:, 1:-1] | seen[:, 2:], ((0, 0), (1, 1)))
    # All lines at once: how they lean, the rows that each goes through, where each begins.
    leans = np.arange(-RISE, RISE + 1, 2)[:, None, None]
    row = np.arange(rows)[:, None]
    at = np.arange(columns) + np.round(leans * (row / rows - 0.5)).astype(int)
    at = np.clip(at, 0, columns - 1)
    free = clear[row, at]
    count = free.sum(1)
    found = (wide[row, at] & free).sum(1)
    return float(np.where(count > rows / 2, found / np.maximum(count, 1), 0).max())
