"""Pieces: the smallest things that a page break may part, and the room they are given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from worksheets.record import record


class Hold(IntEnum):
    """Whether a page may end after a piece."""

    FREE = 0
    AVOID = 1
    NEVER = 2


@record
class Column:
    """A strip of the page in which pieces stand one under another; points."""

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
"""Puts a piece on a page: called once with the page, the top and the height it was given."""


@record
class Piece:
    """Something that stays whole on one page: it needs `height` and may take more.

    `before` is the room above it unless it is the first of its page; `stretch` its share of the
    room that is left on the page; `again` is drawn above it where it opens a page.
    """

    height: float
    draw: Draw
    before: float = 0
    stretch: float = 0
    hold: Hold = Hold.FREE
    again: Piece | None = None
    new_page: bool = False


def stack_height(pieces: Sequence[Piece]) -> float:
    """What pieces need that stand one under another, the first at the very top."""
    return sum(piece.height for piece in pieces) + sum(piece.before for piece in pieces[1:])


def draw_stack(pieces: Sequence[Piece], page: int, top: float, height: float) -> None:
    """Draw pieces one under another, sharing out what `height` leaves among those that stretch."""
    shares = sum(piece.stretch for piece in pieces)
    spare = max(0.0, height - stack_height(pieces))
    y = top
    for number, piece in enumerate(pieces):
        y += piece.before if number else 0
        given = piece.height + (spare * piece.stretch / shares if shares else 0)
        piece.draw(page, y, given)
        y += given
