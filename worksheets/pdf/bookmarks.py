"""Bookmarks: the outline that viewers show beside the pages."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.pdf.file import PdfFile, text_string


def add_outlines(file: PdfFile, bookmarks: Sequence[tuple[str, int]]) -> int:
    """Write a flat outline of words and page objects; the number of its root."""
    root = file.reserve()
    first = file.reserve(len(bookmarks))
    last = first + len(bookmarks) - 1
    for number, (words, page) in enumerate(bookmarks, first):
        before = b"/Prev %d 0 R" % (number - 1) if number > first else b""
        after = b"/Next %d 0 R" % (number + 1) if number < last else b""
        body = b"<</Title%s/Parent %d 0 R/Dest[%d 0 R/Fit]%s%s>>"
        file.put(number, body % (text_string(words), root, page, before, after))
    body = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
    file.put(root, body % (first, last, len(bookmarks)))
    return root
