"""Elements that are drawn more than written: boards, forces, cards, charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from worksheets.record import named_record
from worksheets.sheet.element import Element, PrintedElement

if TYPE_CHECKING:
    from worksheets.sheet.tree import Block

DIAMOND = (1, 2, 3, 2, 1)
"""The rows of a diamond of nine."""


@named_record
class BarPart(Element):
    """One part of a stacked bar: what it stands for, how long it is, its figure.

    `before` is the value that it had another day, with a figure of its own.
    """

    text: str
    value: float
    figure: str
    before: float | None = None
    figure_before: str = ""


@named_record
class Bar(Element):
    """One bar of a chart: its words, a short `label` before them, how long it is, its figure.

    `before` is the value that it had another day, with a figure of its own. A stacked bar has
    `parts` instead, which lie one behind the other; there value and figure are empty.
    """

    text: str
    value: float = 0
    figure: str = ""
    label: str = ""
    before: float | None = None
    figure_before: str = ""
    parts: tuple[BarPart, ...] = ()


@named_record
class Bars(PrintedElement):
    """A chart of bars, of which a full one is worth `most`; `alt` says what it shows as a whole.

    `now` and `before` are the key to the two kinds of bars, where there are two.
    """

    alt: str
    most: float
    bars: tuple[Bar, ...]
    now: str = ""
    before: str = ""


@named_record
class Placed(Element):
    """A box of a ranking: its words, a short `label`, and its figure."""

    text: str
    label: str
    figure: str


@named_record
class Ranking(PrintedElement):
    """Printed boxes in rows, from the most important to the least; `alt` describes them.

    `rows` says how many boxes stand in each row; the last rows may have fewer.
    """

    alt: str
    rows: tuple[int, ...]
    boxes: tuple[Placed, ...]


@named_record
class Letters(Element):
    """A row of small boxes for a letter or a figure each, numbered; places `NAME-1` and on.

    With a `board` they are for the letters of the statements that this board leaves out.
    """

    name: str
    label: str
    count: int
    board: str = ""


@named_record
class Level(Element):
    """The name of one of a board's rows."""

    text: str


@named_record
class Corner(Element):
    """What stands in a free corner of a board: blocks, in reading order."""

    at: Literal["top-left", "top-right", "bottom-left", "bottom-right"]
    blocks: tuple[Block, ...]


@named_record
class Statement(Element):
    """A statement that a board ranks, and the letter that is written for it."""

    label: str
    text: str


@named_record
class Board(Element):
    """Boxes in rows, from the most important to the least; places `NAME-1` and on.

    `rows` says how many boxes stand in each row; boxes in one row count the same. `levels` are the
    names of the rows. `statements` are what the board ranks: more of them than boxes means that
    some are left out. `shape` is what is drawn: diamonds to write in, or boxes on which the cards
    with these statements lie. `corners` are what stands in the free corners beside the board.
    """

    name: str
    label: str
    alt: str
    shape: Literal["diamonds", "boxes"] = "diamonds"
    rows: tuple[int, ...] = DIAMOND
    levels: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    corners: tuple[Corner, ...] = ()

    def numbers(self, row: int) -> range:
        """The numbers of a row's boxes, counted from 1 over all rows."""
        first = 1 + sum(self.rows[:row])
        return range(first, first + self.rows[row])

    def place_label(self, number: int) -> str:
        """What a box is called: its number, and the name of its row."""
        words = f"{self.label} {number}"
        for row, level in enumerate(self.levels):
            if number in self.numbers(row):
                return f"{words}, {level[0].lower()}{level[1:]}"
        return words


@named_record
class Force(Element):
    """One side of a force field: a heading, places `NAME-1` and on, their scores, the total."""

    name: str
    title: str


@named_record
class Forces(Element):
    """Two sides with arrows that point inwards at a line between them.

    With a `score` label each row has a box for a figure (places `NAME-score-1` and on) under a
    `score_title`, and each side a `total` (`NAME-total`). Scores are whole numbers from `least` to
    `most`. `close` makes the rows lower, where a sheet must stay on one page.
    """

    rows: int
    sides: tuple[Force, ...]
    alt: str
    score: str = ""
    score_title: str = ""
    total: str = ""
    least: int = 1
    most: int = 5
    close: bool = False


@named_record
class Card(Element):
    """A card to cut out; `label` stands in its corner. Without words it is blank."""

    label: str = ""
    words: str = ""


@named_record
class Cards(PrintedElement):
    """Cards of one size that share their cut lines, with `blanks` a page of blank ones behind."""

    cards: tuple[Card, ...]
    blanks: bool = False


@named_record
class NameCard(Element):
    """A card with somebody's name; `detail` stands under it, `corner` at its top right."""

    name: str
    detail: str = ""
    corner: str = ""


@named_record
class NameCards(PrintedElement):
    """Cards with names to cut out; those that `fold` stand on a table, read from two sides."""

    cards: tuple[NameCard, ...]
    fold: bool = False
