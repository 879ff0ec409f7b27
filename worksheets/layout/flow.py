"""Flow: fragments onto pages, and the room that is left shared out among what stretches."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.layout.breaks import PageRoom, break_pages
from worksheets.layout.fragment import Fragment, draw_stack, stack_height


def flow(
    fragments: Sequence[Fragment], first: PageRoom, others: PageRoom, line: float = 0.0
) -> int:
    """Draw the fragments on as many pages as they need; the number of pages.

    `first` is the room on the first page, `others` that on each other one; `line` is the height of
    a line of text. From one `new_page` to the next, a place that stretches gets the same on every
    page.
    """
    count = 0
    for part in _parts(fragments):
        rooms = (others if count else first, others)
        pages = break_pages(part, rooms[0].height, rooms[1].height, line)
        share = _share(pages, rooms)
        for page in pages:
            room = others if count else first
            stretch = sum(fragment.stretch for fragment in page)
            draw_stack(page, count, room.top, stack_height(page) + share * stretch)
            count += 1
    return max(1, count)


def _parts(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments between one page break that is asked for and the next."""
    parts: list[list[Fragment]] = [[]]
    for fragment in fragments:
        if fragment.new_page and parts[-1]:
            parts.append([])
        if fragment.height or not fragment.new_page:
            parts[-1].append(fragment)
    return [part for part in parts if part]


def _share(pages: Sequence[Sequence[Fragment]], rooms: tuple[PageRoom, PageRoom]) -> float:
    """What a stretch of 1 is worth: as much as every page can give."""
    shares = []
    for number, page in enumerate(pages):
        stretch = sum(fragment.stretch for fragment in page)
        if stretch:
            room = rooms[1] if number else rooms[0]
            shares.append((room.height - stack_height(page)) / stretch)
    return max(0.0, min(shares, default=0.0))
