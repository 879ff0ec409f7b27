"""The worksheets that are known here: the places of each variant, and the version of the words.

A returned form says its worksheet, its language and the version of its words, but not the options
that it was made with. They are found by the names of its fields.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from itertools import islice, product

from worksheets.build.blanks import content_version
from worksheets.build.sheets import blank_sheet
from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.problems import Refused
from worksheets.record import record
from worksheets.sheet.places import SheetPlace, places_of

MOST_VARIANTS = 64
"""The variants of a worksheet that are tried; those with the default options come first."""

Places = Mapping[str, SheetPlace]
"""The places of a sheet by name, in reading order."""


@record
class KnownSheet:
    """A worksheet in a language: the version of its words now, and its variants' places."""

    version: str
    variants: list[Places]
    _more: Iterator[Places]
    _nearest: dict[frozenset[str], Places] = field(default_factory=dict)

    def places(self, names: Collection[str]) -> Places:
        """The places of the variant whose names are the nearest to these."""
        wanted = frozenset(names)
        if wanted in self._nearest:
            return self._nearest[wanted]
        best: Places = {}
        least: float = math.inf
        for places in self._every():
            apart = len(places.keys() ^ wanted)
            if apart < least:
                best, least = places, apart
            if not apart:
                break
        self._nearest[wanted] = best
        return best

    def alike(self, names: Collection[str]) -> Iterator[Places]:
        """The places of each variant that has these names."""
        return (places for places in self._every() if places.keys() == set(names))

    def _every(self) -> Iterator[Places]:
        yield from self.variants
        for places in self._more:
            self.variants.append(places)
            yield places


class KnownSheets:
    """The worksheets of a library, each worked out once, when it is first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.names = library.worksheet_ids()
        self.own_words = library.answer_words()
        # The worksheets of which it was told already that they are not here.
        self.told: set[str] = set()
        self._sheets: dict[tuple[str, str], KnownSheet | None] = {}

    def sheet(self, worksheet: str, lang: str) -> KnownSheet | None:
        """A worksheet in a language, None if it is not here or its words are wrong."""
        key = (worksheet, lang)
        if key not in self._sheets:
            self._sheets[key] = self._find(worksheet, lang)
        return self._sheets[key]

    def _find(self, worksheet: str, lang: str) -> KnownSheet | None:
        if worksheet not in self.names:
            return None
        try:
            library = self._library.in_language(lang)
            words = library.worksheet(worksheet)
        except Refused:
            # What is wrong with the words does not matter to the answers.
            return None
        return KnownSheet(content_version(words), [], _variants(library, words))


def _variants(library: Library, words: Worksheet) -> Iterator[Places]:
    """The places of each variant of a worksheet; those that cannot be made are passed over."""
    choices = [[option.default, *(each for each in option.values if each != option.default)]
               for option in words.options]  # fmt: skip
    aspects = [None, *(library.chapter().aspects[:1] if "aspect" in words.takes else [])]
    for aspect, chosen in islice(product(aspects, product(*choices)), MOST_VARIANTS):
        names = (option.name for option in words.options)
        try:
            sheet = blank_sheet(library, words, dict(zip(names, chosen, strict=True)), aspect)
        except Refused:
            continue
        yield {place.name: place for place in places_of(sheet)}
