"""Whether a page has the words of its blank, or those of an older or a newer content.

Its print is held against the blank's, word by word. Where words are others, print is missing and
other print stands there. A pen adds ink and takes none away; a copier takes some away and adds
nothing. So only both together say that words have changed, or a whole line that is gone. A line
that a scanner or a camera has cut off says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np

from worksheets.answers.scan.ink import MM, Outline, outline
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.reading import Rect

PART = 8 * MM
"""A line is looked at in parts so long, each half over the next: about a word."""
REACH = 4
"""Print may lie so many pixels about where it should."""
PRINTED = 110
"""What is darker on the blank is print."""
PALE, DARK = 0.3, 0.5
"""What is lighter on the page is no print; what is darker may be."""
AROUND = 9
"""What is nearer to the blank's print, in pixels, may be its own blur."""
LEAST_PRINT = 40
"""The pixels of print in a part that says anything."""
MISSING, OTHER = 0.22, 0.05
"""So much of a word's print is missing if it is another word, and so much other print there is.

Of 108 tuning pages that were copied, scanned and photographed, none has more than 0.10 missing
beside other print; of 18 changed contents each has 0.32 or more.
"""
GONE, LONG = 0.85, 4
"""So much of each of at least so many parts is missing where a line is gone (0.23 elsewhere)."""


class _Part(NamedTuple):
    """How much of a part's print is missing, and how much other print stands there."""

    missing: float
    other: float


def has_other_words(dark: Array, blank: Array, lines: Sequence[Rect]) -> bool:
    """Whether the page under a blank has other words in some of its lines of text.

    `dark` is relative darkness.
    """
    printed = blank < PRINTED
    near = cv2.dilate(printed.astype(np.uint8), np.ones((AROUND, AROUND), np.uint8)) > 0
    print_of = _Print(printed, dark < PALE, (dark > DARK) & ~near)
    return any(_differs(list(_parts(outline(line), print_of))) for line in lines)


def lines_seen(lines: Sequence[Rect], homography: Array, width: int, height: int) -> Iterator[Rect]:
    """The lines of a blank that are wholly in its picture, which has so many pixels.

    The homography leads from the blank's pixels to the picture's.
    """
    for line in lines:
        at = outline(line)
        corners = np.array([[x, y, 1] for x in (at.left, at.right) for y in (at.top, at.bottom)])
        x, y, scale = homography @ corners.T
        x, y = x / scale, y / scale
        if min(x) >= 0 and min(y) >= 0 and max(x) < width and max(y) < height:
            yield line


class _Print(NamedTuple):
    """Where print is on the blank, where the page is pale, and where it has other ink."""

    printed: Array
    pale: Array
    other: Array


def _differs(parts: Sequence[_Part]) -> bool:
    if len(parts) >= LONG and min(part.missing for part in parts) > GONE:
        return True
    return any(
        min(one.missing, following.missing) > MISSING and (one.other + following.other) / 2 > OTHER
        for one, following in pairwise(parts)
    )


def _parts(line: Outline, page: _Print) -> Iterator[_Part]:
    """The parts of a line from left to right."""
    step = PART / 2
    count = max(1, round((line.right - line.left) / step) - 1)
    for n in range(count):
        left = line.left + int(n * step)
        right = line.right if n == count - 1 else min(round(left + PART), line.right)
        at = Outline(left, line.top, right, line.bottom)
        here = at.of(page.printed)
        total = np.count_nonzero(here)
        if total < LEAST_PRINT:
            yield _Part(0, 0)
            continue
        missing = np.count_nonzero(here & at.of(page.pale)) / total
        if missing > MISSING:
            around = at.grown(REACH).of(page.pale).astype(np.float32)
            lost = cv2.matchTemplate(around, here.astype(np.float32), cv2.TM_CCORR)
            missing = float(lost.min()) / total
        yield _Part(missing, np.count_nonzero(at.of(page.other)) / total)
