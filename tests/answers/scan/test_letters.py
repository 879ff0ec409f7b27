"""Letters and figures written by hand: read where it is sure, unsure where it is not."""

from __future__ import annotations

import string
from collections.abc import Mapping

import cv2
import numpy as np
import pytest
from tools.paper.glyphs import GLYPHS

from worksheets.answers.scan.blanks import WritingPlace
from worksheets.answers.scan.expected import Expected
from worksheets.answers.scan.letters import (
    FIGURES,
    LETTERS,
    NO_LETTER,
    UNREAD,
    Said,
    _decided,
    _Seen,
    _summed,
    read_letters,
)
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.reading import Rect

MM = 200 / 25.4
SIDE, APART = 12, 20
"""Millimetres: the side of a box, and from one to the next."""
BOARD = Expected(tuple(string.ascii_uppercase[:12]), "rank")
SCORE = Expected(tuple("12345"))
TOTAL = Expected(tuple(str(n) for n in range(26)))
Line = tuple[tuple[float, float], tuple[float, float]]


def read(
    texts: Mapping[str, str], expected: Expected, *, width: int = 4, struck: str = ""
) -> dict[str, Said]:
    """What is read in boxes, by their names; the glyphs are 7 mm high, `width` is in pixels.

    One of them may be struck through.
    """
    blank = np.full((400, round((len(texts) + 1) * APART * MM)), 255, np.uint8)
    page = blank.copy()
    places = []
    for n, (name, text) in enumerate(texts.items()):
        left, top = 10 + n * APART, 15
        corners = [
            (round(x * MM), round(y * MM)) for x, y in ((left, top), (left + SIDE, top + SIDE))
        ]
        for picture in (blank, page):
            cv2.rectangle(picture, corners[0], corners[1], (0,), 2)
        start = left + SIDE / 2 - 2.7 * len(text)
        for at, letter in enumerate(text):
            for stroke in GLYPHS[letter][0]:
                points = (np.array(stroke) * 6 + (start + 5.4 * at, top + 3)) * MM
                cv2.polylines(
                    page, [np.rint(points).astype(np.int32)], False, (0,), width, cv2.LINE_AA
                )
        if name == struck:
            for y in (top + 5, top + 6.5):
                ends = [(round(x * MM), round(y * MM)) for x in (left + 1.5, left + 10)]
                cv2.line(page, ends[0], ends[1], (0,), width)
        scale = 72 / 25.4
        rect = Rect(left * scale, top * scale, SIDE * scale, SIDE * scale)
        places.append(WritingPlace(name, "line", True, rect, expected))
    dark: Array = (1 - page / 255.0).astype(np.float32)
    return dict(zip(texts, read_letters(dark, blank, places), strict=True))


@pytest.mark.parametrize("width", [3, 6, 9], ids=["fine", "gel", "felt"])
def test_clear_capitals_are_read_whatever_the_pen(width: int) -> None:
    texts = {letter: letter for letter in "ABCDEFGHKL"}
    said = read(texts, BOARD, width=width)
    assert {name: each.text for name, each in said.items() if each.text} == texts, said


def test_a_letter_that_stands_twice_is_sure_in_neither_place() -> None:
    said = read({"rank-1": "E", "rank-2": "H", "rank-3": "E"}, BOARD)
    assert said["rank-2"].text == "H"
    for name in ("rank-1", "rank-3"):
        assert said[name] == Said(None, "it looks like “E”, and so does another")


def test_scores_may_stand_several_times() -> None:
    said = read({"score-1": "3", "score-2": "3", "score-3": "5"}, SCORE)
    assert [each.text for each in said.values()] == ["3", "3", "5"]


def test_what_the_sheet_does_not_have_is_not_read() -> None:
    few = Expected(("A", "B", "C"), "rank")
    assert read({"rank-1": "K"}, few)["rank-1"] == Said(
        None, "it looks like “K”, which cannot stand there"
    )
    assert read({"score-1": "8"}, SCORE)["score-1"].text is None


def test_a_total_has_one_figure_or_two() -> None:
    said = read({"a-total": "23", "b-total": "9", "c-total": "38"}, TOTAL)
    assert said["a-total"].text == "23" and said["b-total"].text == "9"
    assert said["c-total"].text is None and "“38”" in said["c-total"].reason


def test_a_letter_that_is_struck_through_is_unsure() -> None:
    said = read({"rank-1": "C", "rank-2": "K"}, BOARD, struck="rank-1")
    assert said["rank-1"].text is None and said["rank-1"].reason
    assert said["rank-2"].text == "K"


def test_two_letters_in_one_place_are_none() -> None:
    assert read({"rank-1": "CK"}, BOARD)["rank-1"] == Said(None, NO_LETTER)


def test_where_nobody_knows_what_may_stand_nothing_is_read() -> None:
    assert read({"x": "E"}, Expected())["x"] == Said(None, UNREAD)


def test_the_same_picture_is_read_the_same_every_time() -> None:
    texts = {letter: letter for letter in "ABCD"}
    assert read(texts, BOARD) == read(texts, BOARD)


def seen(expected: Expected, *likely: Mapping[str, float]) -> _Seen:
    """A place of which the network says for each glyph how likely these signs are, at most 0."""
    rows = []
    for signs in likely:
        row = np.full(len(LETTERS) + 1 + len(FIGURES) + 1, -20.0)
        for sign, each in signs.items():
            at = FIGURES.index(sign) + len(LETTERS) + 1 if sign in FIGURES else LETTERS.index(sign)
            row[at] = each
        rows.append(row)
    return _Seen(WritingPlace("a-total", "line", True, Rect(0, 0, 9, 9), expected), tuple(rows), "")


ADDED = TOTAL._replace(sum_of=("a-score-1", "a-score-2"))


def summed(place: _Seen, *parts: set[int] | None) -> Said:
    numbers = dict(zip(ADDED.sum_of, parts, strict=True))
    return _summed(_decided(place), place, numbers)


def test_a_total_is_sure_where_its_parts_come_to_it() -> None:
    place = seen(ADDED, {"1": 0}, {"7": 0, "1": -0.8})
    assert _decided(place).reason == "it may be “17” or “11”"
    assert summed(place, {5, 9}, {8}).text == "17"
    assert summed(place, {5}, {6}).text == "11"


def test_a_total_that_was_added_up_wrongly_is_never_put_right() -> None:
    place = seen(ADDED, {"1": 0}, {"7": 0, "1": -2})
    assert summed(place, {5}, {6}).text is None
    assert summed(place, {5}, {4}) == Said(
        None, "it may be “17” or “11”; what it counts adds up to 9"
    )
    sure = seen(ADDED, {"1": 0}, {"7": 0})
    assert summed(sure, {5}, {6}).text == "17"


def test_parts_that_nobody_knows_make_no_total_sure() -> None:
    place = seen(ADDED, {"1": 0}, {"7": 0, "1": -0.8})
    assert summed(place, None, {8}).text is None
    assert summed(place, {3, 9}, {8}).text is None


def test_a_letter_that_stands_elsewhere_is_less_likely_but_not_ruled_out() -> None:
    doubtful = seen(BOARD, {"D": 0, "C": -2})
    assert _decided(doubtful).text is None
    assert _decided(doubtful, {"C"}).text == "D"
    assert _decided(doubtful, {"D"}).text is None
    assert _decided(seen(BOARD, {"D": 0, "C": -8}), {"D"}).text == "D"


def test_a_total_of_boxes_counts_those_that_are_ticked() -> None:
    expected = Expected(tuple("0123456"), sum_of=("1.1", "1.2"))
    place = seen(expected, {"1": 0, "7": -1, "2": -0.5})
    assert _decided(place).text is None
    assert _summed(_decided(place), place, {"1.1": {1}, "1.2": {1}}).text == "2"
    assert _summed(_decided(place), place, {"1.1": {1}, "1.2": {0, 1}}).text is None
