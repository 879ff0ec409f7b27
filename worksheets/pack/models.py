"""The shape of a pack's file: the day, what is handed out, to whom, and when."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from worksheets.content import LANG
from worksheets.content.models import ContentFile, Id, Model, Words
from worksheets.layout.paper import PAPERS

MOST_COPIES_EACH = 1_000
"""The most copies of one sheet for each person or table."""
MOST_MINUTES = 600
DAY = 24 * 60


def _whole(least: int, most: int) -> Callable[[Any], int]:
    """A reader of whole numbers within limits."""

    def read(given: Any) -> int:
        if re.fullmatch(r"[0-9]{1,6}", str(given)) and least <= int(given) <= most:
            return int(given)
        raise ValueError(f"“{_shown(given)}” is no whole number from {least} to {most:,}")

    return read


def _yes_no(given: Any) -> bool:
    known = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
    if str(given).casefold() not in known:
        raise ValueError(f"“{_shown(given)}” is neither yes nor no")
    return known[str(given).casefold()]


def _time(given: Any) -> str:
    """A time of day as HH:MM."""
    match = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", str(given))
    if not match:
        raise ValueError(f"“{_shown(given)}” is no time of day, such as 09:30")
    return f"{int(match[1]):02}:{match[2]}"


def _paper(given: Any) -> str:
    if given not in PAPERS:
        raise ValueError(f"“{_shown(given)}” is no paper: {', '.join(PAPERS)}")
    return str(given)


def _several(given: Any) -> Any:
    return (given,) if isinstance(given, str) else given


def _shown(given: Any) -> str:
    return given if isinstance(given, str) else "" if given is None else "…"


Copies = Annotated[
    int, BeforeValidator(_whole(1, MOST_COPIES_EACH)), Field(ge=1, le=MOST_COPIES_EACH)
]
Spares = Annotated[
    int, BeforeValidator(_whole(0, MOST_COPIES_EACH)), Field(ge=0, le=MOST_COPIES_EACH)
]
Minutes = Annotated[int, BeforeValidator(_whole(0, MOST_MINUTES)), Field(ge=0, le=MOST_MINUTES)]
Sides = Annotated[int, BeforeValidator(_whole(1, 2)), Field(ge=1, le=2)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Time = Annotated[str, BeforeValidator(_time)]
PaperName = Annotated[str, BeforeValidator(_paper)]
Several = Annotated[tuple[Id, ...], BeforeValidator(_several)]
"""One name or a list of names."""


class Handout(Model):
    """A worksheet that is handed out: which, to whom, and how it is printed."""

    worksheet: Id
    """The id of a worksheet."""
    to: Annotated[Literal["person", "table", "room"], Field(alias="for")]
    """Who gets it: each `person` or `table` of the register, or the `room` once."""
    aspect: Id | None = None
    """The chapter's recommendation it is about, or `all`."""
    prompts: Several = ()
    """A prompt bank, or a list of them."""
    options: dict[str, Words] = field(default_factory=dict)
    """Its variants: names and values."""
    copies: Copies = 1
    """How many each gets."""
    spares: Spares = 0
    """How many are printed besides."""
    paper: PaperName | None = None
    """Another paper than the pack's."""
    sides: Sides | None = None
    """1 or 2 printed sides, if not as the pack says."""
    stock: Literal["paper", "card"] | None = None
    """Printed on `paper` or `card`; what is cut out is on card."""
    impose: Literal["booklet", "2up"] | None = None
    """`booklet` or `2up`, if not as the pack says."""
    fillable: YesNo = False
    """`yes` makes a form to fill in on a screen."""
    minutes: Minutes | None = None
    """How long it takes; as its facilitator's page says if this is not there."""
    words: Words | None = None
    """What the running order calls it instead of its title."""


class Moment(Model):
    """A line of the running order for which nothing is handed out: a break, a talk."""

    words: Words
    """What it is: a break, a talk."""
    minutes: Minutes
    """How long it takes."""


BADGES: Final = "badges"
TENT_CARDS: Final = "tent-cards"
NameCards = Literal["badges", "tent-cards"]
"""What is made of the names in the register: badges to wear, cards to stand on a table."""


def _kind(given: Any) -> str:
    """Which kind of item one of the contents is."""
    if isinstance(given, str):
        return "name-cards"
    return "moment" if not isinstance(given, dict) or _no_handout(given) else "handout"


def _no_handout(given: dict[str, Any]) -> bool:
    return "worksheet" not in given and "for" not in given


Item = Annotated[
    Annotated[Handout, Tag("handout")]
    | Annotated[Moment, Tag("moment")]
    | Annotated[NameCards, Tag("name-cards")],
    Discriminator(_kind),
]


class Pack(ContentFile):
    """`packs/ID.yaml`: a training day."""

    id: Id
    """The pack's name: that of its file."""
    lang: Words = LANG
    """The language in which this file is written."""
    title: Words
    """What the day is called."""
    date: Words | None = None
    """When it is, in any words."""
    venue: Words | None = None
    """Where it is."""
    contact: Words | None = None
    """Who answers the print room's questions."""
    needed_by: Annotated[Words | None, Field(alias="needed-by")] = None
    """By when the prints are needed."""
    delivery: Words | None = None
    """Where the prints are to be brought."""
    starts: Time | None = None
    """When the day begins, such as 09:30."""
    ends: Time | None = None
    """When it is to end."""
    register_: Annotated[Words | None, Field(alias="register")] = None
    """A file of people beside this one; `people.xlsx#Sheet2` names a sheet of a workbook."""
    columns: dict[Words, Words] = field(default_factory=dict)
    """Headings of the register, and the place that each is for."""
    anonymous: YesNo = False
    """`yes` if the register has no names."""
    order: Literal["person", "stack"] = "person"
    """Each file holds all sheets of a `person`, or all copies of one sheet (`stack`)."""
    sort: Literal["name", "surname"] = "name"
    """The order of the sign-in sheet: by whole names, or by their last words."""
    paper: PaperName = "a4"
    """The paper of the sheets."""
    sides: Sides = 1
    """1 or 2 printed sides."""
    impose: Literal["booklet", "2up"] | None = None
    """`booklet` or `2up` for what each person gets."""
    facilitator: YesNo = True
    """`no` leaves out the facilitator's pages."""
    code: YesNo = False
    """`yes` prints codes by which scanned pages are told apart."""
    staple: YesNo = False
    """`yes` asks the print room to staple each set."""
    punch: YesNo = False
    """`yes` asks the print room to punch holes."""
    contents: Annotated[tuple[Item, ...], Field(min_length=1)]
    """What the day is made of, in its order: handouts, moments, `badges` and `tent-cards`."""

    @property
    def handouts(self) -> list[tuple[int, Handout]]:
        """What is handed out, with its place among the contents."""
        return [(n, item) for n, item in enumerate(self.contents) if isinstance(item, Handout)]

    @property
    def name_cards(self) -> list[NameCards]:
        """Which cards are made of the names in the register, each kind once."""
        return [kind for kind in (BADGES, TENT_CARDS) if kind in self.contents]
