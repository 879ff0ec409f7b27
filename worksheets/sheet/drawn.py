"""Elements that are drawn more than written: boards, forces, cards, charts."""

from __future__ import annotations

from dataclasses import dataclass

from worksheets.sheet.element import Element

BOARD_ROWS = (1, 2, 3, 2, 1)
"""The rows of a diamond of nine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar(Element):
    """One bar of a chart: its words, a short `label` before them, how long it is, its figure.

    `before` is the value that it had another day, with a figure of its own.
    """

    text: str
    value: float
    figure: str
    label: str = ""
    before: float | None = None
    figure_before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars(Element):
    """A chart of bars, of which a full one is worth `most`; `alt` says what it shows as a whole.

    `now` and `before` are the key to the two kinds of bars, where there are two.
    """

    alt: str
    most: float
    bars: tuple[Bar, ...]
    now: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters(Element):
    """A row of small boxes for a letter or a figure each, numbered; places `NAME-1` and on."""

    name: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board(Element):
    """Boxes in rows of 1, 2, 3, 2 and 1, the first the most important; places `NAME-1` and on."""

    name: str
    label: str
    top: str
    bottom: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Force(Element):
    """One side of a force field: a heading, places `NAME-1` and on, their scores, the total."""

    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forces(Element):
    """Two sides with arrows that point inwards at a line between them.

    With a `score` label each row has a box for a figure (places `NAME-score-1` and on), and each
    side a `total` (`NAME-total`).
    """

    rows: int
    sides: tuple[Force, ...]
    alt: str
    score: str = ""
    total: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Element):
    """A card to cut out; `label` stands in its corner. Without words it is blank."""

    label: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards(Element):
    """Cards of one size that share their cut lines."""

    cards: tuple[Card, ...]
