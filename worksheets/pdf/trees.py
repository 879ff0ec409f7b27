"""The two trees of a file that grow with its pages, kept flat and small: pages and parents."""

from __future__ import annotations

from worksheets.pdf.file import PdfFile

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
        kids = b" ".join(b"%d 0 R" % branch for branch in self._branches)
        self._file.put(self._root, b"<</Type/Pages/Count %d/Kids[%s]>>" % (self.count, kids))
        return self._root

    def _close(self) -> None:
        if self._leaves:
            kids = b" ".join(b"%d 0 R" % leaf for leaf in self._leaves)
            body = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>"
            self._file.put(self._branches[-1], body % (self._root, len(self._leaves), kids))
            self._leaves = []


class ParentTree:
    """Which elements the marked content of each page belongs to, by the page's number."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._branches: list[tuple[int, int, int]] = []
        self._leaves: list[bytes] = []
        self.next = 0

    def add(self, elements: list[int]) -> int:
        """Note the elements of a page, in the order of their content; the key to it."""
        key = self.next
        self.next += 1
        self._leaves.append(b"%d[%s]" % (key, b" ".join(b"%d 0 R" % n for n in elements)))
        if len(self._leaves) == BRANCH:
            self._close()
        return key

    def finish(self) -> int:
        """Write what is left; the number of the tree's root."""
        self._close()
        kids = b" ".join(b"%d 0 R" % number for number, _, _ in self._branches)
        return self._file.add(b"<</Kids[%s]>>" % kids)

    def _close(self) -> None:
        if self._leaves:
            first, last = self.next - len(self._leaves), self.next - 1
            nums = b"\n".join(self._leaves)
            number = self._file.add(b"<</Limits[%d %d]/Nums[%s]>>" % (first, last, nums))
            self._branches.append((number, first, last))
            self._leaves = []
