"""Pages as a reader would have read them, with a stub for each picture: nothing is scanned here."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection
from functools import cache

from PIL import Image, ImageDraw

from worksheets.answers.scan.letters import NO_LETTER
from worksheets.answers.scan.reading import (
    BoxReading,
    PageIdentity,
    PageReading,
    PageSource,
    ReadSet,
    Rect,
    State,
    WrittenReading,
)
from worksheets.build.blanks import blank_sheets
from worksheets.build.layouts import Look, laid_out
from worksheets.build.variant import Variant, every_variant
from worksheets.content.library import Library
from worksheets.layout.marks import LaidSheet

REASON = "the mark is faint"


def variant(worksheet: str, **options: str) -> Variant:
    """The plainest variant of a worksheet that has these options."""
    return next(every_variant(Library(), [worksheet], options))


def stub(width: int, height: int) -> bytes:
    """A PNG with a scribble."""
    picture = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((width // 3, height // 4, width // 3 + height // 2, height * 3 // 4), outline=0)
    draw.line((width // 3, height // 2, width // 2, height - 4), fill=60, width=2)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


BOX, LINE, LINES, PAGE = stub(120, 80), stub(700, 70), stub(700, 300), stub(280, 400)


@cache
def laid_as(read: Variant) -> LaidSheet:
    """A variant on its pages."""
    library = Library()
    [blank] = blank_sheets(library, read.request())
    [laid] = laid_out(library, [Look(blank.sheet, read.profile, read.paper, blank.phrases)])
    return laid


def returned(
    read: Variant, copy: int, unsure: Collection[str] = (), written: Collection[str] = ()
) -> ReadSet:
    """A copy as it came back: these boxes are unsure and these places written in, all others not.

    Each page is in `scan.pdf`, the copies behind one another.
    """
    laid = laid_as(read)
    pages = {}
    for page in range(laid.pages):
        boxes, places = [], []
        for place in laid.places:
            if place.page != page:
                continue
            for box in place.targets:
                state: State = "unsure" if place.name in unsure else "no"
                reason = REASON if state == "unsure" else ""
                rect = Rect(box.x, box.y, box.side, box.side)
                boxes.append(BoxReading(place.name, box.value, state, reason, rect, BOX))
            if not place.targets:
                rect = Rect(place.x, place.y, place.width, place.height)
                picture = LINE if place.kind == "line" else LINES
                ink, single = place.name in written, place.centred
                places.append(
                    WrittenReading(
                        place.name, place.kind, single, ink, rect, picture,
                        reason=NO_LETTER if single and ink else "",
                    )
                )  # fmt: skip
        digest = hashlib.sha256(f"{copy} {page}".encode()).hexdigest()
        number = (copy - 1) * laid.pages + page + 1
        source = PageSource("scan.pdf", number, 1654, 2339, 200, one_bit=False, digest=digest)
        identity = PageIdentity(read, page + 1, laid.pages)
        pages[page + 1] = PageReading(source, identity, tuple(boxes), tuple(places), share=1)
    return ReadSet(read, str(copy), coded=False, pages=pages)


def unknown(number: int) -> PageReading:
    """A page that is none of ours."""
    digest = hashlib.sha256(f"unknown {number}".encode()).hexdigest()
    source = PageSource("other.pdf", number, 1654, 2339, 200, one_bit=False, digest=digest)
    reason = "it is no page of a worksheet that is known here"
    return PageReading(source, None, reason=reason, thumbnail=PAGE)
