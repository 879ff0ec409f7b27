"""Marks that people make in and about a box, drawn at random, each with what a reader should say.

They are drawn by other rules than those of the simulator that readers are tuned and judged with:
here almost everything about a mark varies, so that a network learns what marks have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from corrections import SLOPES, drawn_over
from strokes import MIDDLE, Path, Rng, centre, curve, length, moved, turned, zigzag
from ticks import Drawn, long_tick, loop_tick, meant, tick, tick_off, tick_strokes
from tools.paper.prints import Box

from worksheets.answers.scan.network import Look

RUBBED_OUT = 0.13
"""What has less of the pen's ink is rubbed out, or shows through from the back."""


@dataclass(frozen=True)
class Mark:
    """Strokes on a box, and what the reader should say that it looks like."""

    strokes: list[Path]
    said: Look


def mark(name: str, box: Box, rng: Rng, width: float) -> Mark:
    """A mark of one of the `KINDS`, by a pen of such a width in millimetres."""
    return Mark(*KINDS[name](box, rng, width))


def _flourish(box: Box, rng: Rng, width: float) -> Drawn:
    """Where a pen goes that turns at random: bows, loops, letters of no script."""
    at = centre(box) + rng.uniform(-0.4, 0.4, 2) * box.width
    heading, bend = rng.uniform(0, 2 * np.pi), rng.normal(0, 0.3)
    drift, homing = rng.uniform(0.05, 0.35), rng.uniform(0, 0.5)
    path = [at]
    for _ in range(rng.integers(7, 50)):
        bend = 0.85 * bend + rng.normal(0, drift)
        home = centre(box) - at
        if np.hypot(*home) > 0.5 * box.width:
            off = np.arctan2(home[1], home[0]) - heading
            heading += homing * np.arctan2(np.sin(off), np.cos(off))
        heading += bend
        at = at + 0.36 * np.array([np.cos(heading), np.sin(heading)])
        path.append(at)
    strokes = [np.array(path)]
    return strokes, meant(strokes, box) if length(strokes) < 14 else "corrected"


def _cross(box: Box, rng: Rng, width: float) -> Drawn:
    half = box.width * rng.uniform(0.25, 0.85)
    turn = rng.choice([np.pi / 4, np.pi / 4, np.pi / 4, 0]) + rng.normal(0, 0.15)
    strokes = []
    for n in range(2):
        angle = turn + n * (np.pi / 2 + rng.normal(0, 0.2))
        arm = np.array([np.cos(angle), np.sin(angle)])
        a, b = -arm * half * rng.uniform(0.7, 1.3), arm * half * rng.uniform(0.7, 1.3)
        off = rng.normal(0, 0.06, 2) * box.width
        strokes.append(curve([tuple(a + off), tuple(b + off)], rng, 0.08))
    if rng.random() < 0.15:
        # Drawn in one go, as a ribbon.
        a, b = strokes
        strokes = [curve([tuple(a[0]), tuple(a[-1]), tuple(b[-1]), tuple(b[0])], rng, 0.1)]
    strokes = moved(strokes, centre(box) + rng.normal(0, 0.12, 2) * box.width)
    return strokes, meant(strokes, box)


def _line(box: Box, rng: Rng, width: float) -> Drawn:
    """One stroke in the box, of any slope and length."""
    half = box.width * rng.uniform(0.1, 0.75)
    angle = rng.choice([rng.uniform(0, np.pi), -np.pi / 4 + rng.normal(0, 0.3)])
    arm = np.array([np.cos(angle), np.sin(angle)]) * half
    at = centre(box) + rng.normal(0, 0.12, 2) * box.width
    strokes = [curve([tuple(at - arm), tuple(at + arm)], rng, 0.1)]
    inside, every = length(strokes, box), length(strokes)
    if every < 2.4:
        return strokes, "small" if every > 0.8 else "no"
    level = abs(np.sin(angle)) < 0.35
    if level and every > box.width + 1.2:
        return strokes, "beside"
    return strokes, meant(strokes, box) if inside > 1.9 else "beside"


def _scrawl(box: Box, rng: Rng, width: float) -> Drawn:
    """A short, smooth scrawl, as of a letter or initials, in the box."""
    count = int(rng.integers(4, 8))
    points = rng.uniform(-0.42, 0.42, (count, 2)) * box.width * rng.uniform(0.6, 1.2)
    points[:, 0] = np.sort(points[:, 0]) if rng.random() < 0.6 else points[:, 0]
    strokes = [curve([tuple(point) for point in points], rng, 0.3)]
    strokes = moved(strokes, centre(box) + rng.normal(0, 0.08, 2) * box.width)
    return strokes, meant(strokes, box) if length(strokes) < 14 else "corrected"


def _ring_inside(box: Box, rng: Rng, width: float) -> Drawn:
    """A small ring, or a dot drawn round and round."""
    turns = rng.choice([1.1, rng.uniform(1, 5)])
    turn = np.linspace(0, 2 * np.pi * turns, int(24 * turns)) + rng.uniform(0, 6)
    most = box.width * rng.uniform(0.1, 0.38)
    radius = np.linspace(most * rng.uniform(0.2, 1), most, len(turn))
    path = np.c_[radius * np.cos(turn), radius * rng.uniform(0.7, 1) * np.sin(turn)]
    strokes = [path + centre(box) + rng.normal(0, 0.1, 2) * box.width]
    wide = 2 * most + width
    return strokes, "yes" if wide > 1.9 else "small"


def _hatch(box: Box, rng: Rng, width: float) -> Drawn:
    """A few lines to and fro, some way from filling the box."""
    inset = rng.uniform(0.05, 0.3, 4) * box.width
    pitch = max(rng.uniform(0.7, 1.6), width * 1.7)
    strokes = zigzag(box.x + inset[0], box.y + inset[1], box.x + box.width - inset[2],
                      box.y + box.height - inset[3], pitch, rng)  # fmt: skip
    strokes = [turned(each, rng.choice(SLOPES), centre(box)) for each in strokes]
    return strokes, meant(strokes, box)


def _fill(box: Box, rng: Rng, width: float) -> Drawn:
    over = rng.uniform(-0.12, 0.12, 4) * box.width
    pitch = max(0.22, width * rng.uniform(0.5, 0.95))
    strokes = zigzag(box.x + over[0], box.y + over[1], box.x + box.width + over[2],
                      box.y + box.height + over[3], pitch, rng)  # fmt: skip
    strokes = [turned(each, rng.choice([0, 0.4, 0.8, 1.57]), centre(box)) for each in strokes]
    if rng.random() < 0.35:
        strokes += tick_strokes(box, rng, rng.uniform(0.7, 1.5))
    return strokes, "filled"


def _dot(box: Box, rng: Rng, width: float) -> Drawn:
    """A pen that rested: a dot, or a short slip, anywhere in the box."""
    at = centre(box) + rng.uniform(-0.5, 0.5, 2) * box.width
    far = rng.choice([rng.uniform(0, 0.3), rng.uniform(0.3, 2.2)])
    angle = rng.uniform(0, 2 * np.pi)
    bent = at + far * np.array([np.cos(angle), np.sin(angle)])
    strokes = [curve([tuple(at), tuple(bent)], rng, 0.3)]
    inside = length(strokes, box)
    rests = far + width < 1.0 or (far < 0.35 and width < 1.3)
    return strokes, "no" if rests or inside < 0.5 * far else "small"


def _ring_around(box: Box, rng: Rng, width: float) -> Drawn:
    """A ring, or most of one, around the box, or around some words beside it."""
    turn = np.linspace(0, 2 * np.pi * rng.uniform(0.7, 1.2), 40) + rng.uniform(0, 6)
    x = box.width * rng.choice([rng.uniform(0.6, 1.1), rng.uniform(1.2, 3.5)])
    y = box.width * rng.uniform(0.6, 1.05)
    off = rng.normal(0, 0.2, 2) * box.width + np.array(
        [max(0, x - box.width) * rng.choice([-1, 1]), 0]
    )
    strokes = [np.c_[x * np.cos(turn), y * np.sin(turn)] + centre(box) + off]
    near = length(strokes, box)
    return strokes, "beside" if near > 0.4 or x < 1.2 * box.width else "no"


def _passing(box: Box, rng: Rng, width: float) -> Drawn:
    """What passes by: an underline, a bracket, a line of the margin, an arrow."""
    side, far = rng.integers(4), rng.uniform(-0.35, 0.75) * box.width
    along = np.sort(rng.uniform(-3.5, 3.5, 2) * box.width)
    if along[1] - along[0] < box.width:
        along[1] += box.width
    off = box.width / 2 + far
    begin, end = np.array([along[0], off]), np.array([along[1], off + rng.normal(0, 0.5)])
    strokes = [curve([tuple(begin), tuple(end)], rng, 0.06)]
    if rng.random() < 0.25:
        strokes.append(curve([tuple(end), tuple(end + rng.normal(0, 1.2, 2))], rng, 0.1))
    if rng.random() < 0.15:
        wave = strokes[0]
        wave[:, 1] += rng.uniform(0.3, 0.9) * np.sin(np.arange(len(wave)) * rng.uniform(1.5, 3))
    strokes = [turned(each, side * np.pi / 2 + rng.normal(0, 0.12), MIDDLE) for each in strokes]
    strokes = moved(strokes, centre(box))
    inside = length(strokes, box)
    return strokes, "no" if inside < 0.5 else "beside"


def _writing(box: Box, rng: Rng, width: float) -> Drawn:
    """Somebody's writing, that begins or ends at the box, or runs through it."""
    count = int(rng.integers(6, 22))
    x = np.cumsum(rng.uniform(0.3, 1.0, count))
    y = rng.normal(0, 0.9, count)
    begin = rng.choice(
        [box.width * rng.uniform(0.25, 1.2), -x[-1] - box.width * rng.uniform(-0.3, 0.8)]
    )
    path = curve(list(zip(x + begin, y, strict=True)), rng, 0.25)
    strokes = moved([path], centre(box) + np.array([0, rng.normal(0, 0.5) * box.width]))
    inside = length(strokes, box)
    return strokes, "no" if inside < 0.35 else "beside"


def _taken_back(box: Box, rng: Rng, width: float) -> Drawn:
    draw = (tick, tick, tick, _cross, _line)[rng.integers(5)]
    strokes, said = draw(box, rng, width)
    while said != "yes":
        strokes, said = draw(box, rng, width)
    over = drawn_over(box, rng)
    if draw is _line and len(over) == 1 and len(over[0]) < 10:
        # A line with one more over it is a cross.
        return strokes + over, meant(strokes + over, box)
    return strokes + over, "corrected"


def _star(box: Box, rng: Rng, width: float) -> Drawn:
    """A cross with more strokes: a star, or a cross that is crossed out."""
    strokes, said = _cross(box, rng, width)
    slopes = [_slope(each) for each in strokes]
    at = centre(box)
    away = 0.0
    for _ in range(rng.integers(1, 3)):
        angle, half = rng.uniform(0, np.pi), box.width * rng.uniform(0.35, 0.9)
        arm = np.array([np.cos(angle), np.sin(angle)]) * half
        strokes.append(curve([tuple(at - arm), tuple(at + arm)], rng, 0.06))
        away = max(away, min(abs(np.sin(angle - slope)) for slope in slopes))
    # A stroke along another is hardly seen: it is a cross.
    return strokes, "corrected" if away > 0.25 else said


def _slope(stroke: Path) -> float:
    """The angle of a straight stroke, in radians."""
    across, down = stroke[-1, :2] - stroke[0, :2]
    return float(np.arctan2(down, across))


def _with_ink(strokes: list[Path], ink: float) -> list[Path]:
    return [np.c_[path[:, :2], np.full(len(path), ink)] for path in strokes]


def _faint(box: Box, rng: Rng, width: float) -> Drawn:
    """A mark in little ink: a dry pen, a light hand, or what a rubber left."""
    strokes, said = (tick, tick, _cross, _line, _hatch)[rng.integers(5)](box, rng, width)
    ink = rng.uniform(0.06, 0.5)
    if ink < RUBBED_OUT:
        return _with_ink(strokes, ink), "no"
    return _with_ink(strokes, ink), "faint" if said == "yes" else said


def _empty(box: Box, rng: Rng, width: float) -> Drawn:
    return [], "no"


KINDS: Mapping[str, Callable[[Box, Rng, float], Drawn]] = {
    "empty": _empty,
    "tick": tick,
    "tick-off": tick_off,
    "cross": _cross,
    "line": _line,
    "scrawl": _scrawl,
    "ring-inside": _ring_inside,
    "hatch": _hatch,
    "fill": _fill,
    "dot": _dot,
    "ring": _ring_around,
    "passing": _passing,
    "writing": _writing,
    "taken-back": _taken_back,
    "star": _star,
    "faint": _faint,
    "long-tick": long_tick,
    "flourish": _flourish,
    "loop-tick": loop_tick,
}
"""Each kind of mark with how it is drawn."""

WEIGHTS: Mapping[str, float] = {
    "tick": 0.20, "long-tick": 0.12, "loop-tick": 0.12, "tick-off": 0.06, "cross": 0.08,
    "line": 0.05, "scrawl": 0.03, "flourish": 0.05, "ring-inside": 0.03, "hatch": 0.03,
    "fill": 0.03, "dot": 0.05, "ring": 0.03, "passing": 0.06, "writing": 0.03,
    "taken-back": 0.12, "star": 0.02, "faint": 0.05,
}  # fmt: skip
"""How often a box that is not left empty has each kind."""
