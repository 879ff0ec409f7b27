"""The rule: a clear mark is yes, nothing is no, and all that may be either is unsure."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from worksheets.answers.scan.decide import STRUCK, decide_page
from worksheets.answers.scan.ink import MM, Outline, Window, window
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.strikes import struck
from worksheets.answers.scan.views import views

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
LOOPED = [
    (0.1, 0.5), (0.35, 0.85), (0.5, 0.7), (0.4, 0.55), (0.3, 0.75), (0.45, 0.85), (0.95, 0.1),
]  # fmt: skip
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
        ([LOOPED], "yes"),
        ([[(0.1, 0.5), (0.4, 0.85), (2.6, -0.6)]], "yes"),
        ([[(1.2, 0.5), (1.35, 0.8), (1.6, 0.2)]], "unsure"),
        ([[(0.5, 0.5), (0.6, 0.55)]], "unsure"),
        ([[(0.1, 2.3), (0.4, 2.65), (0.95, 1.9)]], "no"),
    ],
    ids=["nothing", "tick", "cross", "large tick", "struck out", "scribbled over",
         "a tick with a loop", "a tick with a long tail", "beside",
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


@pytest.mark.parametrize("strokes", [4, 6])
def test_a_star_of_a_thick_pen_is_not_taken_for_a_box_that_is_filled(strokes: int) -> None:
    arms = [0.75 * np.array([np.cos(a), np.sin(a)]) for a in np.pi * np.arange(strokes) / strokes]
    star = [[(0.5 - x, 0.5 - y), (0.5 + x, 0.5 + y)] for x, y in arms]
    assert decide_page([seen(star, width=1.5)], coded=True)[0][0] == "unsure"


def test_a_streak_of_the_glass_is_no_mark_and_hides_none() -> None:
    streak = [(0.5, -1.3), (0.52, 2.3)]
    assert decide_page([seen([streak], width=0.2)])[0][0] == "no"
    assert decide_page([seen([streak, TICK], width=0.25)])[0][0] != "no"


@pytest.mark.parametrize("rise", [-0.3, 0.0, 0.3])
@pytest.mark.parametrize("width", [0.3, 0.6, 0.9])
def test_a_level_line_through_a_tick_and_out_strikes_it_out(rise: float, width: float) -> None:
    line = [(-0.35, 0.6 - rise / 2), (1.35, 0.6 + rise / 2)]
    assert struck_in(seen([TICK, line], width)) > STRUCK
    assert decide_page([seen([TICK, line], width)]) == [("unsure", "it may be struck out")]


@pytest.mark.parametrize("mark", [[TICK], CROSS, [[(0.0, 1.0), (1.0, 0.0)]], [], [ZIGZAG]])
def test_what_ends_in_the_box_strikes_nothing_out(mark: list[list[tuple[float, float]]]) -> None:
    assert struck_in(seen(mark)) < STRUCK


def struck_in(box: Window) -> float:
    """How much of a line through a box is ink."""
    return struck(views([box], one_bit=False)[0])


def test_specks_in_black_and_white_are_not_taken_for_an_empty_box() -> None:
    speck, empty, ticked = seen([]), seen([]), seen([TICK])
    at = speck.box.top + 18, speck.box.left + 16
    speck.dark[at[0] : at[0] + 2, at[1] : at[1] + 2] = 1
    assert states([speck, ticked, empty]) == ["unsure", "yes", "no"]
    assert states([speck, speck, ticked, empty]) == ["unsure", "unsure", "yes", "unsure"]


def test_a_page_without_any_mark_in_black_and_white_may_have_lost_them_all() -> None:
    assert states([seen([]), seen([TICK])]) == ["no", "yes"]
    assert states([seen([]), seen([])]) == ["unsure", "unsure"]


def test_a_page_without_a_clear_mark_in_black_and_white_may_have_lost_others() -> None:
    beside = seen([[(1.2, 0.5), (1.35, 0.8), (1.6, 0.2)]])
    assert states([beside, seen([]), seen([])]) == ["unsure", "unsure", "unsure"]
    assert states([beside, seen([]), seen([TICK])]) == ["unsure", "no", "yes"]


def states(boxes: list[Window]) -> list[str]:
    """What is said of boxes in a scan in black and white."""
    return [said for said, _ in decide_page(boxes, one_bit=True)]
