"""The blanks that a page may be: what the content can print, each made when it is first needed.

Everything that can be printed is too much: worksheets times options, profiles, languages and
papers. So the blanks come in rounds, the usual ones first. A page that no blank of a round fits is
held against those of the next.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product, takewhile
from weakref import WeakKeyDictionary

from worksheets.answers.scan.expected import Expected, expected_on
from worksheets.answers.scan.features import Features, features, small
from worksheets.answers.scan.pictures import DPI, Array
from worksheets.answers.scan.reading import Rect
from worksheets.answers.scan.wanted import A4, Wanted
from worksheets.build.blanks import blank_sheets
from worksheets.build.layouts import Look, laid_out
from worksheets.build.variant import Variant, every_variant, key_of
from worksheets.content import LANG
from worksheets.content.library import Library
from worksheets.layout.filled import Filled
from worksheets.layout.marks import LaidSheet, Place
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES, RING, STANDARD
from worksheets.pdf.copy import Copy
from worksheets.pdf.document import write_document
from worksheets.pdf.metadata import Metadata
from worksheets.problems import Refused
from worksheets.record import record
from worksheets.sheet.places import PlaceKind

MOST_VARIANTS = 64
"""The variants of a worksheet that are tried; those with the default options come first."""
KEPT = 12
"""The pictures of blanks that are kept; each takes 4 MB, and is drawn anew in 0.02 seconds."""


@record
class PrintedBox:
    """A box to tick: its field, the answer that its tick stands for, its outline in points."""

    field: str
    value: str
    rect: Rect


@record
class WritingPlace:
    """A place for handwriting, in points.

    One for a letter or a figure is `single`, and `expected` says what may stand in it.
    """

    field: str
    kind: PlaceKind
    single: bool
    rect: Rect
    expected: Expected = Expected()


@dataclass(eq=False, slots=True)
class BlankPage:
    """A page of a blank, and what stands on it. It is drawn when it is needed."""

    variant: Variant
    page: int
    pages: int
    boxes: tuple[PrintedBox, ...]
    places: tuple[WritingPlace, ...]
    pdf: bytes
    _features: Features | None = None

    @property
    def features(self) -> Features:
        """What is printed on it, found when it is first asked for."""
        if self._features is None:
            self._features = features(small(_drawn(self.pdf, self.page - 1, DPI / 2)))
        return self._features

    def picture(self) -> Array:
        """The page at 200 dots an inch, in grey."""
        return _drawn(self.pdf, self.page - 1, DPI)


_MADE: WeakKeyDictionary[Library, dict[Variant, tuple[BlankPage, ...]]] = WeakKeyDictionary()
"""The blanks that were made of a library's content: what it has read does not change."""


class Blanks:
    """All the blanks that a page may be, in rounds."""

    def __init__(self, library: Library, wanted: Wanted) -> None:
        self._library = library
        self._wanted = wanted
        self._made = _MADE.setdefault(library, {})
        self._rounds: list[list[BlankPage]] = []
        self._pictures: dict[tuple[Variant, int], Array] = {}

    def rounds(self) -> Iterator[list[BlankPage]]:
        """The pages of the blanks, the usual ones first; later ones are made on demand."""
        for number, variants in enumerate(self._in_rounds()):
            if number == len(self._rounds):
                self._rounds.append([page for each in variants for page in self.of(each)])
            yield self._rounds[number]

    def like(self, variant: Variant) -> list[BlankPage]:
        """The pages of a worksheet's variants in one language, profile and paper.

        They have room for codes if the variant has.
        """
        look = variant.lang, variant.profile, variant.paper
        [ours] = self._variants([variant.worksheet], *look)
        every = [each._replace(coded=variant.coded) for each in ours]
        return [page for each in every for page in self.of(each)]

    def every_variant(self) -> Iterator[Variant]:
        """All the variants that are wanted, for whoever looks for one by its key."""
        wanted = self._wanted
        for name in wanted.worksheets or self._library.worksheet_ids():
            for tag in [wanted.lang] if wanted.lang else self._library.language_tags():
                with contextlib.suppress(Refused):
                    yield from every_variant(
                        self._library,
                        [name],
                        wanted.options,
                        [wanted.profile] if wanted.profile else (),
                        [wanted.paper] if wanted.paper else (),
                        [tag],
                    )

    def of(self, variant: Variant) -> tuple[BlankPage, ...]:
        """The pages of a variant; none if the content in effect does not make it."""
        if variant not in self._made:
            try:
                self._made[variant] = tuple(_pages(self._library, variant))
            except Refused:
                self._made[variant] = ()
        return self._made[variant]

    def picture(self, page: BlankPage) -> Array:
        """A page at 200 dots an inch; the last few are kept."""
        key = (page.variant, page.page)
        found = self._pictures.pop(key, None)
        if found is None:
            found = page.picture()
        self._pictures[key] = found
        while len(self._pictures) > KEPT:
            self._pictures.pop(next(iter(self._pictures)))
        return found

    def _in_rounds(self) -> Iterator[Iterator[Variant]]:
        wanted = self._wanted
        names = wanted.worksheets or self._library.worksheet_ids()
        profile, paper, lang = wanted.profile or STANDARD, wanted.paper or A4, wanted.lang or LANG
        usual = self._variants(names, lang, profile, paper)
        yield (each[0] for each in usual if each)
        yield (each for every in usual for each in every)
        langs = [lang] if wanted.lang else self._library.language_tags()
        profiles = [profile] if wanted.profile else list(PROFILES)
        others = [(tag, name, paper) for tag, name in product(langs, profiles)]
        yield self._plain(names, others)
        if not wanted.paper:
            yield self._plain(names, [(lang, profile, each) for each in PAPERS])
        yield (each[0]._replace(coded=True) for each in usual if each)

    def _plain(
        self, names: Sequence[str], looks: Sequence[tuple[str, str, str]]
    ) -> Iterator[Variant]:
        """Worksheets as they are without options, in each language, profile and paper."""
        for look in looks:
            yield from (each[0] for each in self._variants(names, *look) if each)

    def _variants(
        self, names: Sequence[str], lang: str, profile: str, paper: str
    ) -> list[list[Variant]]:
        """The variants of each of some worksheets, the usual one first, without prompts."""
        found = []
        for name in names:
            every = every_variant(
                self._library, [name], self._wanted.options, [profile], [paper], [lang]
            )
            try:
                plain = takewhile(lambda each: not each.prompts, every)
                found.append(list(islice(plain, MOST_VARIANTS)))
            except Refused:
                # What is not translated cannot come back.
                found.append([])
        return found


def _pages(library: Library, variant: Variant) -> Iterator[BlankPage]:
    spoken = library.in_language(variant.lang)
    [blank] = blank_sheets(spoken, variant.request())
    key = key_of(variant) if variant.coded else ""
    look = Look(blank.sheet, variant.profile, variant.paper, blank.phrases, blank.example, key)
    [laid] = laid_out(spoken, [look])
    out = io.BytesIO()
    write_document(out, [Copy(Filled(laid), once=True)], Metadata("", "", variant.lang, ""))
    pdf = out.getvalue()
    expected = expected_on(blank.sheet)
    for number in range(laid.pages):
        boxes, places = _places(laid, number, expected)
        yield BlankPage(variant, number + 1, laid.pages, boxes, places, pdf)


def _places(
    laid: LaidSheet, page: int, expected: Mapping[str, Expected]
) -> tuple[tuple[PrintedBox, ...], tuple[WritingPlace, ...]]:
    """The boxes and the places for handwriting of one page, counted from 0.

    Some places, by their names, take what is `expected`: a letter or a figure.
    """
    boxes: list[PrintedBox] = []
    places: list[WritingPlace] = []
    for place in laid.drawn_places:
        if place.page != page:
            continue
        if place.kind in ("tick", "choice"):
            boxes += _boxes(place)
        else:
            rect = Rect(place.x, place.y, place.width, place.height)
            found = expected.get(place.name, Expected())
            single = place.centred or bool(found.values)
            places.append(WritingPlace(place.name, place.kind, single, rect, found))
    return tuple(boxes), tuple(places)


def _boxes(place: Place) -> Iterator[PrintedBox]:
    for target in place.targets:
        # What can be hit with a finger is larger than the box that is printed.
        side = target.side - 2 * RING
        rect = Rect(target.x + RING, target.y + RING, side, side)
        yield PrintedBox(place.name, target.value, rect)


def _drawn(pdf: bytes, page: int, dpi: float) -> Array:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        drawn: Array = document[page].render(scale=dpi / 72, grayscale=True).to_numpy()
        return drawn.reshape(drawn.shape[:2]).copy()
