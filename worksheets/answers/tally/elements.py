"""How each element of a sheet adds up: the tally of a sheet is that of its elements.

What can be ticked or rated is counted, shares are compared, a board is ranked, forces are summed,
and whatever else is written is listed. An element without places adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from worksheets.answers.tally.forces import AskedForces
from worksheets.answers.tally.item import Item, Question
from worksheets.answers.tally.part import Asked
from worksheets.answers.tally.questions import AskedQuestions
from worksheets.answers.tally.ranking import AskedRanking
from worksheets.answers.tally.shares import AskedShares
from worksheets.answers.tally.written import AskedBox
from worksheets.sheet.drawn import Board, Forces, Letters
from worksheets.sheet.element import PrintedElement
from worksheets.sheet.places import places_of_block
from worksheets.sheet.tree import (
    NO,
    YES,
    Block,
    Checklist,
    Columns,
    Field,
    Grid,
    Heading,
    Panel,
    Scale,
    Sheet,
    Subheading,
    Table,
    Tick,
)


@dataclass(frozen=True, slots=True)
class SheetTally:
    """What a sheet asks, in reading order: what is counted, and the boxes whose text is listed.

    `items` are all that can be ticked or rated, by name.
    """

    asked: tuple[Asked, ...]
    boxes: tuple[AskedBox, ...]
    items: Mapping[str, Item]


def tally_of(sheet: Sheet, smallest_group: int) -> SheetTally:
    """How the answers to a sheet add up.

    All questions of a sheet are one part of its tally, and so are all its shares: they stand where
    the first of them does.
    """
    reader = _Reader(sheet.title.text)
    reader.read(sheet.blocks)
    reader.close_question()
    asked: list[Asked] = []
    for each in reader.asked:
        if each is AskedQuestions:
            asked.append(AskedQuestions(tuple(reader.questions), smallest_group))
        elif each is AskedShares:
            asked.append(AskedShares(tuple(reader.shares)))
        elif isinstance(each, Board):
            asked.append(_ranking(each, reader.left_out))
        elif isinstance(each, Forces):
            asked.append(AskedForces(each))
    counted = (*reader.questions, *reader.shares)
    items = {item.name: item for question in counted for item in question.items}
    return SheetTally(tuple(asked), tuple(reader.boxes), items)


class _Reader:
    """Goes through a sheet's blocks and gathers what they ask.

    `asked` is in reading order; the classes in it stand for all `questions` and all `shares`.
    `left_out` are the letters of what boards leave out, by the board's name.
    """

    def __init__(self, title: str) -> None:
        self.asked: list[Board | Forces | type[AskedQuestions] | type[AskedShares]] = []
        self.questions: list[Question] = []
        self.shares: list[Question] = []
        self.left_out: dict[str, Letters] = {}
        self.boxes: list[AskedBox] = []
        self._heading = title
        self._loose: list[Item] = []

    def read(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._read(block)

    def close_question(self) -> None:
        """Make a question of what there is to tick under the heading so far."""
        if self._loose:
            self._ask(AskedQuestions, self.questions, Question("", self._heading, (*self._loose,)))
            self._loose = []

    def _read(self, block: Block) -> None:
        match block:
            case Tick() | Scale():
                self._loose.append(_item(block))
            case Checklist():
                self._read_checklist(block)
            case Heading(text=text) | Subheading(text=text):
                self.close_question()
                self._heading = text
            case Panel():
                self.close_question()
                self._heading = block.title
                self.read(block.blocks)
                self.close_question()
            case Columns():
                self.read(block.blocks)
            case Letters(board=board) if board:
                self.left_out[board] = block
            case Field() | Letters():
                self.boxes.append(_box(block, block.label))
            case Grid():
                for cell in block.cells:
                    self.boxes.append(AskedBox(cell.name, cell.title, (cell.name,)))
            case Table():
                self.boxes += _table_boxes(block)
            case Board():
                self._read_board(block)
            case Forces():
                self.asked.append(block)
            case PrintedElement():
                pass
            case _:
                assert_never(block)

    def _read_board(self, board: Board) -> None:
        """The board between what stands in its upper and in its lower corners."""
        lower = [corner for corner in board.corners if corner.at.startswith("bottom")]
        for corner in board.corners:
            if corner not in lower:
                self.read(corner.blocks)
        self.asked.append(board)
        for corner in lower:
            self.read(corner.blocks)

    def _read_checklist(self, block: Checklist) -> None:
        """A question of its own; what is written under an item is told with the item's number."""
        self.close_question()
        items: list[Item] = []
        number = ""
        for each in block.items:
            if isinstance(each, Field):
                numbered = number and not each.label.startswith(number)
                self.boxes.append(_box(each, f"{number} {each.label}" if numbered else each.label))
            else:
                items.append(_item(each))
                number = each.number
        if items:
            question = Question(block.number, block.title, tuple(items))
            if block.share:
                self._ask(AskedShares, self.shares, question)
            else:
                self._ask(AskedQuestions, self.questions, question)

    def _ask(
        self,
        kind: type[AskedQuestions] | type[AskedShares],
        questions: list[Question],
        question: Question,
    ) -> None:
        if not questions:
            self.asked.append(kind)
        questions.append(question)


def _item(element: Tick | Scale) -> Item:
    if isinstance(element, Scale):
        answers = {choice.value: choice.text for choice in element.choices}
        return Item(element.name, element.number, element.text, answers)
    return Item(element.name, element.number, element.text, {YES: "", NO: ""}, box=True)


def _ranking(board: Board, left_out: Mapping[str, Letters]) -> AskedRanking:
    letters = left_out.get(board.name)
    return AskedRanking(
        board.name,
        board.label,
        board.rows,
        {each.label: each.text for each in board.statements},
        tuple(place.name for place in places_of_block(letters)) if letters else (),
    )


def _box(block: Field | Letters, label: str) -> AskedBox:
    """One box of all the places of an element: the lines of a list are one list."""
    places = tuple(place.name for place in places_of_block(block))
    return AskedBox(block.name, label.rstrip(": "), places)


def _table_boxes(table: Table) -> Iterator[AskedBox]:
    """A box for each place in a printed row; of the rows to write in a box for each column."""
    printed = len(table.printed)
    by_column: dict[int, list[str]] = {}
    for place in places_of_block(table):
        row, column = (int(part) for part in place.name.rsplit("-", 2)[1:])
        if row > printed:
            by_column.setdefault(column, []).append(place.name)
        else:
            yield AskedBox(place.name, place.label, (place.name,))
    for column, places in by_column.items():
        label = f"{table.label}: {table.heads[column - 1]}"
        yield AskedBox(f"{table.name}-*-{column}", label, tuple(places))
