"""A pack's own sheets: templates laid out once for all who share one, then filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from worksheets.build.sheets import rendered_sheet
from worksheets.content.library import Library
from worksheets.layout.fill import fill
from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.pack.models import Pack
from worksheets.pack.stacks import Part, part
from worksheets.pack.words import PackWords
from worksheets.problems import NOWHERE, Problem, Problems, Refused, Where
from worksheets.sheet.identity import Identity
from worksheets.sheet.tree import Sheet

COLUMNS = {"whose": "name", "sits-at": "table", "people": "name"}
"""The columns of the register that places of own sheets are filled in from."""


class OwnSheets:
    """Makes the parts of a pack that are no worksheets, in any language and profile."""

    def __init__(self, library: Library, pack: Pack, problems: Problems) -> None:
        self._library = library
        self._pack = pack
        self._problems = problems
        self._laid: dict[tuple[str, ...], LaidSheet] = {}
        self._in: dict[str, Library] = {}
        self._said: dict[str, dict[str, str]] = {}

    def words(self, lang: str) -> PackWords:
        """The words of own sheets in a language; raises `Refused` if it has none."""
        return self._speaking(lang).language_words("pack", PackWords)

    def part(
        self,
        kind: str,
        lang: str,
        profile: str,
        known: Mapping[str, object] = {},
        values: Mapping[str, str] = {},
        copy: str = "1",
        bookmark: str = "",
        where: Where = NOWHERE,
        paper: str = "",
        columns: Mapping[str, str] = COLUMNS,
    ) -> Part:
        """One sheet of a kind, `known` being what its template knows, `values` what is filled in.

        `where` is the row of the register that the values are from, `columns` the column of each
        place that is not called as its own. It is on the pack's `paper` unless another is named.
        """
        laid = self._sheet(kind, lang, profile, paper or self._pack.paper, known)
        phrases = self._phrases(lang)

        def filled(problems: Problems) -> Filled:
            found = Problems()
            filled = fill(laid, values, phrases, self._credit, found, where)
            problems.take(Refused(_by_column(each, columns) for each in found.found))
            return filled

        identity = Identity(laid.id, "", lang, copy)
        return part(filled, identity, bookmark or laid.title, self._problems)

    def page(self, sheet: Sheet, worksheet: str, profile: str, copy: str) -> Part:
        """A page that is there already, on the pack's paper."""
        paper = PAPERS[self._pack.paper]
        laid = lay_out(sheet, PROFILES[profile], paper, self._phrases(sheet.lang))
        identity = Identity(worksheet, "", sheet.lang, copy)
        return part(lambda problems: Filled(laid), identity, laid.title, self._problems)

    @property
    def _credit(self) -> str:
        return ", ".join(filter(None, (self._pack.title, self._pack.date)))

    def _phrases(self, lang: str) -> dict[str, str]:
        if lang not in self._said:
            self._said[lang] = self._speaking(lang).language().phrases.model_dump()
        return self._said[lang]

    def _speaking(self, lang: str) -> Library:
        if lang not in self._in:
            self._in[lang] = self._library.in_language(lang)
        return self._in[lang]

    def _sheet(
        self, kind: str, lang: str, profile: str, paper: str, known: Mapping[str, object]
    ) -> LaidSheet:
        key = (kind, lang, profile, paper, json.dumps(known, sort_keys=True))
        if key not in self._laid:
            values = {
                "pack": self._pack.model_dump(mode="json", exclude={"contents"}),
                "words": self.words(lang).model_dump(),
                "credit": self._credit,
                **known,
            }
            sheet = rendered_sheet(self._speaking(lang), f"pack-{kind}.xml.j2", values)
            laid = lay_out(sheet, PROFILES[profile], PAPERS[paper], self._phrases(lang))
            self._laid[key] = laid
        return self._laid[key]


def _by_column(problem: Problem, columns: Mapping[str, str]) -> Problem:
    """A problem with a place told as one with the column, which is what its reader has written."""
    message, path = problem.message, problem.where.path
    for place, column in columns.items():
        message = message.replace(f"the value of “{place}”", f"the value of “{column}”", 1)
    where = replace(problem.where, path=columns.get(path, path) if path else path)
    return replace(problem, message=message, where=where)
