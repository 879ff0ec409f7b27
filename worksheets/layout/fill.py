"""Filling: values into the places of a laid sheet, never cut, never read as markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from worksheets.layout.continued import continue_values
from worksheets.layout.filled import Filled
from worksheets.layout.fit import fitted, line_spots, lines_in, written
from worksheets.layout.glyphs import unprintable
from worksheets.layout.marks import ChoiceBox, LaidSheet, LineMark, Mark, Node, Place
from worksheets.layout.profile import RING
from worksheets.problems import NOWHERE, Code, Problems, Where
from worksheets.text.tidy import composed, tidy

STROKE = 1.5
"""The strokes of a printed tick, in points."""


def fill(
    sheet: LaidSheet,
    values: Mapping[str, str],
    phrases: Mapping[str, str],
    credit: str,
    problems: Problems,
    where: Where = NOWHERE,
    *,
    fields: bool = False,
) -> Filled:
    """Put values into the places of a laid sheet; those of other names are left alone.

    What a place cannot hold at the profile's smallest size goes on on further pages, with a
    warning `text-continues`; of `fields` it shows the beginning, and holds the whole (warning
    `text-scrolls`). A character that cannot be printed is an error.
    """
    given, owner = _given(sheet, values, problems, where)
    held = {number: composed(text) for number, text in given.items()} if fields else {}
    marks: dict[int, tuple[Node, list[Mark]]] = {}
    ticked: list[Node] = []
    longer: list[tuple[int, str]] = []
    for number, text in given.items():
        place, value = sheet.places[number], tidy(text)
        if place.kind in ("tick", "choice"):
            for box in place.targets:
                if value == box.value:
                    ticked.append(box.node)
                    marks[number] = (box.node, tick(place.page, box))
        elif (fitting := fitted(sheet, place, value, tight=not fields)) is None:
            longer.append((number, value))
        else:
            marks[number] = (place.node, fitting)
    more = None
    if longer and fields:
        _scroll(sheet, longer, marks)
    elif longer:
        more = continue_values(sheet, longer, marks, phrases, credit, owner)
    _tell_longer(sheet, [sheet.places[number] for number, _ in longer], problems, where, fields)
    return Filled(sheet, marks, tuple(ticked), more, held, owner)


def _given(
    sheet: LaidSheet, values: Mapping[str, str], problems: Problems, where: Where
) -> tuple[dict[int, str], str]:
    """What is given for each place, by its number; and whose sheet it is, if anybody's."""
    given: dict[int, str] = {}
    owner = ""
    for number, place in enumerate(sheet.places):
        text = values.get(place.name, place.value)
        if not text or not (value := tidy(text)):
            continue
        given[number] = text
        _tell_unprintable(place, value, problems, where)
        if sheet.head and place.name == sheet.head.owner:
            owner = value
    return given, owner


def _tell_unprintable(place: Place, value: str, problems: Problems, where: Where) -> None:
    """Refuse characters that no font has, or that command a terminal."""
    for problem in unprintable(value, f"the value of “{place.name}”"):
        problems.add(problem.code, problem.message, problem.hint, _cell(where, place))


def _tell_longer(
    sheet: LaidSheet, places: Sequence[Place], problems: Problems, where: Where, fields: bool
) -> None:
    """Warn of each value that is longer than its place."""
    code, shows = Code.TEXT_CONTINUES, "its place"
    hint = f"it goes on on page {sheet.pages + 1}; shorten it to keep the sheet as it is"
    if fields:
        code, shows = Code.TEXT_SCROLLS, "its place shows"
        hint = "its field holds all of it and scrolls; shorten it if the sheet is to be printed"
    for place in places:
        message = f"the value of “{place.name}” is longer than {shows}"
        problems.add(code, message, hint, _cell(where, place))


def _cell(where: Where, place: Place) -> Where:
    """The cell of a row that a value comes from, if it comes from one."""
    return replace(where, path=place.name) if where.file else where


def tick(page: int, box: ChoiceBox) -> list[Mark]:
    """A tick as two strokes inside a box, whose target is a little larger than it."""
    side, inset = box.side - 2 * RING, RING
    corners = [(0.2, 0.55), (0.42, 0.78), (0.82, 0.22)]
    points = [(box.x + inset + side * x, box.y + inset + side * y) for x, y in corners]
    return [LineMark(page, *start, *end, STROKE) for start, end in pairwise(points)]


def _scroll(
    sheet: LaidSheet,
    longer: list[tuple[int, str]],
    marks: dict[int, tuple[Node, list[Mark]]],
) -> None:
    """The beginnings of values that their fields cannot show whole."""
    size = sheet.profile.size
    for number, value in longer:
        place = sheet.places[number]
        lines = lines_in(sheet, place, value, size)
        spots = line_spots(place, size, sheet.profile, len(lines))
        marks[number] = (place.node, written(sheet, place, lines[: len(spots)], spots, size))
