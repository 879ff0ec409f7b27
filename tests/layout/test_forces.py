"""The force field: two sides, their scores, and arrows that point at something."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import poppler
from tools.laid import nodes_of
from tools.operators import drawn
from tools.sheets import made, written

from worksheets.content.library import Library
from worksheets.layout.filled import Filled
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES

MM = 72 / 25.4
BANKS = Library().prompt_ids()


def field(profile: str = "standard", paper: str = "a4", **more: object) -> Filled:
    return made("force-field", profile, paper, **more)[1]


@pytest.mark.parametrize("bank", ["", *BANKS])
def test_it_takes_one_side_with_any_prompt_bank(bank: str, tmp_path: Path) -> None:
    filled = field(prompts=[bank] if bank else [])
    assert filled.sheet.pages == 1
    [page] = drawn(written(filled, tmp_path / "x.pdf"))
    [strategies] = [box for box in page.boxes if box[2] > 170 * MM]
    assert strategies[3] > 45 * MM
    for place in filled.sheet.places:
        if place.kind == "box":
            # The box is 2 mm higher: UK feint ruling is 8 mm.
            assert place.height > 6 * MM


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("profile", PROFILES)
def test_every_page_with_scores_says_what_they_are(
    profile: str, paper: str, tmp_path: Path
) -> None:
    filled = field(profile, paper)
    words = poppler.words(written(filled, tmp_path / "x.pdf"))
    scores = [place for place in filled.sheet.places if "-score-" in place.name]
    assert len(scores) == 10
    for page in {place.page for place in scores}:
        for side in ("supporting", "preventing"):
            own = [place for place in scores if place.page == page and side in place.name]
            if own:
                [first, *_] = own
                heads = [
                    word
                    for word in words
                    if word.page == page and word.text == "1–5"
                    if word.bottom < first.y + 3 and abs(word.left - first.x) < 60
                ]
                assert heads, (page, side)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("profile", PROFILES)
def test_arrows_point_at_the_other_side_or_there_are_none(profile: str, paper: str) -> None:
    sheet = field(profile, paper).sheet
    places = {place.name: place for place in sheet.places}
    level = places["supporting-1"].y == places["preventing-1"].y
    beside = level and places["supporting-1"].page == places["preventing-1"].page
    assert bool(nodes_of(sheet, "Figure")) == beside
    if (profile, paper) in (("standard", "a5"), ("clear", "a5")):
        assert beside


def test_headings_that_are_repeated_are_read_once(tmp_path: Path) -> None:
    for profile in PROFILES:
        told = poppler.told(written(field(profile, "a5"), tmp_path / "x.pdf"))
        assert told.count("Forces supporting change") == 1
        assert told.count("Score 1–5") == 2


@pytest.mark.parametrize("side", ["supporting", "preventing"])
def test_the_word_for_a_sum_stands_beside_its_box(side: str, tmp_path: Path) -> None:
    filled = field()
    [box] = [place for place in filled.sheet.places if place.name == f"{side}-total"]
    words = poppler.words(written(filled, tmp_path / "x.pdf"))
    near = [word for word in words if word.text.startswith("Total")
            and word.top < box.y + box.height and word.bottom > box.y]  # fmt: skip
    apart = [min(abs(word.right - box.x), abs(word.left - box.x - box.width)) for word in near]
    assert min(apart) == pytest.approx(2 * MM, abs=1.5 * MM) and min(apart) > 0.5 * MM


def test_a_line_parts_the_two_sides(tmp_path: Path) -> None:
    filled = field()
    [page] = drawn(written(filled, tmp_path / "x.pdf"))
    left = [place for place in filled.sheet.places if place.name.startswith("supporting-")]
    right = [place for place in filled.sheet.places if place.name.startswith("preventing-")]
    ends = max(place.x + place.width for place in left), min(place.x for place in right)
    upright = [line for line in page.lines if abs(line[0] - line[2]) < 0.1
               and ends[0] < line[0] < ends[1]]  # fmt: skip
    assert len(upright) >= 5


@pytest.mark.parametrize("scores", ["on", "off"])
def test_what_is_written_stays_inside_the_arrows_frame(scores: str, tmp_path: Path) -> None:
    filled = field(options={"scores": scores})
    [page] = drawn(written(filled, tmp_path / "x.pdf"))
    for place in filled.sheet.places:
        if place.kind == "box":
            right, foot = place.x + place.width, place.y + place.height
            assert any(
                x <= place.x and right <= x + width and y <= place.y and foot <= y + height
                for x, y, width, height in page.boxes
            ), place.name
