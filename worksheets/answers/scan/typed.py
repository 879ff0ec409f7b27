"""What is typed in the places of a page that a program drew: a form printed to a file, say.

Such a form has no fields left, but its text is there. It is taken where that is sure: where the
page's own words are found in the text, each in its place, and nothing typed may be cut off.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from worksheets.answers.scan.blanks import BlankPage, WritingPlace
from worksheets.answers.scan.ink import MM, POINT, outline
from worksheets.answers.scan.pdf_text import Sign, signs_on
from worksheets.answers.scan.pictures import Array

FOUND = 0.9
"""So much of a blank's text must be in the text of a page; less is another encoding, or OCR."""
NEAR = 1.0 * MM
"""A sign lies so near to its place."""
RIGHT_TO_LEFT = ("R", "AL", "AN")

CUT_OFF = "the typed text may go on beyond its place"
STRANGE = "the typed text has characters that are not read"


class Typed(NamedTuple):
    """What is typed in a place: its text, or None and why it is not sure."""

    text: str | None
    reason: str = ""


class TypedTexts:
    """The typed texts of one page; none if its text is not to be trusted."""

    def __init__(self, page: BlankPage, signs: Sequence[Sign], homography: Array) -> None:
        """`signs` are those of the picture; the homography leads from the blank's pixels there."""
        back = np.linalg.inv(homography)
        found = [_moved(sign, back) for sign in signs]
        printed = _printed(page)
        of_blank, in_place = _same(found, printed)
        trusted = bool(printed) and in_place.mean() >= FOUND
        self._signs = [found[n] for n in np.flatnonzero(~of_blank)] if trusted else []

    def within(self, place: WritingPlace) -> Typed | None:
        """What is typed in a place; None if nothing is."""
        at = outline(place.rect)
        signs = [
            sign for sign in self._signs
            if at.left < (sign.left + sign.right) / 2 < at.right
            and at.top < (sign.top + sign.bottom) / 2 < at.bottom
        ]  # fmt: skip
        if not signs:
            return None
        if any(_is_strange(sign.text) for sign in signs):
            return Typed(None, STRANGE)
        lines = list(_lines(signs))
        high = max(sign.bottom - sign.top for sign in signs)
        if place.single:
            cut_off = False
        elif at.bottom - at.top < 2 * high:
            cut_off = lines[-1][-1].right > at.right - high / 2
        else:
            # There may be more where no further line has room.
            cut_off = lines[-1][0].bottom + 0.8 * high > at.bottom
        return Typed(None, CUT_OFF) if cut_off else Typed(_joined(lines, at.right))


def _printed(page: BlankPage) -> tuple[Sign, ...]:
    """The signs of a blank, in pixels of its picture."""
    import pypdfium2

    with pypdfium2.PdfDocument(page.pdf) as document:
        drawn = document[page.page - 1]
        width, height = (round(side * POINT) for side in drawn.get_size())
        return signs_on(drawn, width, height)


def _moved(sign: Sign, matrix: Array) -> Sign:
    corners = np.array([[sign.left, sign.top, 1], [sign.right, sign.bottom, 1]]).T
    x, y, scale = matrix @ corners
    x, y = x / scale, y / scale
    return Sign(sign.text, min(x), min(y), max(x), max(y), sign.spaced)


def _same(found: Sequence[Sign], printed: Sequence[Sign]) -> tuple[Array, Array]:
    """Which of the signs that were found are printed ones, and which printed ones were found."""
    of_blank, in_place = np.zeros(len(found), bool), np.zeros(len(printed), bool)
    rows, columns = _by_text(found), _by_text(printed)
    # Text by text: all signs with all others at once would take a gigabyte.
    for text in rows.keys() & columns.keys():
        one, other = _corners(found, rows[text]), _corners(printed, columns[text])
        apart = np.abs(one[:, None] - other[None])
        near = (apart[..., 0] < NEAR) & (apart[..., 1] < 2 * NEAR)
        of_blank[rows[text]] = near.any(axis=1)
        in_place[columns[text]] = near.any(axis=0)
    return of_blank, in_place


def _corners(signs: Sequence[Sign], which: Sequence[int]) -> Array:
    return np.array([(signs[n].left, signs[n].bottom) for n in which])


def _by_text(signs: Sequence[Sign]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, sign in enumerate(signs):
        places[sign.text].append(number)
    return places


def _is_strange(text: str) -> bool:
    """Whether a sign has no meaning of its own, or is written from right to left."""
    return text == "\ufffd" or any(
        unicodedata.category(each) in ("Cc", "Cn", "Co", "Cs")
        or unicodedata.bidirectional(each) in RIGHT_TO_LEFT
        for each in text
    )


def _lines(signs: Sequence[Sign]) -> Iterator[list[Sign]]:
    """The lines of a text, from top to bottom, and their signs from left to right."""
    line: list[Sign] = []
    for sign in sorted(signs, key=lambda sign: sign.bottom):
        if line and sign.bottom - line[0].bottom > (sign.bottom - sign.top) / 2:
            yield sorted(line, key=lambda sign: sign.left)
            line = []
        line.append(sign)
    yield sorted(line, key=lambda sign: sign.left)


def _joined(lines: Sequence[Sequence[Sign]], right: float) -> str:
    """The text of some lines; where one was broken for want of room, it goes on."""
    text = _text(lines[0])
    for before, line in pairwise(lines):
        end = next((n for n, sign in enumerate(line) if n and sign.spaced), len(line))
        room = right - before[-1].right
        broken = line[end - 1].right - line[0].left > room - (line[0].bottom - line[0].top) / 2
        text += (" " if broken else "\n") + _text(line)
    return text


def _text(line: Sequence[Sign]) -> str:
    words = "".join(" " + sign.text if sign.spaced else sign.text for sign in line)
    return words.removeprefix(" ")
