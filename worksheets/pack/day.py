"""The day as it is known before anything is laid out: its file, its items, its people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from worksheets.build.request import Request
from worksheets.content import LANG
from worksheets.content.library import Library
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.pack.items import Item, items_of
from worksheets.pack.models import Pack
from worksheets.pack.own_sheets import OwnSheets
from worksheets.pack.people import People, people_of
from worksheets.pack.reading import PackFile, read_pack
from worksheets.problems import BadCommand, Code, Problem, Problems, Refused, unknown
from worksheets.register.read import Reading


@dataclass(frozen=True, slots=True)
class PackRequest:
    """What is asked for: a pack by id or file, and what wins over what its file says."""

    pack: str
    register: str | None = None
    combined: str = ""
    profile: str = "standard"
    paper: str | None = None
    lang: str = LANG
    reading: Reading = field(default_factory=Reading)


@dataclass(frozen=True, slots=True)
class Day:
    """A day's pack: its file, its items, who comes, and the maker of its own sheets.

    `profile` and `lang` are those of whoever has none of their own.
    """

    file: PackFile
    pack: Pack
    items: tuple[Item, ...]
    people: People
    own: OwnSheets
    profile: str
    lang: str

    def items_for(self, whom: str) -> list[Item]:
        """What is handed out to a person, a table or the room."""
        return [item for item in self.items if item.handout.to == whom]

    def dated(self, values: Mapping[str, str]) -> dict[str, str]:
        """Values for places, the day's date among them where there is no other."""
        return {**({"date": self.pack.date} if self.pack.date else {}), **values}


def day_of(library: Library, request: PackRequest, problems: Problems) -> Day:
    """The day that is asked for; raises `Refused` with all that is wrong. Warns in `problems`."""
    for code, what, value, there in (
        (Code.UNKNOWN_PROFILE, "profile", request.profile, PROFILES),
        (Code.UNKNOWN_PAPER, "paper", request.paper or "a4", PAPERS),
        (Code.UNKNOWN_LANG, "language", request.lang, library.language_tags()),
    ):
        if value not in there:
            raise BadCommand([unknown(code, what, value, there)])
    file = read_pack(library, request.pack)
    pack = file.pack
    if request.paper:
        pack = pack.model_copy(update={"paper": request.paper})
    own = OwnSheets(library, pack, problems)
    items = items_of(library, pack, request.profile, request.lang)
    for_people = [item for item in items if item.handout.to == "person"]
    register = request.register or (str(file.register) if file.register else None)
    _check_register(file, items, register)
    plain = Request([], profile=request.profile, lang=request.lang, reading=request.reading)
    people = people_of(library, for_people, register, plain, own.words(request.lang), problems)
    if people.register and any(i.handout.to == "table" for i in items) and not people.tables:
        message = "something is for each table, and nobody sits at one"
        hint = f"write a column “table” into {people.register.name}"
        raise Refused([Problem(Code.PACK_NO_TABLES, message, hint, file.file.where(("contents",)))])
    return Day(file, pack, tuple(items), people, own, request.profile, request.lang)


def _check_register(file: PackFile, items: list[Item], register: str | None) -> None:
    """What is for people or tables needs a register of them."""
    for (number, handout), _ in zip(file.pack.handouts, items, strict=True):
        if handout.to != "room" and not register:
            message = f"it is for each {handout.to}, and there is no register of people"
            where = file.file.where(("contents", number, "for"))
            hint = "write  register: people.csv  or give --register FILE"
            raise Refused([Problem(Code.PACK_NO_REGISTER, message, hint, where)])
