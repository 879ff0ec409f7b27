"""Page breaks: of all ways to break fragments into pages, the one that readers mind least.

Each page has a cost: for being there, for parting what belongs together, for holding next to
nothing, for having other room than the rest. The pages that cost least together are found by
dynamic programming, as Knuth and Plass break paragraphs into lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from worksheets.layout.fragment import BreakRule, Fragment
from worksheets.record import record

ROUNDING = 1e-6
"""What adding up fractions of a point may err by."""
PAGE = 10.0
"""What one more page costs: all other costs are measured against it."""
PARTED = {
    BreakRule.FREE: 0.0,
    BreakRule.DISLIKE: 0.5 * PAGE,
    BreakRule.AVOID: 4 * PAGE,
    BreakRule.NEVER: 100 * PAGE,
}
"""What it costs to end a page after a fragment: more pages are better than to part what belongs
together, unless it is longer than a page."""
CONTINUED = 0.5 * PAGE
"""What it costs to begin a page inside a table or a question, whose heading is then repeated."""
LEFTOVER = 5 * PAGE
"""What a page costs that holds less than `FEW` lines, or too `LITTLE` and is not the last."""
FEW = 6
"""Fewer lines alone on a page look forgotten."""
LITTLE = 1 / 3
"""A page that is not the last holds at least this part of its height."""
UNEVEN = 0.4 * PAGE
"""What a page costs that has a whole page more room to share out than it should."""
ENOUGH = 0.5
"""The last page may be empty by this part."""


@record
class PageRoom:
    """The room for content on a page: where it begins and how high it is, in points."""

    top: float
    height: float


def break_pages(
    part: Sequence[Fragment], first: float, others: float, line: float
) -> list[list[Fragment]]:
    """Fragments as pages: `first` and `others` are the heights of the pages, `line` that of text.

    A fragment taller than a page stands alone. What a fragment repeats stands above it where it
    opens a page.
    """
    measures = _Measures(part, first, others, line)
    bounds = measures.best(0.0)
    stretch = sum(fragment.stretch for fragment in part)
    if stretch and len(bounds) > 2:
        # What a stretch of 1 would be worth if the pages shared out all room they have.
        room = sum(measures.room(*bound) for bound in pairwise(bounds))
        bounds = measures.best(room / stretch)
    return [_opened(part[start:end], others) for start, end in pairwise(bounds)]


def _opened(page: Sequence[Fragment], height: float) -> list[Fragment]:
    """A page with what its first fragment repeats close above it."""
    head = page[0]
    if head.again is None or not _repeats(head, height):
        return list(page)
    return [head.again, replace(head, before=0), *page[1:]]


def _repeats(head: Fragment, height: float) -> float:
    """The height of what a fragment repeats where it opens a page; 0 if the page is too low."""
    again = head.again.height if head.again else 0.0
    return again if again + head.height <= height else 0.0


class _Measures:
    """Fragments by number: what pages of them take, and what they cost."""

    def __init__(self, part: Sequence[Fragment], first: float, others: float, line: float) -> None:
        self._first, self._others, self._line = first, others, line
        self._count = len(part)
        self._heights = list(accumulate((each.height for each in part), initial=0.0))
        self._befores = list(accumulate((each.before for each in part), initial=0.0))
        self._stretches = list(accumulate((each.stretch for each in part), initial=0.0))
        self._again = [_repeats(each, others) for each in part]
        self._parted = [PARTED[each.break_rule] for each in part]

    def best(self, share: float) -> list[int]:
        """The first fragment of each page, and the count of all; `share` is a stretch's worth."""
        cheapest = [0.0] + [float("inf")] * self._count
        came_from = [0] * (self._count + 1)
        for start in range(self._count):
            for end in range(start + 1, self._count + 1):
                room = self.room(start, end)
                if room < -ROUNDING and end > start + 1:
                    break
                cost = cheapest[start] + self._cost(start, end, room, share)
                if cost < cheapest[end]:
                    cheapest[end], came_from[end] = cost, start
        bounds = [self._count]
        while bounds[-1]:
            bounds.append(came_from[bounds[-1]])
        return bounds[::-1]

    def room(self, start: int, end: int) -> float:
        """What is left of a page that holds the fragments from `start` to before `end`."""
        height = self._others if start else self._first
        return height - self._again[start] - self._used(start, end)

    def _used(self, start: int, end: int) -> float:
        befores = self._befores[end] - self._befores[start + 1]
        return self._heights[end] - self._heights[start] + befores

    def _cost(self, start: int, end: int, room: float, share: float) -> float:
        """What a page costs, the end of the page included."""
        height = self._others if start else self._first
        last = end == self._count
        stretch = self._stretches[end] - self._stretches[start]
        uneven = (room - share * stretch) / height
        if last and uneven > 0:
            uneven = max(0.0, uneven - ENOUGH)
        cost = PAGE + UNEVEN * uneven * uneven
        if start and self._again[start]:
            cost += CONTINUED
        if not last:
            cost += self._parted[end - 1]
        used = self._used(start, end)
        little = not last and not stretch and used < LITTLE * height
        if (start or not last) and (little or used < FEW * self._line):
            cost += LEFTOVER
        return cost
