"""Whether words stand in a place: ink, very light pencil, and what is neither."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from tools.paper import prints, tuning
from tools.paper.glyphs import handwriting
from tools.paper.pens import Pen, hand, put
from tools.paper.piles import DOTS
from tools.paper.scanners import Scanner

from worksheets.answers.scan.blanks import Blanks
from worksheets.answers.scan.handwriting import written_on
from worksheets.answers.scan.ink import MM, Outline
from worksheets.answers.scan.page import PageReader
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.pictures import Picture as Scan
from worksheets.answers.scan.wanted import Wanted
from worksheets.answers.scan.written import FAINT, PALE, WRITTEN
from worksheets.content.library import Library

PLACE = Outline(*(round(side * MM) for side in (10, 10, 110, 20)))
"""A line to write on, 100 mm long and 10 high."""


def blank() -> Array:
    """A page with a rule at the foot of the place, and one at its head."""
    page = np.full((round(40 * MM), round(120 * MM)), 255, np.uint8)
    for y in (PLACE.top, PLACE.bottom):
        cv2.line(page, (PLACE.left, y), (PLACE.right, y), (0,), 2)
    return page


def with_line(start: tuple[float, float], end: tuple[float, float], darkness: float) -> Array:
    """The darkness of the page with a line on it that ends there, in millimetres."""
    drawn = np.zeros(blank().shape, np.uint8)
    ends = [(round(x * MM), round(y * MM)) for x, y in (start, end)]
    cv2.line(drawn, ends[0], ends[1], (255,), 4)
    return np.maximum(1 - blank() / 255.0, drawn / 255.0 * darkness).astype(np.float32)


@pytest.mark.parametrize(("darkness", "ink", "pale"), [(0.8, True, True), (0.2, False, True)])
def test_a_stroke_is_writing_however_pale(darkness: float, ink: bool, pale: bool) -> None:
    found = written_on(with_line((30, 12), (45, 18), darkness), blank(), PLACE)
    assert (found.ink > WRITTEN, found.pale > PALE) == (ink, pale)


@pytest.mark.parametrize("darkness", [0.8, 0.2])
def test_a_line_of_dirty_glass_is_no_writing_and_a_long_stroke_is(darkness: float) -> None:
    dirt = written_on(with_line((50, 0), (51, 40), darkness), blank(), PLACE)
    assert dirt.ink < WRITTEN and dirt.pale < PALE
    stroke = written_on(with_line((50, 10.5), (50, 19.5), darkness), blank(), PLACE)
    assert max(stroke.ink, stroke.pale) > WRITTEN


def test_a_rule_beside_its_place_is_no_writing() -> None:
    moved = np.roll(blank(), 6, axis=0)
    found = written_on((1 - moved / 255.0).astype(np.float32), blank(), PLACE)
    assert found.ink < WRITTEN and found.pale < PALE


def test_a_shadow_is_no_writing() -> None:
    dark = (1 - blank() / 255.0).astype(np.float32)
    cv2.circle(dark, (round(60 * MM), round(15 * MM)), round(3 * MM), (0.2,), -1)
    assert written_on(dark, blank(), PLACE).pale < PALE


def test_words_in_very_light_pencil_are_asked_for_and_empty_places_are_not() -> None:
    rng = tuning.rng(77)
    page = prints.printed("swot")[0]
    [line, *_] = [each for each in page.lines if each.name == "threats"]
    light = hand([Pen("light pencil", (0.4, 0.6), (195, 195), grain=0.6)], rng)
    put(page.picture, handwriting(line.x, line.y, 50, rng), light, rng)
    scanner = Scanner(dots=DOTS, mishaps=0.0)
    picture = tuning.FAMILY.scanned(page.picture, rng, scanner, None, False).picture
    reader = PageReader(Blanks(Library(), Wanted(["swot"])))
    read = reader.read(Scan(picture, DOTS, False, ""), "scans.pdf", 1)
    assert [(each.field, each.reason) for each in read.written if each.ink] == [("threats", FAINT)]
