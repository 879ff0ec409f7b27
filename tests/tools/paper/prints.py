"""Our pages printed at 300 dpi, and where their boxes and lines are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from worksheets import api
from worksheets.build.copies import Copies
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.layout.marks import LaidSheet, Place
from worksheets.layout.profile import RING
from worksheets.problems import Problems

Picture = NDArray[np.uint8]

DOTS = 300
"""The printer's dots an inch."""
PX = DOTS / 25.4
"""Pixels a millimetre."""
POINT = 25.4 / 72
"""Millimetres a point."""
LETTER_BOXES = ("diamond-ranking",)
"""Worksheets whose boxes take one letter each."""


@dataclass(frozen=True)
class Box:
    """A printed box: its place, the value that it stands for, what goes in, its frame in mm.

    `holds` is `tick` for a box that is ticked by itself, `choice` for one of several, `figure` for
    one that takes a number, `letter` for one that takes a letter.
    """

    name: str
    value: str
    holds: str
    x: float
    y: float
    width: float
    height: float

    def moved(self, x: float, y: float, scale: float) -> Box:
        """The box where a copy of its page has it."""
        at = (self.holds, x, y, self.width * scale, self.height * scale)
        return Box(self.name, self.value, *at)


@dataclass(frozen=True)
class Line:
    """A line to write on, from its left end; `y` is where letters stand."""

    name: str
    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Blank:
    """A printed page with nothing written on it, which sheet it is, and what it has to fill in."""

    worksheet: str
    copy: int
    page: int
    picture: Picture
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def printed(worksheet: str, copies: int = 1, **options: object) -> list[Blank]:
    """The pages of a worksheet, copy by copy; `options` are those of `worksheets.build`."""
    pdf = api.build(worksheet, copies=copies, **options)  # type: ignore[call-overload]
    laid = laid_out(worksheet, **options)
    return blanks(pdf, [(copy, laid) for copy in range(1, copies + 1)])


def laid_out(worksheet: str, **options: object) -> LaidSheet:
    """A worksheet as it is laid out for such options."""
    request = Request([worksheet], **options)  # type: ignore[arg-type]
    press = Copies(Library(), request)
    [entry] = press.entries
    return press.fill(0, entry, Problems()).sheet


def blanks(pdf: bytes, sheets: Sequence[tuple[int, LaidSheet]], first: int = 1) -> list[Blank]:
    """The pages of a PDF in which such sheets follow one another, each with its copy's number.

    They begin on the page `first`, counted from 1.
    """
    document = pypdfium2.PdfDocument(pdf)
    found = []
    number = first - 1
    for copy, laid in sheets:
        for page in range(laid.pages):
            on_page = [place for place in laid.places if place.page == page]
            boxes = tuple(box for place in on_page for box in boxes_of(place, laid.id))
            lines = tuple(line for place in on_page for line in lines_of(place, laid.id))
            picture = picture_of(document, number)
            found.append(Blank(laid.id, copy, page, picture, boxes, lines))
            number += 1
    document.close()
    return found


def picture_of(document: pypdfium2.PdfDocument, number: int, dots: float = DOTS) -> Picture:
    """A page of a PDF as the printer makes it."""
    page = document[number]
    made = page.render(scale=dots / 72, grayscale=True, may_draw_forms=False).to_numpy()
    page.close()
    return np.ascontiguousarray(made.reshape(made.shape[:2]))


def boxes_of(place: Place, worksheet: str) -> list[Box]:
    """The printed boxes of a place; a tick box's frame is smaller than what may be clicked."""
    if place.targets:
        inset = RING
        return [
            Box(place.name, box.value, place.kind, (box.x + inset) * POINT,
                (box.y + inset) * POINT, (box.side - 2 * inset) * POINT,
                (box.side - 2 * inset) * POINT)
            for box in place.targets
        ]  # fmt: skip
    letters = worksheet in LETTER_BOXES and (place.kind == "box" or place.centred)
    if letters or place.centred:
        sides = (place.x, place.y, place.width, place.height)
        holds = "letter" if letters else "figure"
        return [Box(place.name, "", holds, *(side * POINT for side in sides))]
    return []


def lines_of(place: Place, worksheet: str) -> list[Line]:
    """The lines of a place to write on; a box gets lines of 9 mm."""
    if place.targets or boxes_of(place, worksheet):
        return []
    x, width = place.x * POINT, place.width * POINT
    if place.baselines:
        return [Line(place.name, x, y * POINT, width) for y in place.baselines]
    top, height = place.y * POINT, place.height * POINT
    rows = np.arange(top + 9, top + height - 1, 9)
    return [Line(place.name, x + 2, float(y), width - 4) for y in rows]
