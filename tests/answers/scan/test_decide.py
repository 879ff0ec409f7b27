"""The rule: a clear mark is yes, nothing is no, and all that may be either is unsure."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from worksheets.answers.scan import decide
from worksheets.answers.scan.decide import decide_page
from worksheets.answers.scan.ink import MM, Outline, Window, window
from worksheets.answers.scan.network import Likeness
from worksheets.answers.scan.pictures import Array

SIDE = round(5 * MM)
BOX = Outline(100, 100, 100 + SIDE, 100 + SIDE)
BELOW = BOX.moved(0, round(9 * MM))


def blank() -> Array:
    """Two boxes, one under the other, on white."""
    page = np.full((300, 300), 255, np.uint8)
    for box in (BOX, BELOW):
        cv2.rectangle(page, (box.left, box.top), (box.right - 1, box.bottom - 1), 0, 3)
    return page


def seen(strokes: list[list[tuple[float, float]]], width: float = 0.5, dark: int = 40) -> Window:
    """The upper box with strokes of a pen, whose points are parts of the box's side."""
    page = blank()
    for stroke in strokes:
        points = [(BOX.left + x * SIDE, BOX.top + y * SIDE) for x, y in stroke]
        line = np.array(points, np.float32).round().astype(np.int32)
        cv2.polylines(page, [line], False, dark, round(width * MM), cv2.LINE_AA)
    darkness = 1 - page.astype(np.float32) / 255
    return window(darkness, blank(), BOX, (BOX, BELOW))


TICK = [(0.1, 0.5), (0.4, 0.85), (0.95, 0.1)]
CROSS = [[(0.1, 0.1), (0.9, 0.9)], [(0.9, 0.1), (0.1, 0.9)]]
ZIGZAG = [(0.1 + 0.8 * (n % 2), 0.05 + n * 0.09) for n in range(11)]


@pytest.mark.parametrize(
    ("strokes", "state"),
    [
        ([], "no"),
        ([TICK], "yes"),
        (CROSS, "yes"),
        ([[(-0.2, 0.4), (0.3, 1.1), (1.4, -0.9)]], "yes"),
        ([TICK, [(-0.4, 0.5), (1.4, 0.55)]], "unsure"),
        ([ZIGZAG], "unsure"),
        ([[(1.2, 0.5), (1.35, 0.8), (1.6, 0.2)]], "unsure"),
        ([[(0.5, 0.5), (0.6, 0.55)]], "unsure"),
        ([[(0.1, 2.3), (0.4, 2.65), (0.95, 1.9)]], "no"),
    ],
    ids=["nothing", "tick", "cross", "large tick", "struck out", "scribbled over", "beside",
         "a dot", "a tick in the box below"],
)  # fmt: skip
def test_what_stands_in_a_box(strokes: list[list[tuple[float, float]]], state: str) -> None:
    [(said, reason)] = decide_page([seen(strokes)])
    assert said == state, reason
    assert bool(reason) == (said == "unsure")


def test_a_filled_box_is_taken_back_where_the_sheet_asks_for_that() -> None:
    filled = seen([[(0.0, y / 20), (1.0, y / 20)][:: 1 if y % 2 else -1] for y in range(21)])
    assert decide_page([filled])[0][0] == "unsure"
    assert decide_page([filled], coded=True)[0][0] == "no"


def test_a_streak_of_the_glass_is_no_mark_and_hides_none() -> None:
    streak = [(0.5, -1.3), (0.52, 2.3)]
    assert decide_page([seen([streak], width=0.2)])[0][0] == "no"
    assert decide_page([seen([streak, TICK], width=0.25)])[0][0] != "no"


@pytest.mark.parametrize(("doubtful", "state"), [(1, "unsure"), (2, "unsure"), (3, "yes")])
def test_three_marks_that_are_likely_ticks_are_a_way_of_ticking(
    doubtful: int, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = [Likeness(0, 0.75, "corrected")] * doubtful
    sure = [Likeness(0, 0.99, "corrected"), Likeness(0.99, 0, "faint")]
    monkeypatch.setattr(decide, "likenesses", lambda page, one_bit: likely + sure)
    said = [said for said, _ in decide_page([seen([])] * (doubtful + 2))]
    assert said == [*[state] * doubtful, "yes", "no"]


def test_specks_in_black_and_white_are_not_taken_for_an_empty_box() -> None:
    speck, empty, ticked = seen([]), seen([]), seen([TICK])
    at = speck.box.top + 18, speck.box.left + 16
    speck.dark[at[0] : at[0] + 2, at[1] : at[1] + 2] = 1
    assert states([speck, ticked, empty]) == ["unsure", "yes", "no"]
    assert states([speck, speck, ticked, empty]) == ["unsure", "unsure", "yes", "unsure"]


def test_a_page_without_any_mark_in_black_and_white_may_have_lost_them_all() -> None:
    assert states([seen([]), seen([TICK])]) == ["no", "yes"]
    assert states([seen([]), seen([])]) == ["unsure", "unsure"]


def states(boxes: list[Window]) -> list[str]:
    """What is said of boxes in a scan in black and white."""
    return [said for said, _ in decide_page(boxes, one_bit=True)]
