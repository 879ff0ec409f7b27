"""Strokes of a pen: paths of points, and what is done with them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tools.paper.prints import Box

Rng = np.random.Generator
Path = NDArray[np.float64]
"""Points of a stroke in millimetres; a third column is how much of the pen's ink stays."""
MIDDLE = np.zeros(2)
INSIDE = 0.35
"""So many millimetres about a box still count as in it."""


def curve(points: list[tuple[float, float]], rng: Rng, bend: float = 0.12) -> Path:
    """A path through points, each part of it bent a little."""
    path = [np.asarray(points[0], float)]
    for begin, end in pairwise(points):
        a, b = np.asarray(begin, float), np.asarray(end, float)
        side = np.array([-(b - a)[1], (b - a)[0]])
        middle = (a + b) / 2 + side * rng.normal(0, bend)
        for t in np.linspace(0, 1, 9)[1:]:
            path.append((1 - t) ** 2 * a + 2 * t * (1 - t) * middle + t**2 * b)
    return np.array(path)


def turned(path: Path, angle: float, at: Path) -> Path:
    """A path turned around a point, by an angle in radians."""
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return np.asarray((path - at) @ turn.T + at)


def centre(box: Box) -> Path:
    """The middle of a box."""
    return np.array([box.x + box.width / 2, box.y + box.height / 2])


def length(strokes: list[Path], box: Box | None = None) -> float:
    """The length of strokes in millimetres; only what is in a box, if one is given."""
    total = 0.0
    for path in strokes:
        for a, b in pairwise(path):
            steps = np.linspace(0, 1, 6)[:, None]
            points = a[:2] + (b - a)[:2] * steps
            inside = np.ones(len(points), bool) if box is None else within(points, box)
            total += float(np.hypot(*(b - a)[:2])) * float(inside.mean())
    return total


def within(points: Path, box: Box) -> NDArray[np.bool_]:
    """Which points are in a box or hardly out of it."""
    left, top = box.x - INSIDE, box.y - INSIDE
    right, foot = box.x + box.width + INSIDE, box.y + box.height + INSIDE
    x, y = points[:, 0], points[:, 1]
    return np.asarray((x > left) & (x < right) & (y > top) & (y < foot))


def apart(strokes: list[Path], box: Box) -> float:
    """How many millimetres strokes are from a box at their nearest point; 0 if they are in it."""
    points = np.concatenate([path[:, :2] for path in strokes])
    half = np.array([box.width, box.height]) / 2
    return float(np.hypot(*np.maximum(np.abs(points - centre(box)) - half, 0).T).min())


def moved(strokes: list[Path], by: Path) -> list[Path]:
    """Strokes so far right and down."""
    return [np.c_[path[:, :2] + by, path[:, 2:]] for path in strokes]


def zigzag(
    left: float, top: float, right: float, foot: float, pitch: float, rng: Rng
) -> list[Path]:
    """One stroke to and fro over a rectangle, its lines so far apart."""
    rows = np.arange(top, max(foot, top + 2 * pitch), pitch)
    path = []
    for n, y in enumerate(rows):
        path.append(((left, right)[n % 2] + rng.normal(0, 0.2), y + rng.normal(0, pitch / 5)))
    return [curve([*path], rng, 0.05)] if len(path) > 1 else []
