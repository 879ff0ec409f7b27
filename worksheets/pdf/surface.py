"""The drawing surface: marks become content streams by way of ReportLab's canvas."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from worksheets.layout.marks import BoxMark, LineMark, Mark, TextMark
from worksheets.layout.typeface import Face, Weight, face

WEIGHTS: tuple[Weight, ...] = ("regular", "bold")


class _Codes(dict[str, str]):
    """The codes of the characters in a face's first subset, as they stand in a text operator."""

    name = ""
    """The subset's name among the resources."""


class Surface:
    """Draws marks in black and hands over the operators; one for a document, for its fonts.

    Only the canvas's drawing is used, never its document: `showPage` and `save` are not called.
    """

    def __init__(self) -> None:
        for weight in WEIGHTS:
            pdfmetrics.registerFont(face(weight).font)
        # Its stubs know neither its list of operators nor its document.
        first = face("regular").font.fontName
        self._canvas: Any = Canvas(io.BytesIO(), initialFontName=first)  # type: ignore[arg-type]  # a name, not a float as the stubs have it
        self._height = 0.0
        self._codes = {weight: _Codes() for weight in WEIGHTS}
        self.take()

    def begin(self, height: float) -> None:
        """Begin a page of so many points: marks count down from its top, PDF up from its foot."""
        self._height = height
        self._stroke: float | None = None

    def draw(self, marks: Iterable[Mark]) -> None:
        """Draw marks one after another."""
        for mark in marks:
            match mark:
                case TextMark():
                    self._write(mark)
                case LineMark():
                    self._set_stroke(mark.stroke)
                    y1, y2 = self._height - mark.y1, self._height - mark.y2
                    self._canvas.line(mark.x1, y1, mark.x2, y2)
                case BoxMark():
                    self._set_stroke(mark.stroke)
                    foot = self._height - mark.y - mark.height
                    self._canvas.rect(mark.x, foot, mark.width, mark.height)

    def operator(self, text: str) -> None:
        """Put an operator of the content stream between the marks: a tag, a state."""
        self._canvas._code.append(text)

    def take(self) -> bytes:
        """The operators since the last call."""
        code = self._canvas._code
        stream = "\n".join(code).encode("latin-1")
        code.clear()
        return stream

    def subsets(self) -> list[tuple[str, Face, list[int]]]:
        """Each font used so far: its name in the resources, its face, its characters by code."""
        document = self._canvas._doc
        found = []
        for weight in WEIGHTS:
            font = face(weight).font
            if document not in font.state:
                continue
            for number, characters in enumerate(font.state[document].subsets):
                name = font.getSubsetInternalName(number, document)[1:]
                found.append((name, face(weight), list(characters)))
        return found

    def _write(self, mark: TextMark) -> None:
        """A line of text: its characters' codes by ReportLab, the operators in fewer words."""
        known = self._codes[mark.weight]
        try:
            shown = f"{known.name} {mark.size:g} Tf ({''.join(map(known.__getitem__, mark.text))}) Tj"
        except KeyError:
            shown = self._encode(mark, known)
        at = f"{mark.x:.3f} {self._height - mark.y:.3f}"
        self._canvas._code.append(f"BT 1 0 0 1 {at} Tm {shown} ET")

    def _encode(self, mark: TextMark, known: _Codes) -> str:
        """Text with characters that are new; those of a face's first subset are then known."""
        document, font = self._canvas._doc, face(mark.weight).font
        for character in mark.text:
            [(subset, code)] = font.splitString(character, document)
            if subset == 0:
                known[character] = self._canvas._escape(code)
        known.name = font.getSubsetInternalName(0, document)
        shown = []
        for subset, codes in font.splitString(mark.text, document):
            name = font.getSubsetInternalName(subset, document)
            shown.append(f"{name} {mark.size:g} Tf ({self._canvas._escape(codes)}) Tj")
        return " ".join(shown)

    def _set_stroke(self, width: float) -> None:
        if width != self._stroke:
            self._canvas.setLineWidth(width)
            self._stroke = width
