"""Single letters and figures written by hand, read where that is sure.

A small network says for each picture of a glyph what it may be; `training/` in the repository says
how it was made. What it is not sure of, a person decides.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from worksheets.answers.scan.blanks import WritingPlace
from worksheets.answers.scan.expected import Expected
from worksheets.answers.scan.glyphs import Cut, Glyph, cut, each_figure, glyph
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.weights import network

LETTERS, FIGURES = string.ascii_uppercase, string.digits
MARGIN, MARGIN_FIGURE = 4.0, 4.5
"""How much likelier the best must be than the next, as the logarithm of the odds."""
ELSEWHERE = 2.0
NOTHING = 1.5
"""So much less likely than where the network was trained is a letter that the sheet does not have,
and what nobody can read: there it was every fifth."""
STRAY = 0.6
"""So many square millimetres of strokes from elsewhere leave a place unsure."""
LOWEST, LOWEST_FIGURE = 2.5, 2.0
"""A letter is so many millimetres high at least, and a figure."""
MOST_PARTS = 8
"""What is in more pieces is no letter; a pencil in a black-and-white scan leaves some."""
WEIGHTS = "letters.onnx"

UNREAD = "a letter or a figure is written, which is not read"
NO_LETTER = "nobody can tell which letter it is"
NO_FIGURE = "nobody can tell which figure it is"
LEAVES = "the writing leaves its place"


class Said(NamedTuple):
    """What was read in a place: its text, or None and why."""

    text: str | None
    reason: str = ""


class _Glyphs(NamedTuple):
    """The glyphs of a place, or why it is not read."""

    glyphs: tuple[Glyph, ...]
    reason: str = ""


def read_letters(dark: Array, blank: Array, places: Sequence[WritingPlace]) -> list[Said]:
    """What stands in places of one page in which there is ink; `dark` is relative darkness.

    A value that stands twice among places that have each once is sure in none of them.
    """
    cuts = [_glyphs(cut(dark, blank, place.rect), place.expected) for place in places]
    pictures = [each.picture for found in cuts for each in found.glyphs]
    numbers = iter(_said(pictures) if pictures else ())
    read = [
        Said(None, found.reason)
        if found.reason
        else _decided([next(numbers) for _ in found.glyphs], place.expected.values)
        for found, place in zip(cuts, places, strict=True)
    ]
    return list(_each_once(read, places))


def _glyphs(found: Cut, expected: Expected) -> _Glyphs:
    """The glyphs of a place that may be read."""
    values = expected.values
    figures = bool(values) and all(value.isdecimal() and len(value) <= 2 for value in values)
    if not figures and not (values and all(value in LETTERS for value in values)):
        return _Glyphs((), UNREAD)
    nobody = NO_FIGURE if figures else NO_LETTER
    if found.leaves or found.stray > STRAY:
        return _Glyphs((), LEAVES)
    if not 0 < len(found.parts) <= MOST_PARTS:
        return _Glyphs((), nobody)
    several = each_figure(found) if figures and max(map(len, values)) > 1 else [found.parts]
    made = tuple(each for parts in several if (each := glyph(found, parts)))
    least = LOWEST_FIGURE if figures else LOWEST
    if not 0 < len(made) <= max(map(len, values)) or any(each.height < least for each in made):
        return _Glyphs((), nobody)
    return _Glyphs(made)


def _decided(said: Sequence[Array], values: Sequence[str]) -> Said:
    """The text of a place's glyphs, if each is sure and the whole may stand there."""
    figures = values[0].isdecimal()
    signs = FIGURES if figures else LETTERS
    own = slice(len(LETTERS) + 1, None) if figures else slice(len(LETTERS) + 1)
    here = set("".join(values))
    less = np.array([0.0 if sign in here else ELSEWHERE for sign in signs] + [NOTHING])
    text = ""
    for numbers in said:
        likely = numbers[own] - less
        best, next_best = (int(n) for n in np.argsort(likely)[::-1][:2])
        if best == len(signs):
            return Said(None, NO_FIGURE if figures else NO_LETTER)
        if likely[best] - likely[next_best] < (MARGIN_FIGURE if figures else MARGIN):
            if next_best == len(signs):
                return Said(None, f"it may be “{signs[best]}”")
            return Said(None, f"it may be “{signs[best]}” or “{signs[next_best]}”")
        text += signs[best]
    if text not in values:
        return Said(None, f"it looks like “{text}”, which cannot stand there")
    return Said(text)


def _each_once(read: Sequence[Said], places: Sequence[WritingPlace]) -> Iterator[Said]:
    """What was read, but for values that stand twice where each stands once."""
    keys = [(place.expected.once, said.text) for said, place in zip(read, places, strict=True)]
    for said, key in zip(read, keys, strict=True):
        if said.text is not None and key[0] and keys.count(key) > 1:
            yield Said(None, f"it looks like “{said.text}”, and so does another")
        else:
            yield said


def _said(pictures: Sequence[Array]) -> Array:
    """What the network says of pictures: a row of numbers each."""
    net = network(WEIGHTS)
    net.setInput(np.stack(pictures)[:, None].astype(np.float32))
    said: Array = net.forward()
    return said
