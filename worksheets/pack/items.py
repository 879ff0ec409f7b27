"""The items of a pack: each handout with its blank sheets, and how it is to be printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from worksheets.build.blanks import Blank, blank_sheets
from worksheets.build.copies import Copies
from worksheets.build.request import Request
from worksheets.build.sheets import load_for_children
from worksheets.content.library import Library
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.pack.models import Handout, Pack
from worksheets.pdf.imposition import Imposition, larger_paper
from worksheets.sheet.drawn import Board, Cards

PAPER, CARD, TINTED = "paper", "card", "tinted"
"""What a file is printed on."""
LARGE_PRINT = 16
"""Type of so many points is large print (RNIB, UKAAF)."""

Finish = Literal["fasten", "loose", "cut", "fold"]
"""What is done with the sheets: fastened as the pack asks, left loose, cut up, or folded."""


@dataclass(frozen=True, slots=True)
class PrintSetup:
    """How a file is printed: on which paper, on how many sides, on what; with fields or without.

    `paper` is the paper of the pages; where they are imposed, the printer takes a larger one. A
    file has one setup.
    """

    paper: str
    sides: int = 1
    stock: str = PAPER
    fillable: bool = False
    finish: Finish = "fasten"
    impose: Imposition | None = None

    @property
    def sheet_paper(self) -> str:
        """The paper in the printer's tray."""
        return larger_paper(PAPERS[self.paper]).name if self.impose else self.paper

    @property
    def sheet_sides(self) -> int:
        """The sides of each sheet of paper that are printed."""
        return 2 if self.impose == "booklet" else self.sides


@dataclass(frozen=True, slots=True)
class Item:
    """A handout and its blank sheets: one, or one for each aspect; `number` counts from 1.

    `words` are what the pack calls it in each language, if it does not go by its title.
    """

    number: int
    handout: Handout
    copies: Copies
    setup: PrintSetup
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def sheet_numbers(self) -> range:
        """The numbers of its blank sheets."""
        return range(len(self.copies.blanks))

    @property
    def worksheet(self) -> str:
        """The id of its worksheet."""
        return self.copies.blanks[0].worksheet.id

    @property
    def usual_minutes(self) -> int:
        """The minutes that its facilitator's page gives it."""
        page = self.copies.blanks[0].worksheet.facilitator
        return int(page.minutes) if page else 0

    def group(self, lang: str) -> str:
        """Who works together on it."""
        page = self.copies.blank(0, lang).worksheet.facilitator
        return page.group if page else ""

    def title(self, lang: str, *, short: bool = False) -> str:
        """Its name in the running order and on covers; a `short` one is that of running heads."""
        worksheet = self.copies.blank(0, lang).worksheet
        own = worksheet.short if short else ""
        return self.words.get(lang) or own or worksheet.title


def items_of(library: Library, pack: Pack, profile: str, lang: str, other: str = "") -> list[Item]:
    """The handouts of a pack in its order, in one language or two; raises `Refused`."""
    handouts = [handout for _, handout in pack.handouts]
    requests = [_request(pack, handout, profile, lang, other) for handout in handouts]
    load_for_children(library)
    blanks = library.in_language(lang).in_bounds(_blanks, requests)
    items = []
    for number, handout in enumerate(handouts, 1):
        copies = Copies(library, requests[number - 1], blanks=blanks[number - 1])
        items.append(Item(number, handout, copies, _setup(pack, handout, copies)))
    return items


def _blanks(library: Library, requests: Sequence[Request]) -> list[list[Blank]]:
    """The blank sheets of each of some requests."""
    return [blank_sheets(library, request) for request in requests]


def _request(pack: Pack, handout: Handout, profile: str, lang: str, other: str) -> Request:
    return Request(
        [handout.worksheet],
        [handout.aspect] if handout.aspect else [],
        handout.prompts,
        handout.options,
        profile=profile,
        paper=handout.paper or pack.paper,
        fillable=handout.fillable,
        lang=lang,
        code=pack.code,
        other=other,
    )


def _setup(pack: Pack, handout: Handout, copies: Copies) -> PrintSetup:
    """How a handout is printed; one without places to write is printed though it is `fillable`."""
    fillable = handout.fillable and copies.has_places
    cards, board = _has(copies, Cards), _has(copies, Board)
    finish: Finish = "fasten"
    if not fillable and (cards or board):
        finish = "cut" if cards else "loose"
    impose = handout.impose
    if impose is None and handout.to == "person" and finish == "fasten" and not fillable:
        impose = pack.impose
    return PrintSetup(
        handout.paper or pack.paper,
        handout.sides or pack.sides,
        handout.stock or (CARD if cards else PAPER),
        fillable,
        finish,
        impose,
    )


def _has(copies: Copies, kind: type[Board] | type[Cards]) -> bool:
    """Whether a sheet has cards to cut out, or a board to lay them on."""
    return any(isinstance(block, kind) for blank in copies.blanks for block in blank.sheet.blocks)


def known_columns(items: Sequence[Item]) -> list[str]:
    """The places of all items, which a register may have values for."""
    return list(dict.fromkeys(name for item in items for name in item.copies.places))


def default_setup(pack: Pack) -> PrintSetup:
    """How a pack's own sheets are printed."""
    return PrintSetup(pack.paper, pack.sides)


def for_profile(setup: PrintSetup, profile: str) -> PrintSetup:
    """The setup for whoever reads in a profile: some get tinted paper instead of white."""
    tinted = PROFILES[profile].tinted and setup.stock == PAPER
    return replace(setup, stock=TINTED) if tinted else setup


def is_large_print(profile: str) -> bool:
    """Whether a profile is large print."""
    return PROFILES[profile].size >= LARGE_PRINT


def largest_print(profiles: Sequence[str], otherwise: str) -> str:
    """The profile of what several people share: the largest print that one of them reads.

    It is `otherwise` where nobody reads large print, or where that is larger still.
    """
    large = [profile for profile in profiles if is_large_print(profile)]
    return max([otherwise, *large], key=lambda profile: PROFILES[profile].size)
