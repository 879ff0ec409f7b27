"""Simulated photocopies of pages, and whether a frame on one is still closed."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageFilter

from tools import poppler
from worksheets.layout.marks import BoxMark

DOTS = 300
MOST_INK = 0.06
"""How much of a page may be black."""
SCALE, SKEW = 1.01, 0.4
"""What a copier stretches, and how far it turns a page, in degrees."""


def copied(picture: Image.Image) -> Image.Image:
    """A photocopy of a photocopy: stretched, turned, blurred, then black or white."""
    for turn in (SKEW, -SKEW / 2):
        size = (round(picture.width * SCALE), round(picture.height * SCALE))
        picture = picture.resize(size, Image.Resampling.BILINEAR)
        picture = picture.rotate(turn, Image.Resampling.BILINEAR, fillcolor=255)
        picture = picture.filter(ImageFilter.GaussianBlur(1))
        picture = picture.point(lambda value: 255 if value > 127 else 0)
    return picture


def straightened(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A copy turned and stretched back, so that marks are where they were."""
    picture = picture.rotate(-SKEW / 2, Image.Resampling.BILINEAR, fillcolor=255)
    return picture.resize(size, Image.Resampling.BILINEAR)


def pages(pdf: Path) -> list[Image.Image]:
    poppler.run("pdftoppm", "-r", str(DOTS), "-gray", pdf, pdf.with_suffix(""))
    found = []
    for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.pgm")):
        with Image.open(path) as picture:
            found.append(picture.convert("L"))
    return found


def closed(picture: Image.Image, box: BoxMark) -> bool:
    """Whether a box's four sides are black all along, give or take a millimetre."""
    dots, reach = DOTS / 72, DOTS / 25
    left, top = box.x * dots, box.y * dots
    right, foot = left + box.width * dots, top + box.height * dots
    for n in range(1, 40):
        x, y = left + (right - left) * n / 40, top + (foot - top) * n / 40
        for cx, cy in ((x, top), (x, foot), (left, y), (right, y)):
            upright = cy in (top, foot)
            area = (
                (cx, cy - reach, cx + 1, cy + reach) if upright else (cx - reach, cy, cx + reach,
                                                                      cy + 1)
            )  # fmt: skip
            if picture.crop(area).getextrema()[0] > 127:  # type: ignore[operator]  # one band
                return False
    return True
