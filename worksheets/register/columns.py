"""Which column is which: the names in a file's header, and those that places have."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from worksheets.problems import Code, did_you_mean
from worksheets.register.row_problems import RowProblems
from worksheets.text.shown import LONGEST_SHOWN, shown

SYNONYMS = {
    "organisation": "service",
    "organization": "service",
    "agency": "service",
    "servicename": "service",
    "team": "service",
    "fullname": "name",
    "participant": "name",
    "language": "lang",
    "group": "table",
    "room": "table",
}
"""Other words for some columns, without blanks and in small letters."""

COLLECTED = frozenset({"file", "worksheet", "content", "copy", "row"})
"""Columns of answers that say where they came from: left out without a word."""


class Naming:
    """The names that mean something, and what a header may write for them."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = tuple(known)
        self._exact = frozenset(known)
        self._folded: dict[str, str] = {}
        for name in known:
            # Two names that differ in hyphens alone are told apart only by the exact name.
            self._folded[_fold(name)] = "" if _fold(name) in self._folded else name

    def may_mean(self, name: str) -> bool:
        """Whether a column of this name could be of use."""
        return bool(self._own(name) or SYNONYMS.get(_fold(name)) in self._exact)

    def meant(self, names: Sequence[str]) -> list[str]:
        """The known name of each column, or "": its own, else a synonym's if that is free."""
        own = [self._own(name) for name in names]
        taken = frozenset(own)
        meant = []
        for name, found in zip(names, own, strict=True):
            synonym = SYNONYMS.get(_fold(name), "")
            free = synonym in self._exact and synonym not in taken
            meant.append(found or (synonym if free else ""))
        return meant

    def _own(self, name: str) -> str:
        return name if name in self._exact else self._folded.get(_fold(name), "")


def check_columns(
    names: Sequence[str], meant: Sequence[str], naming: Naming, line: int, problems: RowProblems
) -> None:
    """Tell of columns that are there twice, and warn of those that are left out."""
    first: dict[str, str] = {}
    for name, target in zip(names, meant, strict=True):
        if target and target in first:
            both = f"“{shown(first[target])}” and “{shown(name)}”"
            message = f"the columns {both} are both “{target}”"
            if first[target] == name:
                message = f"the column “{shown(name)}” is there twice"
            problems.add(Code.DATA_REPEATED_COLUMN, message, "rename one of them", line)
        elif target:
            first[target] = name
        elif name and name not in COLLECTED:
            message = f"the column “{shown(name)}” is left out, nothing is called so"
            synonym = SYNONYMS.get(_fold(name))
            hint = did_you_mean(name[:LONGEST_SHOWN], naming.known)
            if synonym in meant:
                hint = f"another column is “{synonym}” already"
            problems.add(Code.DATA_UNKNOWN_COLUMN, message, hint, line)


def _fold(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()
