"""People who fill pages in, and what they meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tools.paper.copiers import Matrix, Rng
from tools.paper.glyphs import Shape, handwriting, word
from tools.paper.marks import Kind
from tools.paper.pens import Hand, Pen, Points, hand, put
from tools.paper.photographs import Camera
from tools.paper.prints import PX, Blank, Box, Picture
from tools.paper.scanners import Scanner, Shot

Weights = Mapping[str, float]
STATEMENTS = "ABCDEFGHIJKL"
"""The letters of the statements that a board ranks."""


@dataclass(frozen=True)
class Family:
    """What may happen to paper: pens, marks, letters, and what machines do.

    `habits` are the ways of marking that a person keeps to, each with how many people have it;
    `marks` and `others` say how often a box that is meant, and one that is not, has each kind, in
    `usual` days and in `hard` ones.
    """

    pens: Sequence[Pen]
    kinds: Mapping[str, Kind]
    glyphs: Mapping[str, Sequence[Shape]]
    habits: Weights
    marks: Mapping[str, Weights]
    others: Mapping[str, Weights]
    copied: Callable[[Picture, Rng], tuple[Picture, Matrix]]
    scanned: Callable[[Picture, Rng, Scanner, Picture | None, bool], Shot]
    photographed: Callable[[Picture, Rng, Camera], Shot]


@dataclass(frozen=True)
class Marked:
    """A box, the kind of mark that is on it, and what is meant.

    `meant` is `yes` or `no` for a box to tick; what is written, or nothing, for any other.
    """

    box: Box
    kind: str
    meant: str


@dataclass(frozen=True)
class FilledPage:
    """A page that somebody filled in: its picture at 300 dpi, what is meant, the pen's name.

    `where` says where its points are that were on the blank, in pixels of 300 dpi.
    """

    blank: Blank
    picture: Picture
    marked: tuple[Marked, ...]
    pen: str
    where: Matrix


def chosen(weights: Weights, rng: Rng) -> str:
    """One of the names, each as often as its weight says."""
    names = list(weights)
    parts = np.array([weights[name] for name in names])
    return names[int(rng.choice(len(names), p=parts / parts.sum()))]


@dataclass(frozen=True)
class Person:
    """Somebody with a pen: how often a box is ticked, and with what kind of mark as a rule."""

    held: Hand
    ticks: float
    habit: str


def person(family: Family, rng: Rng) -> Person:
    """Somebody."""
    return Person(hand(family.pens, rng), rng.uniform(0.25, 0.6), chosen(family.habits, rng))


def filled_in(
    blank: Blank, who: Person, rng: Rng, family: Family, day: str = "usual",
    copies: int = 1, coded: bool = False, writes: float = 0.7,
) -> FilledPage:  # fmt: skip
    """A page that was copied so often and then filled in by somebody.

    `day` is `usual` or `hard`. On a `coded` page a filled box is one that is taken back, as its
    instruction says. `writes` is how often a line is written on.
    """
    page, where = blank.picture.copy(), np.eye(3)
    for _ in range(copies):
        page, matrix = family.copied(page, rng)
        where = matrix @ where
    strokes: list[Points] = []
    marked: list[Marked] = []
    ranked = any(box.holds == "letter" for box in blank.boxes)
    # Each statement is somewhere once.
    letters = iter(rng.permutation(list(STATEMENTS)) if ranked else ())
    for name in dict.fromkeys(box.name for box in blank.boxes):
        boxes = [box for box in blank.boxes if box.name == name]
        for box, kind, meant in _answers(boxes, who, rng, family, day, coded, letters):
            if name.endswith("-total") and meant:
                meant = _total(name, marked)
            marked.append(Marked(box, kind, meant))
            at = _on_copy(box, where)
            if box.holds in ("tick", "choice"):
                strokes += family.kinds[kind].draw(at, rng, who.held.width)
            elif meant:
                size = (at.x, at.y, at.width, at.height)
                strokes += word(meant, *size, rng, family.glyphs)
    for line in blank.lines:
        if rng.random() < writes:
            x, y = _moved(where, line.x, line.y)
            strokes += handwriting(x, y, line.width * rng.uniform(0.4, 0.95), rng)
    put(page, strokes, who.held, rng)
    return FilledPage(blank, page, tuple(marked), who.held.pen.name, where)


def _answers(
    boxes: Sequence[Box], who: Person, rng: Rng, family: Family, day: str, coded: bool,
    letters: Iterator[str],
) -> list[tuple[Box, str, str]]:  # fmt: skip
    """What is on each box of a place, and what is meant; `letters` are those that are left."""
    if boxes[0].holds == "letter":
        meant = str(next(letters)) if rng.random() < 0.9 else ""
        return [(boxes[0], "letter", meant)]
    if boxes[0].holds == "figure":
        meant = str(rng.integers(1, 6)) if rng.random() < 0.9 else ""
        return [(boxes[0], "figure", meant)]
    if boxes[0].holds == "tick":
        taken = [rng.random() < who.ticks]
    else:
        answer = int(rng.integers(len(boxes))) if rng.random() < 0.97 else -1
        taken = [n == answer for n in range(len(boxes))]
    kinds = [kind_for(yes, who, rng, family, day, coded) for yes in taken]
    return [
        (box, kind, "yes" if family.kinds[kind].yes else "no")
        for box, kind in zip(boxes, kinds, strict=True)
    ]


def _total(name: str, marked: Sequence[Marked]) -> str:
    """The sum of the scores that a total is of, as far as they are written."""
    of = name.removesuffix("total") + "score"
    return str(sum(int(each.meant or 0) for each in marked if each.box.name.startswith(of)))


def kind_for(yes: bool, who: Person, rng: Rng, family: Family, day: str, coded: bool) -> str:
    """The kind of mark on a box that is meant, or on one that is not."""
    if not yes:
        return chosen(family.others[day], rng)
    kind = who.habit if day == "usual" and rng.random() < 0.85 else chosen(family.marks[day], rng)
    return who.habit if coded and kind in ("fill", "swirl") else kind


def _moved(where: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a copy has a point; in mm."""
    at = where @ (x * PX, y * PX, 1)
    return at[0] / at[2] / PX, at[1] / at[2] / PX


def _on_copy(box: Box, where: Matrix) -> Box:
    """A box where a copy has it; how little it is turned does not matter to a mark."""
    scale = float(np.sqrt(np.linalg.det(where[:2, :2])))
    x, y = _moved(where, box.x + box.width / 2, box.y + box.height / 2)
    return box.moved(x - box.width * scale / 2, y - box.height * scale / 2, scale)


def written_in(
    blank: Blank, texts: Mapping[str, str], who: Person, rng: Rng, family: Family
) -> FilledPage:
    """A page that was copied once, with such texts in its boxes for letters and figures by name."""
    page, where = family.copied(blank.picture.copy(), rng)
    strokes: list[Points] = []
    marked = []
    for box in blank.boxes:
        meant = texts.get(box.name, "")
        marked.append(Marked(box, box.holds, meant))
        if meant:
            at = _on_copy(box, where)
            strokes += word(meant, at.x, at.y, at.width, at.height, rng, family.glyphs)
    put(page, strokes, who.held, rng)
    return FilledPage(blank, page, tuple(marked), who.held.pen.name, where)
