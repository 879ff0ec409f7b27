"""Held-out marks: other shapes of ticks, crosses and corrections, and what lies beside boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from tools.paper.marks import KINDS, Kind, Rng, centre, scribble, strokes
from tools.paper.pens import Points
from tools.paper.prints import Box


def curve(points: Sequence[tuple[float, float]], box: Box, size: float, rng: Rng) -> Points:
    """A smooth stroke through points given as parts of the box, from its middle."""
    path = np.asarray(points, float) + rng.normal(0, 0.05, (len(points), 2))
    at, fine = np.arange(len(path)), np.linspace(0, len(path) - 1, 16 * len(path))
    smooth = np.stack([np.interp(fine, at, path[:, axis]) for axis in (0, 1)], axis=1)
    for _ in range(3):
        padded = np.concatenate([smooth[:1].repeat(4, 0), smooth, smooth[-1:].repeat(4, 0)])
        smooth = np.stack(
            [np.convolve(padded[:, axis], np.ones(9) / 9, "valid") for axis in (0, 1)], axis=1
        )
    middle = np.array(centre(box)) + rng.normal(0, 0.35, 2)
    return smooth * box.width * size + middle


def _hooked(box: Box, rng: Rng, width: float) -> list[Points]:
    """A tick in one bow: a hook, then a long bent tail."""
    path = [(-0.5, -0.1), (-0.3, 0.1), (-0.15, 0.42), (0.0, 0.1), (0.3, -0.35), (0.75, -0.6)]
    return [curve(path, box, rng.uniform(0.75, 1.1), rng)]


def _wide_v(box: Box, rng: Rng, width: float) -> list[Points]:
    path = [(-0.5, -0.4), (-0.05, 0.45), (0.5, -0.45)]
    return [curve(path, box, rng.uniform(0.6, 1.0), rng)]


def _left_handed(box: Box, rng: Rng, width: float) -> list[Points]:
    path = [(0.45, 0.0), (0.12, 0.4), (-0.6, -0.5)]
    return [curve(path, box, rng.uniform(0.7, 1.1), rng)]


def _double(box: Box, rng: Rng, width: float) -> list[Points]:
    return _wide_v(box, rng, width) + _hooked(box, rng, width)


def _looped(box: Box, rng: Rng, width: float) -> list[Points]:
    """A cross in one stroke, with a loop at its right."""
    path = [(-0.45, -0.45), (0.0, 0.0), (0.45, 0.4), (0.6, 0.0), (0.42, -0.4), (-0.45, 0.45)]
    return [curve(path, box, rng.uniform(0.75, 1.1), rng)]


def _plus(box: Box, rng: Rng, width: float) -> list[Points]:
    size = rng.uniform(0.7, 1.1)
    return [
        curve([(-0.45, 0), (0.45, 0)], box, size, rng),
        curve([(0, -0.45), (0, 0.45)], box, size, rng),
    ]


def _bar(box: Box, rng: Rng, width: float) -> list[Points]:
    lean = rng.uniform(-0.35, 0.05)
    return [curve([(lean, -0.45), (-lean, 0.45)], box, rng.uniform(0.8, 1.2), rng)]


def _star(box: Box, rng: Rng, width: float) -> list[Points]:
    return _plus(box, rng, width) + KINDS["cross"].draw(box, rng, width)


def _swirl(box: Box, rng: Rng, width: float) -> list[Points]:
    """Filled in round and round."""
    turns = box.width / 2 / max(0.25, width * 0.8)
    turn = np.linspace(0, 2 * np.pi * turns, int(40 * turns))
    radius = np.linspace(0.1, box.width * rng.uniform(0.45, 0.55), len(turn))
    path = np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)
    return [path * (1, 0.95) + centre(box)]


def _hatched(box: Box, rng: Rng, width: float) -> list[Points]:
    """Three to five slanting lines."""
    made = []
    for at in np.linspace(-0.35, 0.35, int(rng.integers(3, 6))):
        half = 0.48 - abs(at) / 2
        made.append(curve([(at - half, half), (at + half, -half)], box, 0.9, rng))
    return made


def _letter(box: Box, rng: Rng, width: float) -> list[Points]:
    """A small y or an x of bows, for “yes”."""
    if rng.random() < 0.5:
        left = [(-0.35, -0.4), (-0.2, -0.05), (0.1, -0.05), (0.3, -0.4)]
        tail = [(0.3, -0.4), (0.15, 0.2), (-0.1, 0.5), (-0.3, 0.4)]
        return [curve(left, box, 0.9, rng), curve(tail, box, 0.9, rng)]
    bows = [[(-0.4, -0.35), (-0.05, -0.2), (-0.05, 0.2), (-0.4, 0.35)],
            [(0.4, -0.35), (0.05, -0.2), (0.05, 0.2), (0.4, 0.35)]]  # fmt: skip
    return [curve(bow, box, 0.9, rng) for bow in bows]


def _long_tail(box: Box, rng: Rng, width: float) -> list[Points]:
    """A tick in a hurry, whose tail runs over the words beside it."""
    far = rng.uniform(1.2, 3.0)
    return [curve([(-0.4, 0.0), (-0.15, 0.4), (far, -rng.uniform(0.5, 0.9))], box, 1, rng)]


def _low_tick(box: Box, rng: Rng, width: float) -> list[Points]:
    """A tick that stands on the frame's foot and hangs out of it."""
    path = [(-0.3, 0.35), (-0.05, 0.75), (0.5, -0.2)]
    return [curve(path, box, rng.uniform(0.8, 1.0), rng)]


def _faint(box: Box, rng: Rng, width: float) -> list[Points]:
    return [np.c_[each, np.full(len(each), rng.uniform(0.35, 0.6))]
            for each in _hooked(box, rng, width)]  # fmt: skip


def _ring(box: Box, rng: Rng, width: float) -> list[Points]:
    """A ring around the box that does not close."""
    turn = np.linspace(0.3, 2 * np.pi * rng.uniform(0.85, 0.95), 30) + rng.uniform(0, 6)
    wide, high = box.width * rng.uniform(0.8, 1.1), box.width * rng.uniform(0.7, 0.9)
    return [np.stack([wide * np.cos(turn), high * np.sin(turn)], axis=1) + centre(box)]


def _comma(box: Box, rng: Rng, width: float) -> list[Points]:
    """A slip of the pen, a millimetre long."""
    at = np.array(centre(box)) + rng.uniform(-0.4, 0.4, 2) * box.width
    return [np.stack([at, at + rng.uniform(-0.7, 0.7, 2)])]


def _bracket(box: Box, rng: Rng, width: float) -> list[Points]:
    """A bracket in the margin, past this box and those below it."""
    left = box.x - rng.uniform(1.2, 3.5)
    foot = box.y + rng.uniform(12, 40)
    return strokes([(left + 1.2, box.y - 1), (left, box.y + 1), (left, foot), (left + 1.2, foot)])


def _underline(box: Box, rng: Rng, width: float) -> list[Points]:
    """Words underlined, from the box's right edge on or a little before it."""
    level = box.y + box.height + rng.uniform(-1.0, 0.8)
    left = box.x + box.width + rng.uniform(-1.0, 1.5)
    return strokes([(left, level), (left + rng.uniform(15, 50), level + rng.normal(0, 0.5))])


def _question(box: Box, rng: Rng, width: float) -> list[Points]:
    """A question mark in the margin, left of the box."""
    hook = np.array([(0, 0.25), (0.3, 0), (0.6, 0.2), (0.3, 0.5), (0.3, 0.75)]) * 4
    at = np.array([box.x - rng.uniform(3.2, 5), box.y + rng.normal(0, 0.4)])
    dot = np.array([(1.2, 4.0), (1.25, 4.1)])
    return [hook + at, dot + at]


def _rubbed_out(box: Box, rng: Rng, width: float) -> list[Points]:
    """A tick that was rubbed out; some of it stays."""
    return [np.c_[each, np.full(len(each), rng.uniform(0.06, 0.16))]
            for each in _hooked(box, rng, width)]  # fmt: skip


def _waved_out(box: Box, rng: Rng, width: float) -> list[Points]:
    """A tick with a wave through it."""
    x = np.linspace(box.x - rng.uniform(0.8, 2), box.x + box.width + rng.uniform(0.8, 2), 40)
    level = box.y + box.height / 2 + rng.normal(0, 0.4)
    wave = np.stack([x, level + rng.uniform(0.5, 1.0) * np.sin(x * rng.uniform(2.5, 4))], axis=1)
    return [*_hooked(box, rng, width), wave]


def _blacked_out(box: Box, rng: Rng, width: float) -> list[Points]:
    """A tick under two layers of scribble, upright and across."""
    tick = _wide_v(box, rng, width)
    pitch = max(0.3, width * 0.7)
    across = scribble(box.x, box.y, box.x + box.width, box.y + box.height, pitch, rng)
    turned = [(each - centre(box))[:, ::-1] + centre(box) for each in across]
    return tick + across + turned


def _crossed_twice(box: Box, rng: Rng, width: float) -> list[Points]:
    """A tick with two long lines over it, far out of the box on both sides."""
    lines = [curve([(-1.2, -0.15 + step), (1.2, 0.1 + step)], box, rng.uniform(0.9, 1.3), rng)
             for step in (-0.12, 0.12)]  # fmt: skip
    return _hooked(box, rng, width) + lines


KINDS_HELD_OUT: Mapping[str, Kind] = {
    "empty": KINDS["empty"],
    "hooked": Kind(True, _hooked),
    "wide-v": Kind(True, _wide_v),
    "left-handed": Kind(True, _left_handed),
    "double": Kind(True, _double),
    "looped": Kind(True, _looped),
    "plus": Kind(True, _plus),
    "bar": Kind(True, _bar),
    "star": Kind(True, _star),
    "letter": Kind(True, _letter),
    "long-tail": Kind(True, _long_tail),
    "hatched": Kind(True, _hatched, plain=False),
    "swirl": Kind(True, _swirl, plain=False),
    "low": Kind(True, _low_tick, plain=False),
    "faint": Kind(True, _faint, plain=False),
    "ring": Kind(True, _ring, plain=False),
    "comma": Kind(False, _comma, plain=False),
    "bracket": Kind(False, _bracket, plain=False),
    "underline": Kind(False, _underline, plain=False),
    "question": Kind(False, _question, plain=False),
    "rubbed-out": Kind(False, _rubbed_out, plain=False),
    "waved-out": Kind(False, _waved_out, plain=False),
    "blacked-out": Kind(False, _blacked_out, plain=False),
    "crossed-twice": Kind(False, _crossed_twice, plain=False),
}
