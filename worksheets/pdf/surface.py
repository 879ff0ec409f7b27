"""The drawing surface: marks become content streams by way of ReportLab's canvas."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, assert_never, cast

from reportlab.pdfgen.canvas import Canvas

from worksheets.layout.bidi import letters_of, on_the_line
from worksheets.layout.marks import BoxMark, LineMark, Mark, PictureMark, TextMark
from worksheets.layout.typeface import Face, Piece, Weight, drawn, spaced_face
from worksheets.pdf.codes import runs, shown_as
from worksheets.pdf.pictures import picture_operators
from worksheets.text.direction import has_right_to_left

LETTERS: dict[Weight, str] = {"regular": "R", "bold": "B"}
"""The first letter of a font's name in the resources; its block's number follows."""


BESIDE = 0.02
"""How far left of a ligature its second letter is written unseen, as a part of the size."""


@dataclass(slots=True)
class Used:
    """The characters that were drawn, by the weight they were drawn in."""

    regular: set[str] = field(default_factory=set)
    bold: set[str] = field(default_factory=set)

    def update(self, other: Used) -> None:
        """Take in those of another drawing."""
        self.regular |= other.regular
        self.bold |= other.bold


class Surface:
    """Draws marks in black and hands over the operators.

    Only the canvas's drawing is used, never its document: `showPage` and `save` are not called.
    """

    def __init__(self) -> None:
        # Its stubs do not know its list of operators.
        self._canvas = cast("Any", Canvas(io.BytesIO()))
        self._code: list[str] = self._canvas._code
        self._shown = {weight: shown_as(weight) for weight in LETTERS}
        self._height = 0.0
        self._tracking = 0.0
        self._mirror = 0.0
        self.used = Used()
        self.take()

    def begin(self, height: float, used: Used, tracking: float = 0.0, mirror: float = 0.0) -> None:
        """Begin a page of so many points, noting the characters drawn in `used`.

        Marks count down from a page's top, PDF up from its foot. Letters stand apart by `tracking`,
        a part of their average width. A page of the width `mirror` is drawn from right to left.
        """
        self._height = height
        self._mirror = mirror
        self._tracking = tracking
        self.used = used
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
                    self._canvas.line(self._at(mark.x1), y1, self._at(mark.x2), y2)
                case BoxMark():
                    self._set_stroke(mark.stroke)
                    foot = self._height - mark.y - mark.height
                    x = self._at(mark.x, mark.width)
                    self._canvas.rect(x, foot, mark.width, mark.height)
                case PictureMark():
                    placed = replace(mark, x=self._at(mark.x, mark.width))
                    self._code += picture_operators(placed, self._height)
                case _:
                    assert_never(mark)

    def _at(self, x: float, width: float = 0.0) -> float:
        """Where something that begins at `x` and is so wide begins on the page."""
        return self._mirror - x - width if self._mirror else x

    def draw_marked(self, tag: str, mcid: int, marks: Iterable[Mark]) -> None:
        """Draw marks as marked content of a page, under its number there."""
        self._code.append(f"/{tag} <</MCID {mcid}>> BDC")
        self.draw(marks)
        self._code.append("EMC")

    def operator(self, text: str) -> None:
        """Put an operator of the content stream between the marks: a tag, a state."""
        self._code.append(text)

    def fill_squares(self, x: float, y: float, side: float, rows: Sequence[Sequence[bool]]) -> None:
        """Fill those of a square's equal cells that are true; (x, y) is its top left corner.

        It is one path, in which neighbours leave no line of light between them.
        """
        cell = side / len(rows)
        foot = self._height - y - side
        x = self._at(x, side)
        self._code.append(f"q {cell:.5f} 0 0 {cell:.5f} {x:.3f} {foot:.3f} cm")
        for up, row in enumerate(reversed(rows)):
            start = 0
            for dark, run in groupby(row):
                length = len(list(run))
                if dark:
                    self._code.append(f"{start} {up} {length} 1 re")
                start += length
        self._code.append("f Q")

    def take(self) -> bytes:
        """The operators since the last call."""
        stream = "\n".join(self._code).encode("latin-1")
        self._code.clear()
        return stream

    def _write(self, mark: TextMark) -> None:
        """A line of text in the fewest operators: ReportLab's own are three times as many."""
        weight, size, text = mark.weight, mark.size, mark.text
        letter = LETTERS[weight]
        spaces = ""
        face = spaced_face(weight, self._tracking)
        if self._tracking:
            spaces = f"{face.letter_space * size:.3f} Tc {face.word_space * size:.3f} Tw "
            # Only the blank proper is widened by Tw.
            text = text.replace("\u00a0", " ")
        text = drawn(text)
        if self._mirror or (face.lent and has_right_to_left(text)):
            self._write_in_order(mark, text, face)
            return
        (self.used.bold if weight == "bold" else self.used.regular).update(text)
        try:
            codes = "".join(map(self._shown[weight].__getitem__, text))
            shown = f"/{letter}0 {size:g} Tf ({codes}) Tj"
        except KeyError:
            shown = " ".join(
                self._word(word, face, size) for word in re.findall("[^ ]+ *| +", text)
            )
        y = self._height - mark.y
        way = "-1 0 0 -1" if mark.turned else "1 0 0 1"
        self._code.append(f"BT {way} {mark.x:.3f} {y:.3f} Tm {spaces}{shown} ET")

    def _write_in_order(self, mark: TextMark, text: str, face: Face) -> None:
        """A line with words from right to left, each character at its place.

        They are written in the order of reading, so that whoever reads the page meets them in it.
        """
        shown, size = face.joined(text), mark.size
        wide = sum(map(face.advance, shown)) * size
        x = self._at(mark.x - wide if mark.turned else mark.x, wide)
        places: dict[int, tuple[float, str]] = {}
        for each in on_the_line(shown, right_to_left=bool(self._mirror)):
            places[each.number] = (x, each.shown)
            x += face.advance(each.shown) * size
        turn = x - wide, x
        way = "-1 0 0 -1" if mark.turned else "1 0 0 1"
        letter, y = LETTERS[face.weight], self._height - mark.y
        used = self.used.bold if face.weight == "bold" else self.used.regular
        parts = []
        for _, (left, character) in sorted(places.items()):
            used.add(character)
            [(block, codes)] = runs(face.weight, character)
            at = turn[0] + turn[1] - left if mark.turned else left
            parts.append(f"/{letter}{block} {size:g} Tf {way} {at:.3f} {y:.3f} Tm ({codes}) Tj")
            # A program that reads what stands on the page turns the letters of a ligature round.
            for unseen in letters_of(character)[1:]:
                used.add(unseen)
                [(block, codes)] = runs(face.weight, unseen)
                at -= BESIDE * size
                shown = f"/{letter}{block} {size:g} Tf {way} {at:.3f} {y:.3f} Tm ({codes}) Tj"
                parts.append(f"3 Tr {shown} 0 Tr")
        self._code.append(f"BT {' '.join(parts)} ET")

    def _word(self, word: str, face: Face, size: float) -> str:
        """The operators that show a word with its blanks, whatever blocks its characters are in."""
        letter = LETTERS[face.weight]
        shown = " ".join(
            f"/{letter}{block} {size:g} Tf {_placed(piece, codes, face, size)}"
            for piece in face.pieces(word)
            for block, codes in runs(face.weight, piece.text)
        )
        if face.marks.isdisjoint(word):
            return shown
        # Letters and marks are drawn one over another: who reads them back is told the word.
        said = word.encode("utf-16-be").hex().upper()
        return f"/Span <</ActualText <FEFF{said}>>> BDC {shown} EMC"

    def _set_stroke(self, width: float) -> None:
        if width != self._stroke:
            self._canvas.setLineWidth(width)
            self._stroke = width


def _placed(piece: Piece, codes: str, face: Face, size: float) -> str:
    """The operators that show a piece: a mark is drawn where it belongs and leaves no gap."""
    if not piece.right and not piece.up:
        return f"({codes}) Tj"
    back = piece.right + face.letter_space * 1000
    return f"{piece.up * size / 1000:.3f} Ts [{-piece.right:.0f} ({codes}) {back:.0f}] TJ 0 Ts"
