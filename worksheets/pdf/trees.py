"""The two trees of a file that grow with its pages, kept flat and small: pages and parents."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.pdf.file import PdfFile, references

BRANCH = 64
"""So many leaves hang on one branch of a tree."""


class PageTree:
    """The pages in order, on branches that are written as soon as they are full."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root = file.reserve()
        self._branches: list[int] = []
        self._leaves: list[int] = []
        self.count = 0

    def add(self, number: int, body: bytes) -> None:
        """Write a page, `body` being its entries but for its parent."""
        if not self._leaves:
            self._branches.append(self._file.reserve())
        self._file.put(number, b"<</Type/Page/Parent %d 0 R%s>>" % (self._branches[-1], body))
        self._leaves.append(number)
        self.count += 1
        if len(self._leaves) == BRANCH:
            self._close()

    def finish(self) -> int:
        """Write what is left; the number of the tree's root."""
        self._close()
        body = b"<</Type/Pages/Count %d/Kids[%s]>>"
        self._file.put(self._root, body % (self.count, references(self._branches)))
        return self._root

    def _close(self) -> None:
        if self._leaves:
            body = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>"
            kids = references(self._leaves)
            self._file.put(self._branches[-1], body % (self._root, len(self._leaves), kids))
            self._leaves = []


class NumberTree:
    """Values by rising numbers, on branches that are written as soon as they are full."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._branches: list[int] = []
        self._leaves: list[bytes] = []
        self._first = self._last = 0

    def add(self, key: int, value: bytes) -> None:
        """Note a value under a number greater than all before it."""
        if not self._leaves:
            self._first = key
        self._last = key
        self._leaves.append(b"%d %s" % (key, value))
        if len(self._leaves) == BRANCH:
            self._close()

    def finish(self) -> int:
        """Write what is left; the number of the tree's root."""
        self._close()
        return self._file.add(b"<</Kids[%s]>>" % references(self._branches))

    def _close(self) -> None:
        if self._leaves:
            body = b"<</Limits[%d %d]/Nums[%s]>>"
            nums = b"\n".join(self._leaves)
            self._branches.append(self._file.add(body % (self._first, self._last, nums)))
            self._leaves = []


class ParentTree:
    """Which elements the marked content of each page, and each widget, belongs to."""

    def __init__(self, file: PdfFile) -> None:
        self._tree = NumberTree(file)
        self.next = 0

    def add(self, elements: Sequence[int]) -> int:
        """Note the elements of a page, in the order of their content; the key to it."""
        return self._note(b"[%s]" % references(elements))

    def add_one(self, element: int) -> int:
        """Note the element of a widget; the key to it."""
        return self._note(b"%d 0 R" % element)

    def finish(self) -> int:
        """Write what is left; the number of the tree's root."""
        return self._tree.finish()

    def _note(self, value: bytes) -> int:
        key = self.next
        self.next += 1
        self._tree.add(key, value)
        return key
