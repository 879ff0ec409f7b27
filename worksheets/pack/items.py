"""The items of a pack: each handout with its blank sheets, and how it is to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worksheets.build.copies import Copies
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.pack.models import Handout, Pack
from worksheets.sheet.drawn import Board, Cards

PAPER, CARD, TINTED = "paper", "card", "tinted"
"""What a file is printed on; tinted paper is for those who have the profile `dyslexia`."""
TINTED_FOR = "dyslexia"


@dataclass(frozen=True, slots=True)
class PrintSetup:
    """How a file is printed: on which paper, on how many sides, on what; with fields or without.

    A file has one of each. What is `loose` is not fastened: cards, a board to lay them on, the
    sheet at the door.
    """

    paper: str
    sides: int = 1
    stock: str = PAPER
    fillable: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A handout and its blank sheets: one, or one for each aspect; `number` counts from 1."""

    number: int
    handout: Handout
    press: Copies
    setup: PrintSetup

    @property
    def sheets(self) -> range:
        """The numbers of its blank sheets."""
        return range(len(self.press.blanks))

    @property
    def minutes(self) -> int:
        """How long it takes."""
        given = self.handout.minutes
        return given if given is not None else self.usual_minutes

    @property
    def usual_minutes(self) -> int:
        """How long its facilitator's page says that it takes."""
        page = self.press.blanks[0].worksheet.facilitator
        return int(page.minutes) if page else 0

    @property
    def group(self) -> str:
        """Who works together on it."""
        page = self.press.blanks[0].worksheet.facilitator
        return page.group if page else ""

    def title(self, lang: str) -> str:
        """What it is called in a language."""
        return self.handout.words or self.press.blank(0, lang).worksheet.title


def items_of(library: Library, pack: Pack, profile: str, lang: str) -> list[Item]:
    """The items of a pack in its order; raises `Refused`."""
    return [
        _item(library, pack, number, handout, profile, lang)
        for number, (_, handout) in enumerate(pack.handouts, 1)
    ]


def _item(
    library: Library, pack: Pack, number: int, handout: Handout, profile: str, lang: str
) -> Item:
    request = Request(
        [handout.worksheet],
        [handout.aspect] if handout.aspect else [],
        handout.prompts,
        handout.options,
        profile=profile,
        paper=handout.paper or pack.paper,
        facilitator=pack.facilitator and bool(library.worksheet(handout.worksheet).facilitator),
        fillable=handout.fillable,
        lang=lang,
    )
    press = Copies(library, request)
    # With nothing to write, it is printed like any other.
    fillable = handout.fillable and press.has_places
    setup = PrintSetup(
        request.paper,
        handout.sides or pack.sides,
        handout.stock or (CARD if _has(press, Cards) else PAPER),
        fillable,
        loose=not fillable and _has(press, Cards, Board),
    )
    return Item(number, handout, press, setup)


def _has(press: Copies, *kinds: type[Board] | type[Cards]) -> bool:
    """Whether there are cards to cut out on it, or a board to lay them on."""
    return any(isinstance(block, kinds) for blank in press.blanks for block in blank.sheet.blocks)


def known_columns(items: Sequence[Item]) -> list[str]:
    """The places of all items, which a register may have values for."""
    return list(dict.fromkeys(name for item in items for name in item.press.places))
