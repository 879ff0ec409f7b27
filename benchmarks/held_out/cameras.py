"""Held-out photographs: folds, a lens that bends lines, a flash, a desk with other papers."""

from __future__ import annotations

import cv2
import numpy as np
from tools.paper.copiers import Matrix, Rng, blotches
from tools.paper.photographs import Camera, coarse, lit, perspective, spread
from tools.paper.prints import PX, Picture
from tools.paper.scanners import Shot, jpeg, noisy, seen


def photographed_otherwise(page: Picture, rng: Rng, camera: Camera) -> Shot:
    """A page as another phone takes it; `where` leaves the paper's folds and the lens out."""
    height, width = page.shape
    size = (camera.width, camera.width * 4 // 3)
    matrix, fit = perspective(page.shape, size, camera.tilt, rng)
    points = _bent(coarse(size), size, rng)
    flat = seen(np.linalg.inv(matrix))(points) + _lifted(points, size, camera.curl, rng)
    maps = [spread(flat[:, axis], size) for axis in (0, 1)]
    soft = cv2.GaussianBlur(page, (0, 0), max(0.4, 0.45 / fit))
    picture = cv2.remap(soft, *maps, cv2.INTER_LINEAR, borderValue=0)
    inside = (maps[0] > 0) & (maps[0] < width - 1) & (maps[1] > 0) & (maps[1] < height - 1)
    picture = np.where(inside, np.maximum(picture, 1), _desk(size, page, rng))
    picture = lit(picture, _light(rng))
    if rng.random() < 0.2:
        _thumb(picture, rng)
    picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.5, 1.5))
    picture = noisy(picture, rng.uniform(2, 7), rng)
    if rng.random() < 0.6:
        picture = cv2.addWeighted(picture, 2.0, cv2.GaussianBlur(picture, (0, 0), 2), -1.0, 0)
    picture = jpeg(picture, int(rng.integers(55, 85)))
    turn = np.eye(3)
    for _ in range(int(rng.integers(4)) if camera.turns else 0):
        turn = np.array([[0, -1, picture.shape[0] - 1], [1, 0, 0], [0, 0, 1]]) @ turn
        picture = np.rot90(picture, -1)
    return Shot(np.ascontiguousarray(picture), seen(turn @ matrix))


def _bent(points: Matrix, size: tuple[int, int], rng: Rng) -> Matrix:
    """Points moved as a lens bends straight lines, a barrel or a cushion."""
    middle = np.array(size) / 2
    off = (points - middle) / middle[0]
    return (
        middle
        + off * (1 + rng.uniform(-0.012, 0.012) * (off**2).sum(1, keepdims=True)) * (middle[0])
    )


def _lifted(points: Matrix, size: tuple[int, int], curl: float, rng: Rng) -> Matrix:
    """How far points of the paper seem moved: it was folded twice, and its corners curl up."""
    part = points / np.array(size)
    high = rng.uniform(0, curl) * PX
    wave = np.abs(((part[:, 1] * 3 + rng.uniform(-0.1, 0.1)) % 1) - 0.5) - 0.25
    corner = np.clip(part @ rng.choice([-1, 1], 2) - rng.uniform(0.2, 0.6), 0, None) ** 2
    moved = np.stack([0.4 * wave, wave + 2 * corner], axis=1)
    return moved * high


def _desk(size: tuple[int, int], page: Picture, rng: Rng) -> Picture:
    """A desk of boards, with another printed page on it."""
    boards = 90 + 40 * np.sin(np.linspace(0, rng.uniform(20, 60), size[0] // 4))
    made = boards[None, :] + 15 * blotches((size[1] // 4, size[0] // 4), 40, rng)
    made = cv2.resize(np.clip(made, 0, 255).astype(np.uint8), size)
    if rng.random() < 0.4:
        other = cv2.resize(page, (size[0] // 2, size[1] // 2))
        made[: len(other), -other.shape[1] :] = np.rot90(other, 2)
    return made


def _light(rng: Rng) -> Matrix:
    """A flash's bright spot, or a window's bars, on a grid of 64 rows; parts of white."""
    x, y = np.meshgrid(np.linspace(-1, 1, 48), np.linspace(-1, 1, 64))
    if rng.random() < 0.5:
        at = rng.uniform(-0.5, 0.5, 2)
        far = (x - at[0]) ** 2 + (y - at[1]) ** 2
        made = rng.uniform(0.45, 0.7) + rng.uniform(0.2, 0.45) * np.exp(-far * rng.uniform(0.6, 2))
    else:
        angle = rng.uniform(0, np.pi)
        bars = np.sin((x * np.cos(angle) + y * np.sin(angle)) * rng.uniform(3, 8))
        made = 0.75 + rng.uniform(0.08, 0.2) * np.tanh(bars * rng.uniform(2, 8))
    return np.clip(made + 0.03 * blotches((64, 48), 5, rng), 0.15, 1.1).astype(np.float32)


def _thumb(picture: Picture, rng: Rng) -> None:
    """A thumb that holds the page at its edge; in place."""
    height, width = picture.shape
    at = (int(rng.choice([0.02, 0.98]) * width), int(rng.uniform(0.3, 0.9) * height))
    cv2.ellipse(picture, at, (width // 9, width // 18), float(rng.uniform(-30, 30)), 0, 360,
                float(rng.uniform(90, 160)), -1)  # fmt: skip
