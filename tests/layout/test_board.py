"""The board: diamonds to write in, and boxes on which cards lie."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from tools import poppler
from tools.operators import drawn
from tools.sheets import made, written

from worksheets.layout.cards import card_height
from worksheets.layout.context import LayoutContext
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, LineMark, Place, TextMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.problems import Refused
from worksheets.sheet.tree import Sheet

MM = 72 / 25.4
BOXES = {"shape": "boxes"}
LEVELS = ["Most important", "Very important", "Important", "Less important", "Least important"]


def board(profile: str = "standard", paper: str = "a4", **options: str) -> LaidSheet:
    return made("diamond-ranking", profile, paper, options=options)[1].sheet


def ranked(laid: LaidSheet) -> list[Place]:
    return [place for place in laid.places if place.name.startswith("rank-")]


def slanting(laid: LaidSheet) -> list[LineMark]:
    """The lines of a sheet's drawing that are neither upright nor level."""
    return [
        mark
        for node in laid.root.walk()
        for mark in node.kids
        if node.tag == "Figure" and isinstance(mark, LineMark)
        and mark.x1 != mark.x2 and mark.y1 != mark.y2
    ]  # fmt: skip


@pytest.mark.parametrize("shape", ["diamonds", "boxes"])
def test_the_board_takes_one_side(shape: str) -> None:
    laid = board("standard", "a3" if shape == "boxes" else "a4", shape=shape)
    assert laid.pages == 1
    names = [place.name for place in laid.places]
    discarded = [f"discarded-{n}" for n in (1, 2, 3)]
    assert names[:3] == ["name", "date", "service"]
    # They are discarded before the others are written down.
    assert (names[3:6] if shape == "diamonds" else names[-3:]) == discarded


def test_names_leave_the_diamonds_as_large_as_large_print_needs(tmp_path: Path) -> None:
    filled = made("diamond-ranking", "giant", "a4")[1]
    written(filled, tmp_path / "x.pdf")
    shown, told = poppler.text(tmp_path / "x.pdf"), poppler.told(tmp_path / "x.pdf")
    assert "2–3 Very important" in " ".join(shown.split()) and "2–3" not in told
    widths = {profile: ranked(board(profile))[0].width for profile in ("standard", "giant")}
    assert widths["giant"] > widths["standard"]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("paper", PAPERS)
def test_true_diamonds_have_room_for_a_letter_and_a_few_words(profile: str, paper: str) -> None:
    laid = board(profile, paper)
    places = ranked(laid)
    assert len(slanting(laid)) == 36 and len({place.page for place in places}) == 1
    size = laid.profile.size
    for place in places:
        assert place.width > 1.2 * size and place.height > 1.2 * size
    if (profile, paper) == ("standard", "a4"):
        assert all(place.width > 25 * MM and place.height > 20 * MM for place in places)
    rows = [1, 2, 3, 2, 1]
    middles = [round(place.y + place.height / 2, 2) for place in places]
    assert [middles.count(middle) for middle in sorted(set(middles))] == rows
    assert middles == sorted(middles)


def test_a_rows_name_stands_beside_the_middle_of_its_diamonds() -> None:
    laid = board()
    assert slanting(laid)
    names = [mark for node in laid.root.walk() for mark in node.kids
             if isinstance(mark, TextMark) and mark.weight == "bold" and mark.page == 0
             and mark.text.strip() in {word for level in LEVELS for word in (level, *level.split())}
             and mark.x == laid.paper.left]  # fmt: skip
    size = laid.profile.size
    middles = sorted({round(place.y + place.height / 2, 1) for place in ranked(laid)})
    for middle, level in zip(middles, LEVELS, strict=True):
        near = [mark for mark in names if abs(mark.y - middle) < 2 * size]
        assert " ".join(mark.text.strip() for mark in near) == level
        seen = sum(mark.y - 0.25 * size for mark in near) / len(near)
        assert abs(seen - middle) < 2


def test_the_diamonds_fill_their_page_evenly() -> None:
    laid = board()
    lines = slanting(laid)
    top, foot = min(line.y1 for line in lines), max(line.y1 for line in lines)
    places = [place for place in laid.places if not place.name.startswith("rank-")]
    above = max(place.y + place.height for place in places if place.y < top)
    [credit] = [mark for node in laid.root.walk() for mark in node.kids
                if isinstance(mark, TextMark) and "Cheminais" in mark.text][-1:]  # fmt: skip
    # As much is free above the board as below it, but for a line or two.
    assert abs((top - above) - (credit.y - foot)) < 3 * laid.profile.leading


@pytest.mark.parametrize("profile", PROFILES)
def test_no_place_is_crossed_by_a_line_of_a_diamond(profile: str) -> None:
    for paper in PAPERS:
        laid = board(profile, paper)
        for place in ranked(laid):
            corners = [(place.x + a * place.width, place.y + b * place.height)
                       for a in (0, 1) for b in (0, 1)]  # fmt: skip
            for line in slanting(laid):
                sides = {_side(line, corner) > 0 for corner in corners}
                over = min(line.x1, line.x2) < place.x + place.width and max(
                    line.x1, line.x2) > place.x  # fmt: skip
                down = min(line.y1, line.y2) < place.y + place.height and max(
                    line.y1, line.y2) > place.y  # fmt: skip
                assert len(sides) == 1 or not (over and down), (paper, place.name)


def _side(line: LineMark, point: tuple[float, float]) -> float:
    x, y = point
    return (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1)


@pytest.mark.parametrize("options", [{}, BOXES])
@pytest.mark.parametrize("profile", PROFILES)
def test_rows_are_named_and_boxes_numbered(
    profile: str, options: dict[str, str], tmp_path: Path
) -> None:
    for paper in PAPERS:
        filled = made("diamond-ranking", profile, paper, options=options)[1]
        told = poppler.told(written(filled, tmp_path / "x.pdf"))
        position = 0
        for level, numbers in zip(LEVELS, ("1", "2 3", "4 5 6", "7 8", "9"), strict=True):
            position = told.index(f"{level} {numbers}", position)
        assert told.index("Figure 2.3") > position
    labels = [place.label for place in ranked(filled.sheet)]
    assert labels[0] == "Box 1, most important" and labels[8] == "Box 9, least important"


@pytest.mark.parametrize("profile", PROFILES)
def test_each_card_lies_on_its_box(profile: str, phrases: dict[str, str], tmp_path: Path) -> None:
    """Measured from the lines of both files, whatever the papers."""
    card_sheet = written(made("diamond-cards", profile, "a4")[1], tmp_path / "cards.pdf")
    page = drawn(card_sheet)[0]
    upright = sorted({round(x1, 1) for x1, _, x2, _ in page.lines if x1 == x2})
    level = sorted({round(y1, 1) for _, y1, _, y2 in page.lines if y1 == y2})
    width, height = upright[1] - upright[0], level[1] - level[0]
    assert height == pytest.approx(
        card_height(_statements(), LayoutContext(PROFILES[profile], PAPERS["a4"], phrases)), abs=0.2
    )
    for paper in PAPERS:
        filled = made("diamond-ranking", profile, paper, options=BOXES)[1]
        pages = drawn(written(filled, tmp_path / "board.pdf"))
        boxes = [box for each in pages for box in each.boxes if box[2] > 60 * MM]
        assert len(boxes) == 9
        assert all(box[2] >= width and box[3] >= height for box in boxes), paper
        assert max(box[3] for box in boxes) < height + 5 * MM


def _statements() -> list[str]:
    sheet = made("diamond-cards", "standard", "a4")[0]
    [cards] = sheet.blocks[1:]
    return [card.words for card in cards.cards]  # type: ignore[union-attr]  # the cards


def test_boxes_do_not_overlap_and_a_row_stays_on_its_page(tmp_path: Path) -> None:
    for profile in PROFILES:
        for paper in ("a3",) if profile in ("giant", "large") else ("a4", "a3", "letter"):
            laid = board(profile, paper, **BOXES)
            rows = [(1,), (2, 3), (4, 5, 6), (7, 8), (9,)]
            page = {place.name: place.page for place in ranked(laid)}
            for row in rows:
                assert len({page[f"rank-{n}"] for n in row}) == 1, (profile, paper, row)
            for one, other in combinations(laid.places, 2):
                if one.page == other.page:
                    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
                    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
                    assert across <= 0.01 or down <= 0.01, (profile, paper, one.name, other.name)


def test_a_board_of_other_rows_is_drawn_too(
    sheet_of: Callable[[str], Sheet], phrases: dict[str, str]
) -> None:
    for shape in ("diamonds", "boxes"):
        markup = f'<board name="r" label="Box" alt="Two rows of two" rows="2 2" shape="{shape}"/>'
        laid = lay_out(sheet_of(markup), PROFILES["standard"], PAPERS["a4"], phrases)
        assert [place.label for place in laid.places] == ["Box 1", "Box 2", "Box 3", "Box 4"]
        assert laid.places[2].y >= laid.places[0].y + laid.places[0].height


def test_names_of_rows_are_one_for_each_row(sheet_of: Callable[[str], Sheet]) -> None:
    with pytest.raises(Refused, match="5 rows and 1 names"):
        sheet_of('<board name="r" label="Box" alt="A board"><level>Most</level></board>')
