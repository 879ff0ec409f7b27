"""The stages of a team: two by two on one side, each with a small box for its share."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import poppler
from tools.operators import drawn
from tools.sheets import made, written

from worksheets.layout.profile import PROFILES

MM = 72 / 25.4
STAGES = ["forming", "storming", "norming", "performing"]


def test_the_stages_stand_two_by_two_on_one_side() -> None:
    sheet = made("team-stages", "standard", "a4")[1].sheet
    assert sheet.pages == 1
    shares = [next(p for p in sheet.places if p.name == f"share-{stage}") for stage in STAGES]
    assert shares[0].x == shares[2].x < shares[1].x == shares[3].x
    ticks = {place.name: place for place in sheet.places if place.kind == "tick"}
    assert ticks["1.1"].y < shares[0].y < ticks["3.1"].y
    now, after = (next(p for p in sheet.places if p.name == name) for name in ("now", "next"))
    assert min(now.y, after.y) > max(share.y for share in shares)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_share_is_a_small_box_that_says_of_how_many(profile: str, tmp_path: Path) -> None:
    filled = made("team-stages", profile, "a4")[1]
    pages = drawn(written(filled, tmp_path / "x.pdf"))
    words = poppler.words(tmp_path / "x.pdf")
    for stage, count in zip(STAGES, ("5", "6", "5", "6"), strict=True):
        [share] = [place for place in filled.sheet.places if place.name == f"share-{stage}"]
        assert share.label == f"{stage.capitalize()}: ticked out of {count}"
        assert share.width == share.height == filled.sheet.profile.pitch
        assert any(abs(box[0] - share.x) < 0.1 and abs(box[1] - share.y) < 0.1
                   for box in pages[share.page].boxes)  # fmt: skip
        right = share.x + share.width
        beside = [
            word.text
            for word in words
            if word.page == share.page and word.top < share.y + share.height
            if word.bottom > share.y and right < word.left < right + 45 * MM
        ]
        assert beside[-2:] == ["of", count]


def test_the_share_is_explained_before_the_boxes(tmp_path: Path) -> None:
    told = poppler.told(written(made("team-stages", "standard", "a4")[1], tmp_path / "x.pdf"))
    assert told.index("Compare shares, not numbers") < told.index("Forming:")
    assert told.index("Reviewing our own work") < told.index("Where are we now?")
