"""What stands in and around a box: measures by which the rule decides."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from worksheets.answers.scan.ink import (
    BESIDE,
    FRAME,
    INK,
    MARGIN,
    MM,
    STRAY,
    Outline,
    Window,
)
from worksheets.answers.scan.pictures import Array

OWN_SHARE = 0.3
"""A mark of which so much is in the box may be the box's own, if no other box has more of it."""
LEAST_PIXELS = 4


class Evidence(NamedTuple):
    """What stands in and around a box.

    Parts of the box's inside: `ink` in it, `own` ink of marks that belong to it, `middle` the
    least of its four sides' middles, `least` the least of its nine parts. In millimetres: how far
    its `own_extent` reaches inside, and that of `any_extent`. `share` is the part of its own marks
    that is in the box. `outside` is the area of ink near it that belongs to no other box, in
    square millimetres; `left`, `right`, `above` and `below` are how much of that side ink covers.
    `through` is how much of a straight line goes through the box and out at both ends. `frame` is
    how well the box's frame was found; `pen` how dark its own ink is beside the print.
    """

    frame: float
    ink: float
    own: float
    own_extent: float
    any_extent: float
    share: float
    outside: float
    left: float
    right: float
    above: float
    below: float
    through: float
    middle: float
    least: float
    pen: float


def evidence(window: Window) -> Evidence:
    """The measures of one box."""
    marks = _marks(window)
    box = window.box
    inner = box.grown(-FRAME)
    labels, ink = inner.of(marks.labels), inner.of(marks.ink)
    own = np.zeros(ink.shape, bool)
    own_extent = any_extent = 0.0
    seen = ink.copy()
    shares = []
    for label in np.unique(labels[ink]):
        part = (labels == label) & ink
        if label == 0 or part.sum() < LEAST_PIXELS:
            continue
        if _is_shadow(part):
            seen &= ~part
            continue
        extent = _extent(part)
        any_extent = max(any_extent, extent)
        share = marks.share(label)
        if _is_own(marks, label, share, box):
            own |= part
            own_extent = max(own_extent, extent)
            shares.append(share)
    sides = _beside(window, marks)
    dark = inner.of(window.dark)
    cells = [float(cell.mean()) for rows in np.array_split(ink, 3)
             for cell in np.array_split(rows, 3, axis=1)]  # fmt: skip
    return Evidence(
        frame=window.frame,
        ink=float(seen.mean()),
        own=float(own.mean()),
        own_extent=own_extent,
        any_extent=any_extent,
        share=max(shares, default=0.0),
        **sides,
        through=_through(window),
        middle=min(cells[1], cells[3], cells[5], cells[7]),
        least=min(cells),
        pen=float(np.median(dark[own])) if own.sum() > 6 else 0.0,
    )


class _Marks(NamedTuple):
    """Connected marks of a window by number, 0 for none; `ink` is without what frames hide.

    `sizes` are their pixels, `within` those in the box, `others` those in any one other box.
    """

    ink: Array
    labels: Array
    boxes: Array
    sizes: Array
    within: Array
    others: Array

    def share(self, label: int) -> float:
        """The part of a mark that is in the box."""
        return float(self.within[label] / max(self.sizes[label], 1))


def _marks(window: Window) -> _Marks:
    """All ink in connected marks; the frame of a box that a mark crosses does not cut it."""
    dark = window.dark > INK
    size = round(2 * STRAY) | 1
    printed = cv2.dilate((window.blank < 200).astype(np.uint8), np.ones((size, size), np.uint8)) > 0
    frames = np.zeros(dark.shape, np.uint8)
    inside = np.zeros(dark.shape, np.uint8)
    for box in (window.box, *window.others):
        _fill(frames, box.grown(3), 1)
        _fill(frames, box.grown(-FRAME), 0)
        _fill(inside, box.grown(-FRAME), 1)
    ink = dark & ((~printed & (frames == 0)) | (inside > 0))
    bridge = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (13, 13))
    closed = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, bridge)
    whole = ink | ((closed > 0) & (frames > 0))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(whole.astype(np.uint8))
    within = _counts(labels, window.box, count)
    others = np.zeros(count, np.int64)
    for box in window.others:
        others = np.maximum(others, _counts(labels, box, count))
    return _Marks(ink, labels, stats, stats[:, cv2.CC_STAT_AREA], within, others)


def _fill(picture: Array, box: Outline, value: int) -> None:
    box.of(picture)[:] = value


def _counts(labels: Array, box: Outline, count: int) -> Array:
    found = np.bincount(box.grown(MARGIN).of(labels).ravel(), minlength=count)
    found[0] = 0
    return found


def _is_own(marks: _Marks, label: int, share: float, box: Outline) -> bool:
    """Whether a mark is the box's own, and no neighbour's tail or line that passes."""
    _, top, _, height, _ = marks.boxes[label]
    if marks.others[label] > marks.within[label] or share < OWN_SHARE:
        return share >= 0.45 and marks.others[label] <= marks.within[label]
    # What hangs far below the box came from below: ticks end above.
    return bool(top + height <= box.bottom + 1.8 * MM or share >= 0.6)


def _is_shadow(part: Array) -> bool:
    """Whether ink is the blur of the frame: thin, along a side, at its edge."""
    ys, xs = np.nonzero(part)
    height, width = part.shape
    tall, wide = np.ptp(ys) + 1, np.ptp(xs) + 1
    thin = 0.75 * MM
    upright = wide <= thin and tall > height / 2 and (xs.min() <= 2 or xs.max() >= width - 3)
    level = tall <= thin and wide > width / 2 and (ys.min() <= 2 or ys.max() >= height - 3)
    return bool(upright or level)


def _extent(part: Array) -> float:
    ys, xs = np.nonzero(part)
    return float(np.hypot(np.ptp(ys) + 1, np.ptp(xs) + 1) / MM)


def _beside(window: Window, marks: _Marks) -> dict[str, float]:
    """The ink around the box that belongs to no other, and how much of each side it covers."""
    box = window.box
    foreign = (marks.others > marks.within) & (marks.others > marks.sizes / 4)
    ink = marks.ink & ~foreign[marks.labels]
    near = np.zeros(ink.shape, bool)
    box.grown(BESIDE).of(near)[:] = True
    box.grown(MARGIN).of(near)[:] = False
    ink = ink & near
    side = box.right - box.left
    wide = round(BESIDE) - round(MARGIN)
    third = round(0.15 * side)
    rows = slice(box.top + third, box.bottom - third)
    gap = round(MARGIN)
    far = round(BESIDE)
    left = ink[rows, box.left - far : box.left - gap]
    right = ink[rows, box.right + gap : box.right + far]
    above = ink[box.top - far : box.top - gap, box.left : box.right]
    below = ink[box.bottom + gap : box.bottom + far, box.left : box.right]
    return {
        "outside": float(ink.sum() / MM**2),
        "left": float(left.any(0).sum() / wide),
        "right": float(right.any(0).sum() / wide),
        "above": float(above.any(0).sum() / side),
        "below": float(below.any(0).sum() / side),
    }


def _through(window: Window) -> float:
    """How much of a straight line, upright or level, goes through the box and out at both ends."""
    box = window.box
    around = box.grown(BESIDE)
    inset = round(FRAME)
    dark = window.dark > 0.8 * INK
    near = np.ones((5, 5), np.uint8)
    printed: Array = cv2.dilate((window.blank < 200).astype(np.uint8), near) > 0
    best = 0.0
    for upright in (True, False):
        ours, print_ = (dark, printed) if upright else (dark.T, printed.T)
        low, high = (box.left, box.right) if upright else (box.top, box.bottom)
        start, end = (around.top, around.bottom) if upright else (around.left, around.right)
        first, last = (box.top, box.bottom) if upright else (box.left, box.right)
        strip = ours[start:end, low + inset : high - inset]
        hidden = print_[start:end, low + inset : high - inset]
        clear = round(0.45 * MM)
        spans = ((0, first - start - clear), (first - start + inset, last - start - inset),
                 (last - start + clear, end - start))  # fmt: skip
        for column in range(strip.shape[1] - 2):
            line = np.asarray(strip[:, column : column + 3].any(axis=1))
            free = np.asarray(~hidden[:, column : column + 3].any(axis=1))
            parts = [_part(line[a:b], free[a:b]) for a, b in spans]
            best = max(best, min(parts))
    return best


def _part(line: Array, free: Array) -> float:
    return float(line[free].mean()) if free.sum() > 2 else 1.0
