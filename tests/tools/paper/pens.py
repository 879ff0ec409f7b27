"""Pens: how a stroke of each looks on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.paper.prints import PX, Picture

Points = NDArray[np.float64]
"""A stroke: where the pen goes, a row a point, in mm.

A third column, if there is one, is how much of the pen's ink stays, from 0 to 1.
"""
STEP = 0.3
"""Millimetres between two points of a drawn stroke."""
SHIFT = 4
"""Binary digits behind the point of a pixel's place, as OpenCV counts."""


@dataclass(frozen=True)
class Pen:
    """A kind of pen: its width in mm and the grey of its ink, each from the least to the most.

    `grain` is how much of the paper's roughness shows, as pencil does; `skips` is how often a
    stroke begins dry, as a ballpoint's does; `bleeds` is the blur of its edge in pixels.
    """

    name: str
    width: tuple[float, float]
    grey: tuple[float, float]
    grain: float = 0.0
    skips: float = 0.0
    bleeds: float = 0.0


@dataclass(frozen=True)
class Hand:
    """One person's pen as it is held that day: width in mm, grey, tremor in mm."""

    pen: Pen
    width: float
    grey: float
    tremor: float


def hand(pens: Sequence[Pen], rng: np.random.Generator) -> Hand:
    """A person with one of the pens."""
    pen = pens[int(rng.integers(len(pens)))]
    return Hand(pen, rng.uniform(*pen.width), rng.uniform(*pen.grey), rng.uniform(0.02, 0.1))


def drawn(points: Sequence[Sequence[float]] | Points, tremor: float, rng: np.random.Generator
          ) -> Points:  # fmt: skip
    """A stroke as a hand draws it through points: rounded at its corners, with a tremor."""
    path = np.asarray(points, float)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    count = int(np.clip(along[-1] / STEP, 4, 4000))
    at = np.linspace(0, along[-1], count)
    fine = np.stack([np.interp(at, along, path[:, axis]) for axis in (0, 1)], axis=1)
    if count < 8:
        return fine
    padded = np.concatenate([fine[:1], fine, fine[-1:]])
    fine = (padded[:-2] + padded[1:-1] + padded[2:]) / 3
    shake = rng.normal(0, tremor, (count + 4, 2))
    kernel = np.ones(5) / 5
    shake = np.stack([np.convolve(shake[:, axis], kernel, "valid") for axis in (0, 1)], axis=1)
    return fine + 2 * shake


def put(picture: Picture, strokes: Iterable[Points], held: Hand, rng: np.random.Generator) -> None:
    """Draw strokes on a picture of 300 dpi, in place."""
    layer = np.zeros_like(picture)
    for stroke in strokes:
        ink = float(stroke[:, 2].mean()) if stroke.shape[1] > 2 else 1.0
        _lay(layer, drawn(stroke[:, :2], held.tremor, rng), held, ink, rng)
    if held.pen.bleeds:
        layer = cv2.GaussianBlur(layer, (0, 0), held.pen.bleeds)
    rough = _paper(picture.shape, held.pen.grain, rng)
    cover = cv2.multiply(layer, rough, scale=1 / 255)
    # What ink leaves of the light that paper and print throw back.
    left = 255 - cv2.multiply(cover, np.full_like(cover, round(255 - held.grey)), scale=1 / 255)
    cv2.multiply(picture, left, picture, 1 / 255)


def _lay(layer: Picture, points: Points, held: Hand, ink: float, rng: np.random.Generator) -> None:
    """One stroke as cover, 0 to 255: pressed now more, now less."""
    press = 1 + 0.25 * np.sin(np.linspace(0, rng.uniform(2, 9), len(points)) + rng.uniform(0, 6))
    widths = np.maximum(1, np.rint(held.width * PX * (0.85 + 0.15 * press))).astype(int)
    cover = np.clip(255 * ink * (0.86 + 0.14 * press), 0, 255)
    begin = 0
    if held.pen.skips and rng.random() < held.pen.skips:
        begin = min(len(points) // 4, int(rng.integers(1, 5)))
    dots = np.rint(points * PX * 2**SHIFT).astype(int)
    for n in range(begin, len(points) - 1):
        cv2.line(layer, dots[n].tolist(), dots[n + 1].tolist(), float(cover[n]), int(widths[n]),
                 cv2.LINE_AA, SHIFT)  # fmt: skip


def _paper(shape: tuple[int, ...], grain: float, rng: np.random.Generator) -> Picture:
    """How well paper takes the pen, point by point: a tile, repeated."""
    tile = rng.normal(0, 1, (256, 256)).astype(np.float32)
    tile = cv2.GaussianBlur(tile, (0, 0), 1.1, borderType=cv2.BORDER_REFLECT)
    tile = tile / max(float(tile.std()), 1e-6)
    taken = np.clip(255 * (1 - 0.06 - grain * 0.45 + (0.05 + grain * 0.4) * tile), 0, 255)
    times = (shape[0] // 256 + 1, shape[1] // 256 + 1)
    return np.ascontiguousarray(np.tile(taken.astype(np.uint8), times)[: shape[0], : shape[1]])
