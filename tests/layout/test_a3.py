"""A3, which a group reads from around a table: large print, thick lines, the paper across."""

from __future__ import annotations

import pytest
from tools.extent import foot_of, marks_on, text_box
from tools.laid import nodes_of
from tools.sheets import MM, SHEETS, VARIANTS, made

from worksheets.layout.marks import LaidSheet, TextMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES, Profile

A3 = PAPERS["a3"]


def laid(name: str, profile: str = "standard", paper: str = "a3", **options: str) -> LaidSheet:
    return made(name, profile, paper, options=options)[1].sheet


def texts(sheet: LaidSheet, page: int) -> list[TextMark]:
    return [mark for mark in marks_on(sheet, page) if isinstance(mark, TextMark)]


def measures(profile: Profile) -> tuple[float, ...]:
    return profile.size, profile.heading, profile.title, profile.pitch, profile.tick


@pytest.mark.parametrize("name", SHEETS)
def test_print_is_read_from_around_a_table(name: str) -> None:
    for profile in ("standard", "clear", "dyslexia"):
        sheet = laid(name, profile)
        for page in range(sheet.pages):
            assert min(mark.size for mark in texts(sheet, page)) >= 18
        headings = [kid.size for node in nodes_of(sheet, "H2") for kid in node.kids
                    if isinstance(kid, TextMark)]  # fmt: skip
        labels = name in ("discussion", "practitioner-profile")
        # A question that one writes under is a label, whatever a screen reader jumps to.
        assert labels or min(headings, default=28) >= 28
        assert min((place.height for place in sheet.places if place.kind == "tick"),
                   default=6 * MM) >= 6 * MM  # fmt: skip


def test_a_profile_for_a_paper_stays_what_it_is() -> None:
    for profile in PROFILES.values():
        assert profile.on(PAPERS["a4"]) is profile
        large = profile.on(A3)
        assert measures(large.on(A3)) == measures(large)
        assert large.title > large.heading >= 28


def test_the_four_boxes_lie_across() -> None:
    for profile in PROFILES:
        sheet = laid("swot", profile)
        assert (sheet.paper.width, sheet.paper.height) == (A3.height, A3.width)
        boxes = [place for place in sheet.places if place.kind == "box"]
        assert len({place.page for place in boxes}) == 1
    upright = laid("swot", paper="a4").paper
    assert upright.width < upright.height


@pytest.mark.parametrize("rating", ["tick", "agree", "yes-partly-no"])
def test_a_checklist_has_two_columns(rating: str) -> None:
    sheet = laid("partnership-checklist", rating=rating)
    assert sheet.pages == (2 if rating == "tick" else 3)
    middle = sheet.paper.left + (sheet.paper.right - sheet.paper.left) / 2
    for page in range(sheet.pages):
        statements = [mark for mark in texts(sheet, page) if mark.y < sheet.page_label.y - 30]
        last = page == sheet.pages - 1
        assert last or {mark.x > middle for mark in statements} == {True, False}
        for mark in statements:
            left, _, right, _ = text_box(mark, sheet)
            # The running head alone reaches across.
            assert right < middle or left > middle or mark.y < sheet.paper.top + 30, mark
    # What is read second stands in the second column.
    order = [(place.page, place.x > middle, place.y) for place in sheet.places[3:]]
    assert order == sorted(order)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_question_on_its_card_is_as_large_as_leaves_room_to_write(profile: str) -> None:
    for paper in ("a3", "a4", "a5", "letter"):
        sheet = laid("discussion", profile, paper, **VARIANTS["discussion"])
        *_, credit = nodes_of(sheet, "P")
        foot = min(mark.y - mark.size for mark in credit.kids if isinstance(mark, TextMark))
        questions = [node for node in nodes_of(sheet, "H2") if node.kids]
        assert len(questions) == 10
        for node, place in zip(questions, sheet.places[3:], strict=True):
            marks = [kid for kid in node.kids if isinstance(kid, TextMark)]
            size = marks[0].size
            assert size >= (sheet.profile.size if paper == "a5" else sheet.profile.size * 1.15)
            assert size >= 24 or paper == "a5" or profile == "dyslexia"
            assert place.y + place.height <= foot and place.y >= foot_of(marks[-1])
            assert place.height >= sheet.profile.size * 0.85
