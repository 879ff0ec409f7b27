"""`collect` reads paper: whatever order, kind of file or side up it comes in."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest
from PIL import Image
from tools.command import worksheets_here
from tools.forms import filled
from tools.paper import files
from tools.paper.piles import DOTS, Person, person
from tools.paper.prints import Picture

from worksheets.answers.collect.answer import Answer
from worksheets.api import collect
from worksheets.content.library import Library
from worksheets.problems import Problems

CHECKLIST = "partnership-checklist"


LIBRARY = Library()
"""Its blanks are made once for all tests."""


def read(
    *paths: Path,
    worksheet: str = CHECKLIST,
    paper: str = "",
    profile: str = "",
    lang: str = "",
    review: BinaryIO | None = None,
) -> tuple[list[Answer], list[str]]:
    """The answers in files, and the codes of all that was told."""
    problems = Problems()
    answers = collect(
        paths, library=LIBRARY, worksheets=worksheet, problems=problems,
        paper=paper, profile=profile, lang=lang, review=review,
    )  # fmt: skip
    return answers, [problem.code for problem in problems.told]


def check(answer: Answer, who: Person) -> None:
    """Every box says what was meant, or that nobody can be sure."""
    unsure = {each.field for each in answer.unsure}
    for (name, _), meant in who.meant.items():
        said: Mapping[str, str] = answer.fields
        assert said[name] == ("" if name in unsure else meant), name
    assert len(unsure) <= 3


def test_stapled_sets_in_one_pdf_are_told_apart(pile: Path, two: tuple[Person, Person]) -> None:
    review = io.BytesIO()
    answers, told = read(pile, review=review)
    assert [answer.copy for answer in answers] == ["1", "2"]
    # Whoever decides what is unsure sees it, and what was written.
    assert review.getvalue().count(b"data:image/png;base64,") >= len(told) >= 1
    for answer, who in zip(answers, two, strict=True):
        assert (answer.worksheet, answer.lang, answer.blank) == (CHECKLIST, "en-GB", False)
        check(answer, who)
    assert set(told) <= {"scan-unsure", "scan-written"}


def test_pages_may_lie_upside_down_and_in_another_order_with_empty_backs(
    two: tuple[Person, Person], tmp_path: Path
) -> None:
    first, second = two[0].pages
    back: Picture = np.full_like(first, 246)
    pages = [np.ascontiguousarray(second[::-1, ::-1]), back, first, back]
    [answer], told = read(files.written(tmp_path / "duplex.tiff", pages, DOTS))
    check(answer, two[0])
    assert set(told) <= {"scan-unsure", "scan-written"}


@pytest.mark.slow
def test_photographs_forms_and_strangers_pages_come_together(
    two: tuple[Person, Person], tmp_path: Path
) -> None:
    form = filled(tmp_path / "form.pdf", CHECKLIST, {"1.1": "yes"})
    first = files.written(tmp_path / "1.jpg", [two[0].pages[0]], DOTS, quality=90)
    second = files.written(tmp_path / "2.png", [np.rot90(two[0].pages[1]).copy()], DOTS)
    foreign = tmp_path / "cat.png"
    shades = np.random.default_rng(1).integers(0, 256, (10, 7), np.uint8)
    Image.fromarray(shades).resize((700, 1000)).save(foreign)
    # What is known of the sheets spares holding the cat against every other look.
    answers, told = read(first, second, form, foreign, paper="a4", profile="standard", lang="en-GB")
    assert [answer.file for answer in answers] == [str(first), str(form)]
    check(answers[0], two[0])
    assert answers[1].fields["1.1"] == "yes"
    assert "answers-not-ours" in told


def test_a_page_that_is_missing_is_told_and_never_no(
    two: tuple[Person, Person], tmp_path: Path
) -> None:
    pages = [two[0].pages[0], two[1].pages[0], two[1].pages[1]]
    answers, told = read(files.written(tmp_path / "lost.pdf", pages, DOTS))
    assert "scan-incomplete" in told
    [lost, whole] = answers
    check(whole, two[1])
    assert (lost.fields["9.3"], lost.blank) == ("", False)


@pytest.mark.slow
def test_a_pile_sorted_by_pages_is_not_guessed(two: tuple[Person, Person], tmp_path: Path) -> None:
    pages = [two[0].pages[0], two[1].pages[0], two[0].pages[1], two[1].pages[1]]
    answers, told = read(files.written(tmp_path / "sorted.pdf", pages, DOTS))
    assert len(answers) == 4
    assert told.count("scan-incomplete") == 4


@pytest.mark.slow
def test_codes_tell_pages_apart_in_any_order(tmp_path: Path) -> None:
    both = person(CHECKLIST, 43, code=True, copies=2)
    first, second, third, fourth = both.pages
    path = files.written(tmp_path / "coded.pdf", [first, third, fourth, second], DOTS)
    answers, told = read(path)
    assert [answer.copy for answer in answers] == ["1", "2"]
    assert "scan-incomplete" not in told


def test_black_and_white_says_that_pencil_is_lost(tmp_path: Path) -> None:
    who = person("team-stages", 44, mode="bw")
    path = files.written(tmp_path / "bw.tif", who.pages, DOTS)
    [answer], told = read(path, worksheet="team-stages")
    assert answer.worksheet == "team-stages"
    assert "scan-one-bit" in told


def test_a_photograph_in_heic_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "IMG_1.HEIC"
    path.write_bytes(b"\0\0\0\x18ftypheic" + bytes(200))
    ran = worksheets_here("collect", path.name, cwd=tmp_path)
    assert ran.code == 1
    assert "save it as JPEG" in ran.err


@pytest.mark.parametrize("name", ["tiny.png", "long.png", "cut.jpg", "cut.tif"])
def test_pictures_that_are_no_pages_are_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    size = {"tiny.png": (1, 1), "long.png": (9000, 500)}.get(name, (900, 1200))
    Image.new("L", size, 200).save(path)
    if name.startswith("cut"):
        path.write_bytes(path.read_bytes()[:300])
    answers, told = read(path)
    assert not answers
    assert set(told) <= {"answers-not-ours", "answers-damaged"}


@pytest.mark.parametrize(
    ("size", "grey", "hint"), [((1, 1), 0, "scan it again"), ((900, 1200), 255, "the other side")]
)
def test_a_hint_fits_what_is_wrong_with_a_picture(
    size: tuple[int, int], grey: int, hint: str, tmp_path: Path
) -> None:
    Image.new("L", size, grey).save(tmp_path / "page.png")
    ran = worksheets_here("collect", "page.png", "--worksheet", "day-evaluation", cwd=tmp_path)
    assert ran.code == 1
    assert hint in ran.err
