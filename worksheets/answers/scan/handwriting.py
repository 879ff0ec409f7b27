"""How much is written in a place for words: ink, or pencil so light that it hardly shows.

Lines that a dirty glass or a copier draws along the page, print that lies beside its place, and
broad shadows are no writing.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from worksheets.answers.scan.glyphs import pale_marks, printed_on, written_ink
from worksheets.answers.scan.ink import MM, Outline
from worksheets.answers.scan.pictures import Array

THIN, SLANT = 1.5 * MM, 0.06
"""A line along the page is so wide at most, and slants as much as a page on the glass."""
FINE = 1.2 * MM
"""Row by row it is finer."""
THROUGH = 0.8
"""It goes through so much of a place,"""
BEYOND = 4.0 * MM
"""and so far beyond it,"""
SEEN = 0.6
"""in so many of the rows there in which nothing is printed."""
GAP = 13
"""It is broken by print, for fewer pixels."""
FLAT = 0.9 * MM
LONG = 12
"""Print that shows beside its place is lower than that, or so many times as long as it is high."""
BESIDE = round(1.0 * MM)
"""It is so near to its place."""
BROAD = 0.8 * MM
"""A shadow is somewhere so far from its edge; a stroke is not."""
SPECK = 0.5 * MM**2
"""What is smaller is not worth a look."""


class Writing(NamedTuple):
    """The square millimetres of ink in a place, and of the largest pale stroke."""

    ink: float
    pale: float


class _Page(NamedTuple):
    """Where a part of a page has ink, pale marks, and print or what may be print."""

    ink: Array
    pale: Array
    printed: Array
    by_print: Array

    def at(self, rows: slice) -> _Page:
        return _Page(*(each[rows] for each in self))


def written_on(dark: Array, blank: Array, place: Outline) -> Writing:
    """How much is written in a place of a page; `dark` is relative darkness."""
    top = max(0, round(place.top - BEYOND))
    around = place._replace(top=top, bottom=round(place.bottom + BEYOND))
    here, printed = around.of(dark), around.of(blank)
    return _written(_page(here, printed), slice(place.top - top, place.bottom - top))


def _page(dark: Array, blank: Array) -> _Page:
    printed = printed_on(blank)
    near = np.ones((2 * BESIDE + 1, 1), np.uint8)
    by_print = cv2.dilate(printed.astype(np.uint8), near) > 0
    return _Page(written_ink(dark, blank), pale_marks(dark, blank), printed, by_print)


def _written(page: _Page, rows: slice) -> Writing:
    """What is written in some rows of a part of a page."""
    inside = page.at(rows)
    marks = (inside.ink | inside.pale).astype(np.uint8)
    joined = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, np.ones((GAP, 1), np.uint8))
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(joined)
    total, largest = 0, 0
    for n in range(1, count):
        left, top, wide, high, area = (int(each) for each in boxes[n])
        at = np.s_[top : top + high, left : left + wide]
        own = labels[at] == n
        along = wide < THIN + SLANT * high and area < FINE * high
        if along and high > THROUGH * len(marks) and _goes_on(page, rows, left, left + wide):
            continue
        flat = high < FLAT or wide > LONG * high
        if flat and inside.by_print[at][own].mean() > THROUGH:
            continue
        total += int(np.count_nonzero(inside.ink[at] & own))
        pale = inside.pale[at] & own
        size = int(np.count_nonzero(pale))
        if size > max(SPECK, largest) and not _is_broad(pale):
            largest = size
    return Writing(total / MM**2, largest / MM**2)


def _goes_on(page: _Page, rows: slice, left: int, right: int) -> bool:
    """Whether there are marks in these columns above some rows and below them."""
    slack = round(MM)
    columns = np.s_[:, max(0, left - slack) : right + slack]
    marked = np.asarray((page.ink | page.pale)[columns].any(axis=1))
    free = np.asarray(~page.printed[columns].any(axis=1))
    free[rows] = False
    return not free.any() or float(marked[free].mean()) > SEEN


def _is_broad(mark: Array) -> bool:
    far = cv2.distanceTransform(np.pad(mark, 1).astype(np.uint8), cv2.DIST_L2, 3)
    return bool(far.max() > BROAD)
