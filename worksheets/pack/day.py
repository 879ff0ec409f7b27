"""The day as it is known before anything is laid out: its file, its items, its people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from worksheets.build.copies import Copies, lay_out_ahead
from worksheets.build.request import Request
from worksheets.content import LANG
from worksheets.content.library import Library
from worksheets.content.yaml_file import Step
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.pack.items import Item, items_of
from worksheets.pack.models import Handout, Pack
from worksheets.pack.pack_sheets import PackSheets
from worksheets.pack.people import People, check_names, people_in, people_of
from worksheets.pack.source import PackSource, read_pack
from worksheets.pack.words import PackWords
from worksheets.pdf.imposition import IMPOSITIONS
from worksheets.problems import BadCommand, Code, Problem, Problems, Refused, unknown
from worksheets.register.reading import Reading


@dataclass(frozen=True, slots=True)
class PackRequest:
    """What is asked for: a pack by id or file, and what wins over what its file says.

    `other` is a second language, in which everything follows; "" for one language.
    """

    pack: str
    register: str | None = None
    combined: str = ""
    profile: str = "standard"
    paper: str | None = None
    lang: str = LANG
    reading: Reading = field(default_factory=Reading)
    impose: str = ""
    code: bool = False
    other: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day's pack: its file, its handouts, who comes, and the maker of its own sheets.

    `profile` and `lang` are those of whoever has none of their own. `second` is the same day in
    the language in which everything follows a second time.
    """

    source: PackSource
    pack: Pack
    items: tuple[Item, ...]
    people: People
    pack_sheets: PackSheets
    profile: str
    lang: str
    second: Day | None = None

    @property
    def words(self) -> PackWords:
        """The words of the pack's own sheets in its language."""
        return self.pack_sheets.words(self.lang)

    def items_for(self, whom: str) -> list[Item]:
        """What is handed out to a person, a table or the room."""
        return [item for item in self.items if item.handout.to == whom]

    def dated(self, values: Mapping[str, str], lang: str) -> dict[str, str]:
        """Values for places, the day's date among them where there is no other."""
        date = self.pack_sheets.pack(lang).date
        return {**({"date": date} if date else {}), **values}


def day_of(library: Library, request: PackRequest, problems: Problems) -> Day:
    """The day that is asked for; raises `Refused` with all that is wrong. Warns in `problems`."""
    _check_request(library, request)
    source = read_pack(library, request.pack)
    changes = {"paper": request.paper, "impose": request.impose, "code": request.code}
    given = {key: value for key, value in changes.items() if value}
    pack = source.pack.model_copy(given)
    pack_sheets = PackSheets(library, source, pack, problems)
    items = items_of(library, pack, request.profile, request.lang, request.other)
    register = request.register or source.register_with_sheet
    _check_register(source, items, register)
    reading = replace(request.reading, columns={**request.reading.columns, **pack.columns})
    plain = Request(
        [], profile=request.profile, lang=request.lang, reading=reading, other=request.other
    )
    for_people = [item for item in items if item.handout.to == "person"]
    words = pack_sheets.words(request.lang)
    people = people_of(library, for_people, register, plain, words, problems)
    if (for_people or pack.name_cards) and not pack.anonymous:
        check_names(people)
    _check_tables(source, items, people)
    languages = [*plain.languages, *(person.lang for person in people.everyone)]
    spoken = {lang: pack_sheets.pack(lang) for lang in dict.fromkeys(languages)}
    items = [
        _called(item, number, spoken)
        for item, (number, _) in zip(items, pack.handouts, strict=True)
    ]
    day = Day(source, pack, tuple(items), people, pack_sheets, request.profile, request.lang)
    if request.other:
        second = people_in(people, request.other, pack_sheets.words(request.other))
        day = replace(day, second=replace(day, lang=request.other, people=second))
    if library.is_overlaid:
        lay_out_ahead(library, [*_looks(day), *(_looks(day.second) if day.second else [])])
    return day


def _check_request(library: Library, request: PackRequest) -> None:
    """There is a profile, a paper, a language and an imposition of these names."""
    for code, what, value, there in (
        (Code.UNKNOWN_PROFILE, "profile", request.profile, PROFILES),
        (Code.UNKNOWN_PAPER, "paper", request.paper or "a4", PAPERS),
        (Code.UNKNOWN_LANG, "language", request.lang, library.language_tags()),
        (Code.BAD_VALUE, "imposition", request.impose or IMPOSITIONS[0], IMPOSITIONS),
    ):
        if value not in there:
            raise BadCommand([unknown(code, what, value, there)])


def _check_tables(source: PackSource, items: Sequence[Item], people: People) -> None:
    """What is for each table needs people who sit at tables."""
    if people.register and any(i.handout.to == "table" for i in items) and not people.tables:
        message = "something is for each table, and nobody sits at one"
        hint = f"write a column “table” into {people.register.name}"
        where = source.file.where(("contents",))
        raise Refused([Problem(Code.PACK_NO_TABLES, message, hint, where)])


def _called(item: Item, number: int, packs: Mapping[str, Pack]) -> Item:
    """An item with what packs in several languages call it; it has a number in their contents."""
    called = {lang: pack.contents[number] for lang, pack in packs.items()}
    words = {lang: each.words for lang, each in called.items()
             if isinstance(each, Handout) and each.words}  # fmt: skip
    return replace(item, words=words) if words else item


def _looks(day: Day) -> Iterator[tuple[Copies, str, str]]:
    """In which language and for which profile each handout is printed for somebody."""
    plain = (day.lang, day.profile)
    of = {
        "person": {plain, *((person.lang, person.profile) for person in day.people.everyone)},
        "table": {plain, *((day.lang, table.profile) for table in day.people.tables)},
    }
    for item in day.items:
        for lang, profile in sorted(of.get(item.handout.to, {plain})):
            yield item.copies, lang, profile


def _check_register(source: PackSource, items: list[Item], register: str | None) -> None:
    """What is for people or tables, or made of their names, needs a register of them."""
    if register:
        return
    needs: list[tuple[int, tuple[Step, ...], str]] = [
        (number, ("for",), f"it is for each {handout.to}")
        for number, handout in source.pack.handouts
        if handout.to != "room"
    ]
    needs += [
        (source.pack.contents.index(kind), (), f"“{kind}” are made of people’s names")
        for kind in source.pack.name_cards
    ]
    for number, steps, why in sorted(needs):
        message = f"{why}, and there is no register of people"
        where = source.file.where(("contents", number, *steps))
        hint = "write  register: people.csv  or give --register FILE"
        raise Refused([Problem(Code.PACK_NO_REGISTER, message, hint, where)])
