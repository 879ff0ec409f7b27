"""Places to write in: whether somebody wrote there, and the letters, figures and typed texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Literal

from worksheets.answers.scan.blanks import BlankPage, WritingPlace
from worksheets.answers.scan.glyphs import faint_patch, written_ink
from worksheets.answers.scan.handwriting import written_on
from worksheets.answers.scan.ink import MM, outline
from worksheets.answers.scan.letters import Said, read_letters
from worksheets.answers.scan.pictures import Array
from worksheets.answers.scan.reading import BoxReading, State, WrittenReading
from worksheets.answers.scan.typed import TypedTexts
from worksheets.sheet.tree import YES

WRITTEN = 1.5
"""So many square millimetres of ink in a place are writing."""
PALE = 1.5
"""A pale stroke that is larger may be a word in light pencil: a person has to look.

Of 697 empty places on simulated paper 3 have such a stroke or so much ink; of 106 words in pencil
of a fifth or a quarter of black 106 have.
"""
FIGURE = 0.8
"""So many square millimetres are a letter or a figure."""
FAINT_FIGURE = 1.1
"""And a faint patch that is larger may be one."""
DRAWN = 0.05
"""Where a program drew the page there are no specks: so much ink is a typed full stop."""
FAINT = "something may be written here, very faintly"
NOTHING_SAID = Said(None)
_COUNTED: Mapping[State, Set[int]] = {"yes": {1}, "no": {0}, "unsure": {0, 1}}
"""What a box may add to a sum of ticks."""


def read_places(
    page: BlankPage,
    dark: Array,
    blank: Array,
    boxes: Sequence[BoxReading],
    *,
    drawn: bool = False,
    typed: TypedTexts | None = None,
) -> Iterator[WrittenReading]:
    """The places of a page; `dark` is relative darkness, and `boxes` are what was read in them.

    Of a page that a program has `drawn`, texts are `typed`.
    """
    ink = {place: _ink(place, dark, blank, drawn=drawn) for place in page.places}
    inked = [place for place in page.places if ink[place]]
    said = {place.field: Said(*found) for place in inked
            if typed and (found := typed.within(place))}  # fmt: skip
    single = [place for place in inked if place.single and place.field not in said]
    added: dict[str, Set[int] | None] = {
        box.field: _COUNTED[box.state] for box in boxes if box.value == YES
    }
    added |= {place.field: _numbers(said.get(place.field)) for place in page.places
              if place not in inked or place.field in said}  # fmt: skip
    read = read_letters(dark, blank, single, added)
    said |= {place.field: each for place, each in zip(single, read, strict=True)}
    faint = {place.field: Said(None, FAINT) for place in inked if ink[place] == "faint"}
    said = faint | said
    for place in page.places:
        text, reason = said.get(place.field, NOTHING_SAID)
        yield WrittenReading(
            place.field, place.kind, place.single, place in inked, place.rect, b"", text, reason
        )


def _numbers(typed: Said | None) -> Set[int] | None:
    """What an empty place, or a typed figure, may add to a sum; None if nobody knows."""
    if typed is None:
        return {0}
    text = typed.text or ""
    return {int(text)} if text.isdecimal() and len(text) < 4 else None


def _ink(
    place: WritingPlace, dark: Array, blank: Array, *, drawn: bool
) -> Literal["", "clear", "faint"]:
    """Whether somebody wrote in a place, as far as can be seen."""
    at = outline(place.rect)
    here, printed = at.of(dark), at.of(blank)
    if drawn:
        return "clear" if written_ink(here, printed).sum() / MM**2 > DRAWN else ""
    if place.single:
        ink = written_ink(here, printed).sum() / MM**2
        return "clear" if ink > FIGURE or faint_patch(here, printed) > FAINT_FIGURE else ""
    found = written_on(dark, blank, at)
    if found.ink > WRITTEN:
        return "clear"
    return "faint" if found.pale > PALE else ""
