"""A page that was printed from other words is told by its print; pens and copiers change none."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from worksheets.answers.scan.blanks import BlankPage, Blanks
from worksheets.answers.scan.ink import Outline, outline
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.same_words import has_other_words, lines_seen
from worksheets.answers.scan.wanted import Wanted
from worksheets.content.library import Library


@pytest.fixture(scope="module")
def page() -> BlankPage:
    return next(Blanks(Library(), Wanted(["day-evaluation"])).rounds())[0]


@pytest.fixture
def printed(page: BlankPage) -> Array:
    return page.picture().copy()


def lines_of(page: BlankPage, least: float = 120) -> list[Outline]:
    """Its lines of text that are so long, in points."""
    return [outline(line) for line in page.lines if line.width > least]


def differs(page: BlankPage, picture: Array) -> bool:
    dark: Array = (1 - picture / 255.0).astype(np.float32)
    return has_other_words(dark, page.picture(), page.lines)


def test_a_page_has_the_words_of_its_blank(page: BlankPage, printed: Array) -> None:
    assert len(lines_of(page)) >= 5
    assert not differs(page, printed)


def test_other_words_in_a_line_are_noticed(page: BlankPage, printed: Array) -> None:
    _, one, other, *_ = lines_of(page)
    width = min(one.right - one.left, other.right - other.left)
    there = other.of(printed)[:, :width].copy()
    height = min(len(there), one.bottom - one.top)
    printed[one.top : one.top + height, one.left : one.left + width] = there[:height]
    assert differs(page, printed)


def test_a_line_that_is_gone_is_noticed(page: BlankPage, printed: Array) -> None:
    lines_of(page)[2].of(printed)[:] = 255
    assert differs(page, printed)


def test_writing_over_the_words_changes_none(page: BlankPage, printed: Array) -> None:
    for line in lines_of(page):
        middle = (line.top + line.bottom) // 2
        cv2.line(printed, (line.left, middle), (line.right, middle - 6), (30,), 7)
        cv2.line(printed, (line.left, line.top), (line.right, line.bottom), (30,), 5)
    assert not differs(page, printed)


def test_nor_does_print_that_a_copier_lost_in_part(page: BlankPage, printed: Array) -> None:
    rng = np.random.default_rng(7)
    for line in lines_of(page)[:3]:
        words = line.grown(2).of(printed)
        words[rng.random(words.shape) < 0.4] = 255
    assert not differs(page, printed)


def test_lines_that_a_camera_has_cut_off_say_nothing(page: BlankPage, printed: Array) -> None:
    lost = lines_of(page)[1].bottom
    printed[:lost] = 255
    assert differs(page, printed)
    height, width = printed.shape
    shifted = np.array([[1, 0, 0], [0, 1, -lost], [0, 0, 1]], float)
    seen = list(lines_seen(page.lines, shifted, width, height - lost))
    assert seen == [line for line in page.lines if outline(line).top >= lost]
    dark: Array = (1 - printed / 255.0).astype(np.float32)
    assert not has_other_words(dark, page.picture(), seen)
