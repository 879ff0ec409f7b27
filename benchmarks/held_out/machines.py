"""Held-out machines: copiers and scanners with other faults."""

from __future__ import annotations

import cv2
import numpy as np
from tools.paper.copiers import Matrix, Rng, blotches, specked, turned
from tools.paper.photographs import STEP, coarse, spread
from tools.paper.prints import DOTS, PX, Picture
from tools.paper.scanners import Scanner, Shot, jpeg, noisy, seen


def copied_otherwise(picture: Picture, rng: Rng) -> tuple[Picture, Matrix]:
    """A photocopy in text or photo mode, of a machine with a worn drum or low toner.

    Returns the copy and where it has the points of its original; a slip of the feeder comes on top
    of that, at most 0.3 mm.
    """
    size = (picture.shape[1], picture.shape[0])
    scales = (1 + rng.normal(-0.003, 0.005), 1 + rng.normal(0.002, 0.005))
    matrix = turned(size, rng.normal(0, 0.4), scales, tuple(rng.normal(0, 1.2, 2) * PX))
    page = cv2.warpAffine(picture, matrix[:2], size, flags=cv2.INTER_LINEAR, borderValue=255)
    if rng.random() < 0.4:
        page = slipped(page, rng)
    page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.7, 1.3))
    page = _sharpened(page, rng) if rng.random() < 0.6 else _screened(page, rng)
    if rng.random() < 0.4:
        page = _banded(page, rng)
    if rng.random() < 0.3:
        _drum_marks(page, rng)
    specked(page, rng.uniform(0.2, 4), rng)
    return page, matrix


def slipped(page: Picture, rng: Rng) -> Picture:
    """A page that the feeder pulled now faster, now slower, and a little from side to side."""
    size = (page.shape[1], page.shape[0])
    points = coarse(size)
    rows = points[:, 1] * 2 * np.pi / len(page)
    along = rng.uniform(0, 0.3) * PX * np.sin(rows * rng.uniform(0.5, 2) + rng.uniform(0, 6))
    aside = rng.uniform(0, 0.25) * PX * np.sin(rows * rng.uniform(1, 4) + rng.uniform(0, 6))
    maps = spread(points[:, 0] + aside, size), spread(points[:, 1] + along, size)
    return cv2.remap(page, *maps, cv2.INTER_LINEAR, borderValue=255)


def _sharpened(page: Picture, rng: Rng) -> Picture:
    """Text mode: edges sharpened, then light grey to white and dark grey to black."""
    soft = cv2.GaussianBlur(page, (0, 0), 3)
    strong = rng.uniform(0.6, 1.5)
    page = cv2.addWeighted(page, 1 + strong, soft, -strong, 0)
    low, high = rng.uniform(30, 90), rng.uniform(150, 215)
    levels = np.clip((np.arange(256) - low) * 255 / (high - low), 0, 255)
    return cv2.LUT(page, levels.astype(np.uint8))


def _screened(page: Picture, rng: Rng) -> Picture:
    """Photo mode: greys become dots of a screen, then blur a little."""
    x, y = np.meshgrid(np.arange(16), np.arange(16))
    cell = 0.5 + 0.5 * np.cos((x + y) * np.pi / 4) * np.cos((x - y) * np.pi / 4)
    tile = (40 + 175 * cell).astype(np.uint8)
    times = (page.shape[0] // 16 + 1, page.shape[1] // 16 + 1)
    screen = np.tile(tile, times)[: page.shape[0], : page.shape[1]]
    dots = np.where(page > screen, 255, 0).astype(np.uint8)
    return cv2.GaussianBlur(dots, (0, 0), rng.uniform(0.7, 1.1))


def _banded(page: Picture, rng: Rng) -> Picture:
    """Bands across the page where there is less toner."""
    rows = np.arange(len(page)) / PX
    part = np.sin(rows * 2 * np.pi / rng.uniform(12, 60) + rng.uniform(0, 6))
    less = (np.clip(part, 0, 1) * rng.uniform(20, 80)).astype(np.uint8)
    return cv2.add(page, np.repeat(less[:, None], page.shape[1], 1))


def _drum_marks(page: Picture, rng: Rng) -> None:
    """A scratch of the drum, again and again down the page; in place."""
    x, turn = int(rng.integers(100, page.shape[1] - 100)), int(rng.uniform(60, 95) * PX)
    long, wide = int(rng.uniform(1, 5) * PX), int(rng.integers(1, 4))
    for y in range(int(rng.integers(turn)), len(page), turn):
        cv2.line(page, (x, y), (x + int(rng.integers(-8, 9)), y + long), 70.0, wide)


def scanned_otherwise(
    page: Picture, rng: Rng, scanner: Scanner, back: Picture | None = None, mirrored: bool = False
) -> Shot:
    """A scan with other faults: folds, punched holes, stains, a torn corner, a sharpened picture.

    `back` is what is printed on its other side; the binding of a `mirrored` page is at the right.
    """
    page = page.copy()
    if back is not None and rng.random() < scanner.mishaps * 2:
        page = cv2.min(page, _grey_ghost(back, page.shape, rng))
    _punched(page, rng, mirrored, often=scanner.mishaps * 3)
    for fault in (_folded, _stained, _torn, _crumpled):
        if rng.random() < scanner.mishaps:
            page = fault(page, rng)
    if rng.random() < scanner.mishaps * 2:
        page = slipped(page, rng)
    picture, matrix = _on_glass(page, rng, scanner)
    if scanner.mode == "bw":
        picture = _black_and_white(picture, rng)
    if rng.random() < scanner.upside_down:
        height, width = picture.shape
        picture = np.ascontiguousarray(picture[::-1, ::-1])
        matrix = np.array([[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]]) @ matrix
    if scanner.mode == "grey":
        picture = jpeg(picture, int(rng.integers(30, 75)))
    return Shot(picture, seen(matrix))


def _on_glass(page: Picture, rng: Rng, scanner: Scanner) -> tuple[Picture, Matrix]:
    """The page at the scanner's dots, through its lens and its software."""
    dots = scanner.dots / DOTS
    size = (page.shape[1], page.shape[0])
    scale = rng.uniform(*scanner.scale)
    scales = (scale * (1 + rng.normal(0, 0.003)), scale * (1 + rng.normal(0, 0.003)))
    shift = rng.uniform(-scanner.shift, scanner.shift, 2) * PX
    matrix = turned(size, rng.uniform(-scanner.skew, scanner.skew), scales, tuple(shift))
    matrix = np.diag([dots, dots, 1]) @ matrix
    soft = cv2.GaussianBlur(page, (0, 0), np.hypot(rng.uniform(0.5, 1.1), 0.45 / dots))
    out = (round(size[0] * dots), round(size[1] * dots))
    lid = int(rng.choice([0, 128, 250, 255]))
    picture = cv2.warpAffine(soft, matrix[:2], out, flags=cv2.INTER_LINEAR, borderValue=lid)
    gamma, white = rng.uniform(0.7, 1.4), rng.uniform(235, 290)
    levels = np.clip(white * (np.arange(256) / 255) ** gamma, 0, 255).astype(np.uint8)
    picture = noisy(cv2.LUT(picture, levels), rng.uniform(1, 5), rng)
    if rng.random() < 0.4:
        picture = cv2.addWeighted(picture, 1.8, cv2.GaussianBlur(picture, (0, 0), 1.5), -0.8, 0)
    if rng.random() < scanner.mishaps:
        rows = np.linspace(0, 6, len(picture))
        aside = picture.shape[1] * rng.uniform(0.05, 0.95) + rng.uniform(0, 3) * np.sin(rows)
        for y, x in enumerate(aside.astype(int)):
            picture[y, x : x + 2] = np.minimum(picture[y, x : x + 2], 120)
    return picture, matrix


def _black_and_white(picture: Picture, rng: Rng) -> Picture:
    """1 bit: by a threshold for all, or by one that follows the grey around each point."""
    if rng.random() < 0.5:
        return np.where(picture > rng.uniform(110, 175), 255, 0).astype(np.uint8)
    block = 2 * int(rng.integers(20, 45)) + 1
    return cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY,
                                 block, float(rng.uniform(12, 28)))  # fmt: skip


def _grey_ghost(back: Picture, shape: tuple[int, ...], rng: Rng) -> Picture:
    """What shines through from the back, as a picture to darken the page with."""
    ghost = cv2.GaussianBlur(cv2.resize(back, shape[1::-1])[:, ::-1], (0, 0), rng.uniform(1.5, 5))
    return cv2.addWeighted(ghost, 0.15, np.full_like(ghost, 255), 0.85, 0)


def _punched(page: Picture, rng: Rng, mirrored: bool, often: float) -> None:
    """Two holes of a file, black or white, 80 mm apart; in place."""
    if rng.random() > often:
        return
    x = 12 * PX
    grey = float(rng.choice([0, 60, 250]))
    for side in (-40, 40):
        at = (int(page.shape[1] - x if mirrored else x), int(len(page) / 2 + side * PX))
        cv2.circle(page, at, int(3 * PX), grey, -1)


def _folded(page: Picture, rng: Rng) -> Picture:
    """Folded for an envelope: two creases across, a dark and a light line each."""
    for part in (1 / 3, 2 / 3):
        y = int(len(page) * (part + rng.normal(0, 0.02)))
        slope = int(rng.normal(0, 12))
        cv2.line(page, (0, y), (page.shape[1], y + slope), float(rng.uniform(120, 200)), 3)
        cv2.line(page, (0, y + 4), (page.shape[1], y + 4 + slope), 255.0, 2)
    return page


def _stained(page: Picture, rng: Rng) -> Picture:
    """The ring of a coffee cup."""
    stain = np.full_like(page, 255)
    at = tuple(int(side * rng.uniform(0.1, 0.9)) for side in page.shape[1::-1])
    cv2.ellipse(stain, at, (int(40 * PX), int(39 * PX)), 0, 0, int(rng.integers(150, 361)),
                float(rng.uniform(150, 215)), int(rng.uniform(1, 4) * PX))  # fmt: skip
    stain = cv2.GaussianBlur(stain, (0, 0), 5)
    return cv2.multiply(page, stain, scale=1 / 255)


def _torn(page: Picture, rng: Rng) -> Picture:
    """A corner that is missing."""
    far, down = rng.uniform(8, 25, 2) * PX
    steps = np.linspace(0, 1, 9)
    edge = np.stack([far * (1 - steps), down * steps], axis=1) + rng.normal(0, 8, (9, 2))
    corner = np.concatenate([[(-20, -20)], [(far, -20)], edge, [(-20, down)]])
    if rng.random() < 0.5:
        corner[:, 0] = page.shape[1] - corner[:, 0]
    cv2.fillPoly(page, [corner.astype(np.int32)], float(rng.choice([10, 250])))
    return page


def _crumpled(page: Picture, rng: Rng) -> Picture:
    """Crumpled and smoothed again: shades of dents, and points moved by up to 0.3 mm."""
    size = (page.shape[1], page.shape[0])
    small = (size[1] // 8, size[0] // 8)
    shade = cv2.Sobel(blotches(small, 20, rng), cv2.CV_32F, 1, 1, ksize=5)
    shade = shade / max(float(np.abs(shade).max()), 1e-6)
    light = cv2.resize(np.clip(235 + 45 * shade, 0, 255).astype(np.uint8), size)
    points = coarse(size)
    grid = (max(2, size[1] // STEP), max(2, size[0] // STEP))
    moves = [0.3 * PX * blotches(grid, 9, rng).ravel() for _ in range(2)]
    maps = [spread(points[:, axis] + moves[axis], size) for axis in (0, 1)]
    moved = cv2.remap(page, *maps, cv2.INTER_LINEAR, borderValue=255)
    return cv2.multiply(moved, light, scale=1 / 235)
