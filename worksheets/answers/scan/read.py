"""Files of scanned and photographed pages: read by several processes, a few pages at a time.

A stranger made each file, so a child process that can be killed makes grey pictures of its pages.
What comes back is rows of bytes of a known size, which this process may lay over blanks.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import NamedTuple

from worksheets.answers.scan.blanks import Blanks
from worksheets.answers.scan.page import PageReader
from worksheets.answers.scan.pictures import CHILD, Picture, Unreadable, page_count, read_pictures
from worksheets.answers.scan.reading import PageReading, PageSource
from worksheets.answers.scan.wanted import Progress, Wanted
from worksheets.content.library import Library
from worksheets.process.child import in_child
from worksheets.process.limits import LimitReached
from worksheets.process.workers import processors, share_out

PIECE = 8
"""The pages that a process is handed at a time."""
BATCH = 4
"""The pages that one child makes pictures of; each takes up to 10 MB."""


class Paper(NamedTuple):
    """A file of pages on paper: its path, what problems call it, and whether it is a PDF."""

    path: Path
    name: str
    pdf: bool


class UnreadFile(NamedTuple):
    """A file that cannot be read at all, and why, for people."""

    name: str
    reason: str


class _Piece(NamedTuple):
    """Some pages of a file, counted from 0."""

    file: Paper
    pages: range


def no_progress(count: int) -> AbstractContextManager[Callable[[], None]]:
    """Nobody is shown anything."""
    return nullcontext(lambda: None)


def read_paper(
    library: Library,
    files: Sequence[Paper],
    wanted: Wanted,
    *,
    pictures: bool = False,
    progress: Progress = no_progress,
) -> tuple[list[PageReading], list[UnreadFile]]:
    """All pages of some files in their order, and the files that cannot be read.

    With `pictures` the readings have the pictures of boxes and places for a person to look at.
    """
    pieces: list[_Piece] = []
    unread: list[UnreadFile] = []
    for file in files:
        try:
            count = in_child(page_count, file.path, file.pdf, limits=CHILD)
        except (Unreadable, LimitReached) as error:
            unread.append(UnreadFile(file.name, str(error)))
            continue
        starts = range(0, count, PIECE)
        pieces += [_Piece(file, range(n, min(n + PIECE, count))) for n in starts]
    blanks = Blanks(library, wanted)
    reader = PageReader(blanks, pictures=pictures, pack=wanted.pack)
    if pieces:
        # What is made before the processes part is made once.
        next(blanks.rounds())
    first: list[PageReading] = []
    if len(pieces) > 1:
        # What the pile is of is found out, and made, before the processes part.
        file, pages = pieces[0]
        first = list(_read(reader, _Piece(file, pages[:1])))
        pieces[0] = _Piece(file, pages[1:])
    jobs = processors() if threading.active_count() == 1 else 1
    with progress(len(pieces)) as done:
        found = share_out(lambda n: list(_read(reader, pieces[n])), len(pieces), jobs, done)
    return [*first, *(page for each in found for page in each)], unread


def _read(reader: PageReader, piece: _Piece) -> Iterator[PageReading]:
    for start in range(piece.pages.start, piece.pages.stop, BATCH):
        pages = range(start, min(start + BATCH, piece.pages.stop))
        for number, picture in zip(pages, _pictures(piece.file, pages), strict=True):
            if isinstance(picture, str):
                source = PageSource(piece.file.name, number + 1, 0, 0, 0, False, "")
                yield PageReading(source, None, reason=picture)
            else:
                yield reader.read(picture, piece.file.name, number + 1)


def _pictures(file: Paper, pages: range) -> list[Picture | str]:
    """The pictures of some pages, or why one cannot be read; one bad page harms no other."""
    try:
        return in_child(read_pictures, file.path, pages, file.pdf, limits=CHILD)
    except Unreadable as error:
        return [str(error)] * len(pages)
    except LimitReached as error:
        if len(pages) == 1:
            return [str(error)]
        return [each for page in pages for each in _pictures(file, range(page, page + 1))]
