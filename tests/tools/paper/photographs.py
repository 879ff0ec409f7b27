"""Photographs of a page that lies on a table, as a phone takes them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.paper.copiers import Matrix, Rng, blotches
from tools.paper.prints import PX, Picture
from tools.paper.scanners import Shot, jpeg, noisy, seen

STEP = 16
"""Pixels between two points at which a smooth map is worked out."""


@dataclass(frozen=True)
class Camera:
    """How a page is photographed: the picture's width in pixels (3024 is 12 megapixels, upright).

    `tilt` is how far the corners are moved, as a part of the page; `curl` how many mm a point of
    the paper seems moved where it does not lie flat.
    """

    width: int = 3024
    tilt: float = 0.10
    curl: float = 1.5
    quality: tuple[int, int] = (70, 92)
    turns: bool = True


def photographed(page: Picture, rng: Rng, camera: Camera) -> Shot:
    """A page as a phone's picture: perspective, curl, shade, a blur, noise, JPEG."""
    height, width = page.shape
    size = (camera.width, camera.width * 4 // 3)
    matrix, fit = perspective(page.shape, size, camera.tilt, rng)
    high, phase = rng.uniform(0, camera.curl) * PX, rng.uniform(0, np.pi)
    period = width * rng.uniform(1.2, 2.2)

    def lifted(x: Matrix) -> Matrix:
        return high * np.sin(2 * np.pi * x / period + phase)

    flat = seen(np.linalg.inv(matrix))(coarse(size))
    flat[:, 1] += lifted(flat[:, 0])
    maps = [spread(flat[:, axis], size) for axis in (0, 1)]
    soft = cv2.GaussianBlur(page, (0, 0), max(0.4, 0.45 / fit))
    picture = cv2.remap(soft, *maps, cv2.INTER_LINEAR, borderValue=0)
    inside = (maps[0] > 0) & (maps[0] < width - 1) & (maps[1] > 0) & (maps[1] < height - 1)
    picture = np.where(inside, np.maximum(picture, 1), table(size, rng))
    picture = lit(picture, light(size, rng))
    picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.5, 1.3))
    if rng.random() < 0.3:
        picture = shaken(picture, rng)
    picture = jpeg(noisy(picture, rng.uniform(2, 5), rng), int(rng.integers(*camera.quality)))
    turns = int(rng.integers(4)) if camera.turns else 0
    turn = np.eye(3)
    for _ in range(turns):
        turn = np.array([[0, -1, picture.shape[0] - 1], [1, 0, 0], [0, 0, 1]]) @ turn
        picture = np.rot90(picture, -1)

    def where(points: Matrix) -> Matrix:
        level = np.asarray(points, float).copy()
        level[:, 1] -= lifted(level[:, 0])
        return seen(turn @ matrix)(level)

    return Shot(np.ascontiguousarray(picture), where)


def perspective(
    shape: tuple[int, ...], size: tuple[int, int], tilt: float, rng: Rng
) -> tuple[Matrix, float]:
    """A matrix from a page to a picture of it from about above, and its scale."""
    height, width = shape
    edge = 0.07 * size[0]
    fit = min((size[0] - 2 * edge) / width, (size[1] - 2 * edge) / height)
    whole = np.array([width, height]) * fit
    corners = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * whole + (np.array(size) - whole) / 2
    corners += rng.uniform(-tilt / 4, tilt / 4, corners.shape) * whole
    turn = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), rng.uniform(-4, 4), 1)
    corners = np.c_[corners, np.ones(4)] @ turn.T
    page = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    return cv2.getPerspectiveTransform(page, corners.astype(np.float32)), fit


def coarse(size: tuple[int, int]) -> Matrix:
    """The middles of a picture's squares of about 16 pixels, row by row."""
    columns, rows = (max(2, side // STEP) for side in size)
    x = (np.arange(columns) + 0.5) * size[0] / columns - 0.5
    y = (np.arange(rows) + 0.5) * size[1] / rows - 0.5
    return np.stack([np.tile(x, rows), np.repeat(y, columns)], axis=1)


def spread(values: Matrix, size: tuple[int, int]) -> NDArray[np.float32]:
    """Values of a smooth field at `coarse` points, as one for every pixel of the picture."""
    columns, rows = (max(2, side // STEP) for side in size)
    small = values.reshape(rows, columns).astype(np.float32)
    return cv2.resize(small, size, interpolation=cv2.INTER_LINEAR)


def table(size: tuple[int, int], rng: Rng) -> Picture:
    """The table under a page: of some grey, with a grain."""
    small = rng.normal(rng.uniform(60, 150), 25, (size[1] // 8, size[0] // 8))
    grain = cv2.GaussianBlur(small.astype(np.float32), (0, 0), 1.0)
    return cv2.resize(np.clip(grain, 0, 255).astype(np.uint8), size)


def light(size: tuple[int, int], rng: Rng) -> NDArray[np.float32]:
    """The light on a page, as a part of white, on a grid of 64 rows: it falls off to one side.

    In half of all pictures the photographer's shadow lies over it.
    """
    x, y = np.meshgrid(np.linspace(-1, 1, 48), np.linspace(-1, 1, 64))
    angle = rng.uniform(0, 2 * np.pi)
    fall = x * np.cos(angle) + y * np.sin(angle)
    made = rng.uniform(0.70, 0.92) + rng.uniform(0.05, 0.25) * fall
    made = made + 0.03 * blotches((64, 48), 6, rng)
    if rng.random() < 0.5:
        angle = rng.uniform(0, 2 * np.pi)
        far = x * np.cos(angle) + y * np.sin(angle) - rng.uniform(-0.2, 0.6)
        made *= 1 - rng.uniform(0.15, 0.45) / (1 + np.exp(-far * 18))
    return np.clip(made, 0.15, 1.05).astype(np.float32)


def lit(picture: Picture, lights: NDArray[np.float32]) -> Picture:
    """A picture under such light."""
    levels = np.clip(lights * 200, 0, 255).astype(np.uint8)
    return cv2.multiply(picture, cv2.resize(levels, picture.shape[1::-1]), scale=1 / 200)


def shaken(picture: Picture, rng: Rng) -> Picture:
    """A picture for which the hand moved."""
    kernel = np.zeros((7, 7), np.float32)
    kernel[3, 1:6] = 1
    turn = cv2.getRotationMatrix2D((3, 3), rng.uniform(0, 180), 1)
    kernel = cv2.warpAffine(kernel, turn, (7, 7))
    return cv2.filter2D(picture, -1, kernel / kernel.sum())
