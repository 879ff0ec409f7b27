"""One page: which it is, what its boxes say, and where somebody wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import cv2

from worksheets.answers.scan.blanks import BlankPage, Blanks, PrintedBox
from worksheets.answers.scan.codes import CodeBook, FoundCode, PackCodes, codes_in
from worksheets.answers.scan.decide import decide_page
from worksheets.answers.scan.features import even_light, small
from worksheets.answers.scan.identify import Finder, Found
from worksheets.answers.scan.ink import MM, Outline, outline, relative_darkness, window
from worksheets.answers.scan.overlay import turn_of
from worksheets.answers.scan.pictures import Array, Picture
from worksheets.answers.scan.reading import (
    BoxReading,
    PageIdentity,
    PageReading,
    PageSource,
    State,
    WrittenReading,
)
from worksheets.answers.scan.same_words import has_other_words, lines_seen
from worksheets.answers.scan.typed import TypedTexts
from worksheets.answers.scan.written import read_places
from worksheets.sheet.page_code import PageCode
from worksheets.sheet.tree import YES

EMPTY = 0.0006
"""A page that is darker than half on less than this part of it has nothing on it."""
MOST_CODES = 3
"""The codes that are named where a picture has several."""
THUMBNAIL = 400
"""The longer side of the small picture of a page that was not recognised."""
AROUND_BOX = 4.0
AROUND_PLACE = 2.5
"""So many millimetres around a box or a place are in its picture."""


class PageReader:
    """Reads pages one by one; `pictures` says whether their parts are cut out for people."""

    def __init__(
        self, blanks: Blanks, *, pictures: bool = False, pack: PackCodes | None = None
    ) -> None:
        """`pack` is what a pack's manifest says of its codes."""
        self._blanks = blanks
        self._finder = Finder(blanks)
        self._pictures = pictures
        self._pack = pack or PackCodes()
        variants = chain(self._pack.variants, blanks.every_variant())
        self._book = CodeBook(variants, blanks.languages, blanks.lang)

    def read(self, picture: Picture, file: str, number: int) -> PageReading:
        """One page of a file, which has this number in it, counted from 1."""
        height, width = picture.pixels.shape
        source = PageSource(
            file, number, width, height, picture.dpi, picture.one_bit, picture.digest, picture.drawn
        )
        seen = codes_in(picture.pixels)
        codes = list(dict.fromkeys(each.code for each in seen))
        if len(codes) > 1:
            told = " and ".join(str(code) for code in codes[:MOST_CODES])
            return self._unknown(picture, source, f"it shows two pages at once: {told}")
        if codes:
            return self._coded(codes[0], seen, picture, source)
        if _is_empty(picture.pixels):
            return PageReading(source, None, reason="nothing is printed on it", empty=True)
        found = self._finder.find(picture.pixels)
        if found is None:
            return self._unknown(picture, source, "it is no page of a worksheet that is known here")
        page = found.page
        identity = PageIdentity(page.variant, page.page, page.pages)
        return self._laid(found, picture, source, identity)

    def _coded(
        self, code: PageCode, seen: Sequence[FoundCode], picture: Picture, source: PageSource
    ) -> PageReading:
        """A page whose printed code was read, and `seen` in some places."""
        known = self._book.find(code.key)
        if known is None:
            return self._unknown(picture, source, f"its code {code} stands for no sheet here")
        pages = self._blanks.of(known.variant)
        called = self._pack.copies.get(code.unit, "")
        identity = PageIdentity(
            known.variant, code.page, len(pages), str(code.copy), known.current, called
        )
        if code.page > len(pages):
            # A value that was printed goes on there; nobody is asked anything.
            return PageReading(source, identity)
        found = self._finder.find_coded(picture.pixels, pages[code.page - 1], seen)
        if found is None:
            return self._unknown(picture, source, f"it is not like the sheet of its code {code}")
        return self._laid(found, picture, source, identity)

    def _unknown(self, picture: Picture, source: PageSource, reason: str) -> PageReading:
        """A page that is not read, with a thumbnail for people."""
        thumbnail = _png(small(picture.pixels, THUMBNAIL)) if self._pictures else b""
        return PageReading(source, None, reason=reason, thumbnail=thumbnail)

    def _laid(
        self, found: Found, picture: Picture, source: PageSource, identity: PageIdentity
    ) -> PageReading:
        """What a page says that was laid over its blank."""
        page, overlay = found
        blank = self._blanks.picture(page)
        dark = relative_darkness(overlay.laid, blank)
        if not identity.copy:
            # A code would have said which words it has.
            seen = list(lines_seen(page.lines, overlay.homography, source.width, source.height))
            identity = replace(identity, current=not has_other_words(dark, blank, seen))
        boxes = self._boxes(page, dark, blank, overlay.laid, one_bit=source.one_bit)
        typed = TypedTexts(page, picture.signs, overlay.homography) if picture.signs else None
        read = read_places(page, dark, blank, boxes, drawn=source.drawn, typed=typed)
        return PageReading(
            source,
            identity,
            tuple(boxes),
            tuple(self._shown(each, page, overlay.laid) for each in read),
            share=overlay.share,
            turned=turn_of(overlay.homography),
        )

    def _boxes(
        self, page: BlankPage, dark: Array, blank: Array, laid: Array, *, one_bit: bool
    ) -> Sequence[BoxReading]:
        outlines = tuple(outline(box.rect) for box in page.boxes)
        found = [window(dark, blank, each, outlines) for each in outlines]
        decided = decide_page(found, one_bit=one_bit, coded=page.variant.coded)
        read = []
        for box, each, (state, reason) in zip(page.boxes, outlines, decided, strict=True):
            # Nobody looks at a box that is sure, but at one of two ticks for one answer, or where
            # the sheet in another language says something else.
            doubtful = state == "unsure" or (state == "yes" and box.value != YES)
            doubtful = doubtful or bool(page.variant.languages)
            picture = self._cut(laid, each, AROUND_BOX) if doubtful else b""
            read.append(_box(box, state, reason, picture))
        return read

    def _shown(self, place: WrittenReading, page: BlankPage, laid: Array) -> WrittenReading:
        """A place with its picture, if a person may have to look at it."""
        if not place.ink or (place.text is not None and not page.variant.languages):
            return place
        return replace(place, picture=self._cut(laid, outline(place.rect), AROUND_PLACE))

    def _cut(self, laid: Array, at: Outline, around: float) -> bytes:
        return _png(at.grown(around * MM).of(laid)) if self._pictures else b""


def _box(box: PrintedBox, state: State, reason: str, picture: bytes) -> BoxReading:
    return BoxReading(box.field, box.value, state, reason, box.rect, picture)


def _is_empty(pixels: Array) -> bool:
    even = even_light(small(pixels))
    height, width = even.shape
    # The rim shows the lid of the scanner, or holes for a binder.
    inner = even[height // 20 : -height // 20, width // 12 : -width // 12]
    return bool((inner < 128).mean() < EMPTY)


def _png(picture: Array) -> bytes:
    done, data = cv2.imencode(".png", picture)
    return data.tobytes() if done else b""
