"""A rated checklist: answers in columns under headings that every page has."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tools import poppler
from tools.laid import marks_of, nodes_of, read
from tools.sheets import made, written

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, Place, TextMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Sheet

RATED = [{"rating": "agree"}, {"rating": "yes-partly-no"}]
EVIDENCE = [{**each, "evidence": "on"} for each in ({"rating": "tick"}, *RATED)]


def checklist(profile: str = "standard", paper: str = "a4", **options: str) -> LaidSheet:
    return made("partnership-checklist", profile, paper, options=options)[1].sheet


def rated(laid: LaidSheet) -> list[Place]:
    return [place for place in laid.places if place.kind == "choice"]


@pytest.mark.parametrize("options", RATED)
def test_a_rated_checklist_takes_two_pages(options: dict[str, str]) -> None:
    assert checklist(**options).pages == 2


@pytest.mark.parametrize("options", EVIDENCE)
def test_with_evidence_it_takes_four_and_keeps_each_statement_whole(
    options: dict[str, str],
) -> None:
    laid = checklist(**options)
    assert laid.pages <= 4
    pages = {place.name: place.page for place in laid.places}
    for name, page in pages.items():
        if name[0].isdigit():
            assert pages[f"evidence-{name}"] == pages[f"action-{name}"] == page


@pytest.mark.parametrize("profile", PROFILES)
def test_the_boxes_of_an_answer_stand_in_one_column(profile: str) -> None:
    places = rated(checklist(profile, rating="agree"))
    assert len(places) == 26
    for n in range(4):
        assert len({round(place.boxes[n].x, 3) for place in places}) == 1
    assert all(len({box.y for box in place.boxes}) == 1 for place in places)


def test_every_page_has_the_answers_over_their_boxes(tmp_path: Path) -> None:
    filled = made("partnership-checklist", "large", "a4", options={"rating": "agree"})[1]
    pages = poppler.text(written(filled, tmp_path / "x.pdf")).split("\f")[:-1]
    answered = [page for page in pages if re.search(r"^ *[1-9]\.[1-9] ", page, re.MULTILINE)]
    assert len(answered) >= len(pages) - 1 > 2
    for page in answered:
        assert page.count("1 Not at all, 2 A little, 3 Mostly, 4 Fully") == 1
        assert page.index("4 Fully") < page.index(".1 ")
    words = poppler.words(tmp_path / "x.pdf")
    first = next(place for place in rated(filled.sheet) if place.page == 1)
    for box in first.boxes:
        [head] = [word for word in words if word.page == 1 and word.text == box.label[0]
                  and abs((word.left + word.right) / 2 - box.x - 9) < 6]  # fmt: skip
        assert head.bottom < box.y


def test_a_question_that_goes_on_has_its_words_again_for_the_eye_alone(tmp_path: Path) -> None:
    filled = made("partnership-checklist", "standard", "a4", options={"rating": "agree"})[1]
    pdf = written(filled, tmp_path / "x.pdf")
    assert "5 Are we clear and comfortable" in " ".join(poppler.text(pdf).split("\f")[1].split())
    assert "(continued)" in poppler.text(pdf) and "(continued)" not in poppler.told(pdf)
    assert [read(node)[0] for node in nodes_of(filled.sheet, "H2")] == list("123456789")


def test_no_page_has_one_statement_of_a_question_alone() -> None:
    for profile in PROFILES:
        for rating in ("tick", "agree"):
            laid = checklist(profile, rating=rating)
            items = [place for place in laid.places if place.name[0].isdigit()]
            for question in "123456789":
                pages = [place.page for place in items if place.name[0] == question]
                assert min(pages.count(page) for page in pages) > 1, (profile, rating, question)


def test_where_a_column_is_too_narrow_the_answers_stand_under_the_statement(
    sheet_of: Callable[[str], Sheet], phrases: dict[str, str]
) -> None:
    answers = "".join(f'<choice value="{n}">{word}</choice>'
                      for n, word in enumerate(("Strongly disagree", "Disagree", "Undecided",
                                                "Agree", "Strongly agree")))  # fmt: skip
    scale = f'<scale name="a" text="We know each other.">{answers}</scale>'
    sheet = sheet_of(f'<checklist title="Together">{scale}</checklist>')
    for profile, beside in (("standard", True), ("giant", False)):
        laid = lay_out(sheet, PROFILES[profile], PAPERS["a4"], phrases)
        [place] = rated(laid)
        assert (len({box.y for box in place.boxes}) == 1) == beside
        assert place.label == "We know each other."


def test_the_boxes_under_a_statement_leave_it_room(
    sheet_of: Callable[[str], Sheet], phrases: dict[str, str]
) -> None:
    answers = "".join(f'<choice value="{n}">{"word " * 9}{n}</choice>' for n in range(3))
    markup = f'<scale name="1.1" text="We talk">{answers}</scale>'
    laid = lay_out(sheet_of(markup), PROFILES["standard"], PAPERS["a4"], phrases)
    [place] = rated(laid)
    [said] = [mark for mark in marks_of(laid.root)
              if isinstance(mark, TextMark) and mark.text == "We talk"]  # fmt: skip
    letters = said.y + 0.25 * said.size
    assert min(box.y for box in place.boxes) > letters + 72 / 25.4
