"""Ink on a page that is laid over its blank: what is darker than paper, and is not printed.

Everything here is in pixels at 200 dots an inch, about 8 to a millimetre.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from worksheets.answers.scan.pictures import DPI, Array
from worksheets.answers.scan.reading import Rect

MM = DPI / 25.4
"""One millimetre in pixels."""
POINT = DPI / 72
"""One point in pixels."""
INK = 0.28
"""What is darker than this part of the print's darkness is ink; pencil has half or more."""
AROUND = 6 * MM
"""What is looked at around a box."""
FRAME = 0.55 * MM
"""From the outside of a box's frame to where its inside begins: the frame, and its blur."""


def darkness(laid: Array) -> Array:
    """How dark each pixel is, from 0 for paper to 1 for black, with the light taken out."""
    part = 1 / 6
    small = cv2.resize(laid, None, fx=part, fy=part, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 5)
    size = laid.shape[1], laid.shape[0]
    paper = cv2.resize(np.maximum(paper, 30), size, interpolation=cv2.INTER_LINEAR)
    light = cv2.divide(laid, paper, scale=1, dtype=cv2.CV_32F)
    # In place: a page takes 15 MB, and memory that is new costs time.
    dark = np.subtract(1, light, out=light)
    return np.clip(dark, 0, 1, out=dark)


def relative_darkness(laid: Array, blank: Array) -> Array:
    """How dark each pixel is beside what is printed black, which is 1."""
    dark = darkness(laid)
    thick = cv2.erode((blank < 60).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    if thick.sum() < 400:
        thick = blank < 50
    black = float(np.percentile(dark[thick], 60)) if thick.sum() > 50 else 0.8
    dark /= max(black, 0.15)
    return np.minimum(dark, 1.2, out=dark)


class Outline(NamedTuple):
    """A rectangle in whole pixels: its left, top, right and lower edge."""

    left: int
    top: int
    right: int
    bottom: int

    def grown(self, by: float) -> Outline:
        """The rectangle with so much more on each side; less, if `by` is negative."""
        more = round(by)
        return Outline(self.left - more, self.top - more, self.right + more, self.bottom + more)

    def moved(self, x: int, y: int) -> Outline:
        """The rectangle so far right and down."""
        return Outline(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def of(self, picture: Array) -> Array:
        """What of a picture is in it."""
        rows = slice(max(0, self.top), max(0, self.bottom))
        return picture[rows, max(0, self.left) : max(0, self.right)]


def outline(rect: Rect) -> Outline:
    """A rectangle in points, as pixels."""
    x, y = rect.x * POINT, rect.y * POINT
    return Outline(round(x), round(y), round(rect.right * POINT), round(rect.bottom * POINT))


class Window(NamedTuple):
    """The surroundings of a box: relative darkness, blank, and where boxes stand in it.

    `box` is where the box is on the page as it is; `others` are its neighbours; `frame` is how well
    its frame was found, from 0 to 1.
    """

    dark: Array
    blank: Array
    box: Outline
    others: tuple[Outline, ...]
    frame: float


def window(dark: Array, blank: Array, box: Outline, boxes: tuple[Outline, ...]) -> Window:
    """The surroundings of one of the boxes of a page; its frame is laid exactly."""
    dx, dy, score = _settled(dark, blank, box)
    here = box.grown(AROUND)
    inset = round(AROUND)
    ours = Outline(inset, inset, inset + box.right - box.left, inset + box.bottom - box.top)
    others = tuple(
        other.moved(-here.left + dx, -here.top + dy)
        for other in boxes
        if other != box and _touch(other, here)
    )
    return Window(_cut(dark, here, 0), _cut(blank, here, 255), ours.moved(dx, dy), others, score)


def _touch(one: Outline, other: Outline) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def _cut(picture: Array, at: Outline, outside: float) -> Array:
    """A part of a picture, with something for what is outside of it."""
    height, width = picture.shape
    found = np.full((at.bottom - at.top, at.right - at.left), outside, picture.dtype)
    top, left = max(0, at.top), max(0, at.left)
    bottom, right = min(height, at.bottom), min(width, at.right)
    part = picture[top:bottom, left:right]
    found[top - at.top : bottom - at.top, left - at.left : right - at.left] = part
    return found


def _settled(dark: Array, blank: Array, box: Outline, reach: int = 5) -> tuple[int, int, float]:
    """How far right and down a box's frame is from its place, up to 0.6 mm, and how well it fits.

    What is in the box does not count.
    """
    edge = 6
    frame = 1 - _cut(blank, box.grown(edge), 255).astype(np.float32) / 255
    counts = np.ones_like(frame)
    counts[edge + 5 : -edge - 5, edge + 5 : -edge - 5] = 0
    around = _cut(dark, box.grown(edge + reach), 0)
    fits = cv2.matchTemplate(around, frame, cv2.TM_CCORR_NORMED, mask=counts)
    fits = np.nan_to_num(fits, nan=0, posinf=0, neginf=0)
    _, best, _, (x, y) = cv2.minMaxLoc(fits)
    return x - reach, y - reach, float(best)
