"""The sheet as a tree of typed elements: one class an element of the markup.

These classes are the vocabulary of the markup; `vocabulary/` says how each is written.
An element says what a thing is for the people who use the sheet, never how large it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from worksheets.picture.line_art import LineArt, Logo
from worksheets.record import named_record
from worksheets.sheet.drawn import Bars, Board, Cards, Forces, Letters, NameCards, Ranking
from worksheets.sheet.element import Element, PrintedElement

YES, NO = "yes", "no"
"""What a box to tick can be."""

FieldKind = Literal["line", "lines", "box"]
Marker = Literal["none", "bullet", "number"]


@named_record
class Title(Element):
    """The sheet's title: heading level 1, once, first; `short` stands above further pages."""

    text: str
    short: str = ""


@named_record
class Heading(PrintedElement):
    """A heading of level 2; `mark` names it for references and makes it a bookmark.

    With a `letter` each page says above its content which letters its headings have.
    """

    text: str
    mark: str = ""
    letter: str = ""


@named_record
class Subheading(PrintedElement):
    """A heading of level 3, under one of level 2."""

    text: str


@named_record
class Reference(Element):
    """Words, and the page of the heading whose mark is `to`."""

    to: str
    text: str


@named_record
class References(PrintedElement):
    """References: the contents of a booklet, or a part of its index under its `title`.

    `columns` of them stand side by side where the page is wide enough, read across.
    """

    references: tuple[Reference, ...]
    kind: Literal["contents", "index"] = "contents"
    title: str = ""
    columns: int = 1


@named_record
class Detail(PrintedElement):
    """One thing that is known of something: a label, and what it says; without words a line.

    The line is for the pen alone: it has no name, and no data fills it.
    """

    label: str
    text: str = ""


@named_record
class Text(PrintedElement):
    """A paragraph of running text."""

    text: str


@named_record
class Instructions(PrintedElement):
    """What to do, in a line or two, under the title."""

    text: str


@named_record
class Item(Element):
    """One item of a list; `label` stands before it instead of a bullet.

    With `lines` the line ends of its text are kept.
    """

    text: str
    label: str = ""
    lines: bool = False


@named_record
class Items(PrintedElement):
    """A list with bullets; `columns` of them side by side where the page is wide enough.

    `title` is a heading of the list alone: what follows the list is not under it. `close` sets its
    items nearer to one another, where a sheet must stay on one page.
    """

    items: tuple[Item, ...]
    columns: int = 1
    title: str = ""
    close: bool = False


@named_record
class Step(Element):
    """One of a numbered list's steps."""

    text: str


@named_record
class Steps(PrintedElement):
    """A numbered list of what to do."""

    steps: tuple[Step, ...]


@named_record
class Field(Element):
    """A labelled place to write: on one line, on ruled lines, or in a box.

    `lines` is how many writing lines it asks for; `fill` lets it take the room left on its page;
    `spoken` names it for a reader who cannot see where it stands; with `heading` its label is a
    heading, to which a screen reader can jump;
    `marker` numbers the lines or gives each a bullet; `value` is what is printed if nobody says
    otherwise; `hint` is a line of help under the label; `size` is how long a `line` must be, or a
    small box for a `figure` with the label behind it;
    `close` sets the lines nearer to one another, where a sheet must stay on one page.
    """

    name: str
    label: str
    kind: FieldKind = "line"
    lines: int = 1
    fill: bool = False
    marker: Marker = "none"
    hint: str = ""
    value: str = ""
    size: Literal["name", "date", "figure", "any"] = "any"
    close: bool = False
    spoken: str = ""
    heading: bool = False
    large: bool = False

    @property
    def place_label(self) -> str:
        """What its place is called where nothing is seen around it."""
        return self.spoken or self.label


@named_record
class Tick(Element):
    """A box to tick beside its text; `number` is printed before the text."""

    name: str
    text: str
    number: str = ""

    @property
    def label(self) -> str:
        """What its place is called: its number and its text."""
        return f"{self.number} {self.text}".strip()


@named_record
class Choice(Element):
    """One of the answers of a scale: what is printed and what it means.

    `short` stands over a column of its boxes, where its words are too long for that.
    """

    value: str
    text: str
    short: str = ""


@named_record
class Scale(Element):
    """A statement and a row of boxes, one of which is ticked; `number` is printed before it."""

    name: str
    text: str
    choices: tuple[Choice, ...]
    number: str = ""

    @property
    def label(self) -> str:
        """What its place is called: its number and its statement."""
        return f"{self.number} {self.text}".strip()


@named_record
class Checklist(Element):
    """A question and what is to tick or write under it, kept together on a page.

    With `share` its answer is the share of its boxes that are ticked. Boxes to tick stand in
    `columns` where the page is wide enough, read across; they are one list.
    """

    title: str
    items: tuple[Tick | Scale | Field, ...]
    number: str = ""
    columns: int = 1
    share: bool = False


@named_record
class Cell(Element):
    """A box of a grid: a title, a hint, and room for at least so many lines under them.

    `corner` says where the box stands among the others, in its top right corner; `spoken` names the
    place for a reader who cannot see where it stands.
    """

    title: str
    name: str
    hint: str = ""
    corner: str = ""
    lines: int = 3
    spoken: str = ""

    @property
    def place_label(self) -> str:
        """What its place is called where nothing is seen around it."""
        return self.spoken or self.title


@named_record
class Grid(Element):
    """Boxes of one size in `columns`, sharing out the room that is left on the page.

    Its rows are kept `together` on one page if a page holds them. As a `table` it is read row by
    row, the titles of its boxes being the headings of their row.
    """

    columns: int
    cells: tuple[Cell, ...]
    together: bool = True
    table: bool = False


@named_record
class Columns(Element):
    """Blocks side by side, `widths` giving their shares; one under another where too narrow."""

    blocks: tuple[Block, ...]
    widths: tuple[int, ...] = ()


@named_record
class Datum(Element):
    """One box of a table's row: its words, or without any a place to write."""

    text: str = ""


@named_record
class Row(Element):
    """One row of a table, a datum a column."""

    data: tuple[Datum, ...]


@named_record
class Table(Element):
    """Rows under `heads` that name the columns: those that are `printed`, then `rows` to write in.

    A place is named `NAME-ROW-COLUMN`, both counted from 1 over all rows; `widths` gives shares;
    with `row_heads` the first datum of a printed row is its heading. Rows to write in `fill` the
    room that is left on the page.
    """

    name: str
    label: str
    heads: tuple[str, ...]
    rows: int = 0
    printed: tuple[Row, ...] = ()
    widths: tuple[int, ...] = ()
    row_heads: bool = False
    fill: bool = True

    @property
    def every_row(self) -> tuple[Row, ...]:
        """The printed rows and, behind them, those to write in."""
        blank = Row(data=tuple(Datum() for _ in self.heads), where=self.where)
        return (*self.printed, *(blank for _ in range(self.rows)))


@named_record
class Panel(Element):
    """Blocks in a frame, under its title."""

    title: str
    blocks: tuple[Block, ...]


@named_record
class Picture(PrintedElement):
    """Line art out of `content/pictures`, at most so many millimetres high; `alt` describes it."""

    file: str
    alt: str
    height: int = 40


@named_record
class Head(Element):
    """The heading of one of a table's columns."""

    text: str


@named_record
class Credit(Element):
    """Whose words they are; printed on every page."""

    text: str


@named_record
class PageBreak(PrintedElement):
    """What follows starts on a new page; a `soft` one needs a page that is not nearly empty."""

    soft: bool = False


Block = (
    Heading | Text | Instructions | Items | Steps | Field | Tick | Scale | Checklist | Grid
    | Columns | Table | Panel | Letters | Board | Forces | Cards | PageBreak | Subheading
    | References | Detail | Bars | NameCards | Ranking | Picture
)  # fmt: skip


@named_record
class Sheet(Element):
    """A whole worksheet: its title, its blocks in reading order, and the line that credits it.

    `landscape` turns the paper; `a3` turns it if it is A3, whose page may have two `columns`.
    `pictures` are the pictures on it by the names of their files; `logo` says whose it is.
    `draft` are the words that say that it is a draft, if it is one.
    """

    id: str
    lang: str
    title: Title
    blocks: tuple[Block, ...]
    credit: str
    landscape: bool = False
    a3: Literal["", "landscape", "columns"] = ""
    logo: Logo | None = None
    pictures: Mapping[str, LineArt] = field(default_factory=dict)
    draft: str = ""
