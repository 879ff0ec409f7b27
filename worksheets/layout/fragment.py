"""Fragments: the smallest things that a page break may part, and the room they are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from worksheets.record import record


class BreakRule(IntEnum):
    """Whether a page may end after a fragment.

    After `DISLIKE` it rather ends elsewhere; after `AVOID` only where there is no other way to
    stay on one page; after `NEVER` only if what holds together is longer than a page.
    """

    FREE = 0
    DISLIKE = 1
    AVOID = 2
    NEVER = 3


@record
class Column:
    """A strip of the page in which fragments stand one under another; points."""

    x: float
    width: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    def inset(self, left: float, right: float = 0) -> Column:
        """The same strip, narrower by so much at its sides."""
        return Column(self.x + left, self.width - left - right)


Draw = Callable[[int, float, float], None]
"""Puts a fragment on a page: called once with the page, the top and the height it was given."""


@record
class Fragment:
    """Something that stays whole on one page: it needs `height` and may take more.

    `before` is the room above it unless it is the first of its page; `stretch` its share of the
    room that is left on the page, of which all fragments of a `kind` get the same on all pages;
    `again` is drawn above it where it opens a page. A `new_page` begins with it, a `soft` one only
    if the page before it is not nearly empty.
    """

    height: float
    draw: Draw
    before: float = 0
    stretch: float = 0
    break_rule: BreakRule = BreakRule.FREE
    again: Fragment | None = None
    new_page: bool = False
    soft: bool = False
    kind: str = ""


def stack_height(fragments: Sequence[Fragment]) -> float:
    """What fragments need that stand one under another, the first at the very top."""
    return sum(fragment.height for fragment in fragments) + sum(
        fragment.before for fragment in fragments[1:]
    )


def draw_stack(fragments: Sequence[Fragment], page: int, top: float, height: float) -> None:
    """Draw fragments one under another; those that stretch share what `height` leaves."""
    shares = sum(fragment.stretch for fragment in fragments)
    spare = max(0.0, height - stack_height(fragments))
    y = top
    for number, fragment in enumerate(fragments):
        y += fragment.before if number else 0
        given = fragment.height + (spare * fragment.stretch / shares if shares else 0)
        fragment.draw(page, y, given)
        y += given
