"""A scanned page is laid over its blank by its two codes, and what is printed confirms it."""

from __future__ import annotations

import cv2
import numpy as np
import pypdfium2
import pytest

from worksheets.answers.scan import identify
from worksheets.answers.scan.blanks import BlankPage, Blanks
from worksheets.answers.scan.code_places import placed_by_codes
from worksheets.answers.scan.codes import codes_in
from worksheets.answers.scan.identify import Finder
from worksheets.answers.scan.pictures import DPI, Array
from worksheets.answers.scan.wanted import Wanted
from worksheets.api import build
from worksheets.content.library import Library

WANTED = Wanted(["day-evaluation"], profile="standard", lang="en-GB", paper="a4")
BLANKS = Blanks(Library(), WANTED)


@pytest.fixture(scope="module")
def blank() -> BlankPage:
    """The blank of a page with room for codes."""
    return BLANKS.of(next(BLANKS.every_variant())._replace(coded=True))[0]


@pytest.fixture(scope="module")
def printed() -> Array:
    """The page with its codes, in grey."""
    with pypdfium2.PdfDocument(build("day-evaluation", code=True)) as pdf:
        drawn: Array = pdf[0].render(scale=DPI / 72, grayscale=True).to_numpy()
        return drawn.reshape(drawn.shape[:2])


def turning(degrees: float, scale: float, page: Array) -> Array:
    """The matrix of a scan that is turned and made larger or smaller."""
    height, width = page.shape
    return np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, scale), (0, 0, 1)])


def seen(page: Array, matrix: Array) -> Array:
    return cv2.warpPerspective(page, matrix, page.shape[::-1], borderValue=255)


@pytest.mark.parametrize(("degrees", "scale"), [(2.5, 0.94), (180, 1.0), (-2, 1.02)])
def test_two_codes_say_how_a_page_lies(
    blank: BlankPage, printed: Array, degrees: float, scale: float
) -> None:
    matrix = turning(degrees, scale, printed)
    found = placed_by_codes(codes_in(seen(printed, matrix)), blank.codes)
    assert found is not None
    height, width = printed.shape
    for corner in ((0, 0), (width, 0), (width, height), (0, height)):
        apart = (found - matrix) @ (*corner, 1)
        assert np.hypot(*apart[:2]) < 6


def test_one_code_says_nothing_of_the_whole_page(blank: BlankPage, printed: Array) -> None:
    [one, other] = codes_in(printed)
    assert placed_by_codes([one], blank.codes) is None
    assert placed_by_codes([one, one], blank.codes) is None
    assert placed_by_codes([other, one], blank.codes) is not None


def test_a_coded_page_needs_no_features(
    blank: BlankPage, printed: Array, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(identify, "features")
    picture = seen(printed, turning(1.5, 0.97, printed))
    found = Finder(BLANKS).find_coded(picture, blank, codes_in(picture))
    assert found is not None and found.page is blank
    assert found.overlay.share > 0.95


def test_a_coded_page_seen_from_aside_is_laid_by_its_features(
    blank: BlankPage, printed: Array
) -> None:
    height, width = printed.shape
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    leaning = corners + np.array([(140, 60), (-20, 10), (-10, -30), (30, -150)], np.float32)
    picture = seen(printed, cv2.getPerspectiveTransform(corners, leaning))
    found = Finder(BLANKS).find_coded(picture, blank, codes_in(picture))
    assert found is not None and found.overlay.share > 0.95


def test_the_codes_of_another_page_do_not_place_it(blank: BlankPage, printed: Array) -> None:
    empty = printed.copy()
    empty[300:-300] = 255
    assert Finder(BLANKS).find_coded(empty, blank, codes_in(printed)) is None
