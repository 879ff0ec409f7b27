"""Which column is which: the names in a file's header, and those that places have."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from worksheets.problems import Code, did_you_mean, listed
from worksheets.problems.collector import MOST_TOLD
from worksheets.register.row_problems import RowProblems
from worksheets.register.table import Column
from worksheets.text.invisible import without_soft_hyphens
from worksheets.text.shown import LONGEST_SHOWN, shown

NAME = "name"
SYNONYMS = {
    "organisation": "service",
    "organization": "service",
    "agency": "service",
    "servicename": "service",
    "team": "service",
    "fullname": NAME,
    "participant": NAME,
    "language": "lang",
    "group": "table",
    "room": "table",
    "access": "access-needs",
    "accessrequirements": "access-needs",
    "accessibility": "access-needs",
    "adjustments": "access-needs",
    "reasonableadjustments": "access-needs",
}
"""Other words for some columns, without blanks and in small letters."""

FIRST_NAMES = ("firstname", "forename", "givenname", "firstnames", "forenames", "givennames")
LAST_NAMES = ("surname", "lastname", "familyname")
"""The two columns that make a `name`, where a file has them."""

COLLECTED = frozenset({"file", "worksheet", "content", "copy", "row"})
"""Columns of answers that say where they came from: left out without a word."""
PRIVATE = frozenset({"email", "emailaddress"})
"""Columns of a register that no sheet of a person shows: left out without a word."""


class Naming:
    """The names that mean something, and what a header may write for them.

    `headings` says which name a heading means that would mean nothing, or something else;
    `synonyms` are other words for names, besides those that are known in any case.
    """

    def __init__(
        self,
        known: Collection[str],
        headings: Mapping[str, str] | None = None,
        synonyms: Mapping[str, str] | None = None,
    ) -> None:
        self.known = tuple(known)
        self._exact = frozenset(known)
        self._folded: dict[str, str] = {}
        for name in known:
            # Two names that differ in hyphens alone are told apart only by the exact name.
            self._folded[fold(name)] = "" if fold(name) in self._folded else name
        self._headings = {fold(heading): name for heading, name in (headings or {}).items()}
        more = {fold(heading): name for heading, name in (synonyms or {}).items()}
        self._synonyms = {**more, **SYNONYMS}

    def synonym(self, name: str) -> str:
        """The name that another word stands for, "" if it stands for none."""
        return self._synonyms.get(fold(name), "")

    def may_mean(self, name: str) -> bool:
        """Whether a column of this name could be of use."""
        name = bare(name)
        synonym = self.synonym(name) in self._exact
        return bool(self._own(name) or synonym or self._part_of_name(name))

    def meant(self, names: Sequence[str]) -> list[str]:
        """The known name of each column, or "": its own, else a synonym's if that is free."""
        own = [self._own(name) for name in names]
        taken = frozenset(own)
        meant = []
        for name, found in zip(names, own, strict=True):
            synonym = self.synonym(name)
            free = synonym in self._exact and synonym not in taken
            meant.append(found or (synonym if free else ""))
        return meant

    def name_parts(self, names: Sequence[str], meant: Sequence[str]) -> tuple[int, ...]:
        """The columns that make a person's name together, first name first; none in most files.

        A file with “Name” and “Surname” means by the one what others call “First name”.
        """
        if NAME not in self._exact:
            return ()
        parts = []
        for words in (FIRST_NAMES, LAST_NAMES):
            found = [n for n, name in enumerate(names)
                     if not meant[n] and self._called(name) in words]  # fmt: skip
            parts.append(found[:1])
        first, last = parts
        if NAME in meant:
            return (meant.index(NAME), *last) if last and not first else ()
        return (*first, *last)

    def _own(self, name: str) -> str:
        if fold(name) in self._headings:
            return self._headings[fold(name)]
        return name if name in self._exact else self._folded.get(fold(name), "")

    def _part_of_name(self, name: str) -> bool:
        return NAME in self._exact and self._called(name) in (*FIRST_NAMES, *LAST_NAMES)

    def _called(self, name: str) -> str:
        """A heading as names are compared, in English if a language says what that is."""
        return fold(self.synonym(name) or name)


def bare(name: str) -> str:
    """A column's name without blanks around it and marks that nobody sees."""
    return without_soft_hyphens(name).strip()


def fold(name: str) -> str:
    """A name as names are compared: without blanks, hyphens and capitals."""
    return re.sub(r"[\s_-]+", "", name).casefold()


def columns_of_use(
    names: Sequence[str], naming: Naming, line: int, problems: RowProblems
) -> list[Column]:
    """The columns of a header that mean something; raises `Refused` if none does.

    Columns that are there twice are told, and those that are left out.
    """
    meant = naming.meant(names)
    parts = naming.name_parts(names, meant)
    if names and not any(meant) and not parts:
        message = "none of its columns has the name of a place"
        hint = f"columns: {listed(list(naming.known))}"
        raise problems.refused(Code.DATA_EMPTY, message, hint, line)
    _check(names, meant, parts, naming, line, problems)
    columns = [
        Column(index, name)
        for index, name in enumerate(meant)
        if name and name not in meant[:index] and index not in parts
    ]
    return [*columns, Column(parts[0], NAME, parts[1:])] if parts else columns


def _check(
    names: Sequence[str],
    meant: Sequence[str],
    parts: Collection[int],
    naming: Naming,
    line: int,
    problems: RowProblems,
) -> None:
    """Tell of columns that are there twice, and warn of those that are left out."""
    first: dict[str, str] = {}
    left_out = 0
    for index, (name, target) in enumerate(zip(names, meant, strict=True)):
        if target and target in first:
            both = f"“{shown(first[target])}” and “{shown(name)}”"
            message = f"the columns {both} are both “{target}”"
            if first[target] == name:
                message = f"the column “{shown(name)}” is there twice"
            problems.add(Code.DATA_REPEATED_COLUMN, message, "rename one of them", line)
        elif target:
            first[target] = name
        elif name and index not in parts and not _left_out_silently(name):
            message = f"the column “{shown(name)}” is left out: there is no place of that name"
            # Looking for the nearest of many names takes long, and only so many are told.
            left_out += 1
            hint = ""
            if left_out <= MOST_TOLD:
                hint = did_you_mean(name[:LONGEST_SHOWN], naming.known)
            synonym = naming.synonym(name)
            if synonym and synonym in meant:
                hint = f"another column is “{synonym}” already"
            problems.add(Code.DATA_UNKNOWN_COLUMN, message, hint, line)


def _left_out_silently(name: str) -> bool:
    return name in COLLECTED or fold(name) in PRIVATE
