"""People whose sheets are filled in by simulated pens and scanned, with what is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tools.paper import people, prints, tuning
from tools.paper.prints import Picture
from tools.paper.scanners import Scanner

DOTS = 150
"""The fewest dots an inch that are still read well: small pictures make quick tests."""


@dataclass(frozen=True)
class Person:
    """The scanned pages of one person, and what is meant by each box: by field and value."""

    pages: tuple[Picture, ...]
    meant: dict[tuple[str, str], str]


def person(worksheet: str, seed: int, mode: str = "grey", **options: Any) -> Person:
    """Somebody's sheet, filled in on a usual day and scanned."""
    rng = tuning.rng(seed)
    who = people.person(tuning.FAMILY, rng)
    scanner = Scanner(dots=DOTS, mode=mode, mishaps=0.0)
    pages = []
    meant = {}
    for blank in prints.printed(worksheet, **options):
        page = people.filled_in(
            blank, who, rng, tuning.FAMILY, coded=bool(options.get("code")), writes=0.3
        )
        pages.append(tuning.FAMILY.scanned(page.picture, rng, scanner, None, False).picture)
        meant.update({(each.box.name, each.box.value): each.meant for each in page.marked})
    return Person(tuple(pages), meant)
