"""Filling: values into the places of a laid sheet, never cut, never read as markup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from worksheets.layout.context import baseline
from worksheets.layout.filled import Filled
from worksheets.layout.glyphs import unprintable
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import ChoiceBox, LaidSheet, LineMark, Mark, Node, Place, TextMark
from worksheets.layout.paper import MM
from worksheets.layout.profile import RING
from worksheets.layout.typeface import face
from worksheets.layout.wrap import UNLIMITED, wrap
from worksheets.problems import NOWHERE, Code, Problems, Where
from worksheets.sheet.tree import Block, Heading, Sheet, Text, Title
from worksheets.text.braces import fill_in
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
    marks: dict[int, tuple[Node, list[Mark]]] = {}
    ticked: list[Node] = []
    longer: list[tuple[int, str]] = []
    held: dict[int, str] = {}
    for number, place in enumerate(sheet.places):
        given = values.get(place.name, place.value)
        value = tidy(given) if given else ""
        if not value:
            continue
        for problem in unprintable(value, f"the value of “{place.name}”"):
            problems.add(problem.code, problem.message, problem.hint, _cell(where, place))
        if fields:
            held[number] = composed(given)
        if place.kind in ("tick", "choice"):
            for box in place.targets:
                if value == box.value:
                    ticked.append(box.node)
                    marks[number] = (box.node, tick(place.page, box))
            continue
        fitting = _set(sheet, place, value)
        if fitting is None:
            longer.append((number, value))
        else:
            marks[number] = (place.node, fitting)
    more = None
    if longer and fields:
        _scroll(sheet, longer, marks)
    elif longer:
        more = _continue(sheet, longer, marks, phrases, credit)
    for number, _ in longer:
        _tell_longer(sheet, sheet.places[number], problems, where, fields=fields)
    return Filled(sheet, marks, tuple(ticked), more, held)


def _tell_longer(
    sheet: LaidSheet, place: Place, problems: Problems, where: Where, *, fields: bool
) -> None:
    """Warn of a value that is longer than its place."""
    code, shows = Code.TEXT_CONTINUES, "its place"
    hint = f"it goes on on page {sheet.pages + 1}; shorten it to keep the sheet as it is"
    if fields:
        code, shows = Code.TEXT_SCROLLS, "its place shows"
        hint = "its field holds all of it and scrolls; shorten it if the sheet is to be printed"
    message = f"the value of “{place.name}” is longer than {shows}"
    problems.add(code, message, hint, _cell(where, place))


def _cell(where: Where, place: Place) -> Where:
    """The cell of a row that a value comes from, if it comes from one."""
    return replace(where, path=place.name) if where.file else where


def _set(sheet: LaidSheet, place: Place, value: str) -> list[Mark] | None:
    """A value in its place at the largest size at which it fits, or None."""
    size = sheet.profile.written
    while size >= sheet.profile.size:
        lines = _lines(sheet, place, value, size)
        spots = _spots(sheet, place, size)
        if len(lines) <= len(spots):
            return _marks(place, lines, spots, size)
        size -= 1
    return None


def _lines(sheet: LaidSheet, place: Place, value: str, size: float) -> list[str]:
    # One line is as long as it is; several are read like any text.
    measure = UNLIMITED if place.kind == "line" else sheet.profile.measure
    return wrap(value, face("regular"), size, place.width - 2 * MM, measure)


def _spots(sheet: LaidSheet, place: Place, size: float) -> list[float]:
    """The baselines that a value may use: the writing lines, or as many as a box holds."""
    if place.baselines:
        return list(place.baselines)
    leading = size * sheet.profile.spacing
    count = int(place.height / leading + 1e-6)
    return [baseline(place.y + n * leading, leading, size) for n in range(count)]


def _marks(place: Place, lines: list[str], spots: list[float], size: float) -> list[Mark]:
    return [
        TextMark(place.page, place.x + MM, y, line, size)
        for line, y in zip(lines, spots, strict=False)
        if line.strip()
    ]


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
        spots = _spots(sheet, place, size)
        lines = _lines(sheet, place, value, size)[: len(spots)]
        marks[number] = (place.node, _marks(place, lines, spots, size))


def _continue(
    sheet: LaidSheet,
    longer: list[tuple[int, str]],
    marks: dict[int, tuple[Node, list[Mark]]],
    phrases: Mapping[str, str],
    credit: str,
) -> LaidSheet:
    """The pages on which long values go on; each place keeps what it holds and says where."""
    size = sheet.profile.size
    blocks: list[Block] = []
    for number, value in longer:
        place = sheet.places[number]
        lines = _lines(sheet, place, value, size)
        kept = max(0, len(_spots(sheet, place, size)) - 1)
        rest = value[sum(len(line) for line in lines[:kept]) :]
        blocks += [Heading(text=fill_in(phrases["continued"], label=place.label)), Text(text=rest)]
    title = Title(text=fill_in(phrases["continued"], label=sheet.title))
    tree = Sheet(id=sheet.id, lang=sheet.lang, title=title, blocks=tuple(blocks), credit=credit)
    more = lay_out(tree, sheet.profile, sheet.paper, phrases)
    for (number, value), page in zip(longer, _heading_pages(more), strict=True):
        place = sheet.places[number]
        spots = _spots(sheet, place, size)
        kept = max(0, len(spots) - 1)
        pointer = fill_in(phrases["continues"], page=sheet.pages + page + 1)
        lines = [*_lines(sheet, place, value, size)[:kept], pointer]
        marks[number] = (place.node, _marks(place, lines, spots[: len(lines)], size))
    return more


def _heading_pages(more: LaidSheet) -> list[int]:
    """On which of its pages each heading stands."""
    return [
        next(kid.page for kid in node.kids if isinstance(kid, TextMark))
        for node in more.root.walk()
        if node.tag == "H2"
    ]
