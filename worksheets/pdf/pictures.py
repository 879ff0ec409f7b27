"""Line art as operators of a content stream, in black and one grey."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from worksheets.layout.marks import PictureMark
from worksheets.layout.paper import HAIRLINE
from worksheets.picture.line_art import Dots, Segment, Shape

GREY = 0.4
"""The one grey, three fifths black: its contrast on white is 5.7 to 1, two generations of copies
keep it, and an area of it is not solid black."""
OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def picture_operators(mark: PictureMark, height: float) -> Iterator[str]:
    """The operators of a picture on a page of this height; the state is as it was before.

    Nothing is drawn outside its rectangle. No line is thinner than what copiers keep.
    """
    art = mark.art
    scale = mark.width / art.width
    foot = height - mark.y - mark.height
    lines = GREY if mark.grey else 0
    yield f"q {mark.x:.3f} {foot:.3f} {mark.width:.3f} {mark.height:.3f} re W n"
    if art.dots:
        yield f"{lines:g} g {mark.width:.3f} 0 0 {mark.height:.3f} {mark.x:.3f} {foot:.3f} cm"
        yield _image(art.dots)
    else:
        # From the picture's units, counted from its top, to points counted from the page's foot.
        yield f"{scale:.6f} 0 0 {-scale:.6f} {mark.x:.3f} {height - mark.y:.3f} cm"
        for shape in art.shapes:
            yield _shape(shape, scale, lines)
    yield "Q"


def _shape(shape: Shape, scale: float, lines: float) -> str:
    """One outline, filled or drawn as a line."""
    way = " ".join(_step(segment) for segment in shape.segments)
    if not shape.stroke:
        return f"{GREY if shape.ink else 1:g} g {way} {'f*' if shape.even_odd else 'f'}"
    thick = max(shape.stroke, HAIRLINE / scale)
    dashes = " ".join(f"{length:.3f}" for length in shape.dashes)
    return (
        f"{lines if shape.ink else 1:g} G {thick:.4f} w {shape.cap} J {shape.join} j "
        f"[{dashes}] 0 d {way} S"
    )


def _step(segment: Segment) -> str:
    letter, numbers = segment
    return " ".join([*(f"{number:.3f}" for number in numbers), OPERATORS[letter]])


def _image(dots: Dots) -> str:
    """Dots as an inline image through which the colour in force is drawn (ISO 32000-1, 8.9.6.2).

    Hexadecimal digits cannot be mistaken for the end of the image, as bytes can.
    """
    data = zlib.compress(dots.bits, 9).hex().upper()
    return (
        f"BI /W {dots.width} /H {dots.height} /BPC 1 /IM true /D [1 0] /F [/AHx /Fl] ID {data}> EI"
    )
