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
    norm = cv2.NORM_HAMMING if a.looks.dtype == np.uint8 else cv2.NORM_L2
    matcher = cv2.BFMatcher(norm)
    there = matcher.knnMatch(a.looks, b.looks, k=2)
    back = {each.queryIdx: each.trainIdx for each in matcher.match(b.looks, a.looks)}
    pairs = [(first.queryIdx, first.trainIdx) for first, second in there
             if first.distance < CLEAR * second.distance
             and back.get(first.trainIdx) == first.queryIdx]  # fmt: skip
    return np.array(pairs, np.int64) if pairs else none


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
