"""Rows of a table that are no people: a total under it, its header once more."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOTAL = re.compile(
    r"((grand |sub-?)?totals?|sum|count|cyfanswm)( (people|persons|rows|names))?[\s:=]*[0-9]*"
    r"|\(?[0-9]+ (rows?|records?)( affected| selected)?\)?",
    re.IGNORECASE,
)
"""How programs and people begin the line under a table; in English and Welsh."""
_LETTER = re.compile(r"[^\W\d_]")


_BEGINNINGS = ("total", "grand", "sub", "sum", "count", "cyfanswm", "(", *"0123456789")


def first_letters(header: str) -> frozenset[str]:
    """How a cell may begin that begins a total, or the header once more, or is blank."""
    begins = {each[0] for each in (*_BEGINNINGS, header or " ")}
    return frozenset({*begins, *(each.upper() for each in begins), *" \t\u00a0\ufeff"})


def may_be_no_person(first: str, header: str) -> bool:
    """Whether a row that begins with this cell must be looked at: quick, for it is asked of all.

    `header` is how the header begins, in small letters.
    """
    begins = first.strip().casefold()
    return begins == header or begins.startswith(_BEGINNINGS)


def not_a_person(cells: Sequence[str], names: Sequence[str]) -> str:
    """Why a row is no person's, "" if it may be one's; `names` are those in the header.

    A total's row says so in its first cell that is not empty, and has no words behind it.
    """
    first = next((n for n, cell in enumerate(cells) if cell), None)
    if first is None:
        return ""
    begins = cells[first].strip()
    shown = [cell.strip().casefold() for cell in cells]
    if shown == [name.casefold() for name in names][: len(shown)]:
        return "the row repeats the header, so it is left out"
    if not _TOTAL.fullmatch(begins):
        return ""
    if not any(_LETTER.search(cell) for cell in cells[first + 1 :]):
        return "the row is a total, so it is left out"
    return ""
