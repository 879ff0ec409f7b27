"""Scans: what a copier's scanner makes of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from tools.paper.copiers import Matrix, Rng, turned
from tools.paper.prints import DOTS, PX, Picture


@dataclass(frozen=True)
class Shot:
    """A picture of a page, and where it has a point of the page (pixels of 300 dpi, a row each)."""

    picture: Picture
    where: Callable[[Matrix], Matrix]


@dataclass(frozen=True)
class Scanner:
    """How a page is scanned: dots an inch, `grey`, `bw` for 1-bit, and JPEG's quality (0: none).

    `skew` is the most degrees, `shift` the most mm, `scale` from the least to the most.
    """

    dots: int = 200
    mode: str = "grey"
    quality: tuple[int, int] = (45, 85)
    skew: float = 3.0
    shift: float = 8.0
    scale: tuple[float, float] = (0.93, 1.03)
    upside_down: float = 0.0
    mishaps: float = 0.15
    """How often each mishap happens: streaks, show-through, shadow, staple, a lid that is dark."""


def seen(matrix: Matrix) -> Callable[[Matrix], Matrix]:
    """What a 3 × 3 matrix does to points."""

    def where(points: Matrix) -> Matrix:
        made = np.c_[np.asarray(points, float), np.ones(len(points))] @ matrix.T
        return made[:, :2] / made[:, 2:]

    return where


def scanned(
    page: Picture, rng: Rng, scanner: Scanner, back: Picture | None = None, mirrored: bool = False
) -> Shot:
    """A page as a scanner's picture.

    `back` is what is printed on its other side; the binding of a `mirrored` page is at the right.
    """
    page = page.copy()
    if back is not None and rng.random() < scanner.mishaps * 2:
        page = shown_through(page, back, rng)
    if rng.random() < scanner.mishaps:
        shadow(page, rng, mirrored)
    if rng.random() < scanner.mishaps * 2:
        staple(page, rng, mirrored)
    scale = rng.uniform(*scanner.scale)
    picture, matrix = _laid(page, rng, scanner, scale)
    picture = _seen_by(picture, rng)
    if rng.random() < scanner.mishaps:
        streak(picture, rng)
    if scanner.mode == "bw":
        picture = np.where(picture > rng.uniform(115, 185), 255, 0).astype(np.uint8)
    if rng.random() < scanner.upside_down:
        height, width = picture.shape
        picture = np.ascontiguousarray(picture[::-1, ::-1])
        matrix = np.array([[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]]) @ matrix
    if scanner.mode == "grey" and scanner.quality[1]:
        picture = jpeg(picture, int(rng.integers(scanner.quality[0], scanner.quality[1] + 1)))
    return Shot(picture, seen(matrix))


def _laid(page: Picture, rng: Rng, scanner: Scanner, scale: float) -> tuple[Picture, Matrix]:
    """The page turned, stretched and shifted on the glass, at the scanner's dots."""
    dots = scanner.dots / DOTS
    size = (page.shape[1], page.shape[0])
    scales = (scale * (1 + rng.normal(0, 0.002)), scale * (1 + rng.normal(0, 0.002)))
    shift = rng.uniform(-scanner.shift, scanner.shift, 2) * PX
    matrix = turned(size, rng.uniform(-scanner.skew, scanner.skew), scales, tuple(shift))
    matrix = np.diag([dots, dots, 1]) @ matrix
    blur = np.hypot(rng.uniform(0.4, 1.0), 0.45 / dots if dots < 1 else 0)
    page = cv2.GaussianBlur(page, (0, 0), blur)
    lid = 20 if rng.random() < scanner.mishaps else int(rng.integers(240, 256))
    out = (round(size[0] * dots), round(size[1] * dots))
    return cv2.warpAffine(page, matrix[:2], out, flags=cv2.INTER_LINEAR, borderValue=lid), matrix


def _seen_by(picture: Picture, rng: Rng) -> Picture:
    """The sensor's white and black, and its noise."""
    white, black = rng.uniform(225, 255), rng.uniform(0, 45)
    levels = black + np.arange(256) * (white - black) / 255
    return noisy(cv2.LUT(picture, levels.astype(np.uint8)), rng.uniform(1.5, 6), rng)


def noisy(picture: Picture, deviation: float, rng: Rng) -> Picture:
    """A picture with a sensor's noise, so many greys."""
    cv2.setRNGSeed(int(rng.integers(2**31)))
    noise = np.empty(picture.shape, np.int16)
    cv2.randn(noise, 0, deviation)
    return cv2.add(picture, noise, dtype=cv2.CV_8U)


def jpeg(picture: Picture, quality: int) -> Picture:
    """A picture that was saved as JPEG."""
    _, data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)


def shown_through(page: Picture, back: Picture, rng: Rng) -> Picture:
    """A page through whose paper one sees a little of its back, mirrored and blurred."""
    through = cv2.GaussianBlur(np.ascontiguousarray(back[:, ::-1]), (0, 0), rng.uniform(2, 4))
    if through.shape != page.shape:
        through = cv2.resize(through, page.shape[1::-1])
    part = rng.uniform(0.04, 0.14)
    levels = 255 - (255 - np.arange(256)) * part
    return cv2.multiply(page, cv2.LUT(through, levels.astype(np.uint8)), scale=1 / 255)


def shadow(page: Picture, rng: Rng, mirrored: bool) -> None:
    """The shadow of a binding along one side, in place."""
    wide = int(rng.uniform(6, 16) * PX)
    dark = rng.uniform(0.3, 0.8) * np.exp(-np.linspace(0, 4, wide))
    light = (255 * (1 - dark)).astype(np.uint8)[None, :]
    part = page[:, -wide:] if mirrored else page[:, :wide]
    light = light[:, ::-1] if mirrored else light
    part[:] = cv2.multiply(np.ascontiguousarray(part), np.repeat(light, len(page), 0),
                           scale=1 / 255)  # fmt: skip


def staple(page: Picture, rng: Rng, mirrored: bool) -> None:
    """Two holes of a staple in the corner, or the staple, or the corner folded down; in place."""
    width = page.shape[1]
    x, y = (rng.uniform(5, 11, 2) * PX).astype(int)
    turn = rng.uniform(0, np.pi / 2)
    dx, dy = int(12 * PX / 2 * np.cos(turn)), int(12 * PX / 2 * np.sin(turn))
    side = (lambda at: width - at) if mirrored else (lambda at: at)
    ends = [(int(side(x)), int(y)), (int(side(x + dx)), int(y + dy))]
    which = rng.integers(3)
    if which == 0:
        for end in ends:
            cv2.circle(page, end, int(rng.integers(3, 7)), float(rng.uniform(20, 90)), -1)
    elif which == 1:
        cv2.line(page, ends[0], ends[1], float(rng.uniform(30, 110)), int(rng.integers(4, 8)))
    else:
        far = int(rng.uniform(8, 18) * PX)
        fold = np.array([(side(0), 0), (side(far), 0), (side(0), far)], np.int32)
        cv2.fillPoly(page, [fold], float(rng.uniform(170, 250)))
        cv2.line(page, tuple(map(int, fold[1])), tuple(map(int, fold[2])), 90.0, 3)


def streak(picture: Picture, rng: Rng) -> None:
    """Lines of a dirty glass all along the page, one to three, dark or light; in place."""
    width = picture.shape[1]
    for _ in range(rng.integers(1, 4)):
        at = int(rng.integers(10, width - 10))
        part = picture[:, at : at + int(rng.integers(1, 3))]
        if rng.random() < 0.8:
            np.minimum(part, np.uint8(rng.uniform(60, 180)), out=part)
        else:
            np.maximum(part, np.uint8(rng.uniform(150, 240)), out=part)


def fed_double(upper: Picture, lower: Picture, out: float) -> Picture:
    """Two sheets in one go: so many mm of the lower one's head look out above the upper one."""
    strip = round(out * PX)
    page = upper.copy()
    page[strip:] = upper[:-strip]
    page[:strip] = lower[:strip]
    page[strip : strip + 3] = 140
    return page
