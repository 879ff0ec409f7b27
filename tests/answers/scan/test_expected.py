"""What may stand in the places for letters and figures, as their sheets say."""

from __future__ import annotations

import string

import pytest

from worksheets.answers.scan.expected import Expected, expected_on
from worksheets.build.blanks import blank_sheets
from worksheets.build.request import Request
from worksheets.content.library import Library


def expected(worksheet: str) -> dict[str, Expected]:
    [blank] = blank_sheets(Library(), Request([worksheet]))
    return expected_on(blank.sheet)


def test_each_letter_stands_once_on_a_board_or_beside_it() -> None:
    places = expected("diamond-ranking")
    assert set(places) == {f"rank-{n}" for n in range(1, 10)} | {
        f"discarded-{n}" for n in range(1, 4)
    }
    assert set(places.values()) == {Expected(tuple(string.ascii_uppercase[:12]), "rank")}


def test_scores_go_as_far_as_the_sheet_says_and_totals_as_far_as_all_scores() -> None:
    places = expected("force-field")
    assert places["supporting-score-5"] == Expected(("1", "2", "3", "4", "5"))
    assert places["preventing-total"].values == tuple(str(n) for n in range(26))


@pytest.mark.parametrize(("stage", "boxes"), [("forming", 5), ("storming", 6)])
def test_a_share_is_at_most_the_number_of_its_boxes(stage: str, boxes: int) -> None:
    places = expected("team-stages")
    assert places[f"share-{stage}"].values == tuple(str(n) for n in range(boxes + 1))
