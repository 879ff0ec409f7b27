"""The page cache: what many copies and many files share, drawn and packed once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from worksheets.layout.head import head_marks
from worksheets.layout.marks import LaidSheet, Mark, TextMark
from worksheets.layout.typeface import Weight, spaced_face
from worksheets.pdf.codes import ASCII, block_of, font_of
from worksheets.pdf.fonts import Subset, subset
from worksheets.pdf.sides import media_box
from worksheets.pdf.stream import Packed, packed
from worksheets.pdf.structure import Run, Structure
from worksheets.pdf.surface import LETTERS, Surface, Used
from worksheets.record import record
from worksheets.text.braces import fill_in

MOST_SUBSETS = 64
"""Files whose letters differ need other subsets; so many are kept."""


@record
class StaticPage:
    """What a page has in every copy: its stream, and the characters in it."""

    stream: Packed
    used: Used


class PageNumber(NamedTuple):
    """Which page of a sheet it is, the number it has among so many, and how far right it stands.

    Where a copy is `named` its page says whose it is, in place of a line to write that on.
    """

    page: int
    number: int
    total: int
    shift: float
    named: bool = False


class DrawnSheet:
    """A laid sheet's structure and its pages as they are in every copy.

    One that is `shared` is kept for further copies.
    """

    def __init__(self, sheet: LaidSheet, surface: Surface, *, form: bool, shared: bool) -> None:
        self.sheet = sheet
        self.shared = shared
        self.structure = Structure(sheet, form=form)
        self.media_box = media_box(sheet.paper)
        self._surface = surface
        self._pages: dict[PageNumber, StaticPage] = {}

    def page(self, shown: PageNumber) -> StaticPage:
        """The stream of a page, drawn at the first call."""
        if shown not in self._pages:
            self._pages[shown] = self._draw(shown)
        return self._pages[shown]

    def _draw(self, shown: PageNumber) -> StaticPage:
        surface, sheet, structure = self._surface, self.sheet, self.structure
        used = Used()
        surface.begin(sheet.paper.height, used, sheet.profile.tracking, sheet.mirror)
        if shown.shift:
            # It holds for the page's own stream too, which follows this one.
            surface.operator(f"1 0 0 1 {shown.shift:.4f} 0 cm")
        surface.operator("/Artifact <</Type/Layout>> BDC")
        surface.draw(sheet.furniture[shown.page])
        surface.draw(structure.boxes[shown.page])
        surface.operator("EMC")
        if head := head_marks(sheet, shown.page, named=shown.named):
            draw_head(surface, head)
        surface.operator("/Artifact <</Type/Pagination/Subtype/Footer>> BDC")
        surface.draw([_page_label(sheet, shown)])
        surface.operator("EMC")
        draw_tagged(surface, structure.runs[shown.page], structure, 0)
        return StaticPage(packed(b"", surface.take()), used)


class PageCache:
    """The drawn sheets, and the subsets of fonts, that files have shared so far."""

    def __init__(self) -> None:
        self.surface = Surface()
        # What is keyed by identity must outlive its key: a drawn sheet keeps its laid one.
        self._cache: dict[tuple[int, bool], DrawnSheet] = {}
        self._subsets: dict[tuple[Weight, int, frozenset[str]], Subset] = {}

    def drawn(self, sheet: LaidSheet, *, form: bool) -> DrawnSheet:
        """A sheet that many copies share, drawn at the first call."""
        key = (id(sheet), form)
        if key not in self._cache:
            self._cache[key] = DrawnSheet(sheet, self.surface, form=form, shared=True)
        return self._cache[key]

    def drawn_once(self, sheet: LaidSheet, *, form: bool) -> DrawnSheet:
        """A sheet that nobody else shares; it is not kept."""
        return DrawnSheet(sheet, self.surface, form=form, shared=False)

    def subsets(self, used: Used) -> list[tuple[str, Subset]]:
        """The fonts that a file needs, by their names in its resources.

        Of the text's weight ASCII is always whole: files that differ in names then share a font.
        """
        regular = used.regular | set(ASCII) if used.regular else used.regular
        found = []
        of_weight: dict[Weight, set[str]] = {"regular": regular, "bold": used.bold}
        for weight, characters in of_weight.items():
            blocks: dict[int, set[str]] = {}
            for character in characters:
                blocks.setdefault(block_of(weight)[character][0], set()).add(character)
            for block, own in sorted(blocks.items()):
                name = f"{LETTERS[weight]}{block}"
                found.append((name, self._subset(weight, block, frozenset(own))))
        return found

    def _subset(self, weight: Weight, block: int, characters: frozenset[str]) -> Subset:
        key = (weight, block, characters)
        if key in self._subsets:
            return self._subsets[key]
        codes = {block_of(weight)[character][1]: ord(character) for character in characters}
        made = subset(font_of(weight, block), codes, f"{LETTERS[weight]}{block}")
        if len(self._subsets) < MOST_SUBSETS:
            self._subsets[key] = made
        return made


def draw_head(surface: Surface, marks: Sequence[Mark]) -> None:
    """Draw marks of a running head, which no screen reader repeats on each page."""
    surface.operator("/Artifact <</Type/Pagination/Subtype/Header>> BDC")
    surface.draw(marks)
    surface.operator("EMC")


def draw_tagged(surface: Surface, runs: Sequence[Run], structure: Structure, first: int) -> None:
    """Draw runs as marked content, numbered from `first`."""
    for mcid, run in enumerate(runs, first):
        surface.draw_marked(structure.nodes[run.node].tag, mcid, run.marks)


def _page_label(sheet: LaidSheet, shown: PageNumber) -> TextMark:
    label, size = sheet.page_label, sheet.profile.size
    words = fill_in(label.wording, page=shown.number, pages=shown.total)
    x = label.right - spaced_face("regular", sheet.profile.tracking).width(words, size)
    return TextMark(shown.page, x, label.y, words, size)
