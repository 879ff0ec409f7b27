"""A picture is laid over its blank to a tenth of a millimetre, and over no other."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest

from worksheets.answers.scan.blanks import Blanks
from worksheets.answers.scan.identify import MOST_COMPARED, Finder, Found, _difference
from worksheets.answers.scan.ink import MM
from worksheets.answers.scan.overlay import turn_of
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.wanted import Wanted
from worksheets.content.library import Library

WANTED = Wanted(["day-evaluation"], profile="standard", lang="en-GB", paper="a4")
BLANKS = Blanks(Library(), WANTED)


def turned(page: Array, degrees: float, scale: float) -> Array:
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, scale)
    return cv2.warpAffine(page, matrix, (width, height), borderValue=255)


@pytest.mark.parametrize(("degrees", "scale"), [(2.5, 0.94), (180, 1.0), (-2, 1.02)])
def test_a_page_is_found_and_laid_exactly(degrees: float, scale: float) -> None:
    [page] = next(BLANKS.rounds())
    blank = page.picture()
    found = Finder(BLANKS).find(turned(blank, degrees, scale))
    assert found is not None and found.page is page
    assert found.overlay.share > 0.95
    assert turn_of(found.overlay.homography) == pytest.approx(degrees % 360, abs=0.2)
    # Every frame lies where it is printed.
    for box in page.boxes:
        x, y = round(box.rect.x * 200 / 72), round(box.rect.y * 200 / 72)
        near = slice(y - 8, y + 50), slice(x - 8, x + 50)
        laid = found.overlay.laid[near].astype(np.float64)
        (right, down), _ = cv2.phaseCorrelate(blank[near].astype(np.float64), laid)
        assert math.hypot(right, down) < 0.15 * MM


@pytest.mark.parametrize("paper", ["a3", "a5", "letter"])
def test_pages_on_other_paper_are_found(paper: str) -> None:
    blanks = Blanks(Library(), Wanted(["day-evaluation"], profile="standard", paper=paper))
    page, *_ = next(blanks.rounds())
    found = Finder(blanks).find(turned(page.picture(), 1.5, 0.97))
    assert found is not None and found.page is page


@pytest.mark.slow
def test_pages_of_all_looks_are_found_in_one_pile() -> None:
    blanks = Blanks(Library(), Wanted(["day-evaluation"]))
    finder = Finder(blanks)
    for look in (("en-GB", "standard", "a5"), ("cy-GB", "large", "a4")):
        [variant] = [each for each in blanks.rare() if not each.coded
                     and (each.lang, each.profile, each.paper) == look]  # fmt: skip
        page, *_ = blanks.of(variant)
        found = finder.find(turned(page.picture(), 1.5, 0.97))
        assert found is not None and found.page is page


@pytest.mark.slow
def test_a_page_with_prompt_banks_is_found_by_the_page_without_and_its_others_by_it() -> None:
    blanks = Blanks(Library(), Wanted(["swot"], {}, "standard", "en-GB", "a4"))
    finder = Finder(blanks)
    plain = next(blanks.rounds())[0].variant
    for page in blanks.of(plain._replace(prompts=("benefits", "challenges"))):
        found = finder.find(turned(page.picture(), 1.5, 0.97))
        assert found is not None and found.page is page


@pytest.mark.slow
def test_what_is_no_page_of_ours_is_not_found() -> None:
    rng = np.random.default_rng(3)
    page = np.full((2339, 1654), 240, np.uint8)
    for _ in range(400):
        at = int(rng.integers(100, 1500)), int(rng.integers(100, 2200))
        cv2.putText(page, "lorem ipsum", at, cv2.FONT_HERSHEY_SIMPLEX, 1, 20, 2)
    assert Finder(BLANKS).find(page) is None


@pytest.mark.slow
def test_variants_that_share_their_words_are_told_apart() -> None:
    blanks = Blanks(Library(), Wanted(worksheets=["partnership-checklist"]))
    first, every = (each for _, each in zip(range(2), blanks.rounds(), strict=False))
    finder = Finder(blanks)
    evidence = [each for each in every if ("evidence", "on") in each.variant.options]
    for page in (first[0], evidence[0]):
        found = finder.find(turned(page.picture(), 1, 0.97))
        assert found is not None and found.page is page


def test_what_tells_two_blanks_apart_keeps_no_whole_page() -> None:
    mine, theirs = np.full((900, 900), 255, np.uint8), np.zeros((900, 900), np.uint8)
    apart = _difference(mine, theirs)
    assert apart is not None
    assert apart.at.base is None and len(apart.at) < 2 * MOST_COMPARED


@pytest.mark.parametrize(("share", "taken"), [(0.69, False), (0.71, True)])
def test_a_page_that_comes_seldom_must_show_more_of_its_print(
    share: float, taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    [page] = next(BLANKS.rounds())
    picture = turned(page.picture(), 1, 1.0)
    sure = Finder(BLANKS).find(picture)
    assert sure is not None
    found = Found(page, sure.overlay._replace(share=share))
    monkeypatch.setattr(Finder, "_among_usual", lambda *_: None)
    monkeypatch.setattr(Finder, "_among_rare", lambda *_: found)
    for other in ("_among_akin", "_further_down"):
        monkeypatch.setattr(Finder, other, lambda *_: None)
    assert (Finder(BLANKS).find(picture) is not None) == taken


@pytest.mark.parametrize(("share", "taken"), [(0.69, False), (0.71, True)])
def test_a_seldom_page_that_came_just_before_must_show_as_much(
    share: float, taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    [page] = next(BLANKS.rounds())
    picture = turned(page.picture(), 1, 1.0)
    finder = Finder(BLANKS)
    sure = finder.find(picture)
    assert sure is not None
    monkeypatch.setattr(Finder, "_tried", lambda *_, **__: Found(
        page, sure.overlay._replace(share=share)
    ))  # fmt: skip
    monkeypatch.setattr(Finder, "_is_usual", lambda *_: False)
    monkeypatch.setattr(Finder, "_among_usual", lambda *_: None)
    monkeypatch.setattr(Finder, "_far_off", lambda *_: None)
    assert (finder.find(picture) is not None) == taken
