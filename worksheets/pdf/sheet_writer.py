"""A copy's sheet as objects of a file: its pages, its own content, the elements that read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from worksheets.layout.filled import Filled
from worksheets.layout.head import owner_marks
from worksheets.layout.marks import LaidSheet, TextMark
from worksheets.layout.page_codes import PageCodes
from worksheets.layout.typeface import spaced_face
from worksheets.pdf.bookmarks import destination, link_annotation
from worksheets.pdf.copy import Copy
from worksheets.pdf.file import PdfFile, references
from worksheets.pdf.page_cache import DrawnSheet, PageNumber, draw_head, draw_tagged
from worksheets.pdf.page_codes import draw_codes
from worksheets.pdf.sides import Sides
from worksheets.pdf.structure import Numbers, Run, Structure
from worksheets.pdf.surface import Surface, Used
from worksheets.pdf.trees import PageTree, ParentTree
from worksheets.record import record
from worksheets.sheet.page_code import PageCode

if TYPE_CHECKING:
    from worksheets.pdf.forms import Form


@record
class FileParts:
    """What all that writes into one file has in common.

    `resources` is the object of its pages' fonts, and `used` the letters in them; `form` holds its
    fields, if it has any.
    """

    file: PdfFile
    surface: Surface
    resources: int
    used: Used
    pages: PageTree
    parents: ParentTree
    sides: Sides
    form: Form | None


@record
class Part:
    """A laid sheet of a copy in one language: its own, or the pages on which its values go on.

    `unit` is the number of the element above it, `pages` are its pages' numbers, `first` says
    which page of the copy its first one is.
    """

    copy: Copy
    filled: Filled
    drawn: DrawnSheet
    unit: int
    pages: range
    first: int = 1


class SheetWriter:
    """Writes sheets of copies into a file; what copies share is written at the first of them."""

    def __init__(self, parts: FileParts) -> None:
        self._parts = parts
        self._file = parts.file
        # Object numbers of what is here once: a page's stream, what elements say of themselves.
        self._streams: dict[tuple[int, PageNumber], int] = {}
        self._shared: dict[int, int] = {}

    def write(self, part: Part) -> int:
        """Write the pages and elements of one laid sheet; the number of its section."""
        filled, sheet, structure = part.filled, part.drawn.sheet, part.drawn.structure
        form = self._parts.form if structure.forms else None
        numbers = self._numbers(part, has_fields=form is not None)
        values: list[list[Run]] = [[] for _ in part.pages]
        annotations: list[list[int]] = [[] for _ in part.pages]
        shifts = self._parts.sides.shifts(sheet, one_sided=filled.sheet.one_sided)
        if form:
            copy = part.copy
            is_first, is_last = filled is copy.filled, filled is copy.languages[-1]
            annotations = form.add(
                filled, copy.identity, structure, numbers, shifts, first=is_first, last=is_last
            )
        elif sheet is filled.sheet:
            values = _values(filled, structure)
        if sheet.links:
            for page, link in self._links(structure, numbers, shifts):
                annotations[page].append(link)
        own = self._pages(part, numbers, values, annotations, shifts)
        self._file.put_run(numbers.elements, structure.bodies(numbers, own))
        return numbers.elements

    def _numbers(self, part: Part, *, has_fields: bool) -> Numbers:
        """The objects of a sheet's elements, fields and links, reserved for them."""
        structure = part.drawn.structure
        elements = self._file.reserve(len(structure.nodes))
        ticked: frozenset[int] = frozenset()
        # The pages on which a value goes on have no boxes to tick.
        if part.filled.ticked and part.drawn.sheet is part.filled.sheet:
            ticked = frozenset([structure.number[id(node)] for node in part.filled.ticked])
        widgets = self._file.reserve(len(structure.forms)) if has_fields else 0
        links = self._file.reserve(len(part.drawn.sheet.links))
        shared = self._once(part.drawn)
        return Numbers(part.unit, part.pages, elements, widgets, links, shared, ticked)

    def _pages(
        self,
        part: Part,
        numbers: Numbers,
        values: Sequence[Sequence[Run]],
        annotations: Sequence[Sequence[int]],
        shifts: Sequence[float],
    ) -> list[tuple[int, int, int]]:
        """Write the pages; what a copy alone has on them: element, page, marked-content number."""
        filled, sheet, structure = part.filled, part.drawn.sheet, part.drawn.structure
        own = []
        head = self._head(sheet, filled.owner)
        for page, number in enumerate(part.pages):
            if filled.sheet.one_sided:
                self._parts.sides.turn_over(sheet.paper)
            shared = len(structure.owners[page])
            mine = [run.node for run in values[page]]
            own += [(node, page, mcid) for mcid, node in enumerate(mine, shared)]
            named = bool(head) and page >= sheet.headed
            which = part.first + page
            shown = PageNumber(page, which, filled.pages, shifts[page], named)
            contents = self._static(part.drawn, shown) + (head if named else b"")
            contents += self._own(structure, values[page], shared)
            if sheet.codes:
                code = PageCode(sheet.codes.key, which, part.copy.identity.number)
                contents += self._code(sheet, sheet.codes, page, code)
            owners = structure.owners[page] + mine
            key = self._parts.parents.add([*map(numbers.elements.__add__, owners)])
            self._page(number, part.drawn, contents, key, annotations[page])
        return own

    def _page(
        self, number: int, drawn: DrawnSheet, contents: bytes, key: int, widgets: Sequence[int]
    ) -> None:
        annotations = b"/Annots[%s]" % references(widgets) if widgets else b""
        self._parts.pages.add(
            number,
            b"%s/Resources %d 0 R/Contents[%s]/StructParents %d/Tabs/S%s"
            % (drawn.media_box, self._parts.resources, contents, key, annotations),
        )

    def _links(
        self, structure: Structure, numbers: Numbers, shifts: Sequence[float]
    ) -> Iterator[tuple[int, int]]:
        """Write the links of a sheet; the page and the number of each."""
        sheet = structure.sheet
        for n, link in enumerate(sheet.links):
            element = numbers.elements + structure.number[id(link.node)]
            heading = numbers.elements + structure.targets[n]
            height = sheet.paper.height
            action = destination(numbers.pages[link.target], heading, height - link.target_y)
            key = self._parts.parents.add_one(element)
            shown = replace(link, x=sheet.mirror - link.x - link.width) if sheet.mirror else link
            body = link_annotation(shown, height, shifts[link.page], action, key)
            self._file.put(numbers.links + n, body)
            yield link.page, numbers.links + n

    def _head(self, sheet: LaidSheet, owner: str) -> bytes:
        """The stream that says whose a copy's further pages are, the same on all of them."""
        marks = owner_marks(sheet, sheet.pages - 1, owner)
        if not marks:
            return b""
        draw_head(self._begin(sheet), marks)
        return self._take()

    def _own(self, structure: Structure, values: Sequence[Run], shared: int) -> bytes:
        """The stream of what a page alone has, behind so many runs that it shares."""
        if not values:
            return b""
        draw_tagged(self._begin(structure.sheet), values, structure, shared)
        return self._take()

    def _code(self, sheet: LaidSheet, codes: PageCodes, page: int, code: PageCode) -> bytes:
        """The stream of the codes of a page, which no screen reader meets."""
        size = sheet.profile.size
        x = codes.right - spaced_face("regular", sheet.profile.tracking).width(str(code), size)
        draw_codes(self._begin(sheet), codes, TextMark(page, x, codes.y, str(code), size))
        return self._take()

    def _begin(self, sheet: LaidSheet) -> Surface:
        """The surface, on which a stream of a sheet is begun."""
        surface = self._parts.surface
        surface.begin(sheet.paper.height, self._parts.used, sheet.profile.tracking, sheet.mirror)
        return surface

    def _take(self) -> bytes:
        """A reference to what was drawn, behind other contents of a page."""
        return b" %d 0 R" % self._file.add_stream(b"", self._parts.surface.take())

    def _static(self, drawn: DrawnSheet, shown: PageNumber) -> bytes:
        """The stream of what a page has in every copy, written at its first copy."""
        key = (id(drawn), shown)
        number = self._streams.get(key)
        if number is None:
            static = drawn.page(shown)
            self._parts.used.update(static.used)
            number = self._file.add_packed(static.stream)
            if drawn.shared:
                self._streams[key] = number
        return b"%d 0 R" % number

    def _once(self, drawn: DrawnSheet) -> int:
        """The first object of what a sheet's elements say in every copy."""
        number = self._shared.get(id(drawn))
        if number is None:
            shared = drawn.structure.shared
            number = self._file.reserve(len(shared))
            self._file.put_run(number, shared)
            if drawn.shared:
                self._shared[id(drawn)] = number
        return number


def _values(filled: Filled, structure: Structure) -> list[list[Run]]:
    """A copy's own content, page by page: a run for each place that has a value."""
    pages: list[list[Run]] = [[] for _ in range(filled.sheet.pages)]
    for place, (node, marks) in filled.marks.items():
        pages[filled.sheet.places[place].page].append(Run(structure.number[id(node)], marks))
    return pages
