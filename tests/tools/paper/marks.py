"""Marks that people make in a box, on it and beside it, and what they mean by them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from tools.paper.pens import Points
from tools.paper.prints import Box

Rng = np.random.Generator
Draw = Callable[[Box, Rng, float], list[Points]]
"""The strokes of a mark on a box, for a pen of such a width in mm."""


@dataclass(frozen=True)
class Kind:
    """A kind of mark: whether who makes it means yes, and its strokes.

    `plain` is what a reader should be sure of; of the rest it may say that it is unsure.
    """

    yes: bool
    draw: Draw
    plain: bool = True


def strokes(*paths: list[tuple[float, float]]) -> list[Points]:
    """Paths of points as strokes."""
    return [np.asarray(path, float) for path in paths]


def centre(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    return box.x + box.width / 2, box.y + box.height / 2


def tick_at(x: float, y: float, size: float, rng: Rng) -> list[Points]:
    """A tick of such a size around a point: down to its foot, then up to the right."""
    around = rng.normal(0, 0.07 * size, (3, 2))
    shape = np.array([(-0.45, 0.02), (-0.12, 0.40), (0.55, -0.55)]) * size
    return [shape + around + (x, y)]


def scribble(
    left: float, top: float, right: float, foot: float, pitch: float, rng: Rng
) -> list[Points]:
    """One stroke to and fro over a rectangle, its lines so far apart."""
    rows = np.arange(top, max(foot, top + pitch), pitch)
    path = []
    for n, y in enumerate(rows):
        ends = (left, right) if n % 2 == 0 else (right, left)
        path += [(ends[0] + rng.normal(0, 0.2), y), (ends[1] + rng.normal(0, 0.2), y + pitch / 2)]
    return strokes(path) if len(path) > 1 else []


def _nothing(box: Box, rng: Rng, width: float) -> list[Points]:
    return []


def _tick(box: Box, rng: Rng, width: float) -> list[Points]:
    x, y = centre(box)
    size = box.width * rng.uniform(0.7, 1.15)
    return tick_at(x + rng.normal(0, 0.3), y + rng.normal(0, 0.3), size, rng)


def _small_tick(box: Box, rng: Rng, width: float) -> list[Points]:
    x, y = centre(box)
    size = box.width * rng.uniform(0.4, 0.58)
    return tick_at(x + rng.normal(0, 0.5), y + rng.normal(0, 0.5), size, rng)


def _big_tick(box: Box, rng: Rng, width: float) -> list[Points]:
    x, y = centre(box)
    size = box.width * rng.uniform(1.4, 2.2)
    at = (x + 0.15 * box.width + rng.normal(0, 0.5), y - 0.25 * box.width + rng.normal(0, 0.5))
    return tick_at(*at, size, rng)


def _tick_off(box: Box, rng: Rng, width: float) -> list[Points]:
    """It begins in the box and leaves it, or stands half beside it."""
    x, y = centre(box)
    angle, far = rng.uniform(0, 2 * np.pi), box.width * rng.uniform(0.35, 0.6)
    size = box.width * rng.uniform(0.8, 1.2)
    return tick_at(x + far * np.cos(angle), y + far * np.sin(angle), size, rng)


def _cross(box: Box, rng: Rng, width: float) -> list[Points]:
    x, y = centre(box)
    half = box.width * rng.uniform(0.35, 0.6)
    ends = np.array([x, y]) + rng.normal(0, 0.2, (4, 2))
    corners = np.array([(-half, -half), (half, half), (half, -half), (-half, half)]) + ends
    return [corners[:2], corners[2:]]


def _slash(box: Box, rng: Rng, width: float) -> list[Points]:
    x, y = centre(box)
    half = box.width * rng.uniform(0.38, 0.6)
    ends = np.array([x, y]) + rng.normal(0, 0.2, (2, 2))
    return [np.array([(-half, half), (half, -half)]) + ends]


def _half_fill(box: Box, rng: Rng, width: float) -> list[Points]:
    left = box.x + rng.uniform(0.5, 1.0)
    right = box.x + box.width - rng.uniform(0.5, 1.3)
    return scribble(left, box.y + 0.8, right, box.y + box.height - 0.6, rng.uniform(0.9, 1.3), rng)


def _fill(box: Box, rng: Rng, width: float) -> list[Points]:
    return scribble(box.x + 0.1, box.y + 0.3, box.x + box.width - 0.1, box.y + box.height - 0.1,
                    max(0.28, width * 0.75), rng)  # fmt: skip


def _blob(box: Box, rng: Rng, width: float) -> list[Points]:
    """A dot that is meant: round and round on one point."""
    x, y = centre(box)
    turn = np.linspace(0, 2 * np.pi * 4, 50)
    radius = np.linspace(0.1, rng.uniform(0.7, 1.2), 50)
    middle = np.array([x, y]) + rng.normal(0, 0.4, 2)
    return [np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1) + middle]


def _rest(box: Box, rng: Rng, width: float) -> list[Points]:
    """A dot where a pen rested while its owner thought."""
    at = np.array(centre(box)) + rng.uniform(-0.45, 0.45, 2) * box.width
    return [np.stack([at, at + rng.normal(0, 0.08, 2)])]


def _circle(box: Box, rng: Rng, width: float) -> list[Points]:
    x, y = centre(box)
    turn = np.linspace(0, 2 * np.pi * 1.05, 30) + rng.uniform(0, 6)
    radius = box.width * rng.uniform(0.78, 1.0)
    middle = np.array([x, y]) + rng.normal(0, 0.3, 2)
    return [np.stack([radius * np.cos(turn), 0.9 * radius * np.sin(turn)], axis=1) + middle]


def _stray(box: Box, rng: Rng, width: float) -> list[Points]:
    """What reaches over from elsewhere: an underline, a line in the margin, a neighbour's tail."""
    (x, y), half = centre(box), box.width / 2
    which = rng.integers(3)
    if which == 0:
        level = y + rng.choice([-1, 1]) * (half + rng.uniform(0.5, 1.6))
        return strokes([(box.x - 3, level), (box.x + box.width + 3, level + rng.normal(0, 0.3))])
    if which == 1:
        across = x + rng.choice([-1, 1]) * (half + rng.uniform(0.6, 2))
        return strokes([(across, box.y - 2), (across + rng.normal(0, 0.3), box.y + box.height + 2)])
    corner = rng.uniform(0.15, 0.3) * box.width
    return strokes([(box.x - 2.5, box.y + corner + 2.5), (box.x + corner + 2, box.y - 2)])


def _filled_back(box: Box, rng: Rng, width: float) -> list[Points]:
    return _tick(box, rng, width) + scribble(
        box.x - 0.1, box.y, box.x + box.width + 0.1, box.y + box.height + 0.1,
        max(0.26, width * 0.6), rng,
    )  # fmt: skip


def _struck(box: Box, rng: Rng, width: float) -> list[Points]:
    lines = []
    for _ in range(rng.integers(1, 3)):
        level = box.y + box.height / 2 + rng.normal(0, 0.6)
        ends = (box.x - rng.uniform(0.8, 2.5), box.x + box.width + rng.uniform(0.8, 2.5))
        lines += strokes([(ends[0], level), (ends[1], level + rng.normal(0, 0.5))])
    return _tick(box, rng, width) + lines


def _scrubbed(box: Box, rng: Rng, width: float) -> list[Points]:
    over = rng.uniform(0.4, 1.4, 2)
    return _tick(box, rng, width) + scribble(
        box.x - over[0], box.y - over[1] / 2, box.x + box.width + over[0],
        box.y + box.height + over[1] / 2, rng.uniform(0.6, 1.0), rng,
    )  # fmt: skip


KINDS: Mapping[str, Kind] = {
    "empty": Kind(False, _nothing),
    "tick": Kind(True, _tick),
    "small-tick": Kind(True, _small_tick),
    "big-tick": Kind(True, _big_tick),
    "tick-off": Kind(True, _tick_off, plain=False),
    "cross": Kind(True, _cross),
    "slash": Kind(True, _slash),
    "half-fill": Kind(True, _half_fill, plain=False),
    "fill": Kind(True, _fill, plain=False),
    "blob": Kind(True, _blob, plain=False),
    "circle": Kind(True, _circle, plain=False),
    "rest": Kind(False, _rest, plain=False),
    "stray": Kind(False, _stray, plain=False),
    "filled-back": Kind(False, _filled_back, plain=False),
    "struck": Kind(False, _struck, plain=False),
    "scrubbed": Kind(False, _scrubbed, plain=False),
}
"""The kinds that a reader may be tuned on."""
