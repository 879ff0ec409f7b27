"""What the templates of a page are given: the sheet, its values, its ids, its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from markupsafe import Markup

from worksheets.html.pictures import picture_of
from worksheets.html.words import HtmlWords
from worksheets.layout.paper import MM
from worksheets.layout.pictures import LOGO_HEIGHT, LOGO_WIDTH
from worksheets.record import record
from worksheets.sheet.drawn import Board, Cards, Forces
from worksheets.sheet.identity import Identity
from worksheets.sheet.places import SheetPlace, places_of
from worksheets.sheet.tree import Field, Picture, Sheet, Table
from worksheets.text.direction import is_right_to_left

MOST_WIDTH = 175 * MM
"""A picture is no wider than on A4."""


@record
class BoardPlace:
    """One box of a board: its place, what it is called, and its number, counted from 1."""

    name: str
    label: str
    number: int


@record
class TableBox:
    """One box of a table's row: words, a row's `heading`, or a place with its name and label."""

    head: str
    text: str = ""
    heading: bool = False
    name: str = ""
    label: str = ""


@record
class OtherLanguage:
    """The same page in another language: its tag, what the language calls itself, its address."""

    tag: str
    name: str
    address: str


class Page:
    """One page to fill in: everything that its template prints.

    `values` are what its places hold; `other` is the same page in another language. The templates
    read the attributes and call the methods.
    """

    def __init__(
        self,
        sheet: Sheet,
        values: Mapping[str, str],
        identity: Identity,
        words: HtmlWords,
        author: str,
        tool: str,
        other: OtherLanguage | None = None,
    ) -> None:
        self.sheet = sheet
        self.other = other
        own = {each.name: each.value for each in sheet.elements() if isinstance(each, Field)}
        self.values = {**own, **values}
        self.identity = identity
        self.words = words
        self.author = author
        self.tool = tool
        self.policy = ""

    @cached_property
    def places(self) -> dict[str, SheetPlace]:
        """The sheet's places by name, in reading order."""
        return {place.name: place for place in places_of(self.sheet)}

    @property
    def has_places(self) -> bool:
        """Whether there is anything to fill in."""
        return bool(self.places)

    @property
    def has_cards(self) -> bool:
        """Whether there are cards to put in an order."""
        return any(isinstance(each, Cards) for each in self.sheet.elements())

    @property
    def file(self) -> str:
        """What the saved answers are called; no name is in it."""
        return f"{self.identity.worksheet}-answers.json"

    @property
    def said(self) -> list[tuple[str, str]]:
        """The script's messages by the name of their data attribute."""
        return [
            (name.replace("_", "-"), text) for name, text in self.words.said.model_dump().items()
        ]

    def id(self, name: str) -> str:
        """The id of what belongs to a place or a mark; no other element has it."""
        return f"p-{name}"

    @property
    def right_to_left(self) -> bool:
        """Whether the page is read from right to left."""
        return is_right_to_left(self.sheet.lang)

    @property
    def logo(self) -> Markup:
        """The logo; nothing if there is none."""
        logo = self.sheet.logo
        return picture_of(logo.art, logo.alt, LOGO_WIDTH, LOGO_HEIGHT) if logo else Markup()

    def picture(self, block: Picture) -> Markup:
        """A picture as large as it is on paper, or as the screen is wide."""
        art = self.sheet.pictures[block.file]
        return picture_of(art, block.alt, MOST_WIDTH, block.height * MM)

    @property
    def has_dots(self) -> bool:
        """Whether there is a picture that is no outline: the page then holds it as data."""
        logo = [self.sheet.logo.art] if self.sheet.logo else []
        return any(art.dots for art in (*self.sheet.pictures.values(), *logo))

    def names(self, field: Field) -> list[str]:
        """The places of a field: itself, or one for each line of a list to write in."""
        if field.name in self.places:
            return [field.name]
        return [name for name in self.places if _is_line_of(name, field.name)]

    def scored(self, side: str) -> Markup:
        """What tells the script that a box is one of a side's scores."""
        return Markup(' inputmode="numeric" data-scores="{}"').format(side)

    def scores(self, block: Forces) -> tuple[int, int]:
        """The least and the most that a force can score."""
        return block.least, block.most

    def board_rows(self, block: Board) -> list[list[BoardPlace]]:
        """The boxes of a board, row by row."""
        numbers = iter(range(1, sum(block.rows) + 1))
        return [
            [self._board_place(block, next(numbers)) for _ in range(length)]
            for length in block.rows
        ]

    def _board_place(self, block: Board, number: int) -> BoardPlace:
        name = f"{block.name}-{number}"
        return BoardPlace(name, self.places[name].label, number)

    def rows(self, block: Table) -> Iterator[Sequence[TableBox]]:
        """The rows of a table, each box with its column's head."""
        for number, row in enumerate(block.every_row, 1):
            boxes = []
            for column, (head, datum) in enumerate(zip(block.heads, row.data, strict=False), 1):
                if datum.text:
                    heading = block.row_heads and column == 1
                    boxes.append(TableBox(head, datum.text, heading))
                else:
                    name = f"{block.name}-{number}-{column}"
                    boxes.append(TableBox(head, name=name, label=self.places[name].label))
            yield boxes


def _is_line_of(name: str, field: str) -> bool:
    stem, _, number = name.rpartition("-")
    return stem == field and number.isdecimal()
