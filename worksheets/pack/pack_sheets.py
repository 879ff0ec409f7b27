"""A pack's own sheets: covers, slip-sheets, tickets. Each template is laid out once for many."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from worksheets.build.layouts import Look, laid_out
from worksheets.build.sheets import load_for_children, rendered_sheet
from worksheets.content.library import Library
from worksheets.content.texts import name_in
from worksheets.layout.fill import fill
from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.pack.file_plan import CopyPlan, plan_copy
from worksheets.pack.models import Pack
from worksheets.pack.source import PackSource, pack_in
from worksheets.pack.words import PackWords
from worksheets.problems import NOWHERE, Code, Level, Problem, Problems, Refused, Where
from worksheets.sheet.identity import Identity
from worksheets.sheet.tree import Sheet

COLUMNS = {"whose": "name", "sits-at": "table", "people": "name"}
"""The columns of the register that places of a pack's own sheets are filled in from."""

Part = TypeVar("Part")


class PackSheets:
    """Makes the copies of a pack that are no worksheets, in any language and profile."""

    def __init__(
        self, library: Library, source: PackSource, pack: Pack, problems: Problems
    ) -> None:
        self._library = library
        self._source = source
        self._pack = pack
        self._packs: dict[str, Pack] = {pack.lang: pack}
        self._problems = problems
        self._sheets: dict[tuple[str, ...], Sheet] = {}
        self._laid: dict[tuple[str, ...], LaidSheet] = {}
        self._in: dict[str, Library] = {}
        self._phrases: dict[str, dict[str, str]] = {}

    def words(self, lang: str) -> PackWords:
        """The words of a pack's own sheets in a language; raises `Refused` if it has none."""
        return self._speaking(lang).language_words("pack", PackWords)

    def pack(self, lang: str) -> Pack:
        """The pack with its own words in a language.

        Without a translation they stay as they are, with a warning. Raises `Refused` for each text
        that a translation lacks.
        """
        if lang not in self._packs:
            found = pack_in(self._library, self._source, lang)
            if found:
                self._packs[lang] = found.model_copy(self._choices())
            else:
                message = f"the pack’s own words have no translation into {lang}"
                hint = f"write {name_in(self._source.name, lang)}, or in the pack  lang: {lang}"
                where = self._source.file.where(())
                problem = Problem(Code.NOT_TRANSLATED, message, hint, where, Level.WARNING)
                self._problems.record(problem)
                self._packs[lang] = self._pack
        return self._packs[lang]

    def copy(
        self,
        kind: str,
        lang: str,
        profile: str,
        known: Mapping[str, object] = {},
        values: Mapping[str, str] = {},
        copy: str = "1",
        *,
        where: Where = NOWHERE,
        columns: Mapping[str, str] = COLUMNS,
    ) -> CopyPlan:
        """One copy of the template `pack-KIND.xml.j2`, `values` filled into its places.

        `known` is what the template knows. `where` is the row of the register that the values are
        from, `columns` the column of each place that has another name than its column.
        """
        _, laid = self._made(kind, lang, profile, known)
        phrases, credit = self._phrases_in(lang), self._credit(lang)

        def filled(problems: Problems) -> Filled:
            found = Problems()
            filled = fill(laid, values, phrases, credit, found, where)
            problems.take(Refused(_by_column(each, columns) for each in found.found))
            return filled

        return plan_copy(filled, Identity(laid.id, "", lang, copy), laid.title, self._problems)

    def copy_of_words(
        self,
        kind: str,
        lang: str,
        profile: str,
        known: Mapping[str, object],
        words: Mapping[str, str],
        copy: str,
        *,
        bookmark: str = "",
        paper: str = "",
    ) -> CopyPlan:
        """One copy of a template that has other words in each: badges, slip-sheets.

        The template is rendered once, with each of `words` as its name in braces; people's own
        words take the places of the names in the sheet, and never go through the template.
        """
        named = {name: f"{{{name}}}" for name in words}
        # Laid out once as it is: what takes too long is refused before it is done for everybody.
        sheet, _ = self._made(kind, lang, profile, {**known, **named})
        phrases = self._phrases_in(lang)

        def filled(problems: Problems) -> Filled:
            # Laid out each time: a day may have thousands, which would fill the memory.
            own = _with_words(sheet, words)
            paper_ = PAPERS[paper or self._pack.paper]
            return Filled(lay_out(own, PROFILES[profile], paper_, phrases))

        title = bookmark or sheet.title.text
        return plan_copy(filled, Identity(sheet.id, "", lang, copy), title, self._problems)

    def _credit(self, lang: str) -> str:
        pack = self.pack(lang)
        return ", ".join(filter(None, (pack.title, pack.date)))

    def _choices(self) -> dict[str, str | None]:
        """What the command line may have chosen, which wins over what the file says."""
        return {"paper": self._pack.paper, "impose": self._pack.impose}

    def _phrases_in(self, lang: str) -> dict[str, str]:
        if lang not in self._phrases:
            self._phrases[lang] = self._speaking(lang).language().phrases.model_dump()
        return self._phrases[lang]

    def _speaking(self, lang: str) -> Library:
        if lang not in self._in:
            self._in[lang] = self._library.in_language(lang)
        return self._in[lang]

    def _made(
        self, kind: str, lang: str, profile: str, known: Mapping[str, object]
    ) -> tuple[Sheet, LaidSheet]:
        """What the template of a kind makes of what it knows, and its pages."""
        key = (kind, lang, profile, json.dumps(known, sort_keys=True))
        if key not in self._laid:
            library, paper = self._speaking(lang), self._pack.paper
            pack, words = self.pack(lang), self.words(lang)
            draft = pack.is_draft or words.is_draft
            values = {
                "pack": pack.model_dump(exclude={"contents"}),
                "words": words.model_dump(),
                "credit": self._credit(lang),
                **known,
            }
            sheet_key = (kind, lang, key[-1])
            load_for_children(library)
            source = self._sheets.get(sheet_key) or f"pack-{kind}.xml.j2"
            phrases = self._phrases_in(lang)
            made = library.in_bounds(_laid_out, source, values, draft, profile, paper, phrases)
            self._sheets[sheet_key], self._laid[key] = made
        return self._sheets[kind, lang, key[-1]], self._laid[key]


def _laid_out(
    library: Library,
    source: Sheet | str,
    values: Mapping[str, object],
    draft: bool,
    profile: str,
    paper: str,
    phrases: Mapping[str, str],
) -> tuple[Sheet, LaidSheet]:
    """A sheet, or what a template makes of some values, and its pages."""
    sheet = (
        rendered_sheet(library, source, values, draft=draft) if isinstance(source, str) else source
    )
    [laid] = laid_out(library, [Look(sheet, profile, paper, phrases)])
    return sheet, laid


def _with_words(part: Part, words: Mapping[str, str]) -> Part:
    """A part of a sheet with words in place of their names in braces."""
    named = re.compile("|".join(re.escape(f"{{{name}}}") for name in words))

    def put(part: object) -> object:
        if isinstance(part, str):
            return named.sub(lambda match: words[match[0][1:-1]], part) if "{" in part else part
        if isinstance(part, tuple):
            return tuple(put(each) for each in part)
        if is_dataclass(part) and not isinstance(part, type | Where):
            changes = {each.name: getattr(part, each.name) for each in fields(part)}
            return replace(part, **{name: put(value) for name, value in changes.items()})
        return part

    return put(part)  # type: ignore[return-value]  # each part becomes one of its own kind


def _by_column(problem: Problem, columns: Mapping[str, str]) -> Problem:
    """A problem with a place as one with the column, which is what its reader has written."""
    message, path = problem.message, problem.where.path
    for place, column in columns.items():
        message = message.replace(f"the value of “{place}”", f"the value of “{column}”", 1)
    where = replace(problem.where, path=columns.get(path, path) if path else path)
    return replace(problem, message=message, where=where)
