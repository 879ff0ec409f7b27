"""The blanks that a page may be: what the content can print, each made when it is first needed.

Everything that can be printed is too much: worksheets times options, profiles, languages and
papers. So the usual blanks come first, in rounds. Of rare ones only fingerprints are made at once,
and the blanks of those that a picture is like.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, islice, product, takewhile
from weakref import WeakKeyDictionary

from worksheets.answers.scan.expected import Expected, expected_on
from worksheets.answers.scan.features import SMALL, Features, features
from worksheets.answers.scan.fingerprints import fingerprints_of
from worksheets.answers.scan.pictures import DPI, Array
from worksheets.answers.scan.reading import Rect
from worksheets.answers.scan.wanted import A4, Wanted
from worksheets.build.blanks import Blank, blank_sheets
from worksheets.build.layouts import Look, laid_out
from worksheets.build.variant import MOST_BANKS, Variant, every_variant, key_of
from worksheets.content import LANG
from worksheets.content.library import Library
from worksheets.layout.filled import Filled
from worksheets.layout.marks import LaidSheet, Place, TextMark
from worksheets.layout.page_codes import SIDE
from worksheets.layout.paper import MM, PAPERS
from worksheets.layout.profile import PROFILES, RING, STANDARD
from worksheets.layout.typeface import spaced_face
from worksheets.pdf.copy import Copy
from worksheets.pdf.document import write_document
from worksheets.pdf.metadata import Metadata
from worksheets.problems import Refused
from worksheets.record import record
from worksheets.sheet.places import PlaceKind

MOST_VARIANTS = 64
"""The variants of a worksheet that are tried; those with the default options come first."""
FOOT = 26 * MM
"""What is so near to the lower edge is the credit, which scanners and cameras cut into."""
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
    """A page of a blank, and what stands on it. It is drawn when it is needed.

    `lines` are those of its printed text, and `codes` the two codes in its head and its foot, if
    it has room for them; in points.
    """

    variant: Variant
    page: int
    pages: int
    boxes: tuple[PrintedBox, ...]
    places: tuple[WritingPlace, ...]
    lines: tuple[Rect, ...]
    codes: tuple[Rect, ...]
    pdf: bytes
    _features: Features | None = None

    @property
    def features(self) -> Features:
        """What is printed on it, found when it is first asked for."""
        if self._features is None:
            self._features = features(_drawn(self.pdf, self.page - 1, longest=SMALL))
        return self._features

    def picture(self) -> Array:
        """The page at 200 dots an inch, in grey."""
        return _drawn(self.pdf, self.page - 1)


@dataclass(eq=False, slots=True)
class _Content:
    """What was made of a library's content: it does not change while it is read."""

    sheets: dict[Variant, Blank] = field(default_factory=dict)
    prints: dict[Variant, tuple[Array, ...]] = field(default_factory=dict)
    pages: dict[Variant, tuple[BlankPage, ...]] = field(default_factory=dict)


_MADE: WeakKeyDictionary[Library, _Content] = WeakKeyDictionary()


class Blanks:
    """All the blanks that a page may be, in rounds."""

    def __init__(self, library: Library, wanted: Wanted) -> None:
        self._library = library
        self._wanted = wanted
        self._made = _MADE.setdefault(library, _Content())
        self._rounds: list[list[BlankPage]] = []
        self._pictures: dict[tuple[Variant, int], Array] = {}

    def rounds(self) -> Iterator[list[BlankPage]]:
        """The pages of the blanks that come most: each worksheet's usual one, then its variants."""
        for number, variants in enumerate(self._usual()):
            if number == len(self._rounds):
                self._rounds.append([page for each in variants for page in self.of(each)])
            yield self._rounds[number]

    def rare(self) -> list[Variant]:
        """What comes now and then: other profiles, languages and papers, room for codes.

        Options are looked for in each profile, and in each language.
        """
        wanted = self._wanted
        names = wanted.worksheets or self._library.worksheet_ids()
        profile, paper, lang = wanted.profile or STANDARD, wanted.paper or A4, wanted.lang or LANG
        langs = [lang] if wanted.lang else self._library.language_tags()
        profiles = [wanted.profile] if wanted.profile else list(PROFILES)
        papers = [wanted.paper] if wanted.paper else list(PAPERS)
        plain = [(tag, name, paper) for tag, name in product(langs, profiles)]
        plain += [(lang, profile, each) for each in papers]
        found = [each[0] for look in plain for each in self._variants(names, *look) if each]
        whole = [(lang, name, paper) for name in profiles]
        whole += [(tag, profile, paper) for tag in langs]
        for look in whole:
            found += (each for ours in self._variants(names, *look) for each in ours)
        coded = self._variants(names, lang, profile, paper)
        found += (each[0]._replace(coded=True) for each in coded if each)
        return list(dict.fromkeys(found))

    def akin(self, variant: Variant) -> list[Variant]:
        """What a page may be that is nearly this variant's.

        These are its worksheet's other options in the same look, and it in all looks, with room for
        codes and without.
        """
        wanted = self._wanted
        [ours] = self._variants([variant.worksheet], variant.lang, variant.profile, variant.paper)
        profiles = [wanted.profile] if wanted.profile else list(PROFILES)
        papers = [wanted.paper] if wanted.paper else list(PAPERS)
        looks = [variant._replace(profile=each, paper=paper)
                 for each, paper in product(profiles, papers)]  # fmt: skip
        options = [each._replace(coded=variant.coded) for each in ours]
        other = variant._replace(coded=not variant.coded)
        return list(dict.fromkeys((*options, *looks, other)))

    def with_one_more_bank(self, variant: Variant) -> list[Variant]:
        """A variant with each prompt bank that it has not, behind those that it has."""
        spoken = self._library.in_language(variant.lang)
        if "prompts" not in spoken.worksheet(variant.worksheet).takes:
            return []
        if len(variant.prompts) >= MOST_BANKS:
            return []
        more = [each for each in spoken.prompt_ids() if each not in variant.prompts]
        return [variant._replace(prompts=(*variant.prompts, each)) for each in more]

    def like(self, variant: Variant) -> list[BlankPage]:
        """The pages of a worksheet's variants in one language, profile and paper.

        They have its prompt banks, and room for codes if it has.
        """
        look = variant.lang, variant.profile, variant.paper
        [ours] = self._variants([variant.worksheet], *look)
        every = [each._replace(prompts=variant.prompts, coded=variant.coded) for each in ours]
        return [page for each in every for page in self.of(each)]

    @property
    def lang(self) -> str:
        """The language that is wanted, or ""."""
        return self._wanted.lang

    @property
    def languages(self) -> list[str]:
        """The languages that there are."""
        return self._library.language_tags()

    def every_variant(self) -> Iterator[Variant]:
        """All the variants that are wanted, for whoever looks for one by its key.

        They are in all languages: a sheet in two has a key in each. Those with prompt banks come
        last: they are fifty times as many as the others.
        """
        wanted = self._wanted
        names = wanted.worksheets or self._library.worksheet_ids()
        tags = sorted(self.languages, key=lambda tag: tag != wanted.lang)
        for name, tag in product(names, tags):
            yield from takewhile(_is_plain, self._made_of(name, tag))
        for name, tag in product(names, tags):
            yield from dropwhile(_is_plain, self._made_of(name, tag))

    def _made_of(self, worksheet: str, lang: str) -> Iterator[Variant]:
        """The variants of one worksheet that are wanted; none if it is not translated."""
        wanted = self._wanted
        with contextlib.suppress(Refused):
            yield from every_variant(
                self._library,
                [worksheet],
                wanted.options,
                [wanted.profile] if wanted.profile else (),
                [wanted.paper] if wanted.paper else (),
                [lang],
            )

    def of(self, variant: Variant) -> tuple[BlankPage, ...]:
        """The pages of a variant; none if the content in effect does not make it."""
        if variant not in self._made.pages:
            try:
                self._made.pages[variant] = tuple(self._pages(variant))
            except Refused:
                self._made.pages[variant] = ()
        return self._made.pages[variant]

    def fingerprints(self, variant: Variant) -> tuple[Array, ...]:
        """The fingerprint of each page of a variant; none if the content does not make it."""
        if variant not in self._made.prints:
            try:
                self._made.prints[variant] = tuple(fingerprints_of(self._laid(variant)))
            except Refused:
                self._made.prints[variant] = ()
        return self._made.prints[variant]

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

    def _usual(self) -> Iterator[Iterator[Variant]]:
        wanted = self._wanted
        names = wanted.worksheets or self._library.worksheet_ids()
        profile, paper, lang = wanted.profile or STANDARD, wanted.paper or A4, wanted.lang or LANG
        usual = self._variants(names, lang, profile, paper)
        yield (each[0] for each in usual if each)
        yield (each for every in usual for each in every)

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
                found.append(list(islice(takewhile(_is_plain, every), MOST_VARIANTS)))
            except Refused:
                # What is not translated cannot come back.
                found.append([])
        return found

    def _pages(self, variant: Variant) -> Iterator[BlankPage]:
        laid = self._laid(variant)
        out = io.BytesIO()
        write_document(out, [Copy(Filled(laid), once=True)], Metadata("", "", variant.lang, ""))
        pdf = out.getvalue()
        expected = expected_on(self._sheet(variant).sheet)
        for number in range(laid.pages):
            boxes, places = _places(laid, number, expected)
            lines = tuple(_lines(laid, number))
            yield BlankPage(
                variant, number + 1, laid.pages, boxes, places, lines, _codes(laid), pdf
            )

    def _laid(self, variant: Variant) -> LaidSheet:
        blank = self._sheet(variant)
        key = key_of(variant) if variant.coded else ""
        profile, paper = variant.profile, variant.paper
        look = Look(blank.sheet, profile, paper, blank.phrases, blank.example, key)
        [laid] = laid_out(self._library.in_language(variant.lang), [look])
        return laid

    def _sheet(self, variant: Variant) -> Blank:
        """A variant's sheet, which is the same in every profile and on every paper."""
        key = variant._replace(profile=STANDARD, paper=A4)
        if key not in self._made.sheets:
            spoken = self._library.in_language(variant.lang)
            [self._made.sheets[key]] = blank_sheets(spoken, key.request())
        return self._made.sheets[key]


def _is_plain(variant: Variant) -> bool:
    """Whether a variant has no prompt banks, as those that come first have none."""
    return not variant.prompts


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


def _lines(laid: LaidSheet, page: int) -> Iterator[Rect]:
    """The lines of text on one page, counted from 0, without its foot."""
    for node in laid.root.walk():
        for mark in node.kids:
            if (
                isinstance(mark, TextMark)
                and mark.page == page
                and mark.y < laid.paper.height - FOOT
            ):
                face = spaced_face(mark.weight, laid.profile.tracking)
                width = face.width(mark.text.rstrip(), mark.size)
                yield Rect(mark.x, mark.y - 0.78 * mark.size, width, 1.02 * mark.size)


def _codes(laid: LaidSheet) -> tuple[Rect, ...]:
    """The codes in the head and in the foot of each page."""
    if laid.codes is None:
        return ()
    return tuple(Rect(*corner, SIDE, SIDE) for corner in (laid.codes.head, laid.codes.foot))


def _boxes(place: Place) -> Iterator[PrintedBox]:
    for target in place.targets:
        # What can be hit with a finger is larger than the box that is printed.
        side = target.side - 2 * RING
        rect = Rect(target.x + RING, target.y + RING, side, side)
        yield PrintedBox(place.name, target.value, rect)


def _drawn(pdf: bytes, page: int, longest: int = 0) -> Array:
    """A page in grey, at 200 dots an inch or with its longer side so many pixels `longest`."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        scale = longest / max(document[page].get_size()) if longest else DPI / 72
        drawn: Array = document[page].render(scale=scale, grayscale=True).to_numpy()
        return drawn.reshape(drawn.shape[:2]).copy()
