"""QR codes in head and foot: which page and which copy it is, for whoever scans the paper."""

from __future__ import annotations

from functools import lru_cache

from worksheets.layout.marks import TextMark
from worksheets.layout.page_codes import SIDE, PageCodes
from worksheets.pdf.surface import Surface

VERSION = 1
"""21 modules a side."""
MASK = 0
"""Choosing the best mask takes ten times as long, and readers read any."""


def draw_codes(surface: Surface, codes: PageCodes, characters: TextMark) -> None:
    """Draw a page's code in its head and in its foot, and beside the latter its characters."""
    cells = cells_of(characters.text)
    surface.operator("/Artifact <</Type/Pagination/Subtype/Header>> BDC")
    surface.fill_squares(*codes.head, SIDE, cells)
    surface.operator("EMC")
    surface.operator("/Artifact <</Type/Pagination/Subtype/Footer>> BDC")
    surface.fill_squares(*codes.foot, SIDE, cells)
    surface.draw([characters])
    surface.operator("EMC")


@lru_cache(maxsize=64)
def cells_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """The modules of a QR code at level Q, row by row from the top; true ones are dark."""
    # All of ReportLab's graphics come with it: twice what a sheet without codes takes to import.
    from reportlab.graphics.barcode import qrencoder

    code = qrencoder.QRCode(VERSION, qrencoder.QRErrorCorrectLevel.Q)
    code.addData(qrencoder.QRAlphaNum(text))
    code.makeImpl(test=False, maskPattern=MASK)
    return tuple(tuple(bool(cell) for cell in row) for row in code.modules)
