"""Pictures of pages out of files: PDFs, TIFFs of several pages, PNGs and JPEGs.

Strangers made them, so the functions that read them are called in a child process that can be
killed. What comes back is grey and at most `LONGEST` pixels long, whatever the file holds.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image
from PIL.Image import Resampling, Transpose

from worksheets.answers.scan.pdf_text import Sign, is_scan, signs_on
from worksheets.process.limits import Limits

Array = npt.NDArray[Any]

LONGEST = 3_400
"""The longer side of a picture that is read: A3 at 200 dpi, A4 at 290 dpi."""
SHORTEST = 400
"""The shorter side of the smallest picture that can be read: A4 at 50 dpi."""
MOST_PIXELS = 150_000_000
"""The largest picture that is opened: A4 at 1,200 dpi."""
MOST_PAGES = 5_000
"""The most pages of one file."""
DPI = 200
"""The resolution at which the page of a PDF is drawn."""
CHILD = Limits(seconds=20, memory=900_000_000, result=200_000_000, clock=60)
"""What it may take to read a few pages; one takes a few tenths of a second."""
_GREYS = range(48, 208)
"""What is neither black nor white. A grey scan has a hundredth of its pixels there or more."""
_FEW = 0.004

_FORMATS = ("JPEG", "PNG", "TIFF")


class Unreadable(Exception):
    """A file or a page cannot be read; the message says why, for people."""


class Picture(NamedTuple):
    """A page's picture: grey, from 0 for black to 255 for white, one byte for each pixel.

    `dpi` is what the file says of its resolution, or 0; `digest` the SHA-256 of the pixels. A page
    that a program drew, and no scanner, is `drawn`; `signs` are its text.
    """

    pixels: Array
    dpi: float
    one_bit: bool
    digest: str
    drawn: bool = False
    signs: tuple[Sign, ...] = ()


def page_count(path: Path, pdf: bool) -> int:
    """How many pages a file has; raises `Unreadable`. To be called in a child."""
    if pdf:
        import pypdfium2

        try:
            with pypdfium2.PdfDocument(path) as document:
                count = len(document)
        except pypdfium2.PdfiumError as error:
            raise Unreadable("it is damaged or locked") from error
    else:
        with _opened(path) as picture:
            if picture.format != "TIFF":
                # Some photographs have a second, smaller picture of the same.
                return 1
            count = 0
            try:
                while count <= MOST_PAGES:
                    picture.seek(count)
                    count += 1
            except EOFError:
                pass
            except Exception as error:
                # A damaged TIFF fails in many ways; its first pages may be whole.
                if not count:
                    raise Unreadable("it is damaged") from error
    if count > MOST_PAGES:
        raise Unreadable(f"it has more than {MOST_PAGES:,} pages; split it")
    return count


def read_pictures(
    path: Path, pages: range, pdf: bool, longest: int = LONGEST
) -> list[Picture | str]:
    """The pictures of some pages, counted from 0, or why one cannot be read. Call it in a child."""
    return _pages_of_pdf(path, pages, longest) if pdf else _frames(path, pages, longest)


def _pages_of_pdf(path: Path, pages: range, longest: int) -> list[Picture | str]:
    import pypdfium2

    found: list[Picture | str] = []
    with pypdfium2.PdfDocument(path) as document:
        for number in pages:
            try:
                found.append(_page_of_pdf(document[number], longest))
            except pypdfium2.PdfiumError:
                found.append("this page is damaged")
    return found


def _page_of_pdf(page: Any, longest: int) -> Picture | str:
    import pypdfium2.raw as pdfium

    long, short = max(page.get_size()), min(page.get_size())
    if short < 1 or long / short > 5:
        return "it has not the shape of a page"
    # A photograph in a PDF may make a page of any size.
    pixels = min(max(long / 72 * DPI, 11.7 * DPI), longest)
    scale = pixels / long
    bits = 8
    for count, each in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])):
        if count < 3 and min(each.get_px_size()) > SHORTEST:
            bits = each.get_metadata().bits_per_pixel
    # PDFium draws a picture in colour in half the time; one of 1 bit is quicker in grey.
    drawn = page.render(
        scale=scale, grayscale=bits == 1, prefer_bgrx=True, rev_byteorder=True, may_draw_forms=True
    )
    grey = np.asarray(drawn.to_pil().convert("L"))
    if is_scan(page):
        return _picture(grey, 72 * scale, one_bit=bits == 1 or _is_black_and_white(grey))
    signs = signs_on(page, grey.shape[1], grey.shape[0])
    return _picture(grey, 72 * scale, one_bit=False)._replace(drawn=True, signs=signs)


def _frames(path: Path, pages: range, longest: int) -> list[Picture | str]:
    found: list[Picture | str] = []
    with _opened(path) as picture:
        for number in pages:
            try:
                picture.seek(number)
                found.append(_frame(picture, longest))
            except Unreadable as error:
                found.append(str(error))
            except MemoryError:
                raise
            except Exception:
                # Pillow fails in as many ways as there are damaged files.
                found.append("this picture is damaged")
    return found


def _frame(picture: Image.Image, longest: int) -> Picture:
    width, height = picture.size
    _check_size(width, height)
    dpi = picture.info.get("dpi", (0, 0))[0]
    one_bit = picture.mode == "1"
    # A JPEG is decoded at a half or a quarter of its size where that is large enough.
    picture.draft("L", (longest // 2, longest // 2))
    drawn = _grey(picture)
    if max(drawn.size) > longest:
        part = longest / max(drawn.size)
        drawn = drawn.resize(
            (round(drawn.width * part), round(drawn.height * part)), Resampling.BOX
        )
    grey = np.asarray(drawn, np.uint8)
    dpi = float(dpi or 0) * max(grey.shape) / max(width, height)
    return _picture(grey, dpi, one_bit=one_bit or _is_black_and_white(grey))


def _grey(picture: Image.Image) -> Image.Image:
    """A picture in 8 bits of grey; what is transparent is white."""
    exif = picture.getexif()
    if picture.mode.startswith("I") or picture.mode == "F":
        values = np.asarray(picture, np.float64)
        drawn = Image.fromarray((values / max(values.max(), 1) * 255).astype(np.uint8))
    elif "A" in picture.getbands() or "transparency" in picture.info:
        colours = picture.convert("RGBA")
        paper = Image.new("RGBA", colours.size, "white")
        paper.alpha_composite(colours)
        drawn = paper.convert("L")
    else:
        drawn = picture.convert("L")
    turned = {3: Transpose.ROTATE_180, 6: Transpose.ROTATE_270, 8: Transpose.ROTATE_90}
    way = turned.get(exif.get(0x0112, 1))
    drawn.info.pop("exif", None)
    return drawn.transpose(way) if way is not None else drawn


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Unreadable(f"this picture has more than {MOST_PIXELS // 1_000_000} million pixels")
    if min(width, height) < SHORTEST:
        raise Unreadable(f"this picture is too small to be read: {width} × {height} pixels")
    if max(width, height) > 5 * min(width, height):
        raise Unreadable("this picture has not the shape of a page")


def _opened(path: Path) -> Image.Image:
    # Its own bound is lower than ours, and only a warning.
    Image.MAX_IMAGE_PIXELS = None
    try:
        return Image.open(path, formats=_FORMATS)
    except (OSError, ValueError, SyntaxError) as error:
        raise Unreadable("it is damaged") from error


def _is_black_and_white(grey: Array) -> bool:
    counts = np.bincount(grey[::3, ::3].ravel(), minlength=256)
    return bool(counts[_GREYS.start : _GREYS.stop].sum() < _FEW * counts.sum())


def _picture(grey: Array, dpi: float, *, one_bit: bool) -> Picture:
    return Picture(grey, dpi, one_bit, hashlib.sha256(grey.tobytes()).hexdigest())
