"""The shape of a pack's file: the day, what is handed out, to whom, and when."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

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
    """A worksheet that is handed out: which, to whom, and how it is printed.

    It takes `minutes` of the day, as many as its facilitator's page says if none are given;
    `words` call it otherwise than its title.
    """

    worksheet: Id
    to: Literal["person", "table", "room"] = Field(alias="for")
    aspect: Id | None = None
    prompts: Several = ()
    options: dict[str, Words] = Field(default_factory=dict)
    copies: Copies = 1
    spares: Spares = 0
    paper: PaperName | None = None
    sides: Sides | None = None
    stock: Literal["paper", "card"] | None = None
    impose: Literal["booklet", "2up"] | None = None
    fillable: YesNo = False
    minutes: Minutes | None = None
    words: Words | None = None


class Moment(Model):
    """A line of the running order for which nothing is handed out: a break, a talk."""

    words: Words
    minutes: Minutes


BADGES, TENT_CARDS = "badges", "tent-cards"
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
    """`packs/ID.yaml`: a training day. `register` names a file of people beside it.

    `register` may name a sheet of a workbook (`people.xlsx#Sheet2`); `columns` says what its
    headings mean. Everybody has a name in it, unless the day is `anonymous`.
    `order` says what is in one file: all of one person's sheets, or all copies of one sheet.
    The job ticket for the print room says `contact`, `needed-by` and `delivery`. What each person
    gets is imposed as `impose` says. With `code`, the pages of worksheets have printed codes. Its
    words are in the language `lang`.
    """

    id: Id
    lang: Words = LANG
    title: Words
    date: Words | None = None
    venue: Words | None = None
    contact: Words | None = None
    needed_by: Words | None = Field(None, alias="needed-by")
    delivery: Words | None = None
    starts: Time | None = None
    ends: Time | None = None
    register_: Words | None = Field(None, alias="register")
    columns: dict[Words, Words] = Field(default_factory=dict)
    anonymous: YesNo = False
    order: Literal["person", "stack"] = "person"
    paper: PaperName = "a4"
    sides: Sides = 1
    impose: Literal["booklet", "2up"] | None = None
    facilitator: YesNo = True
    code: YesNo = False
    staple: YesNo = False
    punch: YesNo = False
    contents: Annotated[tuple[Item, ...], Field(min_length=1)]

    @property
    def handouts(self) -> list[tuple[int, Handout]]:
        """What is handed out, with its place among the contents."""
        return [(n, item) for n, item in enumerate(self.contents) if isinstance(item, Handout)]

    @property
    def name_cards(self) -> list[NameCards]:
        """Which cards are made of the names in the register, each kind once."""
        return [kind for kind in (BADGES, TENT_CARDS) if kind in self.contents]
