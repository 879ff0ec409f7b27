"""Layouts: blank sheets on their pages, within limits where a stranger may have written them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from worksheets.content.library import Library
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet
from worksheets.layout.paper import PAPERS, SCREENS
from worksheets.layout.profile import PROFILES
from worksheets.process.limits import Limits
from worksheets.process.progress import working_on
from worksheets.record import record
from worksheets.sheet.tree import Sheet

LIMITS = Limits(seconds=10, memory=512_000_000, result=64_000_000)
"""What it may take to lay out some sheets; most take some hundredths of a second."""


@record
class Look:
    """A sheet and how it is to look: its profile and paper by name, the words around it.

    Places are large enough for the values that are `known` to stand in them. With a `key` there is
    room for the codes that say it.
    """

    sheet: Sheet
    profile: str
    paper: str
    phrases: Mapping[str, str]
    known: Mapping[str, str] = field(default_factory=dict)
    key: str = ""


def laid_out(library: Library, looks: Sequence[Look]) -> list[LaidSheet]:
    """Sheets of the library's content on their pages; raises `Refused` if it takes too much."""
    return library.in_bounds(_laid_out, looks, limits=LIMITS)


def _laid_out(library: Library, looks: Sequence[Look]) -> list[LaidSheet]:
    laid = []
    for look in looks:
        working_on(look.sheet.where.file or look.sheet.id)
        paper = (PAPERS | SCREENS)[look.paper]
        profile, known = PROFILES[look.profile], look.known
        laid.append(lay_out(look.sheet, profile, paper, look.phrases, known, key=look.key))
    return laid
