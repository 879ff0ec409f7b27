"""The typeface: two weights of Source Sans, measured by ReportLab."""

from __future__ import annotations

from functools import cache
from typing import Literal

from reportlab.pdfbase.ttfonts import TTFont

Weight = Literal["regular", "bold"]

_FILES = {"regular": "SourceSansPro-Regular.ttf", "bold": "SourceSansPro-Bold.ttf"}


class Face:
    """One weight of the typeface, as ReportLab read it."""

    def __init__(self, weight: Weight, font: TTFont) -> None:
        self.weight = weight
        self.font = font
        self._widths = _Widths(font)
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

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> float:
        metrics = self._font.face
        width = float(metrics.charWidths.get(ord(character), metrics.defaultWidth))
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
