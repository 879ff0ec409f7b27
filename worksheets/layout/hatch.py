"""Patterns that tell the parts of a bar apart in black and white, on a copier too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from worksheets.layout.marks import BoxMark, LineMark, Mark
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.record import record

PITCH = 5 * MM
"""How far apart slanting strokes are: a page full of bars keeps to its share of ink."""


@record
class Rectangle:
    """A rectangle on a page; points, from the page's top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


Pattern = Callable[[Rectangle], Iterator[Mark]]


def rising(box: Rectangle) -> Iterator[Mark]:
    """Strokes that slant up to the right."""
    # A stroke rises from the foot at `foot` to the head one height further right.
    foot = PITCH - box.height
    while foot < box.width:
        left, right = max(0.0, foot), min(box.width, foot + box.height)
        if right > left:
            low, high = box.height - (left - foot), box.height - (right - foot)
            yield _stroke(box, left, low, right, high)
        foot += PITCH


def falling(box: Rectangle) -> Iterator[Mark]:
    """Strokes that slant down to the right."""
    for mark in rising(box):
        assert isinstance(mark, LineMark)
        mirror = 2 * box.y + box.height
        yield LineMark(box.page, mark.x1, mirror - mark.y1, mark.x2, mirror - mark.y2, HAIRLINE)


def crossed(box: Rectangle) -> Iterator[Mark]:
    """Strokes of both slants."""
    yield from rising(box)
    yield from falling(box)


def upright(box: Rectangle) -> Iterator[Mark]:
    """Upright strokes, so near each other that none looks like the end of a part."""
    x = PITCH / 4
    while x < box.width:
        yield _stroke(box, x, 0, x, box.height)
        x += PITCH / 2


def level(box: Rectangle) -> Iterator[Mark]:
    """Level strokes."""
    for third in (1, 2):
        y = box.height * third / 3
        yield _stroke(box, 0, y, box.width, y)


def empty(box: Rectangle) -> Iterator[Mark]:
    """Nothing."""
    yield from ()


def patterns(count: int) -> list[Pattern]:
    """So many patterns, darker ones first, the last one empty; any two neighbours differ."""
    strokes: list[Pattern] = [crossed, rising, upright, falling, level]
    # Two parts are told apart best by one slant and nothing.
    first = 1 if count < 4 else 0
    return [*(strokes[(first + n) % len(strokes)] for n in range(count - 1)), empty][-count:]


def framed(box: Rectangle, pattern: Pattern) -> Iterator[Mark]:
    """A rectangle's outline and the pattern in it."""
    yield BoxMark(box.page, box.x, box.y, box.width, box.height, HAIRLINE)
    yield from pattern(box)


def _stroke(box: Rectangle, x1: float, y1: float, x2: float, y2: float) -> LineMark:
    return LineMark(box.page, box.x + x1, box.y + y1, box.x + x2, box.y + y2, HAIRLINE)
