"""Judging cells: what a register may not ask for, and what no place can hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from worksheets.content.library import Library
from worksheets.layout.glyphs import unprintable
from worksheets.layout.profile import PROFILES
from worksheets.problems import Problem, did_you_mean
from worksheets.sheet.places import SheetPlace
from worksheets.text.tidy import tidy

COLUMNS = ("id", "table", "profile", "lang", "copies")
"""Columns of a register that say how copies are wanted; they are never names of places."""
MOST_COPIES = 100_000


def cell_check(
    library: Library,
    places: Mapping[str, SheetPlace],
    shown: Collection[str] = (),
    key: str = "",
) -> Callable[[str, str], list[Problem]]:
    """What tells everything that is wrong with a cell, by its column and its text.

    `places` are those that its column may be; the columns `shown` are printed without being one;
    no row may lack its `key`.
    """
    tags = library.language_tags()

    def tell(column: str, cell: str) -> list[Problem]:
        if not cell:
            return [_missing(key)] if column == key else []
        found = _unknown(column, cell, tags)
        place = places.get(column)
        if place and place_value(place, cell) is None:
            message = f"“{column}” is there to be ticked, it cannot be “{cell}”"
            found.append(Problem("bad-value", message, " or ".join(place.values)))
        elif place or column in shown:
            found += unprintable(tidy(cell), "the text")
        return found

    return tell


def _missing(key: str) -> Problem:
    return Problem("data-missing-name", f"the row has no “{key}”", "write one, or take it out")


def place_value(place: SheetPlace, value: str) -> str | None:
    """A value as its place has it: the letters' case is no matter where one of a few is chosen."""
    if not value or not place.values:
        return value
    known = {each.casefold(): each for each in place.values}
    return known.get(value.strip().casefold())


def _unknown(column: str, cell: str, tags: Collection[str]) -> list[Problem]:
    """What a row asks for that there is not."""
    if column == "profile" and cell.casefold() not in PROFILES:
        message = f"there is no profile “{cell}”"
        return [Problem("unknown-profile", message, did_you_mean(cell, PROFILES))]
    if column == "lang" and cell not in tags:
        message = f"there is no language “{cell}”"
        return [Problem("unknown-lang", message, did_you_mean(cell, tags))]
    if column == "copies" and not (cell.isdecimal() and int(cell) <= MOST_COPIES):
        message = f"“{cell}” is no number of copies"
        return [Problem("bad-value", message, f"a whole number from 0 to {MOST_COPIES:,}")]
    return []
