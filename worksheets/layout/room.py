"""Free room: how far above and below a line to write on nothing else is printed or written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from worksheets.layout.context import ASCENT, DESCENT
from worksheets.layout.marks import BoxMark, LineMark, Mark, Node, PictureMark, Place, TextMark
from worksheets.layout.typeface import spaced_face
from worksheets.record import record

ROUNDING = 0.01
"""What adding up fractions of a point may err by."""
CLEAR = 1.0
"""What stays free between two things, in points."""


@record
class _Box:
    """What something covers."""

    left: float
    top: float
    right: float
    foot: float

    def beside(self, place: Place) -> bool:
        """Whether it is above or below a place, at least in part."""
        return self.left < place.x + place.width and self.right > place.x


def with_free_room(
    places: Sequence[Place],
    root: Node,
    furniture: Sequence[Sequence[Mark]],
    tracking: float,
    top: float,
    foot: float,
) -> list[Place]:
    """The places, each line among them with the free room above it, and below it.

    Content stands between `top` and `foot` of a page. What is free between two lines belongs to
    the lower.
    """
    pages = {place.page for place in places if _is_line(place)}
    marks: dict[int, list[_Box]] = {page: [] for page in pages}
    inside = (kid for node in root.walk() for kid in node.kids if not isinstance(kid, Node))
    for mark in chain(inside, *furniture):
        if mark.page in pages:
            marks[mark.page] += _boxes(mark, tracking)
    taller = [_with_above(place, places, marks, top) for place in places]
    return [_with_below(place, taller, marks, foot) for place in taller]


def _is_line(place: Place) -> bool:
    return place.kind == "line" and not place.centred


def _with_above(
    place: Place, places: Sequence[Place], marks: dict[int, list[_Box]], top: float
) -> Place:
    if not _is_line(place):
        return place
    others = [_box(each) for each in _others(place, places)]
    near = [
        each.foot
        for each in (*marks[place.page], *others)
        if each.beside(place) and each.top < place.y - ROUNDING
    ]
    return replace(place, above=max(0.0, place.y - max(near, default=top) - CLEAR))


def _with_below(
    place: Place, places: Sequence[Place], marks: dict[int, list[_Box]], foot: float
) -> Place:
    if not _is_line(place):
        return place
    others = [_box(each) for each in _others(place, places)]
    end = place.y + place.height
    near = [
        each.top
        for each in (*marks[place.page], *others)
        # Its own rule ends where it ends.
        if each.beside(place) and each.foot > end + ROUNDING
    ]
    return replace(place, below=max(0.0, min(near, default=foot) - end - CLEAR))


def _others(place: Place, places: Sequence[Place]) -> Iterable[Place]:
    return (each for each in places if each.page == place.page and each.name != place.name)


def _box(place: Place) -> _Box:
    return _Box(place.x, place.y - place.above, place.x + place.width, place.y + place.height)


def _boxes(mark: Mark, tracking: float) -> list[_Box]:
    """What a mark covers; of an outline its four sides."""
    match mark:
        case TextMark():
            wide = spaced_face(mark.weight, tracking).width(mark.text, mark.size)
            top = mark.y - ASCENT * mark.size
            return [_Box(mark.x, top, mark.x + wide, mark.y + DESCENT * mark.size)]
        case LineMark():
            left, right = sorted((mark.x1, mark.x2))
            top, foot = sorted((mark.y1, mark.y2))
            return [_Box(left, top, right, foot)]
        case BoxMark() | PictureMark():
            left, top = mark.x, mark.y
            right, foot = left + mark.width, top + mark.height
            return [
                _Box(left, top, right, top),
                _Box(left, foot, right, foot),
                _Box(left, top, left, foot),
                _Box(right, top, right, foot),
            ]
