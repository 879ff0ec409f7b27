"""The text of a PDF's page, sign by sign: of pages that a program drew, not of scans."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

MOST_SIGNS = 20_000
"""A page with more text is read as a picture alone."""
SCAN = 160_000
"""So many pixels in a page's pictures may show the page itself: it is scanned or photographed."""


class Sign(NamedTuple):
    """A sign of text, and the box of its line's height around it, in pixels of the page's picture.

    It is `spaced` if white space stands before it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    spaced: bool


def is_scan(page: Any) -> bool:
    """Whether a page of PDFium's has a picture that may show the whole page."""
    import pypdfium2.raw as pdfium

    size = 0
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        width, height = each.get_px_size()
        size += width * height
        if size > SCAN:
            return True
    return False


def signs_on(page: Any, width: int, height: int) -> tuple[Sign, ...]:
    """The signs on a page of PDFium's whose picture has so many pixels, in the file's order."""
    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST_SIGNS:
        return ()
    found = []
    spaced = True
    for number in range(count):
        sign = text.get_text_range(number, 1)
        if not sign.strip():
            spaced = True
            continue
        left, bottom, right, top = text.get_charbox(number, loose=True)
        (x, y), (other_x, other_y) = (
            _in_picture(page, width, height, *corner) for corner in ((left, bottom), (right, top))
        )
        # A page may be turned.
        xs, ys = sorted((x, other_x)), sorted((y, other_y))
        found.append(Sign(sign, xs[0], ys[0], xs[1], ys[1], spaced))
        spaced = False
    return tuple(found)


def _in_picture(page: Any, width: int, height: int, x: float, y: float) -> tuple[float, float]:
    """A point of a page as pixels of its picture."""
    import pypdfium2.raw as pdfium

    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return across.value, down.value
