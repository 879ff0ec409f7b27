"""The room on the pages: none nearly empty, no leftover alone, places as large as readers need."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tools import poppler
from tools.extent import content_of
from tools.sheets import MM, SHEETS, VARIANTS, made, written

from worksheets.content.library import Library
from worksheets.layout.filled import Filled
from worksheets.layout.marks import LaidSheet
from worksheets.layout.profile import PROFILES

PAPERS = ["a4", "letter", "a3"]
ROOM = {"clear": 0.75, "large": 1, "giant": 1, "dyslexia": 0.75}
"""The least part of the room of `standard` that a place has."""
FLOWING = [name for name in SHEETS if name != "diamond-cards"]
"""A sheet of cards breaks its pages itself."""
OWNED = [name for name in FLOWING if name != "agency-directory"]
"""Somebody fills them in."""
PITCH = {"standard": 10, "clear": 10, "large": 12, "giant": 14, "dyslexia": 10}
"""The distance of writing lines in millimetres."""


@cache
def laid(name: str, profile: str, paper: str, variant: bool = False) -> LaidSheet:
    options = VARIANTS.get(name, {}) if variant else {}
    return made(name, profile, paper, options=options)[1].sheet


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", FLOWING)
def test_no_page_but_the_last_is_nearly_empty(name: str, profile: str) -> None:
    for paper in PAPERS:
        sheet = laid(name, profile, paper)
        for page in range(sheet.pages - 1):
            used, room = content_of(sheet, page)
            assert used >= room / 3, (paper, page + 1, used / room)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", FLOWING)
def test_no_page_has_a_leftover_of_a_few_lines(name: str, profile: str) -> None:
    for paper in PAPERS:
        for variant in (False, True):
            sheet = laid(name, profile, paper, variant)
            for page in range(1, sheet.pages):
                used, _ = content_of(sheet, page)
                lines = used / sheet.profile.leading
                assert lines >= 5, (paper, variant, page + 1, lines)


@pytest.mark.parametrize("profile", ROOM)
@pytest.mark.parametrize("name", FLOWING)
def test_places_keep_the_room_that_standard_has(name: str, profile: str) -> None:
    for paper in PAPERS:
        standard = _areas(laid(name, "standard", paper))
        for place, area in _areas(laid(name, profile, paper)).items():
            assert area >= standard[place] * ROOM[profile] * 0.995, (paper, place)


def _areas(sheet: LaidSheet) -> dict[str, float]:
    return {place.name: place.width * place.height for place in sheet.places
            if place.kind in ("line", "lines", "box")}  # fmt: skip


@pytest.mark.parametrize("profile", PROFILES)
def test_the_three_periods_are_equally_large(profile: str) -> None:
    for paper in PAPERS:
        sheet = laid("practitioner-benefits", profile, paper)
        heights = [place.height for place in sheet.places if place.kind == "box"]
        words = max(heights) - min(heights)
        # A heading of two lines takes one line more of its box.
        line = sheet.profile.heading * sheet.profile.spacing
        assert len(heights) == 6 and words <= line + 0.01


@pytest.mark.parametrize("profile", PROFILES)
def test_every_question_has_as_many_lines(profile: str) -> None:
    answers = [place for place in laid("discussion", profile, "a4").places
               if place.name.startswith("answer-")]  # fmt: skip
    assert len(answers) == 10 and len({len(place.baselines) for place in answers}) == 1


@pytest.mark.parametrize("profile", PROFILES)
def test_lines_are_as_far_apart_as_the_profile_says(profile: str) -> None:
    close = 0.8 if PITCH[profile] == 10 else 1
    for name in FLOWING:
        for place in laid(name, profile, "a4").places:
            for above, below in zip(place.baselines, place.baselines[1:], strict=False):
                least = PITCH[profile] * close if name in ("force-field",) else PITCH[profile]
                least = PITCH[profile] * close if name == "practitioner-profile" else least
                assert below - above >= least * MM - 0.01, (name, place.name)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", OWNED)
def test_every_further_page_says_which_sheet_it_is_of_and_whose(
    name: str, profile: str, tmp_path: Path
) -> None:
    owner = "organisation" if name == "agency-sheet" else "name"
    known = made(name, profile, "a4", values={owner: "Siân Gŵyr"})[1]
    blank = made(name, profile, "a4")[1]
    short = Library().worksheet(name).short
    label = next(place.label for place in known.sheet.places if place.name == owner)
    for filled, whose in ((known, "Siân Gŵyr"), (blank, label)):
        pages = _pages(filled, tmp_path)
        assert len(pages) == filled.pages
        for number, page in enumerate(pages[1:], 2):
            head = " ".join(page.strip().split("\n\n")[0].split())
            assert short in head and whose in " ".join(page.split()[:14]), head
            assert f"page {number} of {len(pages)}" in page


def test_no_screen_reader_is_told_the_head(tmp_path: Path) -> None:
    filled = made("discussion", "standard", "a4", values={"name": "Siân Gŵyr"})[1]
    pdf = written(filled, tmp_path / "x.pdf")
    assert filled.pages > 1
    assert poppler.told(pdf).count("Siân Gŵyr") == 1
    assert poppler.text(pdf).count("Siân Gŵyr") == filled.pages


def _pages(filled: Filled, folder: Path) -> list[str]:
    return poppler.text(written(filled, folder / "x.pdf")).split("\f")[:-1]
