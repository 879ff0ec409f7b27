"""What a worksheet asks, as a tally needs it: its questions, their items, its boxes to write in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from worksheets.build.request import default_options
from worksheets.build.sheets import blank_sheet
from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.sheet.drawn import Board, Forces
from worksheets.sheet.element import Element
from worksheets.sheet.places import columns_of, lists_of, places_of
from worksheets.sheet.tree import NO, YES, Checklist, Field, Heading, Scale, Sheet, Tick

WHO = ("name", "service", "date")
"""The places that say who answered and when: used to group by, never listed."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to tick or to rate: its name, its words, and its answers with their words.

    `box` says that it is one box, which is ticked or not; its answers have no words.
    """

    name: str
    number: str
    text: str
    answers: Mapping[str, str]
    box: bool = False

    @property
    def rated(self) -> bool:
        """Whether its answers are whole numbers, of which a mean says something."""
        return all(answer.isdecimal() for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Question:
    """A question, or a heading, and the items under it."""

    number: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One variant of a worksheet; `boxes` are the places to write whose answers may be listed.

    `columns` are all places of all variants, so that an answer to another variant is known.
    `lists` are the lines of those boxes that are numbered or bulleted lists.
    """

    worksheet: Worksheet
    sheet: Sheet
    questions: tuple[Question, ...]
    boxes: Mapping[str, str]
    columns: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]

    @property
    def items(self) -> list[Item]:
        """All items in reading order."""
        return [item for question in self.questions for item in question.items]

    @property
    def kind(self) -> str:
        """How it is tallied: by what is on its sheet."""
        for element in self.sheet.elements():
            match element:
                case Board():
                    return "diamond"
                case Forces():
                    return "forces"
                case Checklist(share=True):
                    return "stages"
        return "checklist" if self.questions else "written"


def forms_of(library: Library, worksheet: Worksheet, options: Mapping[str, str]) -> list[Form]:
    """The variants of a worksheet, the one with these options first; raises `Refused`."""
    plain = default_options(worksheet) | dict(options)
    variants = [plain] + [
        plain | {option.name: value}
        for option in worksheet.options
        if option.name not in options
        for value in option.values
        if value != plain[option.name]
    ]
    sheets = [blank_sheet(library, worksheet, each) for each in variants]
    columns = tuple(dict.fromkeys(place.name for sheet in sheets for place in columns_of(sheet)))
    return [_form(worksheet, sheet, columns, sheets) for sheet in sheets]


def _form(
    worksheet: Worksheet, sheet: Sheet, columns: tuple[str, ...], sheets: Sequence[Sheet]
) -> Form:
    labels: dict[str, str] = {}
    for each in (sheet, *sheets):
        numbered = dict(_under_items(each))
        for place in columns_of(each):
            if (
                not place.list_name
                and place.kind not in ("tick", "choice")
                and not _left_out(worksheet, place.name)
            ):
                label = place.label.rstrip(":")
                number = numbered.get(place.name, "")
                numberless = number and not label.startswith(number)
                labels.setdefault(place.name, f"{number} {label}" if numberless else label)
    lists = lists_of(place for each in sheets for place in places_of(each))
    return Form(worksheet, sheet, tuple(_questions(sheet)), labels, columns, lists)


def _left_out(worksheet: Worksheet, name: str) -> bool:
    return name in WHO or any(fnmatchcase(name, each) for each in worksheet.tally.leave_out)


def _questions(sheet: Sheet) -> Iterator[Question]:
    """The checklists of a sheet, and what is to tick outside them under its heading."""
    heading, loose = sheet.title.text, list[Item]()
    inside: set[int] = set()
    for element in (*sheet.elements(), None):
        if loose and (element is None or isinstance(element, Heading | Checklist)):
            yield Question("", heading, tuple(loose))
            loose = []
        match element:
            case Heading():
                heading = element.text
            case Checklist():
                items = tuple(_item(each) for each in element.items if not _writing(each))
                inside |= {id(each) for each in element.items}
                if items:
                    yield Question(element.number, element.title, items)
            case Tick() | Scale() if id(element) not in inside:
                loose.append(_item(element))


def _writing(element: Element) -> bool:
    return isinstance(element, Field)


def _item(element: Element) -> Item:
    if isinstance(element, Scale):
        answers = {choice.value: choice.text for choice in element.choices}
        return Item(element.name, element.number, element.text, answers)
    assert isinstance(element, Tick)
    return Item(element.name, element.number, element.text, {YES: "", NO: ""}, box=True)


def _under_items(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The fields under an item of a checklist, each with the item's number."""
    for element in sheet.elements():
        if isinstance(element, Checklist):
            number = ""
            for each in element.items:
                if isinstance(each, Field):
                    yield each.name, number
                else:
                    number = each.number
