"""What leads about in a file: the outline that viewers show beside the pages, and links."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.layout.marks import Link
from worksheets.pdf.file import PdfFile, text_string
from worksheets.record import record

PRINT = 4
"""Annotation flag (ISO 32000-1, table 165); an archive wants it (PDF/A-2, 6.3.2)."""


@record
class Bookmark:
    """Words and where they lead to, an action; `inner` ones are shown when it is opened."""

    words: str
    action: bytes
    inner: Sequence[Bookmark] = ()


def destination(page: int, element: int, top: float) -> bytes:
    """The action that goes to a height of a page, in points from its foot.

    `page` and `element` are the numbers of its objects. A reader of the structure goes to the
    element (ISO 32000-2, 12.3.2.3); all others go to the page.
    """
    where = b"%d 0 R/XYZ null %.2f null"
    return b"<</S/GoTo/D[%s]/SD[%s]>>" % (where % (page, top), where % (element, top))


def link_annotation(
    link: Link, height: float, shift: float, action: bytes, structure_parent: int
) -> bytes:
    """The annotation of a link on a page of this height that stands `shift` points to the right."""
    return (
        b"<</Type/Annot/Subtype/Link/F %d/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/Contents%s"
        b"/A%s/StructParent %d>>"
        % (PRINT, link.x + shift, height - link.y - link.height, link.x + link.width + shift,
           height - link.y, text_string(link.label), action, structure_parent)
    )  # fmt: skip


def add_outlines(file: PdfFile, bookmarks: Sequence[Bookmark]) -> int:
    """Write the outline; the number of its root."""
    root = file.reserve()
    first, last = _add(file, bookmarks, root)
    body = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
    file.put(root, body % (first, last, len(bookmarks)))
    return root


def _add(file: PdfFile, bookmarks: Sequence[Bookmark], parent: int) -> tuple[int, int]:
    """Write the bookmarks under one element; the numbers of the first and the last."""
    first = file.reserve(len(bookmarks))
    last = first + len(bookmarks) - 1
    for number, bookmark in enumerate(bookmarks, first):
        more = b"/Prev %d 0 R" % (number - 1) if number > first else b""
        more += b"/Next %d 0 R" % (number + 1) if number < last else b""
        if bookmark.inner:
            # A negative count: viewers show it closed.
            ends = _add(file, bookmark.inner, number)
            more += b"/First %d 0 R/Last %d 0 R/Count -%d" % (*ends, len(bookmark.inner))
        body = b"<</Title%s/Parent %d 0 R/A%s%s>>"
        file.put(number, body % (text_string(bookmark.words), parent, bookmark.action, more))
    return first, last
