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
FAINT = 0.05
"""A box with less ink of its own is not struck out."""
STREAK = 0.85
"""An upright line of which so much is dark, through all that is looked at, is dirt."""
LEAN = 8
"""So many pixels a streak leans on its way: pages are scanned askew by up to three degrees."""
OUT = 1.0 * MM
"""What strikes a box out reaches so far out of it at both sides."""
SLOPE = 0.4
"""And rises or falls no more than that."""
HOLE = 0.25
"""The smallest patch of paper, in square millimetres, that a pen has gone around."""


class Evidence(NamedTuple):
    """What stands in and around a box.

    Parts of the box's inside: `ink` in it, `own` ink of marks that belong to it, `middle` the
    least of its four sides' middles, `least` the least of its nine parts. In millimetres: how far
    its `own_extent` reaches inside, and that of `any_extent`. `share` is the part of its own marks
    that is in the box. `outside` is the area of ink near it that belongs to no other box, in
    square millimetres; `left`, `right`, `above` and `below` are how much of that side ink covers.
    `struck` is how much of a level line goes through the box and out at both sides. The pen's way
    in the box is `length` millimetres long and goes around `holes` patches of paper. `frame` is how
    well the box's frame was found; `pen` how dark its own ink is beside the print.
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
    struck: float
    length: float
    holes: int
    middle: float
    least: float
    pen: float


def evidence(window: Window) -> Evidence:
    """The measures of one box."""
    window = _without_streaks(window)
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
    length, holes = _strokes(own)
    return Evidence(
        frame=window.frame,
        ink=float(seen.mean()),
        own=float(own.mean()),
        own_extent=own_extent,
        any_extent=any_extent,
        share=max(shares, default=0.0),
        **sides,
        struck=_struck(window) if own.mean() > FAINT else 0.0,
        length=length,
        holes=holes,
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
    foreign = (marks.others > marks.within) & (marks.others > marks.sizes / 8)
    # What runs on past everything that is looked at is an edge, a shadow or a long line.
    rows, columns = window.dark.shape
    foreign |= marks.boxes[:, cv2.CC_STAT_HEIGHT] >= rows - 2
    foreign |= marks.boxes[:, cv2.CC_STAT_WIDTH] >= columns - 2
    ink = marks.ink & ~foreign[marks.labels]
    near = np.zeros(ink.shape, bool)
    box.grown(BESIDE).of(near)[:] = True
    box.grown(MARGIN).of(near)[:] = False
    ink = ink & near
    side = box.right - box.left
    wide = round(BESIDE) - round(MARGIN)
    third = round(0.15 * side)
    middle = slice(box.top + third, box.bottom - third)
    gap = round(MARGIN)
    far = round(BESIDE)
    left = ink[middle, box.left - far : box.left - gap]
    right = ink[middle, box.right + gap : box.right + far]
    above = ink[box.top - far : box.top - gap, box.left : box.right]
    below = ink[box.bottom + gap : box.bottom + far, box.left : box.right]
    return {
        "outside": float(ink.sum() / MM**2),
        "left": float(left.any(0).sum() / wide),
        "right": float(right.any(0).sum() / wide),
        "above": float(above.any(0).sum() / side),
        "below": float(below.any(0).sum() / side),
    }


def _without_streaks(window: Window) -> Window:
    """A window without upright lines that run through all of it: dirt on the glass of a scanner.

    A level line may be a person's, who strikes a box and its words out.
    """
    box = window.box
    reach = round(BESIDE + LEAN / 2)
    left, right = max(0, box.left - reach), min(window.dark.shape[1], box.right + reach)
    dark = window.dark[:, left:right] > 0.8 * INK
    free = ~_printed(window.blank, 5)[:, left:right]
    rows = len(dark)
    if (dark & free).any(1).sum() < STREAK * (free.sum(1) > (right - left) / 2).sum():
        return window
    best, at, lean = _line(dark, free, range(-LEAN, LEAN + 1, 2))
    if best < STREAK:
        return window
    clean = window.dark.copy()
    for row in range(rows):
        middle = left + at + round(lean * (row / rows - 0.5))
        clean[row, max(0, middle - 3) : middle + 4] = 0
    return window._replace(dark=clean)


def _line(dark: Array, free: Array, leans: range) -> tuple[float, int, int]:
    """The upright line that is the most dark: how much, its column, how far it leans in all.

    Only what is `free` of print counts, and half the line must be.
    """
    rows, columns = dark.shape
    seen = dark & free
    wide = np.pad(seen[:, :-2] | seen[:, 1:-1] | seen[:, 2:], ((0, 0), (1, 1)))
    row = np.arange(rows)[:, None]
    best = (0.0, 0, 0)
    for lean in leans:
        at = np.arange(columns) + np.round(lean * (row / rows - 0.5)).astype(int)
        at = np.clip(at, 0, columns - 1)
        clear = free[row, at]
        count = clear.sum(0)
        found = (wide[row, at] & clear).sum(0)
        part = np.where(count > rows / 2, found / np.maximum(count, 1), 0)
        column = int(part.argmax())
        if part[column] > best[0]:
            best = (float(part[column]), column, lean)
    return best


def _struck(window: Window) -> float:
    """How much of a level line goes through the box and out at both sides, as far as it is seen."""
    box = window.box
    side = round(OUT)
    rows = slice(box.top - 2, box.bottom + 2)
    columns = slice(box.left - side, box.right + side)
    dark = (window.dark > INK)[rows, columns].T
    free = ~_printed(window.blank, 5)[rows, columns].T
    inset = round(FRAME)
    free[side - 3 : side + inset] = False
    free[-side - inset : -side + 3] = False
    rise = round((box.right - box.left + 2 * side) * SLOPE)
    return _line(dark, free, range(-rise, rise + 1, 4))[0]


def _printed(blank: Array, size: int) -> Array:
    near = np.ones((size, size), np.uint8)
    return np.asarray(cv2.dilate((blank < 200).astype(np.uint8), near) > 0)


def _strokes(own: Array) -> tuple[float, int]:
    """How long a pen's way was, in millimetres, and how many patches of paper it goes around.

    A thin stroke is half as long as its outline.
    """
    around = np.pad(own, 2).astype(np.uint8)
    if not around.any():
        return 0.0, 0
    outlines, order = cv2.findContours(around, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    length = 0.0
    holes = 0
    for each, (_, _, _, parent) in zip(outlines, order[0], strict=True):
        if parent >= 0 and cv2.contourArea(each) < HOLE * MM**2:
            continue
        holes += int(parent >= 0)
        length += cv2.arcLength(cv2.approxPolyDP(each, 1.0, True), True) / 2
    return length / MM, holes
