"""The typeface: two weights of Source Sans, measured by ReportLab."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportlab.pdfbase.ttfonts import TTFont

Weight = Literal["regular", "bold"]

_FILES = {"regular": "SourceSansPro-Regular.ttf", "bold": "SourceSansPro-Bold.ttf"}


@dataclass(frozen=True)
class Face:
    """One weight of the typeface, as ReportLab read it."""

    weight: Weight
    font: TTFont

    def width(self, text: str, size: float) -> float:
        """The length of a text set in one line, in points."""
        return float(self.font.stringWidth(text, size))

    def lacks(self, text: str) -> list[str]:
        """The characters of a text that this face has no glyph for, each once, in order."""
        known = self.font.face.charToGlyph
        return [c for c in dict.fromkeys(text) if ord(c) not in known and c not in "\n\u00a0"]


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
