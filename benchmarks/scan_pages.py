"""Pages to judge a reader of scans by: filled in, copied, and scanned or photographed."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from tools.paper.people import Family, FilledPage, filled_in, person
from tools.paper.photographs import Camera
from tools.paper.prints import Blank, Picture, printed
from tools.paper.scanners import Scanner

from worksheets.build.variant import Variant, every_variant
from worksheets.content.library import Library

CHECKLIST, AGREE = "partnership-checklist", {"rating": "agree"}
TICKED: Sequence[tuple[str, dict[str, str], str]] = (
    (CHECKLIST, {}, "standard"),
    (CHECKLIST, {}, "standard"),
    (CHECKLIST, {"rating": "yes-partly-no"}, "standard"),
    (CHECKLIST, AGREE, "standard"),
    (CHECKLIST, AGREE, "clear"),
    (CHECKLIST, {}, "large"),
    (CHECKLIST, {"evidence": "on"}, "standard"),
    ("team-stages", {}, "standard"),
    ("team-stages", {}, "dyslexia"),
    ("agency-sheet", {}, "standard"),
    ("day-evaluation", {}, "standard"),
    ("day-evaluation", {}, "large"),
)
"""Sheets with boxes to tick, their options and profiles; twice what a day has more of."""
DAYS = ("usual", "hard")
"""Of what days pages with boxes are, in turns."""
IN_A_ROW = 24
"""So many pages with boxes in a row are of one sheet, as a pile has them."""

LETTERED: Sequence[tuple[str, dict[str, str], str]] = (
    ("diamond-ranking", {}, "standard"),
    ("force-field", {}, "standard"),
    ("diamond-ranking", {}, "clear"),
    ("diamond-ranking", {}, "standard"),
    ("team-stages", {}, "standard"),
    ("diamond-ranking", {}, "large"),
)
"""Sheets with places for letters and figures."""


@dataclass(frozen=True)
class Way:
    """A way of giving a page to the reader: a scanner, or a camera."""

    scanner: Scanner | None = None
    camera: Camera | None = None


WAYS = {
    "grey": (Way(Scanner(200)), Way(Scanner(200, quality=(40, 70))), Way(Scanner(300))),
    "grey150": (Way(Scanner(150)),),
    "1-bit": (Way(Scanner(200, "bw")), Way(Scanner(300, "bw"))),
    "photographs": (Way(camera=Camera()),),
}
"""The classes that figures are given for."""


@dataclass(frozen=True)
class Simulated:
    """A page as the reader gets it, which day it was, and what is true of it."""

    number: int
    day: str
    page: FilledPage
    picture: Picture


@functools.lru_cache(maxsize=40)
def _blanks(
    worksheet: str, options: tuple[tuple[str, str], ...], profile: str, code: bool, holds: str
) -> list[Blank]:
    """The pages of a sheet that have boxes for such things; code is printed on them or not."""
    more = {"code": True} if code else {}
    pages = printed(worksheet, options=dict(options), profile=profile, **more)
    return [page for page in pages if any(box.holds in holds.split() for box in page.boxes)]


def ticked_pages(
    family: Family, first_seed: int, numbers: Iterator[int] | range, kind: str, code: bool
) -> Iterator[Simulated]:
    """Pages with boxes to tick, in one of the classes; every other one of a hard day."""
    for number in numbers:
        sheet = TICKED[number // IN_A_ROW % len(TICKED)]
        day = DAYS[number % len(DAYS)]
        yield _page(family, first_seed, number, sheet, day, kind, code, "tick choice")


def lettered_pages(
    family: Family, first_seed: int, numbers: Iterator[int] | range, kind: str, code: bool
) -> Iterator[Simulated]:
    """Pages with places for letters and figures, in one of the classes."""
    for number in numbers:
        sheet = LETTERED[number % len(LETTERED)]
        yield _page(family, first_seed, number, sheet, "usual", kind, code, "letter figure")


def _page(
    family: Family, first_seed: int, number: int, sheet: tuple[str, dict[str, str], str],
    day: str, kind: str, code: bool, holds: str,
) -> Simulated:  # fmt: skip
    rng = np.random.default_rng(first_seed + number)
    worksheet, options, profile = sheet
    pages = _blanks(worksheet, tuple(options.items()), profile, code, holds)
    which = int(rng.integers(len(pages)))
    who = person(family, rng)
    copies = int(rng.integers(1, 3))
    page = filled_in(pages[which], who, rng, family, day, copies=copies, coded=code)
    way = WAYS[kind][int(rng.integers(len(WAYS[kind])))]
    back = pages[which - 1].picture if len(pages) > 1 else None
    return Simulated(number, day, page, shot(page.picture, rng, family, way, day, back))


def shot(
    page: Picture, rng: np.random.Generator, family: Family, way: Way, day: str,
    back: Picture | None = None, upside_down: float = 0.1,
) -> Picture:  # fmt: skip
    """The picture of a page; on a usual day a third of the mishaps happen that a hard day has."""
    if way.camera:
        return family.photographed(page, rng, way.camera).picture
    assert way.scanner is not None
    often = 0.05 if day == "usual" else 0.15
    scanner = replace(way.scanner, mishaps=often, upside_down=upside_down)
    return family.scanned(page, rng, scanner, back, bool(rng.random() < 0.3)).picture


def sheet_pages(
    family: Family, first_seed: int, numbers: range, variants: int = 80
) -> Iterator[tuple[int, Variant, Blank, Picture]]:
    """Pages of any sheet in grey, 1-bit and as photographs, much written on, most of them A4.

    So many numbers in a row are pages of one variant, printed once.
    """
    each = max(1, -(-numbers.stop // variants))
    every = list(every_variant(Library()))
    usual = [one for one in every if one.paper == "a4" and not one.prompts]
    ways = [WAYS["grey"][0], WAYS["1-bit"][0], WAYS["photographs"][0], WAYS["grey"][2]]
    blanks: list[Blank] = []
    made = -1
    for number in numbers:
        group = number // each
        pick = np.random.default_rng(first_seed + 500_000 + group)
        pool = usual if pick.random() < 0.8 else every
        variant = pool[int(pick.integers(len(pool)))]
        if group != made:
            blanks, made = variant_pages(variant), group
        rng = np.random.default_rng(first_seed + number)
        blank = blanks[int(rng.integers(len(blanks)))]
        page = filled_in(blank, person(family, rng), rng, family, copies=int(rng.integers(1, 3)))
        yield number, variant, blank, shot(page.picture, rng, family, ways[number % 4], "usual")


def variant_pages(variant: Variant) -> list[Blank]:
    """The blank pages of a variant, as printed."""
    return printed(
        variant.worksheet,
        aspects=[variant.aspect] if variant.aspect else [],
        prompts=list(variant.prompts),
        options=dict(variant.options),
        profile=variant.profile,
        paper=variant.paper,
        lang=variant.lang,
    )
