"""Pages full of letters and figures, simulated, and cut out as the reader of scans cuts them out.

Each page is a grid of boxes with one character each, drawn by many pens on a copy of the grid, and
scanned or photographed. Some boxes hold what nobody should read: two characters, crossed-out ones,
scribbles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from tools.paper.copiers import copied
from tools.paper.glyphs import GLYPHS
from tools.paper.marks import scribble, tick_at
from tools.paper.pens import Hand, Pen, Points, hand, put
from tools.paper.photographs import Camera, photographed
from tools.paper.prints import PX, Picture
from tools.paper.scanners import Scanner, Shot, scanned
from unipen import Character, Stroke

from worksheets.answers.scan.glyphs import cut, glyph, square
from worksheets.answers.scan.ink import relative_darkness
from worksheets.answers.scan.reading import Rect

Rng = np.random.Generator

PENS = (
    Pen("ballpoint", (0.3, 0.55), (40, 120), grain=0.15, skips=0.2),
    Pen("gel", (0.45, 0.8), (5, 60)),
    Pen("felt", (0.8, 1.4), (5, 70), bleeds=0.8),
    Pen("pencil", (0.35, 0.7), (95, 150), grain=0.6),
    Pen("hard pencil", (0.3, 0.5), (120, 155), grain=0.5),
)
WAYS = (
    Scanner(200), Scanner(200, quality=(40, 70)), Scanner(300), Scanner(150), Scanner(200, "bw"),
    Scanner(300, "bw"), Camera(2200), Camera(2200),
)  # fmt: skip
"""A photograph is made smaller than the reader gets it, and as large as it looks at it."""
PAGE = (210.0, 297.0)
"""Millimetres."""
LAID = 200 / 25.4
"""Pixels a millimetre of a page that is laid over its blank."""
SMALL_SHARE = 0.12
"""How many of the letters are small ones."""
DRAWN_SHARE = 0.08
"""And how many are drawn by the stroke models of the simulated paper."""
NOTHING = ""
"""The label of what nobody should read."""


@dataclass(frozen=True)
class Sources:
    """Characters of people, by label; small letters stand under their capitals in `small`.

    Such a part of them is `drawn` by stroke models instead.
    """

    capitals: dict[str, list[Character]]
    small: dict[str, list[Character]]
    figures: dict[str, list[Character]]
    drawn: float = DRAWN_SHARE


@dataclass(frozen=True)
class Cell:
    """A character as the reader cuts it out: its label, whether it is a figure, and its picture."""

    label: str
    figure: bool
    picture: NDArray[np.uint8]


def page(sources: Sources, rng: Rng, figures: bool) -> list[Cell]:
    """The characters of one simulated page; boxes in which no ink was found are left out."""
    large = not figures and rng.random() < 0.4
    pitch, side = (27.0, 25.0) if large else (15.0, 12.0)
    blank, boxes = _grid(pitch, side)
    sheet, where = blank.copy(), np.eye(3)
    for _ in range(int(rng.integers(0, 3))):
        sheet, matrix = copied(sheet, rng)
        where = matrix @ where
    labels = []
    for row in sorted({y for _, y in boxes}):
        strokes: list[Points] = []
        for x, _ in (each for each in boxes if each[1] == row):
            label, drawn = _content(sources, rng, side, figures)
            labels.append(label)
            at = where @ np.array([x * PX, row * PX, 1.0])
            strokes += [each + at[:2] / PX for each in drawn]
        _draw(sheet, strokes, hand(PENS, rng), rng)
    way = WAYS[int(rng.integers(len(WAYS)))]
    shot = photographed(sheet, rng, way) if isinstance(way, Camera) else scanned(sheet, rng, way)
    laid, small = _laid(shot, where, rng), _at_200_dpi(blank)
    dark = relative_darkness(laid, small)
    cells = []
    for (x, y), label in zip(boxes, labels, strict=True):
        points = 72 / 25.4
        found = glyph(cut(dark, small, Rect(x * points, y * points, side * points, side * points)))
        if found:
            cells.append(Cell(label, figures, np.rint(found.picture * 255).astype(np.uint8)))
    return cells


def drawn(sources: Sources, rng: Rng, figures: bool) -> Cell | None:
    """A character straight in its picture, without paper; None if a pen would leave nothing.

    Far quicker than a page, and nearly the same: what paper does is mostly gone in a picture.
    """
    side = 12.0 if figures or rng.random() < 0.6 else 25.0
    label, strokes = _content(sources, rng, side, figures)
    edge = 6.0
    fine = min(12.0, 240 / (side + 2 * edge))
    canvas = np.zeros((240, 240), np.uint8)
    width = max(1, round(rng.uniform(0.3, 1.3 if rng.random() < 0.3 else 0.7) * fine))
    lines = [np.rint((each + edge) * fine * 16).astype(np.int32) for each in strokes]
    cv2.polylines(canvas, lines, False, (255,), width, cv2.LINE_AA, 4)
    rows, columns = np.flatnonzero(canvas.any(axis=1)), np.flatnonzero(canvas.any(axis=0))
    if not len(rows):
        return None
    ink = canvas[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(np.float32) / 255
    return Cell(label, figures, np.rint(square(ink) * 255).astype(np.uint8))


def _grid(pitch: float, side: float) -> tuple[Picture, list[tuple[float, float]]]:
    """A page of boxes and the corners of these, in mm; a heading in black stands over them."""
    size = round(PAGE[1] * PX), round(PAGE[0] * PX)
    blank = np.full(size, 255, np.uint8)
    cv2.putText(blank, "LETTERS AND FIGURES", (200, 140), 0, 3, 0, 14)
    boxes = []
    for y in np.arange(16, PAGE[1] - 8 - pitch, pitch):
        for x in np.arange(9, PAGE[0] - 5 - pitch, pitch):
            ends = (round(x * PX), round(y * PX)), (round((x + side) * PX), round((y + side) * PX))
            cv2.rectangle(blank, *ends, 0, 3)
            boxes.append((float(x), float(y)))
    return blank, boxes


def _content(sources: Sources, rng: Rng, side: float, figures: bool) -> tuple[str, list[Points]]:
    """What stands in a box: its label, and strokes in mm from the box's corner."""
    if rng.random() < 0.2:
        return NOTHING, _unreadable(sources, rng, side, figures)
    label, shape = _character(sources, rng, figures)
    height = side * float(np.clip(rng.normal(0.62, 0.14), 0.3, 0.98))
    return label, _placed(shape, height, side, rng)


def _character(sources: Sources, rng: Rng, figures: bool) -> tuple[str, list[Stroke]]:
    every = sources.figures if figures else sources.capitals
    labels = sorted(every)
    if not figures and rng.random() < 0.6:
        labels = labels[:12]
    label = labels[int(rng.integers(len(labels)))]
    if rng.random() < sources.drawn and label in GLYPHS:
        ways = GLYPHS[label]
        shape = ways[int(rng.integers(len(ways)))]
        return label, [np.array(each) + rng.normal(0, 0.03, (len(each), 2)) for each in shape]
    if not figures and rng.random() < SMALL_SHARE:
        every = sources.small
    some = every[label]
    return label, list(some[int(rng.integers(len(some)))].strokes)


def _placed(
    shape: Sequence[Stroke], height: float, side: float, rng: Rng, dx: float = 0.0
) -> list[Points]:
    """Strokes so high, in the middle of a box or so far beside it: turned, slanted, stretched."""
    points = np.concatenate(shape)
    low, high = points.min(axis=0), points.max(axis=0)
    size = max(float(high[1] - low[1]), 0.7 * float(high[0] - low[0]), 1e-6)
    angle, lean = rng.normal(0, 0.08), rng.normal(0, 0.1)
    wide = rng.uniform(0.8, 1.2)
    matrix = np.array([[wide, lean], [0, 1]]) @ np.array(
        [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
    )
    middle = side / 2 + rng.normal(0, 0.07 * side, 2) + (dx, 0)
    centre = (low + high) / 2
    return [(each - centre) @ matrix.T * (height / size) + middle for each in shape]


def _unreadable(sources: Sources, rng: Rng, side: float, figures: bool) -> list[Points]:
    """Something that is not one character."""
    ways: Sequence[Callable[[Sources, Rng, float, bool], list[Points]]] = (
        _two, _two, _over, _struck, _struck, _scrubbed, _scrubbed, _sign, _cut_off,
    )  # fmt: skip
    return ways[int(rng.integers(len(ways)))](sources, rng, side, figures)


def _one(
    sources: Sources, rng: Rng, side: float, figures: bool, dx: float = 0, part: float = 0.6
) -> list[Points]:
    shape = _character(sources, rng, figures)[1]
    return _placed(shape, side * part * rng.uniform(0.8, 1.2), side, rng, dx)


def _two(sources: Sources, rng: Rng, side: float, figures: bool) -> list[Points]:
    """Two side by side, near or touching, or a small one beside a struck one."""
    apart = side * rng.uniform(0.16, 0.3)
    part = rng.uniform(0.35, 0.6)
    first = _one(sources, rng, side, figures, -apart, part)
    return first + _one(sources, rng, side, figures, apart, part)


def _over(sources: Sources, rng: Rng, side: float, figures: bool) -> list[Points]:
    """One written over another."""
    return _one(sources, rng, side, figures) + _one(sources, rng, side, figures)


def _struck(sources: Sources, rng: Rng, side: float, figures: bool) -> list[Points]:
    """One with lines through it."""
    made = _one(sources, rng, side, figures)
    points = np.concatenate(made)
    low, high = points.min(axis=0), points.max(axis=0)
    over = rng.uniform(0.3, 2.0, 2)
    for _ in range(int(rng.integers(1, 4))):
        ends = np.array([(low[0] - over[0], 0.0), (high[0] + over[1], 0.0)])
        slope = rng.choice([0, 0, -1, 1]) * rng.uniform(0.2, 0.9) * (high[1] - low[1])
        level = rng.uniform(0.25, 0.75) * (high[1] - low[1]) + low[1]
        ends[:, 1] = level + np.array([slope / 2, -slope / 2]) + rng.normal(0, 0.3, 2)
        made.append(ends)
    return made


def _scrubbed(sources: Sources, rng: Rng, side: float, figures: bool) -> list[Points]:
    """One that is scribbled over."""
    made = _one(sources, rng, side, figures)
    points = np.concatenate(made)
    low, high = points.min(axis=0), points.max(axis=0)
    over = rng.uniform(-0.3, 1.0, 4)
    return made + scribble(low[0] - over[0], low[1] - over[1], high[0] + over[2],
                           high[1] + over[3], rng.uniform(0.4, 1.3), rng)  # fmt: skip


def _sign(sources: Sources, rng: Rng, side: float, figures: bool) -> list[Points]:
    """No character: a tick, a dash, a question mark, a wave, a scribble, a dot."""
    x, y = side / 2 + rng.normal(0, 0.08 * side, 2)
    size = side * rng.uniform(0.25, 0.6)
    which = int(rng.integers(6))
    if which == 0:
        return tick_at(x, y, size, rng)
    if which == 1:
        lean = rng.normal(0, 0.1) * size
        return [np.array([(x - size / 2, y + lean), (x + size / 2, y - lean)])]
    if which == 2:
        shape = np.array([(0, 0.2), (0.3, 0), (0.6, 0.2), (0.3, 0.5), (0.3, 0.7)])
        return [
            (shape + rng.normal(0, 0.03, shape.shape) - (0.3, 0.5)) * size + (x, y),
            np.array([(x, y + size / 2), (x + 0.1, y + size / 2 + 0.1)]),
        ]
    if which == 3:
        t = np.linspace(0, 1, 40)
        return [np.stack([x + (t - 0.5) * size, y + 0.15 * size * np.sin(t * 14)], axis=1)]
    if which == 4:
        return scribble(x - size / 2, y - size / 2, x + size / 2, y + size / 2,
                        rng.uniform(0.4, 1.6), rng)  # fmt: skip
    return [np.array([(x, y), (x + 0.3, y + 0.2), (x - 0.1, y + 0.3)])]


def _cut_off(sources: Sources, rng: Rng, side: float, figures: bool) -> list[Points]:
    """The half of one: the rest has left no trace."""
    made = _one(sources, rng, side, figures)
    points = np.concatenate(made)
    low, high = points.min(axis=0), points.max(axis=0)
    axis, part = int(rng.integers(2)), rng.uniform(0.3, 0.5)
    edge = low[axis] + part * (high[axis] - low[axis])
    upper = rng.random() < 0.5
    kept = [each[each[:, axis] < edge] if upper else each[each[:, axis] > edge] for each in made]
    return [each for each in kept if len(each) > 1]


def _draw(sheet: Picture, strokes: Sequence[Points], held: Hand, rng: Rng) -> None:
    """Strokes of one row, in place; only the part of the page that they are on is touched."""
    if not strokes:
        return
    y = np.concatenate([each[:, 1] for each in strokes])
    top = max(0, int((y.min() - 2) * PX))
    part = sheet[top : int((y.max() + 2) * PX)]
    put(part, [each - (0, top / PX) for each in strokes], held, rng)


def _laid(shot: Shot, where: Points, rng: Rng) -> Picture:
    """A picture laid over its blank, with what the reader's overlay is out by."""
    width, height = (round(each * LAID) for each in PAGE)
    step = 16
    columns, rows = width // step + 2, height // step + 2
    x, y = np.meshgrid(np.arange(columns) * step, np.arange(rows) * step)
    hills = rng.normal(0, 0.8, (2, 5, 4)).astype(np.float32)
    out = [cv2.resize(each, (columns, rows), interpolation=cv2.INTER_CUBIC) for each in hills]
    points = np.stack([x + out[0], y + out[1]], axis=-1).reshape(-1, 2) * (PX / LAID)
    moved = np.c_[points, np.ones(len(points))] @ where.T
    seen = shot.where(moved[:, :2] / moved[:, 2:]).reshape(rows, columns, 2).astype(np.float32)
    big = cv2.resize(seen, (columns * step, rows * step), interpolation=cv2.INTER_LINEAR)
    # A resized grid has its points in the middles of squares, ours at their corners.
    half = step // 2
    at = big[half : half + height, half : half + width]
    laid = cv2.remap(shot.picture, at[..., 0], at[..., 1], cv2.INTER_LINEAR, borderValue=(255,))
    return np.asarray(laid, np.uint8)


def _at_200_dpi(blank: Picture) -> Picture:
    size = tuple(round(each * LAID) for each in PAGE)
    return np.asarray(cv2.resize(blank, size, interpolation=cv2.INTER_AREA), np.uint8)
