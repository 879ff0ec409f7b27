"""Bookmarks: the outline that viewers show beside the pages."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.pdf.file import PdfFile, text_string
from worksheets.record import record


@record
class Bookmark:
    """Words and the page object that they lead to; `inner` ones are shown when it is opened."""

    words: str
    page: int
    inner: Sequence[Bookmark] = ()


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
        body = b"<</Title%s/Parent %d 0 R/Dest[%d 0 R/Fit]%s>>"
        file.put(number, body % (text_string(bookmark.words), parent, bookmark.page, more))
    return first, last
