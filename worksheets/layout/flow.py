"""Flow: fragments onto pages, and the room that is left shared out among what stretches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from worksheets.layout.breaks import PageRoom, break_pages
from worksheets.layout.fragment import Fragment, stack_height
from worksheets.record import record

NEARLY_EMPTY = 0.4
"""A page of which less is used has room for what would follow on the next."""


@record
class _Part:
    """Fragments that begin on a new page; after a `soft` break not if that leaves little behind."""

    fragments: list[Fragment]
    soft: bool = False


def flow(
    fragments: Sequence[Fragment], first: PageRoom, others: PageRoom, line: float = 0.0
) -> int:
    """Draw the fragments on as many pages as they need; the number of pages.

    `first` is the room on the first page, `others` that on each other one; `line` is the height of
    a line of text. From one `new_page` to the next, fragments of a kind stretch as much on every
    page.
    """
    count = 0
    for part in _joined(_parts(fragments), first, others, line):
        rooms = (others if count else first, others)
        pages = break_pages(part, rooms[0].height, rooms[1].height, line)
        shares = _shares(pages, rooms)
        for page in pages:
            _draw(page, count, (others if count else first).top, shares)
            count += 1
    return max(1, count)


def _joined(
    parts: Sequence[_Part], first: PageRoom, others: PageRoom, line: float
) -> list[list[Fragment]]:
    """The fragments of parts; a part with a soft break joins the one that ends nearly empty."""
    joined: list[list[Fragment]] = []
    for part in parts:
        if part.soft and joined:
            room = first if len(joined) == 1 else others
            pages = break_pages(joined[-1], room.height, others.height, line)
            last = room if len(pages) == 1 else others
            if stack_height(pages[-1]) < NEARLY_EMPTY * last.height:
                joined[-1] += part.fragments
                continue
        joined.append(list(part.fragments))
    return joined


def _draw(page: Sequence[Fragment], number: int, top: float, shares: Mapping[str, float]) -> None:
    """Draw the fragments of a page one under another, those that stretch by their kind's share."""
    y = top
    for place, fragment in enumerate(page):
        y += fragment.before if place else 0
        given = fragment.height + fragment.stretch * shares.get(fragment.kind, 0.0)
        fragment.draw(number, y, given)
        y += given


def _parts(fragments: Sequence[Fragment]) -> list[_Part]:
    """The fragments between one page break that is asked for and the next."""
    parts = [_Part([])]
    for fragment in fragments:
        if fragment.new_page and parts[-1].fragments:
            parts.append(_Part([], fragment.soft))
        if fragment.height or not fragment.new_page:
            parts[-1].fragments.append(fragment)
    return [part for part in parts if part.fragments]


def _shares(
    pages: Sequence[Sequence[Fragment]], rooms: tuple[PageRoom, PageRoom]
) -> dict[str, float]:
    """What a stretch of 1 is worth for each kind: as much as every page with the kind can give."""
    shares: dict[str, float] = {}
    for number, page in enumerate(pages):
        stretch = sum(fragment.stretch for fragment in page)
        if stretch:
            room = rooms[1] if number else rooms[0]
            share = max(0.0, (room.height - stack_height(page)) / stretch)
            for kind in {fragment.kind for fragment in page if fragment.stretch}:
                shares[kind] = min(share, shares.get(kind, share))
    return shares
