"""Papers and the margins that copiers and binders need."""

from __future__ import annotations

from dataclasses import replace

from worksheets.record import record

MM = 72 / 25.4
"""One millimetre in points."""

HAIRLINE = 0.75
"""The thinnest stroke, in points: 0.53 pt is left after a copy from A4 to A5."""
FRAME = 1.0
"""The stroke of frames, in points."""


@record
class Paper:
    """A sheet of paper and its margins, in points; the binding side is the left.

    Text on it is at least `text` points large and headings `headings`. Somebody writes on lines
    that are at least `pitch` apart and in tick boxes of at least `tick`.
    """

    name: str
    width: float
    height: float
    margin: float = 15 * MM
    binding: float = 20 * MM
    text: float = 0.0
    headings: float = 0.0
    pitch: float = 0.0
    tick: float = 0.0

    def turned(self) -> Paper:
        """The same paper lying on its side."""
        return replace(self, width=self.height, height=self.width)

    @property
    def left(self) -> float:
        """Where content begins, right of the binding margin."""
        return self.binding

    @property
    def right(self) -> float:
        """Where content ends."""
        return self.width - self.margin

    @property
    def top(self) -> float:
        """The height at which content begins."""
        return self.margin

    @property
    def bottom(self) -> float:
        """The height at which the foot ends."""
        return self.height - self.margin


PAPERS = {
    paper.name: paper
    for paper in (
        Paper("a4", 210 * MM, 297 * MM),
        # A group reads it from around a table or from a wall, and writes with thick pens.
        Paper("a3", 297 * MM, 420 * MM, text=18, headings=28, pitch=12 * MM, tick=6 * MM),
        Paper("a5", 148 * MM, 210 * MM),
        Paper("letter", 612.0, 792.0),
    )
}
"""ISO 216 sizes and the American letter, all upright."""

SCREENS = {"slides": Paper("slides", 720.0, 405.0, margin=12 * MM, binding=12 * MM)}
"""What is shown on a wall instead of printed: 16:9, as wide as slides usually are (10 inches)."""
