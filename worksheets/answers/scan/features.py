"""Features of what is printed, by which a page is found again: corners with their surroundings.

They are those of ORB (Rublee and others, 2011), which do not mind how a page is turned. SIFT (Lowe,
2004) takes longer and finds more in photographs.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from worksheets.answers.scan.pictures import Array

SMALL = 1_169
"""The longer side of a picture in which features are sought: A4 at 100 dpi."""
FEW = 300
"""The strongest features of a page, by which it is compared with all blanks."""
CLEAR = 0.85
"""A match is clear if the next best is so much further away."""

_ORB = cv2.ORB.create(
    nfeatures=1500, scaleFactor=1.2, nlevels=8, edgeThreshold=15, patchSize=31, fastThreshold=10
)
_SIFT = cv2.SIFT.create(nfeatures=1500)
_NEAR = 48
"""Features that differ in so many of their 256 bits are often the same."""

# Two processes use two cores; threads in each would be in each other's way, and end forks badly.
cv2.setNumThreads(1)


class Features(NamedTuple):
    """Points of a small picture, and what it looks like around each; the strongest come first."""

    points: Array
    looks: Array


def small(picture: Array, longest: int = SMALL) -> Array:
    """A picture made as small as features are sought in."""
    while max(picture.shape) >= 2 * longest - 2:
        # Halves are quickly made. An odd row or column at the edge is of no use.
        height, width = (side // 2 for side in picture.shape)
        picture = cv2.resize(
            picture[: 2 * height, : 2 * width], (width, height), interpolation=cv2.INTER_AREA
        )
    part = longest / max(picture.shape)
    if part >= 1:
        return picture
    return cv2.resize(picture, None, fx=part, fy=part, interpolation=cv2.INTER_AREA)


def even_light(picture: Array) -> Array:
    """A small picture as if it were lit evenly: paper is nearly white everywhere."""
    size = picture.shape[1], picture.shape[0]
    quarter = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.morphologyEx(quarter, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 2.5)
    paper = cv2.resize(np.maximum(paper, 20), size, interpolation=cv2.INTER_LINEAR)
    return cv2.divide(picture, paper, scale=235)


def features(picture: Array, *, thorough: bool = False) -> Features:
    """The features of a small picture; `thorough` ones are SIFT's."""
    finder = _SIFT if thorough else _ORB
    points, looks = finder.detectAndCompute(picture, None)
    if looks is None or not len(points):
        return Features(np.zeros((0, 2), np.float32), np.zeros((0, 32), np.uint8))
    order = np.argsort([-point.response for point in points], kind="stable")
    places = np.array([point.pt for point in points], np.float32)
    return Features(places[order], looks[order])


def matches(a: Features, b: Features, most: int = 1_500) -> Array:
    """The clear matches of two pages' features, as pairs of their numbers, one to one.

    Of each page the strongest features are compared, so many at `most`.
    """
    a, b = (Features(each.points[:most], each.looks[:most]) for each in (a, b))
    none = np.zeros((0, 2), np.int64)
    if len(a.points) < 8 or len(b.points) < 8:
        return none
    apart = _apart(a.looks, b.looks)
    rows = np.arange(len(apart))
    nearest = apart.argmin(1)
    first = apart[rows, nearest]
    apart[rows, nearest] = np.inf
    clear = np.flatnonzero(first < CLEAR * apart.min(1))
    apart[rows, nearest] = first
    # What is nearest from one side must be so from the other.
    mutual = apart[:, nearest[clear]].argmin(0) == clear
    return np.asarray(np.stack([clear, nearest[clear]], 1)[mutual])


def _apart(a: Array, b: Array) -> Array:
    """How far each look of one page is from each of another: ORB's in bits, SIFT's in length."""
    bits = a.dtype == np.uint8
    if bits:
        a, b = np.unpackbits(a, axis=1), np.unpackbits(b, axis=1)
    a, b = a.astype(np.float32), b.astype(np.float32)
    # |a - b|² = |a|² + |b|² - 2 ab, which is one product of matrices; all are whole numbers.
    lengths = np.add.outer((a * a).sum(1), (b * b).sum(1))
    apart: Array = cv2.gemm(a, b, -2, lengths, 1, flags=cv2.GEMM_2_T)
    return apart if bits else np.sqrt(apart)


class Index:
    """The strongest features of many pages, to find those that a picture may show."""

    def __init__(self, pages: list[Features]) -> None:
        strongest = [each.looks[:FEW] for each in pages]
        self._looks = np.concatenate(strongest) if strongest else np.zeros((0, 32), np.uint8)
        self._of = np.repeat(np.arange(len(pages)), [len(each) for each in strongest])
        self._count = len(pages)

    def likely(self, picture: Features, most: int) -> list[int]:
        """The numbers of the pages with the most features of a picture, the best first."""
        if not len(picture.looks) or not len(self._looks):
            return []
        matcher = cv2.BFMatcher(cv2.NORM_HAMMING)
        votes = np.zeros(self._count)
        for near in matcher.knnMatch(picture.looks[: 2 * FEW], self._looks, k=8):
            found = {int(self._of[each.trainIdx]) for each in near if each.distance < _NEAR}
            for page in found:
                # What stands on every page, such as the foot, says little.
                votes[page] += 1 / len(found)
        order = np.argsort(-votes, kind="stable")[:most]
        return [int(page) for page in order if votes[page] > 0]
