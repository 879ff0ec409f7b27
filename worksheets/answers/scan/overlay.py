"""A picture laid over the blank of its page, by what is printed on both.

First a plane is laid over a plane: matching features say how (a homography, by MAGSAC: Barath and
others, 2019). Then patches of print are found again near where they should be, and a smooth map
takes up what paper does: it stretches in copiers and scanners, and it curls before a camera.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, cast

import cv2
import numpy as np

from worksheets.answers.scan.features import Features, matches
from worksheets.answers.scan.pictures import Array

PATCH = 56
"""The side of a patch of print, in pixels at 200 dots an inch: 7 mm."""
GRID = (9, 13)
"""A page has one patch of print in each cell of such a grid, across and down."""
MARGIN = 8
"""How far it is from the rim of the page."""
APART = 6
"""Every so many pixels one is tried."""
LEAST_PRINT = 130
"""The black pixels that a patch has at least."""
LEAST_EDGES = 60
"""The edges that it has in each direction: letters hold it both ways, a rule alone does not."""
FOUND = 0.55
"""The correlation from which a patch is found again."""
REACHES = (24, 10, 6)
"""How far from its place a patch is sought, in pixels, round by round."""
LEAST_SHARE = 0.6
"""A page is laid if so much of its blank's print was found; of a wrong blank it is a third."""
LEAST_PATCHES = 8
ROUGHEST = 3.0
"""The largest root mean square of what is left between patches and the map, in pixels."""
STEP = 16
"""The map is worked out at every sixteenth pixel, and drawn out between."""
TRIES, QUICK_TRIES = 5_000, 500
"""How often matches are drawn at random to register a page, and to compare pages."""
LEAST_MATCHES = 8
LEAST_SPREAD = 0.10
"""The part of the page that the matches must reach over, so that they hold all of it."""
LEAN = 1.6
"""How much longer a page may be in one direction than it should: a photograph from aside."""


class Overlay(NamedTuple):
    """A picture laid over its blank: `laid` has the blank's size and its pixels stand on it.

    `share` is the part of the blank's patches that was found, `rough` what is left between them
    and the map, in pixels. `homography` leads from the blank to the picture.
    """

    laid: Array
    share: float
    rough: float
    homography: Array


def homography(
    picture: Features, blank: Features, scales: tuple[float, float], most: int = 1_500
) -> Array | None:
    """How points of the blank lie in the picture, as a 3 × 3 matrix; None if nobody can tell.

    `scales` are how much smaller than the picture and the blank are the pictures of the features,
    of which the strongest are used, so many at `most`.
    """
    found = _plane(picture, blank, most)
    if found is None:
        return None
    full: Array = np.diag([1 / scales[0], 1 / scales[0], 1]) @ found.matrix
    full = full @ np.diag([scales[1], scales[1], 1])
    return full if _is_plausible(full) else None


def agreeing(picture: Features, blank: Features, most: int) -> int:
    """How many matches of the strongest features agree on how the blank lies in the picture."""
    found = _plane(picture, blank, most, tries=QUICK_TRIES)
    return found.agreeing if found and _is_plausible(found.matrix) else 0


class _Plane(NamedTuple):
    """A plane laid over a plane, and the number of matches that agree on it."""

    matrix: Array
    agreeing: int


def _plane(picture: Features, blank: Features, most: int, tries: int = TRIES) -> _Plane | None:
    pairs = matches(picture, blank, most)
    if len(pairs) < LEAST_MATCHES:
        return None
    seen, printed = picture.points[pairs[:, 0]], blank.points[pairs[:, 1]]
    matrix, good = cv2.findHomography(
        printed, seen, cv2.USAC_MAGSAC, 3.0, maxIters=tries, confidence=0.999
    )
    # OpenCV's stubs do not say that it may find nothing.
    found = cast("Array | None", matrix)
    if found is None:
        return None
    held = printed[good.ravel() > 0]
    if len(held) < LEAST_MATCHES or _spread(held, blank.points) < LEAST_SPREAD:
        return None
    return _Plane(found, len(held))


def _spread(points: Array, every: Array) -> float:
    sides = np.ptp(points, axis=0) / np.maximum(np.ptp(every, axis=0), 1)
    return float(sides[0] * sides[1])


def _is_plausible(matrix: Array) -> bool:
    """Whether a camera above a page could see it so: not mirrored, hardly leaning."""
    inner = matrix[:2, :2] / matrix[2, 2]
    if not np.isfinite(inner).all() or np.linalg.det(inner) <= 0:
        return False
    long, short = np.linalg.svd(inner)[1]
    return bool(long / max(short, 1e-9) < LEAN and 0.15 < short < 6)


def patches(blank: Array) -> Array:
    """The corners of the patches of print by which a page is laid, one in a cell of a grid."""
    dark = (blank < 128).astype(np.uint8)
    height, width = dark.shape
    sums = [cv2.integral(each) for each in (dark, _edges(dark, 1), _edges(dark, 0))]
    lost = PATCH + MARGIN
    found = []
    for rows in np.array_split(np.arange(height), GRID[1]):
        for columns in np.array_split(np.arange(width), GRID[0]):
            top, left = (_first(each[0]) for each in (rows, columns))
            low, right = min(rows[-1], height - lost), min(columns[-1], width - lost)
            corners = slice(top, low, APART), slice(left, right, APART)
            print_, across, down = (_in_patches(each, *corners) for each in sums)
            worth = np.minimum(across, down)
            worth[(print_ < LEAST_PRINT) | (worth < LEAST_EDGES)] = 0
            if worth.any():
                row, column = np.unravel_index(int(worth.argmax()), worth.shape)
                found.append((left + APART * column, top + APART * row))
    return np.array(found, np.int64).reshape(-1, 2)


def _first(edge: int) -> int:
    """The first corner of a patch in a cell that begins there."""
    return edge + APART * max(0, -(-(MARGIN - edge) // APART))


def _in_patches(sums: Array, rows: slice, columns: slice) -> Array:
    """The sums in the patches of which the corners are at the top left, of an integral picture."""
    below, right = (
        slice(each.start + PATCH, each.stop + PATCH, each.step) for each in (rows, columns)
    )
    found: Array = sums[below, right] - sums[below, columns] - sums[rows, right]
    return found + sums[rows, columns]


def _edges(dark: Array, axis: int) -> Array:
    """Where a pixel is not as the next one."""
    found = np.zeros_like(dark)
    if axis:
        found[:, :-1] = dark[:, :-1] ^ dark[:, 1:]
    else:
        found[:-1] = dark[:-1] ^ dark[1:]
    return found


def lay(picture: Array, matrix: Array, blank: Array, at: Array) -> Overlay | None:
    """Lay a picture over a blank of which the patches stand `at` these corners.

    `matrix` says about how points of the blank lie in the picture. None if it cannot be laid.
    """
    given = matrix
    picture, matrix = _shrunk(picture, matrix)
    size = blank.shape[1], blank.shape[0]
    terms = _terms(at + PATCH / 2, size)
    way = _Way(matrix, np.zeros((terms.shape[1], 2)), size)
    share = rough = 0.0
    for number, reach in enumerate(REACHES):
        find = _shifts if number else _coarse_shifts
        shifts, held = find(picture, blank, at, reach, way)
        if held.sum() < LEAST_PATCHES:
            return None
        degree = 3 if number == 0 and held.sum() < 20 else terms.shape[1]
        fit, kept, rough = _fitted(terms[held, :degree], shifts[held])
        way.bend[:degree] += fit
        share = kept / len(at)
        if rough < 0.5 and number and np.abs(terms[:, :degree] @ fit).max() < 0.4:
            break
    if share < LEAST_SHARE or rough > ROUGHEST:
        return None
    return Overlay(_bent(picture, way), share, rough, given)


class _Way(NamedTuple):
    """How a blank of such a size lies in a picture: by a homography, and by bends before it."""

    matrix: Array
    bend: Array
    size: tuple[int, int]

    def seen(self, points: Array) -> Array:
        """Where points of the blank are in the picture."""
        points = points + _terms(points, self.size) @ self.bend
        seen = np.c_[points, np.ones(len(points))] @ self.matrix.T
        return np.asarray(seen[:, :2] / seen[:, 2:])

    def around(self, middles: Array) -> tuple[Array, Array]:
        """Where some points are in the picture, and steps from each to the right and down there.

        These are rows of 2, and of 2 × 2 numbers.
        """
        near = PATCH / 2
        right, left, down, up = (
            self.seen(middles + step) for step in ((near, 0), (-near, 0), (0, near), (0, -near))
        )
        return self.seen(middles), np.stack([right - left, down - up], 2) / PATCH


def _shrunk(picture: Array, matrix: Array) -> tuple[Array, Array]:
    """A picture that is finer than the blank, made as coarse, so that no line falls through."""
    finer = math.sqrt(abs(np.linalg.det(matrix[:2, :2] / matrix[2, 2])))
    if finer < 1.3:
        return picture, matrix
    part = 1 / finer
    small = cv2.resize(picture, None, fx=part, fy=part, interpolation=cv2.INTER_AREA)
    return small, np.diag([part, part, 1]) @ matrix


def _shifts(picture: Array, blank: Array, at: Array, reach: int, way: _Way) -> tuple[Array, Array]:
    """How far each patch was found from its place, and which were found at all."""
    seen, steps = way.around(at + PATCH / 2)
    return _found_again(picture, blank, at, PATCH, reach, seen, steps)


def _coarse_shifts(
    picture: Array, blank: Array, at: Array, reach: int, way: _Way
) -> tuple[Array, Array]:
    """The same in half the resolution, which takes a quarter of the time."""
    # Halves of pixels are no places, and the middle of four pixels is between them.
    seen, steps = way.around(at - at % 2 + PATCH / 2)
    seen = (seen + steps.sum(2) / 2 - 0.5) / 2
    shifts, held = _found_again(
        _halved(picture), _halved(blank), at // 2, PATCH // 2, reach // 2, seen, steps
    )
    return 2 * shifts, held


def _found_again(
    picture: Array, blank: Array, at: Array, side: int, reach: int, seen: Array, steps: Array
) -> tuple[Array, Array]:
    """The shifts of patches of such a side, and which were found.

    The middle of each is about where it is `seen`, and a step on the blank is one of `steps` there.
    """
    shifts = np.zeros((len(at), 2))
    held = np.zeros(len(at), bool)
    corners = seen - steps.sum(2) * (reach + side / 2)
    affine = np.concatenate([steps, corners[:, :, None]], 2)
    wide = (side + 2 * reach, side + 2 * reach)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    for number, (x, y) in enumerate(at):
        window = cv2.warpAffine(picture, affine[number], wide, flags=flags, borderValue=255)
        patch = blank[y : y + side, x : x + side]
        fits = cv2.matchTemplate(window, patch, cv2.TM_CCOEFF_NORMED)
        _, best, _, (column, row) = cv2.minMaxLoc(fits)
        if best >= FOUND:
            held[number] = True
            shifts[number] = (
                column - reach + _between(fits[row], column),
                row - reach + _between(fits[:, column], row),
            )
    return shifts, held


def _halved(picture: Array) -> Array:
    """A picture in half the resolution; an odd row or column at the edge is left out."""
    height, width = (side // 2 for side in picture.shape)
    whole = picture[: 2 * height, : 2 * width]
    return cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)


def _between(fits: Array, at: int) -> float:
    """How far from the best of some values the peak of the parabola through it is."""
    if not 0 < at < len(fits) - 1:
        return 0.0
    before, best, after = (float(each) for each in fits[at - 1 : at + 2])
    curve = before - 2 * best + after
    return 0.0 if abs(curve) < 1e-6 else max(-0.5, min(0.5, 0.5 * (before - after) / curve))


def _terms(points: Array, size: Sequence[int]) -> Array:
    """The terms of the smooth map at some points: a plane's first, then the bends of paper."""
    x = points[:, 0] / size[0] - 0.5
    y = points[:, 1] / size[1] - 0.5
    one = np.ones_like(x)
    return np.stack([one, x, y, x * x, x * y, y * y, x**3, y**3, x * x * y, x * y * y], 1)


def _fitted(terms: Array, shifts: Array) -> tuple[Array, int, float]:
    """The smooth map of some shifts, without those that lie apart; how many it holds, how well."""
    keep = np.ones(len(terms), bool)
    fit = np.zeros((terms.shape[1], 2))
    apart = np.zeros(len(terms))
    # A little weight on each term keeps a bend from running away where there is no print.
    weight = 0.02 * np.sqrt(len(terms)) * np.diag([0.0] * 3 + [1.0] * (terms.shape[1] - 3))
    for _ in range(8):
        a = np.vstack([terms[keep], weight])
        b = np.vstack([shifts[keep], np.zeros((len(weight), 2))])
        fit = np.linalg.lstsq(a, b, rcond=None)[0]
        apart = np.hypot(*(shifts - terms @ fit).T)
        now = apart < max(1.2, 3.5 * float(np.median(apart[keep])))
        if now.sum() < LEAST_PATCHES or (now == keep).all():
            break
        keep = now
    return fit, int(keep.sum()), float(np.sqrt(np.mean(apart[keep] ** 2)))


def _bent(picture: Array, way: _Way) -> Array:
    """A picture on the blank."""
    width, height = way.size
    columns, rows = -(-width // STEP), -(-height // STEP)
    # Where the middles of coarse pixels lie among fine ones, which is how resizing takes them.
    y, x = (np.mgrid[0:rows, 0:columns] + 0.5) * STEP - 0.5
    seen = way.seen(np.stack([x.ravel(), y.ravel()], 1))
    seen = seen.astype(np.float32).reshape(rows, columns, 2)
    whole = cv2.resize(seen, (columns * STEP, rows * STEP), interpolation=cv2.INTER_LINEAR)
    where = whole[:height, :width]
    # One map of both coordinates: to take it apart takes longer than all the rest. OpenCV's stubs
    # do not say that there may be no second map.
    laid: Array = cv2.remap(  # type: ignore[call-overload]
        picture, where, None, cv2.INTER_LINEAR, borderValue=255
    )
    return laid


def turn_of(matrix: Array) -> float:
    """How far a page is turned in its picture, clockwise, in degrees from 0 to 360."""
    return math.degrees(math.atan2(matrix[1, 0], matrix[0, 0])) % 360
