"""Continuation pages: what places could not hold goes on there, and each place says where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from worksheets.layout.context import INSET
from worksheets.layout.fit import at_right, line_spots, lines_in, tight_spots, written
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, Mark, Node, Place, TextMark
from worksheets.layout.typeface import spaced_face
from worksheets.layout.wrap import wrap
from worksheets.record import record
from worksheets.sheet.tree import Block, Heading, Sheet, Text, Title
from worksheets.text.braces import fill_in

ARROW = "→"
"""What a notice begins with, and all of it where there is no room for more."""
MOST_LINES = 1_000
"""More lines than any place holds."""
LAST_PAGE = 999
"""A notice is given room for so many pages."""


@record
class _Kept:
    """What a place keeps of a long value: its first lines, of all the baselines that it has.

    `form` is the wording of the notice at its end.
    """

    lines: Sequence[str]
    spots: Sequence[float]
    form: str


def continue_values(
    sheet: LaidSheet,
    longer: Sequence[tuple[int, str]],
    marks: dict[int, tuple[Node, list[Mark]]],
    phrases: Mapping[str, str],
    credit: str,
    owner: str,
) -> LaidSheet:
    """The pages on which long values go on, each by the number of its place.

    The `marks` of each place become what it holds of its value, and at its end the page on which
    it goes on. `owner` says whose the sheet is.
    """
    blocks: list[Block] = []
    if sheet.head and owner:
        blocks.append(Text(text=f"{sheet.head.label} {owner}"))
    kept = [_kept(sheet, sheet.places[number], value, phrases) for number, value in longer]
    for (number, value), own in zip(longer, kept, strict=True):
        label = fill_in(phrases["continued"], label=sheet.places[number].label)
        rest = value[sum(len(line) for line in own.lines) :]
        blocks += [Heading(text=label), Text(text=rest)]
    short = sheet.head.title if sheet.head else ""
    title = Title(text=fill_in(phrases["continued"], label=sheet.title), short=short)
    tree = Sheet(id=sheet.id, lang=sheet.lang, title=title, blocks=tuple(blocks), credit=credit)
    key = sheet.codes.key if sheet.codes else ""
    more = lay_out(tree, sheet.profile, sheet.paper, phrases, further=True, key=key)
    for (number, _), own, page in zip(longer, kept, _heading_pages(more), strict=True):
        place = sheet.places[number]
        begun = written(sheet, place, own.lines, own.spots, sheet.profile.size)
        notice = _notice(sheet, place, own.form, sheet.pages + page + 1)
        spots = own.spots[len(own.spots) - len(notice) :]
        marks[number] = (place.node, begun + at_right(sheet, place, notice, spots))
    return more


def _kept(sheet: LaidSheet, place: Place, value: str, phrases: Mapping[str, str]) -> _Kept:
    """What a place keeps: as many lines as leave room for the notice under them."""
    profile = sheet.profile
    spots = line_spots(place, profile.size, profile, MOST_LINES)
    if len(spots) < 2:
        spots = tight_spots(place, profile, MOST_LINES)
    forms = (f"{ARROW} {phrases['continues']}", f"{ARROW} {{page}}", ARROW)
    fitting = (form for form in forms if _fits(sheet, place, form, len(spots)))
    form = next(fitting, ARROW)
    notice = _notice(sheet, place, form, LAST_PAGE)
    lines = lines_in(sheet, place, value, profile.size)
    return _Kept(lines[: max(0, len(spots) - len(notice))], spots, form)


def _fits(sheet: LaidSheet, place: Place, form: str, spots: int) -> bool:
    """Whether a notice leaves half of a place to its value, and none of its words is broken."""
    lines = _notice(sheet, place, form, LAST_PAGE)
    words = fill_in(form, page=LAST_PAGE).split()
    return len(lines) <= max(1, spots // 2) and "".join(lines).split() == words


def _notice(sheet: LaidSheet, place: Place, form: str, page: int) -> list[str]:
    """The lines of a notice in the width of its place."""
    face = spaced_face("bold", sheet.profile.tracking)
    words = fill_in(form, page=page)
    return wrap(words, face, sheet.profile.size, place.width - 2 * INSET)


def _heading_pages(more: LaidSheet) -> list[int]:
    """On which of its pages each heading stands."""
    return [
        next(kid.page for kid in node.kids if isinstance(kid, TextMark))
        for node in more.root.walk()
        if node.tag == "H2"
    ]
