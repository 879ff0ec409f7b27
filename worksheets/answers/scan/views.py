"""A box and its surroundings, as the network sees them that says what is marked."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np

from worksheets.answers.scan.ink import FRAME, INK, MM, Window
from worksheets.answers.scan.pictures import Array

SIDE = 64
"""The pixels of a view's side."""
PIXELS = 5.0
"""Its pixels a millimetre: a view shows 12.8 mm, with the box in the middle."""
DARKEST = 1.2
"""What is so many times as dark as print is 1 in a view."""
LAYERS = 6
"""Darkness, print, the box, other boxes, how dark the page's pen is, and whether it is 1-bit."""
CLEAR = 0.06
"""A box has a clear mark if so much of its inside is ink."""


def views(windows: Sequence[Window], *, one_bit: bool) -> Array:
    """All boxes of a page, as numbers from 0 to 1: boxes, layers, rows, columns."""
    made = np.zeros((len(windows), LAYERS, SIDE, SIDE), np.float32)
    for number, window in enumerate(windows):
        _view(window, made[number])
    made[:, 4] = usual_pen(windows)
    made[:, 5] = float(one_bit)
    return made


def usual_pen(windows: Sequence[Window]) -> float:
    """How dark the clear marks of a page are beside its print; 0 if there are too few to tell."""
    pens = []
    for window in windows:
        inside = window.box.grown(-FRAME).of(window.dark)
        ink = inside > INK
        if ink.mean() > CLEAR:
            pens.append(float(np.median(inside[ink])))
    return min(median(pens), 1.0) if len(pens) > 1 else 0.0


def _view(window: Window, layers: Array) -> None:
    box = window.box
    scale = PIXELS / MM
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    # A pixel's middle is at its whole number.
    move = (SIDE - 1) / 2
    matrix = np.array([[scale, 0, move - scale * (x - 0.5)], [0, scale, move - scale * (y - 0.5)]])
    inside = np.zeros(window.dark.shape, np.float32)
    others = np.zeros(window.dark.shape, np.float32)
    box.of(inside)[:] = 1
    for other in window.others:
        other.of(others)[:] = 1
    printed = 1 - window.blank.astype(np.float32) / 255
    for layer, picture in zip(
        layers, (window.dark / DARKEST, printed, inside, others), strict=False
    ):
        cv2.warpAffine(
            np.asarray(picture, np.float32), matrix, (SIDE, SIDE), layer, flags=cv2.INTER_LINEAR
        )
