"""Fingerprints of pages: where they are dark, told by the cell, by which a page is looked up.

A blank's fingerprint is drawn from its layout, without any PDF, so that hundreds of blanks cost no
more than a second or two. A picture's is its sheet of paper made as coarse. How alike two are is
their correlation at the best shift.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from worksheets.answers.scan.features import even_light, small
from worksheets.answers.scan.pictures import Array
from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, Mark, Node, PictureMark, TextMark
from worksheets.layout.typeface import face

CELLS = 104
"""The cells along the longer side of a page: 2.9 mm each on A4."""
FINE = 4
"""The pixels across a cell in which a layout is drawn."""
ROOM = (80, 112)
"""Fingerprints lie on so many cells, across and down; the rest is room to shift them in."""
SCALES = (0.94, 0.98, 1.02)
"""A scan may be so much smaller or larger than its original."""
_SHIFTS = [(down, right) for down in range(-4, 5) for right in range(-4, 5)]
"""How far a scan may be shifted, in cells: 12 mm each way."""
PAPER = 220
"""From this grey on a picture in even light is paper."""
SOFT, WIDE = 0.8, 4.0
"""The blurs, in cells, between which lies what a fingerprint holds: words and boxes, no shade."""
TEXT, BOLD, STROKE = 90, 130, 140
"""How dark text and thin lines are from far away; black is 255."""


def fingerprints_of(laid: LaidSheet) -> list[Array]:
    """The fingerprint of each page of a layout."""
    wide, high = laid.paper.width, laid.paper.height
    part = CELLS * FINE / max(wide, high)
    size = round(high * part), round(wide * part)
    pages = [np.zeros(size, np.uint8) for _ in range(laid.pages)]
    for mark in _marks(laid):
        _draw(pages[mark.page], mark, part, laid.mirror)
    upright = [_upright(page) for page in pages]
    return [_fingerprint(page, (page.shape[1] / FINE, page.shape[0] / FINE)) for page in upright]


def _marks(laid: LaidSheet) -> Iterator[Mark]:
    for furniture in laid.furniture:
        yield from furniture
    for node in laid.root.walk():
        yield from (kid for kid in node.kids if not isinstance(kid, Node))


def _draw(page: Array, mark: Mark, part: float, mirror: float) -> None:
    def at(x: float, y: float) -> tuple[int, int]:
        return round((mirror - x if mirror else x) * part), round(y * part)

    if isinstance(mark, TextMark):
        bold = mark.weight == "bold"
        long = face(mark.weight).width(mark.text, mark.size)
        low, tall = (mark.y, mark.y - 0.55 * mark.size)
        cv2.rectangle(page, at(mark.x, tall), at(mark.x + long, low), BOLD if bold else TEXT, -1)
    elif isinstance(mark, LineMark):
        cv2.line(page, at(mark.x1, mark.y1), at(mark.x2, mark.y2), STROKE, 1)
    elif isinstance(mark, BoxMark):
        corners = at(mark.x, mark.y), at(mark.x + mark.width, mark.y + mark.height)
        cv2.rectangle(page, *corners, STROKE, 1)
    elif isinstance(mark, PictureMark) and not mark.grey:
        corners = at(mark.x, mark.y), at(mark.x + mark.width, mark.y + mark.height)
        cv2.rectangle(page, *corners, TEXT // 2, -1)


def _fingerprint(dark: Array, size: tuple[float, float]) -> Array:
    """A page's darkness as a fingerprint of so many cells across and down, in the middle of one."""
    cells = cv2.resize(
        dark.astype(np.float32), (round(size[0]), round(size[1])), interpolation=cv2.INTER_AREA
    )
    cells = cells[: ROOM[1], : ROOM[0]]
    soft = cv2.GaussianBlur(cells, (0, 0), SOFT) - cv2.GaussianBlur(cells, (0, 0), WIDE)
    whole = np.zeros(ROOM[::-1], np.float32)
    top, left = (ROOM[1] - len(soft)) // 2, (ROOM[0] - soft.shape[1]) // 2
    whole[top : top + len(soft), left : left + soft.shape[1]] = soft
    length = float(np.linalg.norm(whole))
    return whole / length if length else whole


def _upright(page: Array) -> Array:
    """A page that is wider than high, on its side; either side, as both are looked at."""
    if page.shape[1] > page.shape[0]:
        return cv2.rotate(page, cv2.ROTATE_90_CLOCKWISE)
    return page


class Album:
    """Fingerprints of many pages, to find those that a picture is like."""

    def __init__(self, prints: Sequence[Array]) -> None:
        self._prints = np.array(prints, np.float32).reshape(len(prints), -1)

    def likeness(self, sheet: Array) -> Array:
        """How alike each page and a picture of a sheet of paper are; 1 is the same."""
        best = np.zeros(len(self._prints))
        for each in _fingerprints_of_picture(sheet):
            shifted = [np.roll(each, shift, (0, 1)).ravel() for shift in _SHIFTS]
            best = np.maximum(best, (self._prints @ np.stack(shifted, 1)).max(1))
        return best


def _fingerprints_of_picture(sheet: Array) -> Iterator[Array]:
    """What a picture may be as a fingerprint: either side up, of several sizes."""
    even = _upright(even_light(small(sheet)))
    dark = np.clip(PAPER - even.astype(np.float32), 0, None)
    cell = CELLS / len(dark)
    for scale in SCALES:
        # What is seen too large is made smaller.
        whole = _fingerprint(dark, (dark.shape[1] * cell / scale, dark.shape[0] * cell / scale))
        yield whole
        yield whole[::-1, ::-1]
