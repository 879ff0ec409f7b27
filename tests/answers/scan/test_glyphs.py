"""Cutting out what somebody wrote in a place for a letter or for figures."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from worksheets.answers.scan.glyphs import INNER, SIDE, cut, each_figure, faint_patch, glyph
from worksheets.answers.scan.reading import Rect

MM = 200 / 25.4
PLACE = Rect(10 * 72 / 25.4, 10 * 72 / 25.4, 12 * 72 / 25.4, 12 * 72 / 25.4)
"""Twelve millimetres square, ten from the left and from the top."""
Picture = npt.NDArray[np.float32]
Line = tuple[tuple[float, float], tuple[float, float]]


def blank() -> npt.NDArray[np.uint8]:
    """A page with the place's frame."""
    page = np.full((300, 300), 255, np.uint8)
    ends = (round(10 * MM), round(10 * MM)), (round(22 * MM), round(22 * MM))
    return np.asarray(cv2.rectangle(page, *ends, (0,), 2), np.uint8)


def page(*lines: Line, width: int = 4) -> Picture:
    """The darkness of the page with lines of a pen on it, in millimetres."""
    drawn = blank()
    for start, end in lines:
        ends = [(round(x * MM), round(y * MM)) for x, y in (start, end)]
        cv2.line(drawn, ends[0], ends[1], (0,), width)
    return np.asarray(1 - drawn / 255.0, np.float32)


def test_a_letter_fills_its_picture_and_its_frame_is_taken_away() -> None:
    found = glyph(cut(page(((14, 12), (14, 20)), ((14, 20), (18, 20))), blank(), PLACE))
    assert found and found.picture.shape == (SIDE, SIDE) and found.parts == 1
    assert found.height == pytest.approx(8.5, abs=0.4) and found.width == pytest.approx(
        4.5, abs=0.4
    )
    rows = np.flatnonzero(found.picture.max(axis=1) > 0.5)
    assert rows[-1] - rows[0] + 1 == pytest.approx(INNER, abs=1)
    assert found.picture[SIDE // 2].argmax() < SIDE // 2, "its upright is at the left"


def test_a_pale_pencil_makes_the_same_picture_as_a_black_pen() -> None:
    black = page(((14, 12), (18, 20)))
    frame = blank() < 128
    pale = np.where(frame, black, black * 0.4)
    pictures = [glyph(cut(each, blank(), PLACE)) for each in (black, pale)]
    assert pictures[0] and pictures[1]
    assert np.abs(pictures[0].picture - pictures[1].picture).max() < 0.1


def test_a_stroke_over_the_frame_is_one_stroke() -> None:
    found = cut(page(((16, 12), (16, 23.5))), blank(), PLACE)
    assert len(found.parts) == 1 and not found.leaves
    whole = glyph(found)
    assert whole and whole.height == pytest.approx(12, abs=0.6)


def test_a_stroke_that_goes_on_outside_leaves_the_place() -> None:
    assert cut(page(((16, 12), (16, 34))), blank(), PLACE).leaves


def test_what_reaches_in_from_outside_belongs_to_no_letter() -> None:
    found = cut(page(((13, 12), (17, 20)), ((21, 15), (34, 15))), blank(), PLACE)
    assert len(found.parts) == 1 and found.stray > 0.6


def test_specks_of_a_copier_are_no_strokes() -> None:
    dirty = page(((14, 12), (18, 20)))
    dirty[150:152, 130:133] = 1
    assert len(cut(dirty, blank(), PLACE).parts) == 1


def test_an_empty_place_has_no_glyph() -> None:
    assert glyph(cut(page(), blank(), PLACE)) is None


def test_figures_are_told_apart_and_strokes_above_one_another_are_one() -> None:
    two = cut(
        page(((13, 13), (13, 19)), ((17, 13), (17, 15)), ((17, 16.5), (17, 19))), blank(), PLACE
    )
    assert [len(each) for each in each_figure(two)] == [1, 2]


def test_a_letter_in_light_pencil_is_a_faint_patch_and_a_shadow_is_none() -> None:
    pencil = 0.2 * page(((14, 12), (14, 20)), ((14, 20), (18, 20)))
    pencil[blank() == 0] = 1
    assert faint_patch(pencil, blank()) > 3
    shadow = np.tile(np.linspace(0, 0.09, 300, dtype=np.float32), (300, 1))
    shadow[blank() == 0] = 1
    assert faint_patch(shadow, blank()) == 0
