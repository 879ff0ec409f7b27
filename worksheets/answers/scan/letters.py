"""Single letters and figures written by hand, read where that is sure.

A small network says for each picture of a glyph what it may be; `training/` in the repository says
how it was made. What it is not sure of, a person decides.
"""

from __future__ import annotations

import string
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import numpy as np

from worksheets.answers.scan.blanks import WritingPlace
from worksheets.answers.scan.expected import Expected
from worksheets.answers.scan.glyphs import Cut, Glyph, cut, each_figure, glyph
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.weights import network

LETTERS, FIGURES = string.ascii_uppercase, string.digits
MARGIN, MARGIN_FIGURE = 4.75, 4.5
"""How much likelier the best must be than the next, as the logarithm of the odds."""
ELSEWHERE = 2.0
NOTHING = 1.5
"""So much less likely than where the network was trained is a letter that the sheet does not have,
and what nobody can read: there it was every fifth."""
USED = 3.0
"""So much less likely is a letter that stands in another place of a board: each stands once."""
ADDED_UP = 1.0
"""A figure may be so much less likely than the best, where the sum says that it is this one."""
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


class _Seen(NamedTuple):
    """A place, and what the network says of each of its glyphs; or why it is not read."""

    place: WritingPlace
    glyphs: tuple[Array, ...]
    reason: str


def read_letters(
    dark: Array,
    blank: Array,
    places: Sequence[WritingPlace],
    added: Mapping[str, Set[int] | None] = {},
) -> list[Said]:
    """What stands in places of one page in which there is ink; `dark` is relative darkness.

    A value that stands twice among places that have each once is sure in none of them. `added` is
    what boxes and empty places of the page, by name, may add to a sum; None where nobody knows.
    """
    seen = _seen(dark, blank, places)
    read = [_decided(each) for each in seen]
    used = _used(read, places)
    read = [
        said if said.text is not None else _decided(each, used.get(each.place.expected.once, ()))
        for said, each in zip(read, seen, strict=True)
    ]
    read = list(_each_once(read, places))
    numbers = dict(added)
    numbers |= {each.place.field: _numbers(said, each)
                for said, each in zip(read, seen, strict=True)}  # fmt: skip
    return [_summed(said, each, numbers) for said, each in zip(read, seen, strict=True)]


def _seen(dark: Array, blank: Array, places: Sequence[WritingPlace]) -> list[_Seen]:
    """What the network says of all places; it is asked once."""
    cuts = [_glyphs(cut(dark, blank, place.rect), place.expected) for place in places]
    pictures = [each.picture for found in cuts for each in found.glyphs]
    numbers = iter(_said(pictures) if pictures else ())
    return [
        _Seen(place, tuple(next(numbers) for _ in found.glyphs), found.reason)
        for found, place in zip(cuts, places, strict=True)
    ]


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


def _decided(seen: _Seen, used: Collection[str] = ()) -> Said:
    """The text of a place's glyphs, if each is sure and the whole may stand there.

    The letters that are `used` stand in other places.
    """
    if seen.reason:
        return Said(None, seen.reason)
    signs, margin, nobody = _kind(seen)
    texts = ["", ""]
    sure = True
    for likely in _likely(seen, used):
        best, next_best = (int(n) for n in np.argsort(likely)[::-1][:2])
        if best == len(signs):
            return Said(None, nobody)
        doubtful = likely[best] - likely[next_best] < margin
        sure = sure and not doubtful
        other = next_best if doubtful and next_best < len(signs) else best
        texts = [texts[0] + signs[best], texts[1] + signs[other]]
    if not sure:
        return Said(None, "it may be " + " or ".join(f"“{each}”" for each in dict.fromkeys(texts)))
    if texts[0] not in seen.place.expected.values:
        return Said(None, f"it looks like “{texts[0]}”, which cannot stand there")
    return Said(texts[0])


def _kind(seen: _Seen) -> tuple[str, float, str]:
    """What stands in a place: its signs, how sure each must be, and what is said of none."""
    if seen.place.expected.values[0].isdecimal():
        return FIGURES, MARGIN_FIGURE, NO_FIGURE
    return LETTERS, MARGIN, NO_LETTER


def _likely(seen: _Seen, used: Collection[str] = ()) -> list[Array]:
    """How likely each sign is for each glyph of a place, and at the end that it is none."""
    signs, *_ = _kind(seen)
    own = slice(len(LETTERS) + 1, None) if signs is FIGURES else slice(len(LETTERS) + 1)
    found = []
    for n, numbers in enumerate(seen.glyphs):
        # A total of two figures begins with a 1 or a 2, say.
        here = {each[n] for each in seen.place.expected.values if len(each) == len(seen.glyphs)}
        less = [(0 if sign in here else ELSEWHERE) + USED * (sign in used) for sign in signs]
        found.append(numbers[own] - np.array([*less, NOTHING]))
    return found


def _used(read: Sequence[Said], places: Sequence[WritingPlace]) -> dict[str, set[str]]:
    """The letters that were read on each board."""
    found: dict[str, set[str]] = {}
    for said, place in zip(read, places, strict=True):
        if said.text is not None and place.expected.once:
            found.setdefault(place.expected.once, set()).add(said.text)
    return found


def _numbers(said: Said, seen: _Seen) -> Set[int] | None:
    """The numbers that a place may add to a sum; None if nobody knows."""
    if said.text is not None:
        return {int(said.text)} if said.text.isdecimal() else None
    if seen.reason or len(seen.glyphs) > 1 or _kind(seen)[0] is not FIGURES:
        return None
    [likely] = _likely(seen)
    found = np.flatnonzero(likely > likely.max() - MARGIN_FIGURE)
    return None if len(FIGURES) in found else {int(n) for n in found}


def _summed(said: Said, seen: _Seen, numbers: Mapping[str, Set[int] | None]) -> Said:
    """A sum that was not read for sure, but is what its parts come to; `numbers` are by name.

    What was read for sure stays as it is: people add wrongly.
    """
    parts = [numbers.get(name) for name in seen.place.expected.sum_of]
    if not parts or said.text is not None or seen.reason:
        return said
    sums = {0}
    for part in parts:
        if part is None:
            return said
        sums = {total + each for total in sums for each in part}
    likely = _likely(seen)
    texts = [text for text in map(str, sorted(sums)) if len(text) == len(likely)]
    found = {text: [row[int(sign)] - row.max() for sign, row in zip(text, likely, strict=True)]
             for text in texts}  # fmt: skip
    best, *others = sorted(texts, key=lambda text: -sum(found[text])) or [""]
    apart = min((sum(found[best]) - sum(found[other]) for other in others), default=np.inf)
    if best and min(found[best]) > -ADDED_UP and apart >= MARGIN_FIGURE:
        return Said(best)
    if len(sums) == 1 and str(*sums) not in said.reason:
        return Said(None, f"{said.reason}; what it counts adds up to {str(*sums)}")
    return said


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
