"""Codes of characters: the same in every file, so that what files share is the same bytes.

A simple font has 255 codes. The first block holds what most texts are written with; all else that
the typeface has follows in blocks of its own, in the order of Unicode.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

from worksheets.layout.typeface import Weight, face

ASCII = "".join(map(chr, range(32, 127)))
FIRST = (
    ASCII
    + "".join(map(chr, chain(range(0xA0, 0xAD), range(0xAE, 0x100))))
    + "–—‘’“”•…€ŴŵŶŷẀẁẂẃẄẅỲỳŸŒœŠšŽžąćęłńśźżĄĆĘŁŃŚŹŻ☐☑✓→"
)
"""Western Europe, Wales and Poland; what every file may need is there."""
CODES = 255
"""Code 0 is no character."""


@cache
def block_of(weight: Weight) -> dict[str, tuple[int, int]]:
    """Each character's block and its code in it."""
    known = face(weight).font.face.charToGlyph
    first = [character for character in FIRST if ord(character) in known or character == "\u00a0"]
    rest = [chr(each) for each in sorted(known) if each >= 32 and chr(each) not in FIRST]
    table = {character: (0, code) for code, character in enumerate(first, 1)}
    for place, character in enumerate(rest):
        table[character] = (1 + place // CODES, 1 + place % CODES)
    return table


@cache
def shown_as(weight: Weight) -> dict[str, str]:
    """The characters of the first block as they stand in a text operator."""
    return {character: _escaped(code) for character, (block, code) in block_of(weight).items()
            if block == 0}  # fmt: skip


def runs(weight: Weight, text: str) -> list[tuple[int, str]]:
    """A text in runs of one block each, as they stand in text operators."""
    found: list[tuple[int, str]] = []
    for character in text:
        block, code = block_of(weight)[character]
        if found and found[-1][0] == block:
            found[-1] = (block, found[-1][1] + _escaped(code))
        else:
            found.append((block, _escaped(code)))
    return found


def _escaped(code: int) -> str:
    character = chr(code)
    if character in "()\\":
        return "\\" + character
    return character if 32 <= code < 127 else f"\\{code:03o}"
