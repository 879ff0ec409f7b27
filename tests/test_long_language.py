"""A made-up language a third longer than English: every sheet is laid out in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tools.extent import marks_on, overprints, text_box

from worksheets.build.records import example_records
from worksheets.build.request import default_options
from worksheets.build.sheets import blank_sheet, facilitators_page
from worksheets.content.language_check import english_files
from worksheets.content.library import Library
from worksheets.content.texts import Text, name_in, texts_of
from worksheets.layout.filled import Filled
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, Mark, TextMark
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.process.limits import Limits
from worksheets.project.new_language import translation_file
from worksheets.sheet.places import places_of
from worksheets.sheet.tree import Sheet

pytestmark = pytest.mark.slow

TAG = "qps-long"
LONGER = 1.35
VOWELS = str.maketrans("aeiouAEIOU", "âêîôûÂÊÎÔÛ")
EDGE = 5 * MM
"""What no printer prints at the edge of the paper."""
IDS = Library().worksheet_ids()


def longer(text: str) -> str:
    """A text with other letters, and a third more of them; what is filled in stays."""
    parts = [part if part.startswith("{") else part.translate(VOWELS)
             for part in re.split(r"(\{[a-z_]+\})", text)]  # fmt: skip
    made = "".join(parts)
    wanted, end = round(len(text) * LONGER), len(made.rstrip(".:?"))
    more = (" " + "".join(c for c in made if c not in "{}:") * 2)[: max(2, wanted - len(made))]
    more = re.sub(r"\s+", " ", more).rstrip() if "{" not in text else " lorem"
    return f"{made[:end]}{more}{made[end:]}"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The built-in content with the made-up language, read in this process."""
    root, plain = tmp_path_factory.mktemp("long"), Library()
    for name in english_files(plain):
        texts: list[Text] = list(texts_of(name, plain.source(name).data))
        words = {text.path: longer(text.words) for text in texts}
        path = root / name_in(name, TAG)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(translation_file(name_in(name, TAG), texts, words))
    return Library([root]).in_language(TAG)


def test_the_language_is_a_third_longer(library: Library) -> None:
    for name in IDS:
        one, other = Library().worksheet(name), library.worksheet(name)
        assert len(other.title) >= LONGER * len(one.title) - 2 and other.title != one.title


@pytest.mark.parametrize("name", IDS)
def test_every_sheet_is_laid_out_for_every_profile(library: Library, name: str) -> None:
    limits = Limits(seconds=120, clock=240)
    assert library.in_bounds(_laid_out_everywhere, name, limits=limits) == []


def _laid_out_everywhere(library: Library, name: str) -> list[str]:
    """What is wrong with a worksheet and its facilitator's page in some profile."""
    worksheet, phrases = library.worksheet(name), library.language().phrases.model_dump()
    records = example_records(library, worksheet) if worksheet.records else []
    sheet = blank_sheet(library, worksheet, default_options(worksheet), records=records)
    sheets = [sheet, *([facilitators_page(library, worksheet)] if worksheet.facilitator else [])]
    return [
        f"{profile.name}: {said}"
        for profile in PROFILES.values()
        for each in sheets
        for said in _wrong(each, lay_out(each, profile, PAPERS["a4"], phrases))
    ]


def _wrong(sheet: Sheet, laid: LaidSheet) -> Iterator[str]:
    """Places that are missing, texts beyond the edge of the page, texts over one another."""
    if {place.name for place in laid.places} != {place.name for place in places_of(sheet)}:
        yield "places are missing"
    for page in range(laid.pages):
        for mark in marks_on(laid, page):
            if isinstance(mark, TextMark) and mark.text.strip():
                left, _, right, foot = text_box(mark, laid)
                if left < 0 or right > laid.paper.width - EDGE or foot > laid.paper.height - EDGE:
                    yield f"“{mark.text}” reaches over the edge"
    for one, other in overprints(Filled(laid)):
        yield f"{_said(one)} lies over {_said(other)}"


def _said(mark: Mark) -> str:
    return f"“{mark.text}” on page {mark.page}" if isinstance(mark, TextMark) else "a line"
