"""Line art in a page: outlines as SVG in the colour of the text, dots as a picture of their own."""

from __future__ import annotations

import base64
import io

from markupsafe import Markup

from worksheets.picture.line_art import Dots, LineArt, Shape

PIXEL = 0.75
"""A pixel of CSS, in points."""
CAPS, JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")


def picture_of(art: LineArt, alt: str, width: float, height: float) -> Markup:
    """The HTML of line art that is at most so large, in points."""
    size = [round(length / PIXEL) for length in art.fitted(width, height)]
    if art.dots:
        return Markup('<img class="picture" alt="{}" width="{}" height="{}" src="{}">').format(
            alt, *size, _data(art.dots)
        )
    shapes = Markup("").join(_shape(shape) for shape in art.shapes)
    return Markup(
        '<svg class="picture" role="img" aria-label="{}" viewBox="0 0 {:g} {:g}" width="{}" '
        'height="{}">{}</svg>'
    ).format(alt, art.width, art.height, *size, shapes)


def _shape(shape: Shape) -> Markup:
    way = " ".join(
        " ".join([letter, *(f"{number:.2f}" for number in numbers)])
        for letter, numbers in shape.segments
    )
    colour = "currentColor" if shape.ink else "var(--paper)"
    if not shape.stroke:
        rule = "evenodd" if shape.even_odd else "nonzero"
        return Markup('<path fill="{}" fill-rule="{}" d="{}"/>').format(colour, rule, way)
    dashes = " ".join(f"{length:g}" for length in shape.dashes) or "none"
    return Markup(
        '<path fill="none" stroke="{}" stroke-width="{:g}" stroke-linecap="{}" '
        'stroke-linejoin="{}" stroke-dasharray="{}" d="{}"/>'
    ).format(colour, shape.stroke, CAPS[shape.cap], JOINS[shape.join], dashes, way)


def _data(dots: Dots) -> str:
    """Dots as the address of a PNG picture in itself, black on white."""
    from PIL import Image

    out = io.BytesIO()
    white = bytes(255 - each for each in dots.bits)
    Image.frombytes("1", (dots.width, dots.height), white).save(out, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
