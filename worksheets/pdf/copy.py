"""Copies: what goes into a document, and what is known of each once it was written."""

from __future__ import annotations

from typing import NamedTuple

from worksheets.layout.filled import Filled
from worksheets.record import record
from worksheets.sheet.identity import NOBODY, Identity
from worksheets.sheet.page_code import PageCode


class Unit(NamedTuple):
    """Where in a file a copy is: its first page, counted from 1, and how many it reaches over.

    `code` is what its printed codes say besides the page: `7QK4MZ2-27`; "" without codes.
    """

    worksheet: str
    copy: str
    first_page: int
    pages: int
    code: str = ""

    @classmethod
    def of(cls, identity: Identity, key: str, first_page: int, pages: int) -> Unit:
        """The unit of a copy, whose codes begin with a `key` if it has one."""
        code = PageCode(key, 1, identity.number).unit if key else ""
        return cls(identity.worksheet, identity.copy, first_page, pages, code)


@record
class Written:
    """What was written: its pages, the hash of its bytes, and its copies in their order."""

    pages: int
    sha256: str
    units: tuple[Unit, ...]


@record
class Copy:
    """One copy as it goes into a file.

    `identity` is what its form says of it; viewers list it under `bookmark`, if it has one. With
    a copy that `ends_set` somebody has all that is theirs: the next begins a booklet of its own.
    Its sheet is not kept in memory if it is there `once`, so that no further copy shares it.
    `other` is the same copy in another language, which follows it and has the same fields.
    """

    filled: Filled
    identity: Identity = NOBODY
    bookmark: str = ""
    ends_set: bool = True
    once: bool = False
    other: Filled | None = None

    @property
    def languages(self) -> list[Filled]:
        """The copy in each of its languages."""
        return [self.filled, *([self.other] if self.other else [])]


def shares_paper(filled: Filled) -> bool:
    """Whether another language may begin on the back of this one: it is a page that has a back."""
    return filled.pages == 1 and not filled.sheet.one_sided
