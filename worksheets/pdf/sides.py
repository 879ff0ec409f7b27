"""Sides: which side of which sheet of paper the next page of a document is on."""

from __future__ import annotations

from worksheets.layout.marks import LaidSheet
from worksheets.layout.paper import Paper
from worksheets.pdf.file import PdfFile
from worksheets.pdf.imposition import padded
from worksheets.pdf.printing import Printing
from worksheets.pdf.trees import PageTree


class Sides:
    """Leaves sides of paper empty, so that what belongs together begins on a front.

    `sets` are the pages of each set, with the empty ones at the end of a booklet.
    """

    def __init__(self, file: PdfFile, pages: PageTree, printing: Printing) -> None:
        self._file = file
        self._pages = pages
        self._printing = printing
        self.sets: list[int] = []
        self._set_begins = 0

    def shifts(self, sheet: LaidSheet, *, one_sided: bool) -> list[float]:
        """How far right each page's content stands from where it is laid.

        On a back it is left of that, or right of it where the page is mirrored.
        """
        if not self._printing.mirrored or one_sided:
            return [0.0] * sheet.pages
        back = sheet.paper.margin - sheet.paper.binding
        if sheet.mirror:
            back = -back
        first = self._pages.count - self._set_begins
        return [back if (first + n) % 2 else 0.0 for n in range(sheet.pages)]

    def turn_over(self, paper: Paper) -> None:
        """Leave the back of the sheet of paper empty if its front was the last page."""
        if self._printing.sides == 2 and not self._printing.impose and self._pages.count % 2:
            self._empty_page(paper)

    def end_set(self, paper: Paper) -> None:
        """Note a set; the last pages of a booklet may be empty."""
        pages = self._pages.count - self._set_begins
        whole = padded(pages, self._printing.impose)
        for _ in range(whole - pages):
            self._empty_page(paper)
        self.sets.append(whole)
        self._set_begins = self._pages.count

    def _empty_page(self, paper: Paper) -> None:
        self._pages.add(self._file.reserve(), media_box(paper) + b"/Resources<<>>")


def media_box(paper: Paper) -> bytes:
    """The entry of a page that says how large it is."""
    return b"/MediaBox[0 0 %.6g %.6g]" % (paper.width, paper.height)
