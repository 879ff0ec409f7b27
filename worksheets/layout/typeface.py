"""The typeface: two weights of Source Sans, measured by ReportLab."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reportlab.pdfbase.ttfonts import TTFont

from worksheets.layout.bidi import joined, letters_of
from worksheets.text.direction import has_right_to_left
from worksheets.text.invisible import SOFT_HYPHEN, visible

if TYPE_CHECKING:
    from worksheets.layout.anchors import MarkPlaces

Weight = Literal["regular", "bold"]

_FILES = {"regular": "SourceSansPro-Regular.ttf", "bold": "SourceSansPro-Bold.ttf"}

WORD_SPACING = 3.5
"""A spaced blank is so many times as wide as the space between two letters (British Dyslexia
Association, 2023)."""


DRAWN_LIKE = {
    **dict.fromkeys((0x2010, 0x2011), ord("-")),
    **dict.fromkeys((*range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), ord(" ")),
}
"""Hyphens and blanks that the typeface has no glyphs for, and what is drawn for them."""
NO_CHARACTERS = (0x0000, 0xFEFF, 0xFFFD)
"""What a font may have a glyph for and no text has: none is written into a file."""


class Piece(NamedTuple):
    """Some characters that are drawn at once.

    A mark is drawn so many thousandths of the size right of where the next letter begins, and above
    the line, and takes no room; letters have neither.
    """

    text: str
    right: float = 0.0
    up: float = 0.0


class Face:
    """One weight of the typeface, as ReportLab read it, its letters apart by `tracking`.

    `tracking` is a part of the average letter's width; `letter_space` is what it adds to every
    character and `word_space` what a blank has besides, both as parts of the size. Letters that its
    font lacks come from those that are `lent`, the first that has each.
    """

    def __init__(
        self, weight: Weight, font: TTFont, tracking: float = 0.0, lent: Sequence[TTFont] = ()
    ) -> None:
        self.weight = weight
        self.font = font
        self.lent = lent
        self.letter_space = self.word_space = 0.0
        fonts = (font, *lent)
        plain = _Widths(fonts)
        if tracking:
            average = sum(map(plain.__getitem__, ascii_lowercase)) / len(ascii_lowercase)
            self.letter_space = average * tracking / 1000
            blank = plain[" "] / 1000 + self.letter_space
            self.word_space = max(0.0, WORD_SPACING * self.letter_space - blank)
        self._widths = _Widths(fonts, self.letter_space * 1000, self.word_space * 1000)
        own = frozenset(map(chr, font.face.charToGlyph)) | frozenset("\n\u00a0")
        self._known = own.union(*(map(chr, each.face.charToGlyph) for each in lent))
        self.marks = frozenset(filter(unicodedata.combining, own))

    def width(self, text: str, size: float) -> float:
        """The length of a text set in one line, in points.

        Of its soft hyphens only one at the end is seen, and takes room.
        """
        text = self.joined(text)
        length = sum(map(self._widths.__getitem__, text))
        if text.endswith(SOFT_HYPHEN):
            length += self._widths["-"]
        return length * 0.001 * size

    def joined(self, text: str) -> str:
        """A text with the letters of scripts that join in their forms, as far as there are any."""
        if not self.lent or not has_right_to_left(text):
            return text
        return "".join(form if form in self._known else letters_of(form) for form in joined(text))

    def advance(self, character: str) -> float:
        """How wide a character is, in parts of its size."""
        return self._widths[character] * 0.001

    def lacks(self, text: str) -> list[str]:
        """The characters of a text that this face has no glyph for, each once, in order."""
        if self._known.issuperset(text):
            return []
        seen = dict.fromkeys(visible(text))
        return [character for character in seen if character not in self._known]

    def pieces(self, text: str) -> list[Piece]:
        """A text in the pieces in which it is drawn: runs of letters, and the marks over them."""
        text = drawn(text)
        if self.marks.isdisjoint(text):
            return [Piece(text)]
        pieces: list[Piece] = []
        run = letter = ""
        # Marks of one kind, such as those above, stand one on another.
        below: dict[int, Piece] = {}
        for character in text:
            if character not in self.marks or not letter:
                run += character
                letter, below = character, {}
                continue
            if run:
                pieces.append(Piece(run))
                run = ""
            kind = unicodedata.combining(character)
            under = below.get(kind, Piece(letter, -self._widths[letter]))
            dx, dy = self._offset(under.text, character)
            below[kind] = Piece(character, under.right + dx, under.up + dy)
            pieces.append(below[kind])
        return [*pieces, Piece(run)] if run else pieces

    def _offset(self, under: str, mark: str) -> tuple[float, float]:
        """How far a mark stands from the origin of what it goes to, in thousandths of the size."""
        metrics = self.font.face
        glyphs = metrics.charToGlyph
        scale = 1000 / metrics.unitsPerEm
        x, y = mark_places(self.weight).offset(
            glyphs[ord(under)], glyphs[ord(mark)], glyphs[ord("x")], unicodedata.combining(mark)
        )
        return x * scale, y * scale


class _Widths(dict[str, float]):
    """The width of each character in thousandths of its size, looked up once."""

    def __init__(
        self, fonts: Sequence[TTFont], letter_space: float = 0.0, word_space: float = 0.0
    ) -> None:
        super().__init__()
        self._fonts = fonts
        self._letter_space = letter_space
        self._word_space = word_space

    def __missing__(self, character: str) -> float:
        code = ord(character)
        having = (each.face for each in self._fonts if code in each.face.charToGlyph)
        metrics = next(having, self._fonts[0].face)
        if character == SOFT_HYPHEN or not visible(character) or unicodedata.combining(character):
            self[character] = 0.0
            return 0.0
        width = float(metrics.charWidths.get(code, metrics.defaultWidth))
        # Letters that join stay joined.
        width += 0.0 if has_right_to_left(character) else self._letter_space
        if character in " \u00a0":
            width += self._word_space
        self[character] = width
        return width


@cache
def face(weight: Weight) -> Face:
    """The face of a weight, read from its file at the first call."""
    import importlib.util
    from pathlib import Path

    # The package's own __init__ globs its folder for every weight; the folder is all we need.
    found = importlib.util.find_spec("font_source_sans_pro")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("font-source-sans-pro is not installed")
    path = Path(found.origin).parent / "files" / _FILES[weight]
    font = TTFont(f"Worksheets-{weight}", str(path), asciiReadable=False)
    glyphs, widths = font.face.charToGlyph, font.face.charWidths
    for character, like in DRAWN_LIKE.items():
        if character not in glyphs and like in glyphs:
            glyphs[character], widths[character] = glyphs[like], widths[like]
    for character in NO_CHARACTERS:
        glyphs.pop(character, None)
    lent = sorted(_lent, key=lambda each: is_bold(each) != (weight == "bold"))
    return Face(weight, font, lent=lent)


_lent: list[TTFont] = []


def lend(fonts: Sequence[TTFont]) -> None:
    """Let both weights take the letters that they lack from other fonts.

    Of these, the bold ones come first for bold text and last for other text.
    """
    _lent[:] = fonts
    face.cache_clear()
    spaced_face.cache_clear()
    mark_places.cache_clear()


def is_bold(font: TTFont) -> bool:
    """Whether a font is bold, as its name says."""
    return b"bold" in font.face.name.lower() or b"black" in font.face.name.lower()


@cache
def mark_places(weight: Weight) -> MarkPlaces:
    """Where the marks of a weight stand; read only for a text that has some."""
    from worksheets.layout.anchors import MarkPlaces

    metrics: Any = face(weight).font.face
    tables = {tag: metrics.get_table(tag) for tag in ("GPOS", "glyf", "loca", "head")
              if tag in metrics.table}  # fmt: skip
    return MarkPlaces(tables)


def drawn(text: str) -> str:
    """The characters of a line that are drawn: no soft hyphen but one at its end."""
    if text.isascii():
        return text
    text = visible(text)
    return text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]


@cache
def spaced_face(weight: Weight, tracking: float) -> Face:
    """The face of a weight with its letters apart by `tracking`, a part of their average width."""
    plain = face(weight)
    return Face(weight, plain.font, tracking, plain.lent) if tracking else plain
