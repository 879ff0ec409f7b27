"""PNG pictures as dots of ink; a photograph, which no copier keeps, is refused."""

from __future__ import annotations

import io
import warnings
from typing import Any

from worksheets.picture.line_art import Dots, LineArt
from worksheets.problems import Code, Problem, Refused, Where

MOST_DOTS = 16_000_000
"""The largest picture that is read: 4,000 by 4,000 dots."""
FINE = 1_200
"""The longer side is drawn with so many dots: over 1,200 an inch in a logo of 25 mm, 200 in a
picture of 150 mm."""
INK = 110
"""How dark a dot must be, of 255, to be ink: as an office copier decides, a little under half."""
SHADES = 24
"""Neighbours that differ by less than this, of 255, and not by nothing, are shades."""
MOST_SHADES = 0.25
"""A picture has no more shades than this share of its dots, or it is a photograph."""


def read_png(data: bytes, name: str) -> LineArt:
    """The dots of a PNG file; raises `Refused` for a damaged or too large one, or a photograph."""
    from PIL import Image

    try:
        # Pillow only warns of a picture that is large, and this tells of it in words.
        with (
            warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning),
            Image.open(io.BytesIO(data), formats=["PNG"]) as picture,
        ):
            width, height = picture.size
            if width * height > MOST_DOTS:
                message = f"it has {width:,} by {height:,} dots"
                raise _refused(name, message, f"save it with {MOST_DOTS:,} dots at most")
            dark = _darkness(picture)
    except Image.DecompressionBombError as error:
        hint = f"save it with {MOST_DOTS:,} dots at most"
        raise _refused(name, "it has too many dots", hint) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise _refused(name, f"the PNG cannot be read: {error}", "save it again") from error
    if _shades(dark) > MOST_SHADES:
        message = "it is a photograph or has shades of grey, which a copier loses"
        hint = "use line art: black lines and areas on white"
        raise Refused([Problem(Code.PICTURE_PHOTOGRAPH, message, hint, Where(name))])
    scale = FINE / max(width, height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    dots = dark.resize(size, Image.Resampling.LANCZOS).point(lambda dot: 255 * (dot >= INK))
    return LineArt(width, height, dots=Dots(*size, dots.convert("1", dither=0).tobytes()))


def _darkness(picture: Any) -> Any:
    """How dark each dot is on white paper, from 0 to 255; every colour counts as dark."""
    from PIL import Image, ImageChops

    whole = picture.convert("RGBA")
    on_paper = Image.new("RGBA", whole.size, "white")
    on_paper.alpha_composite(whole)
    red, green, blue, _ = on_paper.split()
    return ImageChops.invert(ImageChops.darker(ImageChops.darker(red, green), blue))


def _shades(dark: Any) -> float:
    """The share of dots that differ a little from the one beside or under them."""
    from PIL import ImageChops

    width, height = dark.size
    if width < 2 or height < 2:
        return 0.0
    whole = dark.crop((0, 0, width - 1, height - 1))
    shares: list[float] = []
    for right, down in ((1, 0), (0, 1)):
        beside = dark.crop((right, down, width - 1 + right, height - 1 + down))
        counts = ImageChops.difference(whole, beside).histogram()
        shares.append(float(sum(counts[1:SHADES])) / ((width - 1) * (height - 1)))
    return max(shares)


def _refused(name: str, message: str, hint: str) -> Refused:
    return Refused([Problem(Code.PICTURE_UNREADABLE, message, hint, Where(name))])
