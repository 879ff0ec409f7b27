"""The sheet as a tree of typed elements: one class an element of the markup.

These classes are the vocabulary of the markup; `vocabulary.py` says how each is written.
An element says what a thing is for the people who use the sheet, never how large it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Literal

from worksheets.problems import NOWHERE, Where

FieldKind = Literal["line", "lines", "box"]
Marker = Literal["none", "bullet", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Anything on a sheet; `where` is the line of the template that wrote it."""

    where: Where = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Element):
    """The sheet's title: heading level 1, once, first."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Element):
    """A heading of level 2; `number` stands before it, in the margin of its text."""

    text: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Element):
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructions(Element):
    """What to do, in a line or two, under the title."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Element):
    """One item of a list."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Items(Element):
    """A list with bullets; `columns` of them side by side where the page is wide enough."""

    items: tuple[Item, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Element):
    """One of a numbered list's steps."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(Element):
    """A numbered list of what to do."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Element):
    """A labelled place to write: on one line, on ruled lines, or in a box.

    `lines` is how many writing lines it asks for; `fill` lets it take the room left on its page;
    `marker` numbers the lines or gives each a bullet; `value` is what is printed if nobody says
    otherwise; `hint` is a line of help under the label; `size` is how long a `line` must be.
    """

    name: str
    label: str
    kind: FieldKind = "line"
    lines: int = 1
    fill: bool = False
    marker: Marker = "none"
    hint: str = ""
    value: str = ""
    size: Literal["name", "date", "any"] = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Element):
    """A box to tick beside its text; `number` is printed before the text."""

    name: str
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Element):
    """A question and the items to tick under it, kept together on a page."""

    title: str
    ticks: tuple[Tick, ...]
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Element):
    """A box of a grid: a title, a hint, and the room to write under them."""

    title: str
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid(Element):
    """Boxes of one size in `columns`, sharing out the room that is left on the page."""

    columns: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(Element):
    """Blocks side by side, `widths` giving their shares; one under another where too narrow."""

    blocks: tuple[Block, ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Element):
    """Rows to write in: `heads` name the columns, each row holds one place a column.

    The places are named `NAME-ROW-COLUMN`, both counted from 1; `widths` gives shares.
    """

    name: str
    label: str
    heads: tuple[str, ...]
    rows: int
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head(Element):
    """The heading of one of a table's columns."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit(Element):
    """Whose words they are; printed on every page."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak(Element):
    """What follows starts on a new page."""


Block = (
    Heading | Text | Instructions | Items | Steps | Field | Tick | Checklist | Grid | Columns
    | Table | PageBreak
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Element):
    """A whole worksheet: its title, its blocks in reading order, and the line that credits it."""

    id: str
    lang: str
    title: Title
    blocks: tuple[Block, ...]
    credit: str

    def places(self) -> Iterator[SheetPlace]:
        """Every place to write, in reading order."""
        for block in self.blocks:
            yield from _places(block)

    def texts(self) -> Iterator[tuple[str, Where]]:
        """Every text that the sheet holds, and the line of the template that wrote it."""
        yield from _texts(self)


def _texts(element: Element) -> Iterator[tuple[str, Where]]:
    for each in fields(element):
        value = getattr(element, each.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, str):
                yield part, element.where
            elif isinstance(part, Element):
                yield from _texts(part)


PlaceKind = Literal["line", "lines", "box", "tick", "choice"]


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A place to write as the sheet names it, before it has a position on a page."""

    name: str
    label: str
    kind: PlaceKind
    lines: int | None
    where: Where


def _places(block: Block) -> Iterator[SheetPlace]:
    match block:
        case Field():
            lines = None if block.kind == "box" else block.lines
            yield SheetPlace(block.name, block.label, block.kind, lines, block.where)
        case Tick():
            yield SheetPlace(block.name, block.text, "tick", None, block.where)
        case Checklist():
            for tick in block.ticks:
                yield from _places(tick)
        case Grid():
            for cell in block.cells:
                yield SheetPlace(cell.name, cell.title, "box", None, cell.where)
        case Columns():
            for inner in block.blocks:
                yield from _places(inner)
        case Table():
            for row in range(1, block.rows + 1):
                for column, head in enumerate(block.heads, 1):
                    name = f"{block.name}-{row}-{column}"
                    label = f"{block.label}, {row}: {head}"
                    yield SheetPlace(name, label, "box", None, block.where)
