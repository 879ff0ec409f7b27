"""Codes of characters: the same in every file, so that what files share is the same bytes.

A simple font has 255 codes. The first block holds what most texts are written with, ASCII under its
own codes; all else that the typeface has follows in blocks of its own, in the order of Unicode. No
block but the first uses the code of a blank, which word spacing would widen.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain

from reportlab.pdfbase.ttfonts import TTFont

from worksheets.layout.typeface import Face, Weight, face

ASCII = "".join(map(chr, range(32, 127)))
FIRST = (
    ASCII
    + "".join(map(chr, chain(range(0xA0, 0xAD), range(0xAE, 0x100))))
    + "–—‘’“”•…€ŴŵŶŷẀẁẂẃẄẅỲỳŸŒœŠšŽžąćęłńśźżĄĆĘŁŃŚŹŻ☐☑✓→"
)
"""Western Europe, Wales and Poland; what every file may need is there."""
BLANK = 32
OTHERS = [code for code in range(1, 256) if code < BLANK or code > 126]
"""The codes of the first block that are not ASCII's; code 0 is no character."""
CODES = [code for code in range(1, 256) if code != BLANK]
"""The codes of the other blocks."""


LENT = 1_000
"""The first block of the first font that is lent; each further one begins so many further on."""


def block_of(weight: Weight) -> Mapping[str, tuple[int, int]]:
    """Each character's block and its code in it."""
    return _blocks(face(weight))


def font_of(weight: Weight, block: int) -> TTFont:
    """The font that a block is of: the typeface's own, or one that is lent."""
    own = face(weight)
    return own.lent[block // LENT - 1] if block >= LENT else own.font


class _Blocks(dict[str, tuple[int, int]]):
    """The block and the code of each character of a face.

    All blocks but the first are added when a character needs one, which most sheets have not.
    """

    def __init__(self, face: Face) -> None:
        known = face.font.face.charToGlyph
        first = [each for each in FIRST if ord(each) in known or each == "\u00a0"]
        others = [each for each in first if each not in ASCII]
        super().__init__({each: (0, ord(each)) for each in first if each in ASCII})
        self.update({each: (0, code) for each, code in zip(others, OTHERS, strict=False)})
        self._face = face
        self._is_whole = False

    def __missing__(self, character: str) -> tuple[int, int]:
        if self._is_whole:
            raise KeyError(character)
        for number, font in enumerate((self._face.font, *self._face.lent)):
            block = number * LENT or 1
            rest = [chr(each) for each in sorted(font.face.charToGlyph)
                    if each >= 32 and chr(each) not in self]  # fmt: skip
            for place, each in enumerate(rest):
                self[each] = (block + place // len(CODES), CODES[place % len(CODES)])
        self._is_whole = True
        return self[character]


@cache
def _blocks(face: Face) -> _Blocks:
    return _Blocks(face)


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
