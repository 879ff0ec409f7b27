"""Which page of which sheet a picture shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from worksheets.answers.scan.blanks import BlankPage, Blanks
from worksheets.answers.scan.code_places import placed_by_codes
from worksheets.answers.scan.codes import FoundCode
from worksheets.answers.scan.features import (
    SMALL,
    Features,
    Index,
    even_light,
    features,
    small,
)
from worksheets.answers.scan.fingerprints import Album
from worksheets.answers.scan.overlay import Overlay, agreeing, homography, lay, patches
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.sheet_edges import sheet_in
from worksheets.answers.scan.wanted import A4
from worksheets.build.variant import MOST_BANKS, Variant
from worksheets.content import LANG

LIKELY = 24
"""How many of the likeliest blanks of a round are compared with a picture."""
ALIKE = 24
"""How many rare blanks that a picture is most like are made, and compared."""
FURTHER = 240
"""How many more are, a few at a time, while nothing fits: a shadow, another sheet underneath or a
striped table hides what a photograph is like."""
MOST_ALIKE = 2
"""How many of these are tried by SIFT's features, too."""
THOROUGH_KEPT = 24
"""The blanks whose SIFT features are kept; they take 0.8 MB each."""
TRIED = 3
"""How many of the blanks that were compared are tried."""
NEAR = 12
"""So many features that agree are no chance: a page that does not fit has something in common."""
NEAREST = 2
"""How many variants that are near, and do not fit, lead to others."""
RECENT = 6
"""How many of the pages that were found last are tried first: piles are of a few sheets."""
FINER = 1_600
"""The longer side of a picture in which SIFT's features are sought."""
FEW = 600
"""The features that are compared where a code says which page it is, and to find likely pages."""
SURE = 0.85
"""If so much of a blank's print was found, only its twins are tried besides."""
SELDOM = 0.7
"""Less is no proof of a page that comes seldom: so many of them are compared that some wrong one
has a start or a foot in common with the picture. Such had up to 0.68."""
ALL_OF_IT = 1.0
"""Pages that begin alike are told apart by how much of each is found."""
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
        self._album: _Album | None = None
        self._patches: dict[tuple[Variant, int], Array] = {}
        self._thorough: dict[tuple[Variant, int], Features] = {}
        self._differences: dict[tuple[int, int], _Difference | None] = {}

    def find_coded(
        self, picture: Array, page: BlankPage, codes: Sequence[FoundCode]
    ) -> Found | None:
        """The page of which codes were found in a picture; None if its print is not there."""
        matrix = placed_by_codes(codes, page.codes)
        if matrix is not None:
            overlay = self._laid(picture, page, matrix)
            if overlay and overlay.share >= SURE:
                return Found(page, overlay)
        seen = _Seen(picture)
        few = self._tried(seen, page, most=FEW)
        return few or self._tried(seen, page) or self._tried(seen, page, thorough=True)

    def find(self, picture: Array) -> Found | None:
        """The page that a picture shows, or None."""
        seen = _Seen(picture)
        last = [*self._recent, *self._beside_recent()]
        found = self._best(seen, seen.near(seen.fitting(last)))
        if found is None or found.overlay.share < SURE:
            found = _better(found, self._among_usual(seen))
        found = found or self._best(seen, last)
        if found and found.overlay.share < SELDOM and not self._is_usual(found.page):
            # It came just before, but one that comes seldom must show more of its print.
            found = None
        found = found or self._far_off(seen)
        if found and found.page.variant.prompts and found.overlay.share < SURE:
            # Another bank may be printed where this page has print that its blank has not.
            return None
        return self._remembered(self._twin(seen, found)) if found else None

    def _beside_recent(self) -> list[BlankPage]:
        """The other pages of sheets with prompt banks of which one was found."""
        sheets = dict.fromkeys(page.variant for page in self._recent if page.variant.prompts)
        return [page for variant in sheets for page in self._blanks.of(variant)
                if page not in self._recent]  # fmt: skip

    def _among_usual(self, seen: _Seen) -> Found | None:
        """The page, if it is one of those that come most."""
        found: Found | None = None
        for number, pages in enumerate(self._blanks.rounds()):
            if number not in self._indexes:
                self._indexes[number] = Index([page.features for page in pages])
            likely = [pages[n] for n in self._indexes[number].likely(seen.features, LIKELY)]
            found = _better(found, self._best(seen, seen.fitting(likely)))
            if found and found.overlay.share >= SURE:
                break
        return found

    def _is_usual(self, page: BlankPage) -> bool:
        return any(page in pages for pages in self._blanks.rounds())

    def _far_off(self, seen: _Seen) -> Found | None:
        """The page, if it is one that comes seldom, or one that hardly shows."""
        for search in (self._among_rare, self._among_akin, self._further_down):
            found = search(seen)
            least = SELDOM if found and seen.is_near(found.page) else SURE
            if found and found.overlay.share >= least:
                return found
        found = self._best(seen, seen.likeliest(), thorough=True)
        return found if found and found.overlay.share >= SELDOM else None

    def _among_rare(self, seen: _Seen) -> Found | None:
        """The page, if it is one of those that come now and then."""
        if self._album is None:
            self._album = self._album_of(self._blanks.rare())
        return self._looked_up(seen, self._album)

    def _further_down(self, seen: _Seen) -> Found | None:
        """The page, if it is one of the rare ones that a picture is less like."""
        assert self._album is not None
        order = _by_likeness(seen, self._album)[ALIKE:]
        order.sort(key=lambda page: page[0].paper != A4 or page[0].lang != LANG)
        order = order[:FURTHER]
        for start in range(0, len(order), ALIKE):
            pages = self._made(order[start:][:ALIKE])
            found = self._best(seen, seen.near(seen.fitting(pages)))
            if found and found.overlay.share >= SELDOM:
                return found
        return None

    def _among_akin(self, seen: _Seen) -> Found | None:
        """The page, if it is like one that nearly fits, with other options or prompt banks."""
        found: Found | None = None
        for expand in (self._blanks.akin, *[self._blanks.with_one_more_bank] * MOST_BANKS):
            nearest = [*([found.page.variant] if found else []), *seen.nearest()]
            variants = dict.fromkeys(each for near in nearest for each in expand(near))
            if variants:
                album = self._album_of(list(variants))
                found = _better(found, self._looked_up(seen, album, sure=ALL_OF_IT))
            if found and found.overlay.share >= SURE:
                return found
        return found

    def _album_of(self, variants: Sequence[Variant]) -> _Album:
        pages: dict[bytes, tuple[Variant, int]] = {}
        prints = []
        for variant in variants:
            for number, each in enumerate(self._blanks.fingerprints(variant)):
                # Of pages that are the same, such as those of two aspects, one is enough.
                if pages.setdefault(each.tobytes(), (variant, number)) == (variant, number):
                    prints.append(each)
        return _Album(Album(prints), list(pages.values()))

    def _looked_up(self, seen: _Seen, album: _Album, sure: float = SURE) -> Found | None:
        """The page, if it is among those of an album that a picture is most like."""
        order = _by_likeness(seen, album)[:ALIKE]
        # Of pages that begin alike as many features agree, but they end in different places.
        found = self._best(seen, self._made(order[:TRIED]), sure=sure)
        if found and found.overlay.share >= sure:
            return found
        pages = self._made(order)
        seen.alike += pages[:MOST_ALIKE]
        return _better(found, self._best(seen, seen.fitting(pages), sure=sure))

    def _made(self, order: Iterable[tuple[Variant, int]]) -> list[BlankPage]:
        """Pages of an album, made if they are not there."""
        return [self._blanks.of(variant)[number] for variant, number in order]

    def _best(
        self,
        seen: _Seen,
        pages: Sequence[BlankPage],
        *,
        thorough: bool = False,
        sure: float = SURE,
    ) -> Found | None:
        """The best of some pages, if any fits; if one is as good as `sure`, no others are tried."""
        best: Found | None = None
        for page in pages:
            key = (id(page), thorough)
            if key not in seen.tried:
                seen.tried.add(key)
                best = _better(best, self._tried(seen, page, thorough=thorough))
            if best and best.overlay.share >= sure:
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
            scale = SMALL / max(blank.shape)
            matrix = homography(seen.features, page.features, (seen.scale, scale), most)
        if matrix is None:
            return None
        overlay = self._laid(seen.picture, page, matrix)
        return overlay and Found(page, overlay)

    def _laid(self, picture: Array, page: BlankPage, matrix: Array) -> Overlay | None:
        blank = self._blanks.picture(page)
        key = (page.variant, page.page)
        if key not in self._patches:
            self._patches[key] = patches(blank)
        return lay(picture, matrix, blank, self._patches[key])

    def _thorough_features(self, page: BlankPage) -> tuple[Features, float]:
        blank = self._blanks.picture(page)
        key = (page.variant, page.page)
        shrunk = small(blank, FINER)
        if key not in self._thorough:
            self._thorough[key] = features(shrunk, thorough=True)
            while len(self._thorough) > THOROUGH_KEPT:
                self._thorough.pop(next(iter(self._thorough)))
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
                tried = self._laid(seen.picture, other, best.overlay.homography)
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


class _Album(NamedTuple):
    """The fingerprints of some pages, and whose they are: variants and numbers from 0."""

    album: Album
    pages: Sequence[tuple[Variant, int]]


class _Seen:
    """A picture, and what of it is worked out when it is first asked for."""

    def __init__(self, picture: Array) -> None:
        self.picture = picture
        shrunk = even_light(small(picture))
        self.scale = shrunk.shape[0] / picture.shape[0]
        self.features = features(shrunk)
        self.finer = min(1.0, FINER / max(picture.shape))
        self.tried: set[tuple[int, bool]] = set()
        self.alike: list[BlankPage] = []
        self._agreeing: dict[BlankPage, int] = {}
        self._sheet: Array | None = None
        self._thorough: Features | None = None

    def fitting(self, pages: Sequence[BlankPage]) -> list[BlankPage]:
        """The few of some pages with which most features agree on how they lie in the picture."""
        for page in pages:
            if page not in self._agreeing:
                self._agreeing[page] = agreeing(self.features, page.features, FEW)
        return sorted(pages, key=lambda page: -self._agreeing[page])[:TRIED]

    def likeliest(self) -> list[BlankPage]:
        """The pages that it may be after all, though none fits."""
        some = [page for page, count in self._agreeing.items() if count]
        return [*self.fitting(some), *self.alike]

    def near(self, pages: Iterable[BlankPage]) -> list[BlankPage]:
        """Those of some pages with which more features agree than chance would have."""
        return [page for page in pages if self._agreeing[page] >= NEAR]

    def is_near(self, page: BlankPage) -> bool:
        """Whether half as many features agree with a page as with the one that is nearest."""
        most = max(self._agreeing.values(), default=0)
        return 2 * self._agreeing.get(page, 0) >= most

    def nearest(self) -> list[Variant]:
        """The variants of which a page comes next to fitting; none if nothing is near."""
        near = [page for page in self.near(self._agreeing) if self.is_near(page)]
        near.sort(key=lambda page: -self._agreeing[page])
        return list(dict.fromkeys(page.variant for page in near))[:NEAREST]

    @property
    def sheet(self) -> Array:
        """The sheet of paper that is seen."""
        if self._sheet is None:
            self._sheet = sheet_in(self.picture)
        return self._sheet

    @property
    def thorough(self) -> Features:
        """The features of SIFT in a finer picture."""
        if self._thorough is None:
            self._thorough = features(even_light(small(self.picture, FINER)), thorough=True)
        return self._thorough


def _by_likeness(seen: _Seen, album: _Album) -> list[tuple[Variant, int]]:
    """The pages of an album, those first that a picture is most like."""
    order = np.argsort(-album.album.likeness(seen.sheet), kind="stable")
    return [album.pages[n] for n in order]


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
    # A copy: a part of an array keeps the whole of it, some 10 MB for each pair of blanks.
    at = at[:: max(1, len(at) // MOST_COMPARED)].copy()
    return _Difference(at, mine.ravel()[at].astype(float), theirs.ravel()[at].astype(float))


def _alike(one: Array, other: Array) -> float:
    """The correlation of two rows of values; 0 where one of them is even."""
    one, other = one - one.mean(), other - other.mean()
    length = float(np.sqrt((one @ one) * (other @ other)))
    return float(one @ other) / length if length > 1e-6 else 0.0
