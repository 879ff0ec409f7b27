"""Marks in boxes by real hands: letters of UNIPEN that look like ticks and crosses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path as File

import numpy as np
from strokes import MIDDLE, Path, Rng, centre, moved, turned
from ticks import Drawn, meant, ticked
from tools.paper.prints import Box
from unipen import CAPITALS, SMALL, characters

TICKS, CROSSES, OVER = "vVrLJ", "xX", "WwMmZzNSBKXO"
TAKEN_BACK = 0.2
"""The part of the marks that somebody takes back, by something like a wide letter over them."""


class Hands:
    """How several hundred people draw what may be a tick or a cross.

    Each of `ticks`, of `crosses`, and of what is drawn `over` them, is the strokes of one letter;
    the letters are of any size.
    """

    def __init__(
        self,
        ticks: Iterable[Sequence[Path]],
        crosses: Iterable[Sequence[Path]],
        over: Iterable[Sequence[Path]],
    ) -> None:
        self._ticks = [_upright(strokes) for strokes in ticks]
        self._crosses = [_upright(strokes) for strokes in crosses]
        self._over = [_upright(strokes) for strokes in over]

    def mark(self, box: Box, rng: Rng, width: float) -> Drawn:
        """A tick or a cross in or about a box, now and then one that is taken back."""
        strokes, said = self._tick(box, rng) if rng.random() < 0.7 else self._cross(box, rng)
        if said == "yes" and rng.random() < TAKEN_BACK:
            over = _one(self._over, rng)
            wide = np.array([rng.uniform(0.9, 1.9), rng.uniform(0.6, 1.3)]) * box.width
            over = [turned(each * wide, rng.normal(0, 0.25), MIDDLE) for each in over]
            middle = centre(box) + rng.normal(0, 0.08, 2) * box.width
            return strokes + moved(over, middle), "corrected"
        return strokes, said

    def _tick(self, box: Box, rng: Rng) -> Drawn:
        [stroke] = _one(self._ticks, rng)
        strokes = _put([_risen(stroke, rng)], box, rng)
        return strokes, ticked(strokes, box)

    def _cross(self, box: Box, rng: Rng) -> Drawn:
        strokes = _put(_one(self._crosses, rng), box, rng)
        return strokes, meant(strokes, box)


def hands_of(unipen: File) -> Hands:
    """The people who wrote the letters of UNIPEN, from its folder."""
    letters = [each for of in (CAPITALS, SMALL) for each in characters(unipen, of)]
    return Hands(
        [each.strokes for each in letters if each.label in TICKS and len(each.strokes) == 1],
        [each.strokes for each in letters if each.label in CROSSES and len(each.strokes) <= 2],
        [each.strokes for each in letters if each.label in OVER],
    )


def _one(some: Sequence[list[Path]], rng: Rng) -> list[Path]:
    return some[int(rng.integers(len(some)))]


def _put(strokes: list[Path], box: Box, rng: Rng) -> list[Path]:
    """Strokes about the point (0, 0) in a box: of some size, width and slope, a little off it."""
    size = box.width * rng.choice([rng.uniform(0.4, 0.8), rng.uniform(0.8, 1.4)])
    stretched = size * np.array([rng.uniform(0.7, 1.4), 1])
    strokes = [turned(each * stretched, rng.normal(0, 0.15), MIDDLE) for each in strokes]
    return moved(strokes, centre(box) + rng.normal(0, 0.14, 2) * box.width)


def _upright(strokes: Sequence[Path]) -> list[Path]:
    """Strokes about the point (0, 0), one high."""
    every = np.concatenate(strokes)
    low, high = every.min(0), every.max(0)
    tall = max(float((high - low).max()), 1e-9)
    return [(each - (low + high) / 2) / tall for each in strokes]


def _risen(stroke: Path, rng: Rng) -> Path:
    """A stroke whose last arm, from its lowest point on, is longer: a letter becomes a tick."""
    foot = int(stroke[:, 1].argmax())
    longer = np.where(np.arange(len(stroke)) > foot, rng.uniform(0.8, 2.4), 1)[:, None]
    return np.asarray(stroke[foot] + (stroke - stroke[foot]) * longer)
