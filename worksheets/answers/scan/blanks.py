"""The blanks that a page may be: what the content can print, each made when it is first needed.

Everything that can be printed is too much: worksheets times options, profiles, languages and
papers. So the blanks come in rounds, the usual ones first. A page that no blank of a round fits is
held against those of the next.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from worksheets.answers.scan.features import Features, features, small
from worksheets.answers.scan.pictures import DPI, Array
from worksheets.answers.scan.reading import Rect, Variant
from worksheets.build.blanks import content_version
from worksheets.build.layouts import Look, laid_out
from worksheets.build.sheets import blank_sheet
from worksheets.content import LANG
from worksheets.content.library import Library
from worksheets.content.models import Aspect, Worksheet
from worksheets.layout.filled import Filled
from worksheets.layout.marks import LaidSheet, Place
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES, RING, STANDARD
from worksheets.pdf.document import Copy, write_document
from worksheets.pdf.metadata import Metadata
from worksheets.problems import Refused
from worksheets.record import record
from worksheets.sheet.places import PlaceKind

MOST_VARIANTS = 64
"""The variants of a worksheet that are tried; those with the default options come first."""
KEPT = 12
"""The pictures of blanks that are kept; each takes 4 MB, and is drawn anew in 0.02 seconds."""
A4 = "a4"


@record
class Wanted:
    """What the pages may be: what the command line says of them; empty parts say nothing."""

    worksheets: Sequence[str] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    profile: str = ""
    lang: str = ""
    paper: str = ""


@record
class PrintedBox:
    """A box to tick: its field, the answer that its tick stands for, its outline in points."""

    field: str
    value: str
    rect: Rect


@record
class WritingPlace:
    """A place for handwriting; `single` is one for a letter or a figure. In points."""

    field: str
    kind: PlaceKind
    single: bool
    rect: Rect


@dataclass(eq=False, slots=True)
class BlankPage:
    """A page of a blank: what stands on it, and its features. It is drawn when it is needed."""

    variant: Variant
    page: int
    pages: int
    boxes: tuple[PrintedBox, ...]
    places: tuple[WritingPlace, ...]
    pdf: bytes
    features: Features

    def picture(self) -> Array:
        """The page at 200 dots an inch, in grey."""
        return _drawn(self.pdf, self.page - 1, DPI)


@record
class _Recipe:
    """One blank to make."""

    library: Library
    words: Worksheet
    aspect: Aspect | None
    options: Mapping[str, str]
    profile: str
    paper: str


class Blanks:
    """All the blanks that a page may be, in rounds."""

    def __init__(self, library: Library, wanted: Wanted) -> None:
        self._library = library
        self._wanted = wanted
        self._made: dict[Variant, tuple[BlankPage, ...]] = {}
        self._rounds: list[list[BlankPage]] = []
        self._pictures: dict[tuple[Variant, int], Array] = {}

    def rounds(self) -> Iterator[list[BlankPage]]:
        """The pages of the blanks, the usual ones first; later ones are made on demand."""
        for number, recipes in enumerate(self._recipes()):
            if number == len(self._rounds):
                self._rounds.append([page for each in recipes for page in self._pages(each)])
            yield self._rounds[number]

    def variants_of(self, variant: Variant) -> list[BlankPage]:
        """The pages of a worksheet's variants in one language, profile and paper."""
        recipes = self._variants([variant.worksheet], variant.lang, variant.profile, variant.paper)
        return [page for each in recipes for page in self._pages(each)]

    def of(self, variant: Variant) -> tuple[BlankPage, ...]:
        """The pages of a variant; none if the content in effect does not make it."""
        if variant not in self._made:
            self._make_named(variant)
        return self._made.get(variant, ())

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

    def _recipes(self) -> Iterator[Iterator[_Recipe]]:
        wanted = self._wanted
        names = wanted.worksheets or self._library.worksheet_ids()
        profile, paper, lang = wanted.profile or STANDARD, wanted.paper or A4, wanted.lang or LANG
        yield self._variants(names, lang, profile, paper, plain=True)
        yield self._variants(names, lang, profile, paper)
        langs = [lang] if wanted.lang else self._library.language_tags()
        profiles = [profile] if wanted.profile else list(PROFILES)
        yield (each for tag, name in product(langs, profiles)
               for each in self._variants(names, tag, name, paper, plain=True))  # fmt: skip
        if not wanted.paper:
            yield (each for name in PAPERS
                   for each in self._variants(names, lang, profile, name, plain=True))  # fmt: skip

    def _variants(
        self, names: Sequence[str], lang: str, profile: str, paper: str, *, plain: bool = False
    ) -> Iterator[_Recipe]:
        """The variants of some worksheets; `plain` ones have the default options."""
        library = self._library.in_language(lang)
        for name in names:
            try:
                words = library.worksheet(name)
                takes = "aspect" in words.takes
                aspects = [library.aspect(each) for each in library.aspect_ids()] if takes else []
            except Refused:
                # What is not translated cannot come back.
                continue
            if words.records:
                continue
            recipes = self._of_worksheet(library, words, aspects, profile, paper)
            yield from islice(recipes, 1 if plain else MOST_VARIANTS)

    def _of_worksheet(
        self,
        library: Library,
        words: Worksheet,
        aspects: Sequence[Aspect],
        profile: str,
        paper: str,
    ) -> Iterator[_Recipe]:
        given = self._wanted.options
        choices = [[given[option.name]] if given.get(option.name) in option.values
                   else [option.default, *(v for v in option.values if v != option.default)]
                   for option in words.options]  # fmt: skip
        names = [option.name for option in words.options]
        every = [None, *aspects]
        for chosen, aspect in product(product(*choices), every):
            options = dict(zip(names, chosen, strict=True))
            yield _Recipe(library, words, aspect, options, profile, paper)

    def _pages(self, recipe: _Recipe) -> tuple[BlankPage, ...]:
        """The pages that a recipe makes; none if its worksheet or template is wrong."""
        variant = _variant(recipe)
        if variant not in self._made:
            try:
                self._made[variant] = tuple(_made(recipe, variant))
            except Refused:
                self._made[variant] = ()
        return self._made[variant]

    def _make_named(self, variant: Variant) -> None:
        try:
            library = self._library.in_language(variant.lang)
            words = library.worksheet(variant.worksheet)
            aspect = library.aspect(variant.aspect) if variant.aspect else None
        except Refused:
            return
        options = dict(variant.options)
        self._pages(_Recipe(library, words, aspect, options, variant.profile, variant.paper))


def _variant(recipe: _Recipe) -> Variant:
    return Variant(
        recipe.words.id,
        content_version(recipe.words),
        recipe.library.lang,
        recipe.aspect.id if recipe.aspect else "",
        tuple(recipe.options.items()),
        recipe.profile,
        recipe.paper,
    )


def _made(recipe: _Recipe, variant: Variant) -> Iterator[BlankPage]:
    library = recipe.library
    sheet = blank_sheet(library, recipe.words, recipe.options, recipe.aspect)
    phrases = library.language().phrases.model_dump()
    [laid] = laid_out(library, [Look(sheet, recipe.profile, recipe.paper, phrases)])
    out = io.BytesIO()
    write_document(out, [Copy(Filled(laid), once=True)], Metadata("", "", library.lang, ""))
    pdf = out.getvalue()
    for number in range(laid.pages):
        boxes, places = _places(laid, number)
        found = features(small(_drawn(pdf, number, DPI / 2)))
        yield BlankPage(variant, number + 1, laid.pages, boxes, places, pdf, found)


def _places(
    laid: LaidSheet, page: int
) -> tuple[tuple[PrintedBox, ...], tuple[WritingPlace, ...]]:
    """The boxes and the places for handwriting of one page, counted from 0."""
    boxes: list[PrintedBox] = []
    places: list[WritingPlace] = []
    for place in laid.places:
        if place.page != page:
            continue
        if place.kind in ("tick", "choice"):
            boxes += _boxes(place)
        else:
            rect = Rect(place.x, place.y, place.width, place.height)
            places.append(WritingPlace(place.name, place.kind, place.centred, rect))
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
