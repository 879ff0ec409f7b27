"""Ticks that people make in and about a box, and what a reader should say of what was meant."""

from __future__ import annotations

import numpy as np
from strokes import MIDDLE, Path, Rng, apart, centre, curve, length, moved, turned, within
from tools.paper.prints import Box

from worksheets.answers.scan.network import Look

Drawn = tuple[list[Path], Look]
"""Strokes, and what the reader should say that they look like."""
BESIDE = 2.0
"""A mark that is no more millimetres from a box may be meant for it."""


def meant(strokes: list[Path], box: Box) -> Look:
    """What a mark is that somebody made on purpose: by how much of it is in the box."""
    inside, every = length(strokes, box), length(strokes)
    if every < 1.9:
        return "small"
    share = inside / max(every, 0.01)
    if inside < 0.9 or share < 0.3:
        return "beside"
    if share < 0.42:
        return "yes" if inside > 3.2 else "beside"
    return "yes" if inside > 1.7 else "small"


def ticked(strokes: list[Path], box: Box) -> Look:
    """What a tick is: one whose foot is in the box is meant for it, wherever its tail ends."""
    path = strokes[0]
    foot = path[int(path[:, 1].argmax()), :2]
    wide, high = np.ptp(path[:, :2], axis=0)
    if wide > box.width + 1.2 and high < 0.2 * wide:
        # A level line through a box strikes it out, or underlines what is above it.
        return "beside"
    if within(foot[None], box)[0] and length(strokes, box) > 2.2 and length(strokes) > 2.8:
        return "yes"
    return meant(strokes, box)


def tick_strokes(box: Box, rng: Rng, scale: float) -> list[Path]:
    """A tick, its middle in the middle of the box."""
    size = box.width * scale
    down = rng.uniform(0.12, 0.62)
    foot = np.array([rng.uniform(-0.3, 0.05), rng.uniform(0.22, 0.5)])
    start = foot + down * np.array([-np.cos(a := rng.uniform(0.2, 1.35)), -np.sin(a)])
    rise = rng.uniform(0.55, 1.25)
    end = foot + rise * np.array([np.cos(b := rng.uniform(0.45, 1.3)), -np.sin(b)])
    points = [tuple(start), tuple(foot), tuple(end)]
    if rng.random() < 0.12:
        points.insert(0, tuple(start + rng.normal(0, 0.12, 2)))
    if rng.random() < 0.18:
        points.append(tuple(end + np.array([rng.uniform(0.05, 0.5), rng.uniform(-0.15, 0.25)])))
    if rng.random() < 0.1:
        # The foot is a loop or round, not a corner.
        points[-2:-2] = [
            tuple(foot + np.array([-0.05, -0.05])),
            tuple(foot + np.array([0.08, 0.03])),
        ]
    path = curve(points, rng, rng.choice([0.05, 0.15, 0.25])) * size
    if rng.random() < 0.1:
        path[:, 0] *= -1
    middle = (path.min(0) + path.max(0)) / 2
    path = turned(path - middle, rng.normal(0, 0.15), MIDDLE)
    return [path + centre(box)]


def tick(box: Box, rng: Rng, width: float) -> Drawn:
    """A tick of any size, mostly in the box."""
    scale = rng.choice([rng.uniform(0.42, 0.7), rng.uniform(0.7, 1.3), rng.uniform(1.3, 2.6)])
    strokes = tick_strokes(box, rng, scale)
    if scale > 1.2:
        strokes = moved(strokes, np.array([0.22, -0.28]) * box.width * (scale - 0.6))
    strokes = moved(strokes, rng.normal(0, 0.13, 2) * box.width)
    if rng.random() < 0.04:
        strokes += moved(strokes, np.array([rng.uniform(0.3, 0.8), 0]))
    return strokes, ticked(strokes, box)


def long_tick(box: Box, rng: Rng, width: float) -> Drawn:
    """A tick by a quick hand: a round foot or a loop, and a tail that runs far out of the box."""
    size = box.width * rng.uniform(0.45, 1.1)
    foot = centre(box) + rng.normal(0, 0.16, 2) * box.width + (0, 0.2 * box.width)
    fall = rng.uniform(0.1, 1.3)
    start = foot - size * rng.uniform(0.1, 0.8) * np.array([np.cos(fall), np.sin(fall)])
    path = [tuple(start)]
    if rng.random() < 0.2:
        path.insert(0, tuple(start + rng.normal(0, 0.2, 2) * size))
    if rng.random() < 0.4:
        round_ = size * rng.uniform(0.04, 0.22)
        turn = rng.uniform(1.8, 3.2) - np.linspace(0, rng.uniform(2, 7), 9)
        path += [tuple(foot + round_ * np.array([np.cos(a), np.sin(a)])) for a in turn]
    else:
        path.append(tuple(foot))
    heading = -rng.uniform(0.2, 1.3)
    at = np.array(path[-1])
    for _ in range(rng.integers(2, 7)):
        at = at + size * rng.uniform(0.2, 0.9) * np.array([np.cos(heading), np.sin(heading)])
        path.append(tuple(at))
        heading += rng.normal(0.03, 0.18)
    if rng.random() < 0.15:
        path.append(tuple(at + rng.normal(0, 0.25, 2) * size))
    strokes = [curve(path, rng, rng.choice([0.04, 0.1]))]
    if rng.random() < 0.08:
        strokes = [turned(strokes[0] * (-1, 1) + (2 * centre(box)[0], 0), 0, MIDDLE)]
    return strokes, ticked(strokes, box)


def loop_tick(box: Box, rng: Rng, width: float) -> Drawn:
    """A tick whose pen goes round once: where it sets on, at the foot, or at the end."""
    size = box.width * rng.uniform(0.45, 1.1)
    foot = centre(box) + rng.normal(0, 0.14, 2) * box.width + (0, 0.2 * box.width)
    fall, rise = rng.uniform(0.2, 1.4), rng.uniform(0.3, 1.35)
    start = foot - size * rng.uniform(0.2, 0.8) * np.array([np.cos(fall), np.sin(fall)])
    end = foot + size * rng.uniform(0.5, 1.8) * np.array([np.cos(rise), -np.sin(rise)])
    where = int(rng.choice(3, p=[0.25, 0.5, 0.25]))
    path: list[tuple[float, float]] = []
    for n, at in enumerate((start, foot, end)):
        if n != where:
            path.append(tuple(at))
            continue
        turn = rng.uniform(0, 2 * np.pi) + rng.choice([-1, 1]) * np.linspace(
            0, 2 * np.pi * rng.uniform(0.7, 1.5), 12
        )
        tall = size * rng.uniform(0.08, 0.42)
        ring = np.c_[tall * rng.uniform(0.3, 1) * np.cos(turn), tall * np.sin(turn)]
        ring = turned(ring, rng.uniform(-1, 1), MIDDLE)
        path += [tuple(point) for point in at + ring - ring[0]]
    strokes = [curve(path, rng, 0.05)]
    if rng.random() < 0.08:
        strokes = [strokes[0] * (-1, 1) + (2 * centre(box)[0], 0)]
    return strokes, ticked(strokes, box)


def tick_off(box: Box, rng: Rng, width: float) -> Drawn:
    """A tick that misses the box, by a little or more."""
    strokes = tick_strokes(box, rng, rng.uniform(0.6, 1.8))
    angle, far = rng.uniform(0, 2 * np.pi), box.width * rng.uniform(0.3, 1.3)
    strokes = moved(strokes, far * np.array([np.cos(angle), np.sin(angle)]))
    return strokes, meant(strokes, box) if apart(strokes, box) < BESIDE else "no"
