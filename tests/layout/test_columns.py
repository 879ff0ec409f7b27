"""Blocks side by side."""

from __future__ import annotations

import pytest
from tools.sheets import made

from worksheets.layout.profile import PROFILES
from worksheets.layout.typeface import spaced_face


def test_lines_side_by_side_end_on_one_level() -> None:
    seen = 0
    for name in ("swot", "practitioner-profile", "agency-sheet"):
        for profile in PROFILES:
            for paper in ("a4", "a3", "letter"):
                laid = made(name, profile, paper)[1].sheet
                rules = {place.name: (place.page, place.y + place.height) for place in laid.places
                         if place.kind == "line"}  # fmt: skip
                for one, other in (("name", "date"), ("telephone", "fax")):
                    if one not in rules:
                        continue
                    first, second = (next(p for p in laid.places if p.name == n)
                                     for n in (one, other))  # fmt: skip
                    if second.x > first.x + first.width / 2:
                        seen += 1
                        assert rules[one][0] == rules[other][0]
                        assert abs(rules[one][1] - rules[other][1]) < 0.01, (name, profile, paper)
    assert seen > 15


def test_the_corners_of_all_boxes_stand_alike() -> None:
    for profile in ("standard", "clear", "large"):
        laid = made("swot", profile, "a4")[1].sheet
        boxes = [place for place in laid.places if place.kind == "box"]
        rows = {(place.page, round(place.y, 2)) for place in boxes}
        assert len(rows) == 2, profile


@pytest.mark.parametrize("profile", PROFILES)
def test_a_line_for_a_date_is_as_long_as_a_date_in_print(profile: str) -> None:
    for name in ("swot", "action-plan"):
        laid = made(name, profile, "a4")[1].sheet
        face = spaced_face("regular", laid.profile.tracking)
        [date] = [place for place in laid.places if place.name == "date"]
        assert date.width >= face.width("30 Sept. 2026", laid.profile.size)
