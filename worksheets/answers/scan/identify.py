"""Which page of which sheet a picture shows."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from worksheets.answers.scan.blanks import BlankPage, Blanks
from worksheets.answers.scan.features import (
    SMALL,
    Features,
    Index,
    even_light,
    features,
    small,
)
from worksheets.answers.scan.overlay import Overlay, homography, lay, patches
from worksheets.answers.scan.pictures import Array
from worksheets.build.variant import Variant

LIKELY = 4
"""How many of the likeliest blanks of a round are tried."""
RECENT = 6
"""How many of the pages that were found last are tried first: piles are of a few sheets."""
FINER = 1_600
"""The longer side of a picture in which SIFT's features are sought."""
FEW = 600
"""The features that are compared where a code says which page it is."""
SURE = 0.85
"""If so much of a blank's print was found, only its twins are tried besides."""
CLOSE = 0.25
"""Blanks whose shares are no further apart are told apart by where they differ."""
MOST_COMPARED = 4_000
"""The pixels that are compared where two blanks differ."""
CLEARLY = 0.15
"""How much better the right twin must fit where two differ."""


class Found(NamedTuple):
    """A page that was recognised, laid over its blank."""

    page: BlankPage
    overlay: Overlay


class _Difference(NamedTuple):
    """The pixels by which two blanks are told apart, and what each of the two has there."""

    at: Array
    mine: Array
    theirs: Array


class Finder:
    """Finds pages among the blanks; remembers those that it found last."""

    def __init__(self, blanks: Blanks) -> None:
        self._blanks = blanks
        self._recent: list[BlankPage] = []
        self._indexes: dict[int, Index] = {}
        self._patches: dict[tuple[Variant, int], Array] = {}
        self._thorough: dict[tuple[Variant, int], Features] = {}
        self._differences: dict[tuple[int, int], _Difference | None] = {}

    def find(self, picture: Array, coded: BlankPage | None = None) -> Found | None:
        """The page that a picture shows, or None; only the `coded` one, if its code was read."""
        seen = _Seen(picture)
        if coded:
            few = self._tried(seen, coded, most=FEW)
            return few or self._tried(seen, coded) or self._tried(seen, coded, thorough=True)
        tried: set[int] = set()
        for thorough in (False, True):
            found = self._best(seen, self._recent, tried, thorough=thorough)
            if found is None or found.overlay.share < SURE:
                found = self._in_rounds(seen, found, tried, thorough=thorough)
            if found:
                return self._remembered(self._twin(seen, found))
            tried.clear()
        return None

    def _in_rounds(
        self, seen: _Seen, found: Found | None, tried: set[int], *, thorough: bool
    ) -> Found | None:
        likely: list[BlankPage] = []
        for number, pages in enumerate(self._blanks.rounds()):
            if number not in self._indexes:
                self._indexes[number] = Index([page.features for page in pages])
            best = [pages[n] for n in self._indexes[number].likely(seen.features, LIKELY)]
            likely += best[:2]
            if thorough:
                # It takes long; a page that is ours is among the likeliest.
                best = best[:1]
            found = _better(found, self._best(seen, best, tried, thorough=thorough))
            if found and found.overlay.share >= SURE:
                return found
        if found is None and not thorough:
            # A variant of what is likely, in another profile, language or paper.
            variants = dict.fromkeys(each.variant for each in likely)
            coded = [each._replace(coded=not each.coded) for each in variants]
            more = [page for each in (*variants, *coded) for page in self._blanks.like(each)]
            index = Index([page.features for page in more])
            best = [more[n] for n in index.likely(seen.features, LIKELY)]
            found = self._best(seen, best, tried)
        return found

    def _best(
        self,
        seen: _Seen,
        pages: list[BlankPage],
        tried: set[int] | None = None,
        *,
        thorough: bool = False,
    ) -> Found | None:
        """The best of some pages, if any fits."""
        best: Found | None = None
        for page in pages:
            if tried is not None:
                if id(page) in tried:
                    continue
                tried.add(id(page))
            best = _better(best, self._tried(seen, page, thorough=thorough))
            if best and best.overlay.share >= SURE:
                break
        return best

    def _tried(
        self, seen: _Seen, page: BlankPage, *, most: int = 1_500, thorough: bool = False
    ) -> Found | None:
        """A page laid under a picture, if it fits."""
        if thorough:
            theirs, scale = self._thorough_features(page)
            matrix = homography(seen.thorough, theirs, (seen.finer, scale))
        else:
            blank = self._blanks.picture(page)
            # The features of a blank are of its drawing at half the size, or smaller.
            scale = min(0.5, SMALL / max(blank.shape))
            matrix = homography(seen.features, page.features, (seen.scale, scale), most)
        if matrix is None:
            return None
        overlay = self._laid(seen, page, matrix)
        return overlay and Found(page, overlay)

    def _laid(self, seen: _Seen, page: BlankPage, matrix: Array) -> Overlay | None:
        blank = self._blanks.picture(page)
        key = (page.variant, page.page)
        if key not in self._patches:
            self._patches[key] = patches(blank)
        return lay(seen.picture, matrix, blank, self._patches[key])

    def _thorough_features(self, page: BlankPage) -> tuple[Features, float]:
        blank = self._blanks.picture(page)
        key = (page.variant, page.page)
        shrunk = small(blank, FINER)
        if key not in self._thorough:
            self._thorough[key] = features(shrunk, thorough=True)
        return self._thorough[key], shrunk.shape[0] / blank.shape[0]

    def _twin(self, seen: _Seen, found: Found) -> Found:
        """The page, or the variant of its worksheet that fits better where the two differ."""
        best = found
        for other in self._blanks.like(found.page.variant):
            if other is best.page or other.page != best.page.page:
                continue
            apart = self._apart(best.page, other)
            if apart is None:
                continue
            laid = best.overlay.laid.ravel()[apart.at].astype(float)
            if _alike(laid, apart.theirs) > _alike(laid, apart.mine) + CLEARLY:
                tried = self._laid(seen, other, best.overlay.homography)
                if tried and tried.share > best.overlay.share - CLOSE:
                    best = Found(other, tried)
        return best

    def _apart(self, one: BlankPage, other: BlankPage) -> _Difference | None:
        key = (id(one), id(other))
        if key not in self._differences:
            mine, theirs = self._blanks.picture(one), self._blanks.picture(other)
            same = mine.shape == theirs.shape
            self._differences[key] = _difference(mine, theirs) if same else None
        return self._differences[key]

    def _remembered(self, found: Found) -> Found:
        if found.page in self._recent:
            self._recent.remove(found.page)
        self._recent.insert(0, found.page)
        del self._recent[RECENT:]
        return found


class _Seen:
    """A picture, and what of it is worked out when it is first asked for."""

    def __init__(self, picture: Array) -> None:
        self.picture = picture
        shrunk = even_light(small(picture))
        self.scale = shrunk.shape[0] / picture.shape[0]
        self.features = features(shrunk)
        self.finer = min(1.0, FINER / max(picture.shape))
        self._thorough: Features | None = None

    @property
    def thorough(self) -> Features:
        """The features of SIFT in a finer picture."""
        if self._thorough is None:
            self._thorough = features(even_light(small(self.picture, FINER)), thorough=True)
        return self._thorough


def _better(one: Found | None, other: Found | None) -> Found | None:
    if one is None or other is None:
        return one or other
    return one if one.overlay.share >= other.overlay.share else other


def _difference(mine: Array, theirs: Array) -> _Difference | None:
    """Where two blanks differ, and what each has there; None if they hardly differ."""
    apart = cv2.absdiff(mine, theirs) > 96
    if apart.sum() < 60:
        return None
    near = cv2.dilate(apart.astype(np.uint8), np.ones((9, 9), np.uint8))
    at = np.flatnonzero(near.ravel())
    at = at[:: max(1, len(at) // MOST_COMPARED)]
    return _Difference(at, mine.ravel()[at].astype(float), theirs.ravel()[at].astype(float))


def _alike(one: Array, other: Array) -> float:
    """The correlation of two rows of values; 0 where one of them is even."""
    one, other = one - one.mean(), other - other.mean()
    length = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / length if length > 1e-6 else 0.0
