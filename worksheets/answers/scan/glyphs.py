"""What somebody wrote in a place for a letter or for figures, cut out and brought to one size.

A classifier sees these pictures and nothing else: it is trained on what these functions cut out of
simulated paper.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from worksheets.answers.scan.ink import INK, MM, Outline, outline
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.reading import Rect

SIDE = 32
"""The side of the picture of a glyph, in pixels."""
INNER = 28
"""The longer side of the glyph in it."""
PRINT_AROUND = 5
"""Print may lie so many pixels about where it should."""
OUT = round(2.5 * MM)
"""A letter may leave its place by so much."""
BRIDGE = 9
"""A pen's stroke over a printed line has a gap of at most so many pixels, which is closed."""
SPECK = round(0.2 * MM**2)
"""Smaller spots are dirt."""
OWN = 0.5
"""A stroke belongs to a place if so much of it is inside."""
FAINT = 0.10
"""So dark is the lightest pencil, smoothed, beside what is printed black."""
APART = 0.35
"""Two figures may overlap from left to right by so much of the narrower one."""


class Glyph(NamedTuple):
    """A letter or a figure: its picture, `SIDE` pixels square, from 0 for paper to 1 for ink.

    `width` and `height` are millimetres. `parts` is how many strokes do not touch one another.
    """

    picture: Array
    width: float
    height: float
    parts: int


class Cut(NamedTuple):
    """What stands in a place: its ink as a mask, what belongs to no glyph, and where it is.

    `parts` are the masks of strokes that do not touch one another, from left to right. `stray` is
    the area in the place, in square millimetres, of strokes that come from outside. `leaves` says
    that a stroke goes on beyond all that is looked at.
    """

    dark: Array
    parts: tuple[Array, ...]
    stray: float
    leaves: bool


def cut(dark: Array, blank: Array, rect: Rect) -> Cut:
    """What is written in a place of a page, print taken away; `dark` is relative darkness."""
    place = outline(rect)
    around = place.grown(OUT)
    around = Outline(max(0, around.left), max(0, around.top), around.right, around.bottom)
    here = around.of(dark)
    ink = _joined_ink(here, around.of(blank))
    inside = np.zeros(ink.shape, bool)
    shown = place.grown(0.5 * MM).moved(-around.left, -around.top)
    shown.of(inside)[:] = True
    near = cv2.dilate(ink.astype(np.uint8), np.ones((3, 3), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    parts: list[tuple[int, Array]] = []
    stray, leaves = 0.0, False
    height, width = ink.shape
    for n in range(1, count):
        mask = (labels == n) & ink
        area = int(mask.sum())
        if area < SPECK:
            continue
        within = int((mask & inside).sum())
        if within < OWN * area:
            stray += within / MM**2
            continue
        left, top, wide, high, _ = boxes[n]
        leaves |= bool(left == 0 or top == 0 or left + wide == width or top + high == height)
        parts.append((int(left), mask))
    parts.sort(key=lambda part: part[0])
    return Cut(here, tuple(mask for _, mask in parts), stray, leaves)


def glyph(found: Cut, parts: tuple[Array, ...] | None = None) -> Glyph | None:
    """All strokes of a place, or some of them, as one glyph; None if there are none."""
    parts = found.parts if parts is None else parts
    if not parts:
        return None
    mask = np.logical_or.reduce(parts)
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    soft = cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    at = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    ink = np.where(soft[at], found.dark[at], 0).astype(np.float32)
    # A pencil's grey and a felt tip's black are the same letter.
    ink = np.clip(ink / max(float(np.percentile(ink[mask[at]], 80)), 0.1), 0, 1)
    high, wide = ink.shape
    return Glyph(square(ink), wide / MM, high / MM, len(parts))


def each_figure(found: Cut) -> list[tuple[Array, ...]]:
    """The strokes of a place put together, figure by figure from left to right."""
    ink = np.logical_or.reduce(found.parts)
    # Figures that stand close to one another are not one; only touching makes them one.
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    made: list[tuple[int, int, list[Array]]] = []
    for n in sorted(range(1, count), key=lambda n: int(boxes[n][cv2.CC_STAT_LEFT])):
        left = int(boxes[n][cv2.CC_STAT_LEFT])
        right = left + int(boxes[n][cv2.CC_STAT_WIDTH])
        mask = labels == n
        if made:
            start, end, masks = made[-1]
            both = min(end, right) - max(start, left)
            if both > APART * min(end - start, right - left):
                made[-1] = (min(start, left), max(end, right), [*masks, mask])
                continue
        made.append((left, right, [mask]))
    return [tuple(masks) for _, _, masks in made]


def written_ink(dark: Array, blank: Array) -> Array:
    """Where ink is that is not printed, in a part of a page."""
    return _written(dark, printed_on(blank))


def pale_marks(dark: Array, blank: Array) -> Array:
    """What is a little darker than the paper, and not printed: the lightest pencil, or a shadow."""
    printed = printed_on(blank)
    even = cv2.GaussianBlur(np.where(printed, 0, dark), (0, 0), 1.5)
    pale: Array = (even > FAINT) & ~printed
    return pale


def faint_patch(dark: Array, blank: Array) -> float:
    """The largest patch that is a little darker than the paper and not printed, in mm²."""
    patches = pale_marks(dark, blank).astype(np.uint8)
    _, _, sizes, _ = cv2.connectedComponentsWithStats(patches)
    return float(sizes[1:, cv2.CC_STAT_AREA].max(initial=0)) / MM**2


def _joined_ink(dark: Array, blank: Array) -> Array:
    """The same; a stroke that crosses print goes on through it."""
    printed = printed_on(blank)
    ink = _written(dark, printed)
    closed = cv2.morphologyEx(
        ink.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((BRIDGE, BRIDGE), np.uint8)
    )
    joined: Array = ink | ((closed > 0) & printed & (dark > INK))
    return joined


def printed_on(blank: Array) -> Array:
    """Where print is, or may be on a page that lies a little beside its blank."""
    near = np.ones((PRINT_AROUND, PRINT_AROUND), np.uint8)
    printed: Array = cv2.dilate((blank < 200).astype(np.uint8), near) > 0
    return printed


def _written(dark: Array, printed: Array) -> Array:
    ink = ((dark > INK) & ~printed).astype(np.uint8)
    # Specks of a copier are no writing.
    opened: Array = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)) > 0
    return opened


def square(ink: Array) -> Array:
    """A glyph in the middle of a square picture, its longer side as long as all others'."""
    high, wide = ink.shape
    scale = INNER / max(high, wide)
    size = max(1, round(wide * scale)), max(1, round(high * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(ink, size, interpolation=way)
    top, left = (SIDE - size[1]) // 2, (SIDE - size[0]) // 2
    square = np.zeros((SIDE, SIDE), np.float32)
    square[top : top + size[1], left : left + size[0]] = small
    return square
