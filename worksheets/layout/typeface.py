"""The typeface: two weights of Source Sans, measured by ReportLab."""

from __future__ import annotations

from functools import cache
from string import ascii_lowercase
from typing import Literal

from reportlab.pdfbase.ttfonts import TTFont

Weight = Literal["regular", "bold"]

_FILES = {"regular": "SourceSansPro-Regular.ttf", "bold": "SourceSansPro-Bold.ttf"}

WORD_SPACING = 3.5
"""A spaced blank is so many times as wide as the space between two letters (British Dyslexia
Association, 2023)."""


class Face:
    """One weight of the typeface, as ReportLab read it, its letters apart by `tracking`.

    `tracking` is a part of the average letter's width; `letter_space` is what it adds to every
    character and `word_space` what a blank has besides, both as parts of the size.
    """

    def __init__(self, weight: Weight, font: TTFont, tracking: float = 0.0) -> None:
        self.weight = weight
        self.font = font
        self.letter_space = self.word_space = 0.0
        plain = _Widths(font)
        if tracking:
            average = sum(map(plain.__getitem__, ascii_lowercase)) / len(ascii_lowercase)
            self.letter_space = average * tracking / 1000
            blank = plain[" "] / 1000 + self.letter_space
            self.word_space = max(0.0, WORD_SPACING * self.letter_space - blank)
        self._widths = _Widths(font, self.letter_space * 1000, self.word_space * 1000)
        self._known = frozenset(map(chr, font.face.charToGlyph)) | frozenset("\n\u00a0")

    def width(self, text: str, size: float) -> float:
        """The length of a text set in one line, in points."""
        return sum(map(self._widths.__getitem__, text)) * 0.001 * size

    def lacks(self, text: str) -> list[str]:
        """The characters of a text that this face has no glyph for, each once, in order."""
        if self._known.issuperset(text):
            return []
        return [character for character in dict.fromkeys(text) if character not in self._known]


class _Widths(dict[str, float]):
    """The width of each character in thousandths of its size, looked up once."""

    def __init__(self, font: TTFont, letter_space: float = 0.0, word_space: float = 0.0) -> None:
        super().__init__()
        self._font = font
        self._letter_space = letter_space
        self._word_space = word_space

    def __missing__(self, character: str) -> float:
        metrics = self._font.face
        width = float(metrics.charWidths.get(ord(character), metrics.defaultWidth))
        width += self._letter_space
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
    return Face(weight, TTFont(f"Worksheets-{weight}", str(path), asciiReadable=False))


@cache
def spaced_face(weight: Weight, tracking: float) -> Face:
    """The face of a weight with its letters apart by `tracking`, a part of their average width."""
    plain = face(weight)
    return Face(weight, plain.font, tracking) if tracking else plain
