"""What people draw over a mark to take it back."""

from __future__ import annotations

import numpy as np
from strokes import MIDDLE, Path, Rng, centre, curve, moved, turned, zigzag
from tools.paper.prints import Box

SLOPES = (0, 0.5, 0.8, 1.57)
"""In radians."""


def drawn_over(box: Box, rng: Rng) -> list[Path]:
    """What people draw over a mark to take it back."""
    side = box.width
    draw = (_lines_over, _wave, _zigzag_over, _cross_over, _swirl, _ring_over)[rng.integers(6)]
    strokes = draw(side, rng.uniform(-0.1, 0.8) * side, rng)
    return moved(strokes, centre(box) + rng.normal(0, 0.06, 2) * side)


def _lines_over(side: float, reach: float, rng: Rng) -> list[Path]:
    """One to three lines side by side, of any slope."""
    strokes = []
    for _ in range(int(rng.integers(1, 4))):
        y = rng.normal(0, 0.14) * side
        ends = (-side / 2 - rng.uniform(0, 0.8) * side, side / 2 + rng.uniform(0, 0.8) * side)
        strokes.append(curve([(ends[0], y), (ends[1], y + rng.normal(0, 0.1) * side)], rng, 0.04))
    slope = rng.choice([rng.normal(0, 0.12), rng.uniform(-0.8, 0.8), rng.normal(1.57, 0.2)])
    return [turned(each, slope, MIDDLE) for each in strokes]


def _wave(side: float, reach: float, rng: Rng) -> list[Path]:
    waves = rng.uniform(1, 5)
    x = np.linspace(-side / 2 - reach, side / 2 + reach, 40)
    high = side * rng.uniform(0.1, 0.45)
    y = high * np.sin(np.linspace(0, 2 * np.pi * waves, 40) + rng.uniform(0, 6))
    slope = rng.choice([0, 0, 0, 1.57]) + rng.normal(0, 0.2)
    return [turned(np.c_[x, y], slope, MIDDLE)]


def _zigzag_over(side: float, reach: float, rng: Rng) -> list[Path]:
    pitch = rng.uniform(0.45, 1.1)
    across, down = side / 2 + reach, side / 2 + reach / 2
    strokes = zigzag(-across, -down, across, down, pitch, rng)
    return [turned(each, rng.choice(SLOPES), MIDDLE) for each in strokes]


def _cross_over(side: float, reach: float, rng: Rng) -> list[Path]:
    half = side * rng.uniform(0.5, 1.1)
    strokes = []
    for angle in (np.pi / 4, -np.pi / 4):
        arm = np.array([np.cos(angle), np.sin(angle)]) * half * rng.uniform(0.85, 1.2)
        off = rng.normal(0, 0.08, 2) * side
        strokes.append(curve([tuple(off - arm), tuple(off + arm)], rng, 0.06))
    return strokes


def _swirl(side: float, reach: float, rng: Rng) -> list[Path]:
    """Round and round, and on to one side."""
    turns = rng.uniform(1.5, 6)
    turn = np.linspace(0, 2 * np.pi * turns, int(20 * turns))
    radius = np.linspace(rng.uniform(0.2, 0.5), rng.uniform(0.3, 0.7), len(turn)) * side
    drift = np.linspace(-0.3, 0.3, len(turn)) * side * rng.uniform(0, 1.5)
    return [np.c_[radius * np.cos(turn) + drift, radius * np.sin(turn) * rng.uniform(0.4, 1)]]


def _ring_over(side: float, reach: float, rng: Rng) -> list[Path]:
    turn = np.linspace(0, 2 * np.pi * 1.1, 36) + rng.uniform(0, 6)
    across, down = side * rng.uniform(0.6, 1), side * rng.uniform(0.6, 0.9)
    return [np.c_[across * np.cos(turn), down * np.sin(turn)]]
