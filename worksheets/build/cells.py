"""Check cells: what a register may ask for, and what its places can hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from worksheets.content.library import Library
from worksheets.layout.glyphs import unprintable
from worksheets.layout.profile import PROFILES
from worksheets.problems import Code, Problem, unknown
from worksheets.sheet.answers import read_answer
from worksheets.sheet.places import SheetPlace
from worksheets.text.invisible import visible
from worksheets.text.shown import shown
from worksheets.text.tidy import tidy

COLUMNS = ("id", "table", "profile", "lang", "copies")
"""Columns of a register that say how copies are wanted; they are never names of places."""
MOST_COPIES = 100_000


def cell_check(
    library: Library,
    places: Mapping[str, SheetPlace],
    printed: Collection[str] = (),
    key: str = "",
    *,
    on_paper: bool = True,
) -> Callable[[str, str], list[Problem]]:
    """A function that finds all problems of a cell, given its column and its text.

    `places` are the places that a column may be; the columns `printed` are printed although they
    are no places. Each row must have its `key`. Text that is not `on_paper` may have any letter.
    """
    tags = library.language_tags()
    own_words = library.answer_words()

    def check(column: str, cell: str) -> list[Problem]:
        if not cell:
            return [_missing(key)] if column == key else []
        found = _unknown(column, cell, tags)
        place = places.get(column)
        if place and place_value(place, cell, own_words) is None:
            found.append(no_answer(place, cell))
        elif on_paper and (column in printed or (place and not place.answers)):
            # An answer is ticked: its letters are not printed.
            found += unprintable(tidy(cell), "the text")
        return found

    return check


def _missing(key: str) -> Problem:
    return Problem(
        Code.DATA_MISSING_NAME, f"the row has no “{key}”", "write one, or remove the row"
    )


def place_value(
    place: SheetPlace, value: str, own_words: Mapping[str, str] | None = None
) -> str | None:
    """A value as its place has it; None if the place cannot have this answer.

    `own_words` are the languages' words for answers, as `Library.answer_words` has them.
    """
    if not place.answers:
        return value
    if not visible(value).strip():
        return ""
    return read_answer(value, place.answers, own_words)


def no_answer(place: SheetPlace, value: str) -> Problem:
    """The problem of a value that is not one of the answers of its place."""
    kind = "tick box" if place.kind == "tick" else "choice"
    message = f"“{place.name}” is a {kind} and cannot be “{shown(value)}”"
    return Problem(Code.BAD_VALUE, message, f"write {' or '.join(place.answers)}")


def _unknown(column: str, cell: str, tags: Collection[str]) -> list[Problem]:
    """The problem of a profile, a language or a number of copies that does not exist."""
    if column == "profile" and cell.casefold() not in PROFILES:
        return [unknown(Code.UNKNOWN_PROFILE, "profile", cell, PROFILES)]
    if column == "lang" and cell not in tags:
        return [unknown(Code.UNKNOWN_LANG, "language", cell, tags)]
    if column == "copies" and not _is_number_of_copies(cell):
        message = f"“{shown(cell)}” is not a number of copies"
        return [Problem(Code.BAD_VALUE, message, f"write a whole number from 0 to {MOST_COPIES:,}")]
    return []


def _is_number_of_copies(cell: str) -> bool:
    # Python refuses to make a number of some thousand digits.
    return cell.isdecimal() and len(cell) <= len(str(MOST_COPIES)) and int(cell) <= MOST_COPIES
