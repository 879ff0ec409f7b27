"""Copies: each entry's values filled into each blank sheet, laid out once for all who share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from worksheets.build.authorship import Authorship, authorship_of
from worksheets.build.blanks import Blank, blank_sheets, content_version
from worksheets.build.cells import COLUMNS, cell_check
from worksheets.build.entries import MOST_IN_ALL, MOST_KEPT, Entries, Entry
from worksheets.build.layouts import Look, laid_out
from worksheets.build.request import Request
from worksheets.build.variant import Variant, key_of, variant_of
from worksheets.content.library import Library
from worksheets.layout.fill import fill
from worksheets.layout.filled import Filled
from worksheets.layout.marks import LaidSheet
from worksheets.pdf.copy import Copy
from worksheets.pdf.fields import Fields
from worksheets.pdf.page_cache import PageCache
from worksheets.problems import Code, Problem, Problems, Refused
from worksheets.sheet.identity import NOBODY, Identity
from worksheets.sheet.page_code import MOST_COPIES
from worksheets.sheet.places import SheetPlace, columns_of, places_of

if TYPE_CHECKING:
    from worksheets.register.register import Register

CALLED = ("name", "organisation", "service")
"""The places whose value a copy is known by in the bookmarks, the first that has one."""


class Copies:
    """What a request makes: its blank sheets in each language, and the entries to fill them for.

    Each sheet is laid out once for a profile; rows are filled as they are asked for, so that a
    hundred thousand of them need hardly more memory than a few.
    """

    def __init__(
        self,
        library: Library,
        request: Request,
        copies: int = 1,
        more_columns: Iterable[str] = (),
        problems: Problems | None = None,
        blanks: list[Blank] | None = None,
    ) -> None:
        """Raises `Refused` with all that is wrong with the request and its register.

        `blanks` are the request's blank sheets, if they are there already.
        """
        problems = problems if problems is not None else Problems()
        self._problems = problems
        self.request = request
        self._every_language = library
        self.library = library.in_language(request.lang)
        self.blanks = blanks or blank_sheets(self.library, request, problems)
        self.places: dict[str, SheetPlace] = {}
        for blank in self.blanks:
            self.places.update((place.name, place) for place in columns_of(blank.sheet))
        self._in = {request.lang: self.blanks}
        # What the keys in printed codes stand for, of the sheets that have been laid out.
        self.variants: dict[str, Variant] = {}
        self._laid: dict[tuple[str, str], list[LaidSheet]] = {}
        self._pages: dict[tuple[int, str], LaidSheet] = {}
        self._versions: dict[int, str] = {}
        self._kept: dict[tuple[int, int, str], tuple[Entry, Filled]] = {}
        self.cache = PageCache()
        register = self._read_register(more_columns)
        self.columns = register.columns if register else ()
        self.enter(register, copies)
        self.entries.check_total(MOST_COPIES if request.code else MOST_IN_ALL)

    def _read_register(self, more_columns: Iterable[str]) -> Register | None:
        """The register of the request; none if it has none, or a sheet is made of all its rows."""
        request = self.request
        if request.data is None or any(each.worksheet.records for each in self.blanks):
            return None
        from worksheets.register.read import read_register

        known = [*self.places, *COLUMNS]
        known += [each for each in more_columns if each not in self.places]
        # A browser has a letter for everything; paper has those of its fonts.
        on_paper = request.form == "pdf"
        check = cell_check(self._every_language, self.places, on_paper=on_paper)
        reading = replace(request.reading, synonyms=self._every_language.column_words())
        return read_register(request.data, known, self._problems, check, reading)

    def enter(self, register: Register | None, copies: int = 1) -> None:
        """Take the entries from a register's rows, which have been judged."""
        self.register = register
        # Languages' words are read only where there is something to be understood by them.
        own_words = self.library.answer_words() if register or self.request.values else {}
        self.entries = Entries(self.request, register, self.places, copies, own_words)
        for tag in self.entries.languages:
            if tag not in self._in:
                library = self._every_language.in_language(tag)
                self._in[tag] = blank_sheets(library, self.request, self._problems)
        if self.request.other:
            self._check_places()

    def _check_places(self) -> None:
        """Refuse sheets with other places in the second language: they are one set of answers."""
        for one, other in zip(self.blanks, self._in[self.request.other], strict=True):
            places, others = ({each.name for each in places_of(blank.sheet)}
                              for blank in (one, other))  # fmt: skip
            if places != others:
                apart = ", ".join(sorted(places ^ others))
                message = f"“{one.name}” has not the same places in both languages: {apart}"
                hint = "the template must make the same places in every language"
                raise Refused([Problem(Code.SHEET_PLACES_DIFFER, message, hint)])

    def authorship(self, numbers: Iterable[int]) -> Authorship:
        """Who wrote the words of some blank sheets, by their numbers."""
        return authorship_of(self.library, [self.blanks[number].worksheet for number in numbers])

    def record(self, entry: Entry) -> dict[str, str]:
        """The cells of an entry's row by column; none without a register."""
        return self.register.record(entry.number - 1) if self.register else {}

    def in_language(self, tag: str) -> Library:
        """The library in the language of an entry."""
        return self._every_language.in_language(tag)

    @property
    def has_places(self) -> bool:
        """Whether there is anything to write on any of the sheets."""
        return any(next(places_of(blank.sheet), None) for blank in self.blanks)

    def check(self, problems: Problems) -> None:
        """Fill every copy once: what is wrong with a value is told before any file is written.

        A page of HTML holds any value whole.
        """
        if self.request.form == "html":
            return
        for entry in self.entries:
            for number in range(len(self.blanks)):
                for own in self.in_languages(entry):
                    filled = self.fill(number, own, problems)
                    if len(self._kept) < MOST_KEPT:
                        self._kept[number, entry.number, own.lang] = (entry, filled)

    def in_languages(self, entry: Entry) -> list[Entry]:
        """An entry in each language in which its sheets are made."""
        if not self.request.other:
            return [entry]
        return [replace(entry, lang=tag) for tag in self.request.languages]

    def fill(self, number: int, entry: Entry, problems: Problems) -> Filled:
        """One blank sheet, by its number, with an entry's values."""
        blank = self._in[entry.lang][number]
        values = {**blank.example, **entry.values} if blank.example else entry.values
        return fill(
            self._layout(number, entry.lang, entry.profile),
            values,
            blank.phrases,
            blank.sheet.credit,
            problems,
            entry.where,
            fields=self.request.fillable,
        )

    def copies(
        self, numbers: Sequence[int], entries: Iterable[Entry], *, named: bool
    ) -> Iterator[Copy]:
        """The copies of some blank sheets for some entries: row by row, sheet by sheet.

        They have bookmarks if they are `named`. The facilitator's page of a sheet comes once,
        behind its last copy. A row's sheets are a set together, or each of its several copies is.
        In two languages the second follows the first, and has the same fields.
        """
        ignored = Problems()
        self._lay_out_facilitators(numbers)
        for entry, last in _told_last(entries):
            several = entry.copies > 1
            for number in numbers:
                blank = self._in[entry.lang][number]
                ends_set = several or number == numbers[-1]
                page = blank.page if last else None
                filled, *more = [
                    self._recalled(number, entry, own.lang) or self.fill(number, own, ignored)
                    for own in self.in_languages(entry)
                ]
                other = more[0] if more else None
                for copy in range(entry.first, entry.first + entry.copies):
                    identity = self.identity(number, entry, copy)
                    words = self._bookmark(blank, entry, copy) if named else ""
                    ends = ends_set and (several or not page)
                    yield Copy(filled, identity, words, ends, other=other)
                if page:
                    words = page.title.text if named else ""
                    page_in = [self._facilitators(number, tag) for tag in self.request.languages]
                    behind = page_in[1] if page_in[1:] else None
                    yield Copy(page_in[0], NOBODY, words, ends_set, other=behind)

    def blank(self, number: int, lang: str) -> Blank:
        """One blank sheet, by its number, in a language that an entry has."""
        return self._in[lang][number]

    def identity(self, number: int, entry: Entry, copy: int) -> Identity:
        """What an entry's copy of a blank sheet says it is; copies are numbered from 1."""
        blank = self.blank(number, entry.lang)
        if self.request.code and copy > MOST_COPIES:
            message = f"a code can number {MOST_COPIES:,} copies of a sheet, and there are more"
            raise Refused([Problem(Code.BAD_VALUE, message, "leave the codes out")])
        version, lang = self._version(blank), blank.sheet.lang
        called = entry.id or str(copy)
        registered = bool(entry.id)
        return Identity(blank.worksheet.id, version, lang, called, registered, copy)

    def _recalled(self, number: int, entry: Entry, lang: str) -> Filled | None:
        """What checking left of an entry's copy, if it was among the first."""
        entered, filled = self._kept.get((number, entry.number, lang), (None, None))
        return filled if entered is entry else None

    def fields(self, numbers: Sequence[int], copies: int) -> Fields:
        """Whether a file of so many copies of these blanks has fields, and how they are called."""
        sheets = [number for number in numbers
                  if next(places_of(self.blanks[number].sheet), None)]  # fmt: skip
        if not self.request.fillable or not sheets or not copies:
            return Fields.NONE
        return Fields.PLAIN if len(sheets) * copies == 1 else Fields.PREFIXED

    def _lay_out_facilitators(self, numbers: Sequence[int]) -> None:
        """Lay these pages out ahead: to fork a child for it is safe before other threads draw."""
        for number in numbers:
            for tag in self.request.languages if self.blanks[number].page else ():
                self._facilitators(number, tag)

    def _facilitators(self, number: int, tag: str) -> Filled:
        blank = self._in[tag][number]
        assert blank.page is not None
        if (number, tag) not in self._pages:
            look = Look(blank.page, self.request.profile, self.request.paper, blank.phrases)
            [self._pages[number, tag]] = laid_out(self.library, [look])
        return Filled(self._pages[number, tag])

    def _layout(self, number: int, lang: str, profile: str) -> LaidSheet:
        """A blank sheet in a language, laid out for a profile, with the others in that look."""
        if (lang, profile) not in self._laid:
            lay_out_ahead(self.library, [(self, lang, profile)])
        return self._laid[lang, profile][number]

    def looks(self, lang: str, profile: str) -> list[Look]:
        """All blank sheets in a language, as they look in a profile."""
        paper = self.request.paper
        return [
            Look(
                each.sheet,
                profile,
                paper,
                each.phrases,
                each.example,
                self._key(each, lang, profile),
            )
            for each in self._in[lang]
        ]

    def _key(self, blank: Blank, lang: str, profile: str) -> str:
        """What the codes of a blank sheet begin with; nobody hands an example in."""
        if not self.request.code or blank.example or not next(places_of(blank.sheet), None):
            return ""
        variant = variant_of(self.request, blank.worksheet, blank.aspect, lang, profile)
        self.variants[key_of(variant)] = variant
        return key_of(variant)

    def keep(self, lang: str, profile: str, laid: list[LaidSheet]) -> None:
        """Take the layouts of `looks`, which somebody else has made."""
        self._laid[lang, profile] = laid

    def _version(self, blank: Blank) -> str:
        key = id(blank.worksheet)
        if key not in self._versions:
            self._versions[key] = content_version(blank.worksheet)
        return self._versions[key]

    def _bookmark(self, blank: Blank, entry: Entry, copy: int) -> str:
        """What viewers list a copy under: whose it is, else which, and its title."""
        called = next((entry.values[name] for name in CALLED if entry.values.get(name)), "")
        whose = " ".join(called.split()) or str(copy)
        return f"{whose}: {blank.sheet.title.text}"


def lay_out_ahead(library: Library, wanted: Iterable[tuple[Copies, str, str]]) -> None:
    """Lay out all sheets of some copies at once, each in a language and for a profile.

    Where strangers may have written them, one child process does it and not one for each.
    """
    wanted = list(wanted)
    every = [copies.looks(lang, profile) for copies, lang, profile in wanted]
    laid = iter(laid_out(library, [look for looks in every for look in looks]))
    for (copies, lang, profile), looks in zip(wanted, every, strict=True):
        copies.keep(lang, profile, [next(laid) for _ in looks])


def _told_last(entries: Iterable[Entry]) -> Iterator[tuple[Entry, bool]]:
    """Each entry, and whether it is the last."""
    waiting = None
    for entry in entries:
        if waiting is not None:
            yield waiting, False
        waiting = entry
    if waiting is not None:
        yield waiting, True
