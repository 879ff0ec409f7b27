"""Line art: outlines and areas, or dots, that are either ink or paper."""

from __future__ import annotations

from worksheets.record import record

Segment = tuple[str, tuple[float, ...]]
"""A step of an outline: `M x y`, `L x y`, `C x1 y1 x2 y2 x y` or `Z`, with the letter first."""


@record
class Shape:
    """One outline, drawn as a line `stroke` thick or, without one, filled.

    It is drawn in `ink`, or else in the white of the paper over what is under it. `cap` and `join`
    are a line's ends and corners as PDF numbers them; `dashes` are lengths drawn and left out in
    turn. `even_odd` is how it is filled.
    """

    segments: tuple[Segment, ...]
    ink: bool = True
    stroke: float = 0.0
    even_odd: bool = False
    cap: int = 0
    join: int = 0
    dashes: tuple[float, ...] = ()


@record
class Dots:
    """A raster of so many dots: a bit each, 1 for ink, rows from the top in whole bytes."""

    width: int
    height: int
    bits: bytes


@record
class LineArt:
    """A picture `width` by `height` units large, its origin at the top left: shapes, or dots."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    dots: Dots | None = None

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """The largest size that is no wider and no higher than that, in its own proportions."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@record
class Logo:
    """Whose sheet it is, as a picture; `alt` says it to those who cannot see the picture."""

    art: LineArt
    alt: str
