"""Photocopies: what a copier does to a page."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.paper.prints import PX, Picture

Rng = np.random.Generator
Matrix = NDArray[np.float64]


def turned(
    size: tuple[int, int], degrees: float, scales: tuple[float, float], shift: tuple[float, float]
) -> Matrix:
    """The matrix that turns and stretches around a page's middle and shifts it; in pixels."""
    middle = np.array([size[0] / 2, size[1] / 2])
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    made = np.eye(3)
    made[:2, :2] = turn @ np.diag(scales)
    made[:2, 2] = middle + shift - made[:2, :2] @ middle
    return made


def blotches(shape: tuple[int, ...], cells: int, rng: Rng) -> NDArray[np.float32]:
    """A smooth field over a page, about -1 to 1, with so many hills along its longer side."""
    small = rng.uniform(-1, 1, (cells, max(2, cells * 3 // 4))).astype(np.float32)
    return cv2.resize(small, shape[1::-1], interpolation=cv2.INTER_CUBIC)


def specked(picture: Picture, each_dm2: float, rng: Rng) -> None:
    """Specks of dirt, and a few holes in what is black, in place; so many on a square of 100 mm."""
    height, width = picture.shape
    count = rng.poisson(each_dm2 * height * width / (100 * PX) ** 2)
    at = rng.uniform(0, 1, (count, 2)) * (width, height)
    sizes, greys = rng.choice([0, 0, 1, 1, 2], count), rng.choice([0, 0, 40, 255], count)
    for (x, y), size, grey in zip(at, sizes, greys, strict=True):
        cv2.circle(picture, (int(x), int(y)), int(size), float(grey), -1)


def copied(picture: Picture, rng: Rng) -> tuple[Picture, Matrix]:
    """A photocopy, and where it has the points of its original.

    It is turned, stretched and shifted a little, blurred, with black pressed towards black; toner
    is thinner in places, there are specks and now and then a line along the page.
    """
    size = (picture.shape[1], picture.shape[0])
    scale = 1 + rng.normal(0.004, 0.005)
    matrix = turned(size, rng.normal(0, 0.35), (scale, scale * (1 + rng.normal(0, 0.002))),
                    tuple(rng.normal(0, 1.0, 2) * PX))  # fmt: skip
    page = cv2.warpAffine(picture, matrix[:2], size, flags=cv2.INTER_LINEAR, borderValue=255)
    page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.8, 1.4))
    threshold, soft = rng.uniform(105, 165), rng.uniform(6, 32)
    levels = 255 / (1 + np.exp(-(np.arange(256) - threshold) / soft))
    page = cv2.LUT(page, levels.astype(np.uint8))
    if rng.random() < 0.5:
        page = _thinned(page, rng)
    specked(page, rng.uniform(0.2, 3), rng)
    if rng.random() < 0.15:
        at = int(rng.integers(100, size[0] - 100))
        page[:, at : at + int(rng.integers(1, 4))] //= 3
    return page, matrix


def _thinned(page: Picture, rng: Rng) -> Picture:
    """Toner is thin in places: black is grey there, and has holes."""
    loss = np.clip(blotches(page.shape, 8, rng) * rng.uniform(20, 90), 0, 120).astype(np.uint8)
    holes = rng.integers(0, 256, (512, 512), dtype=np.uint8)
    times = (page.shape[0] // 512 + 1, page.shape[1] // 512 + 1)
    holes = np.tile(holes, times)[: page.shape[0], : page.shape[1]]
    holes = cv2.GaussianBlur(np.ascontiguousarray(holes), (0, 0), 0.8)
    lost = cv2.multiply(loss, holes, scale=1 / 160)
    return cv2.add(page, lost)
