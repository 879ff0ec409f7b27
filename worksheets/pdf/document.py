"""The document: copies in, a tagged file out; what copies share is drawn and written once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from worksheets.layout.filled import Filled
from worksheets.layout.head import owner_marks
from worksheets.layout.marks import LaidSheet, TextMark
from worksheets.layout.page_codes import PageCodes
from worksheets.layout.paper import PAPERS
from worksheets.layout.typeface import spaced_face
from worksheets.pdf.bookmarks import Bookmark, add_outlines, destination, link_annotation
from worksheets.pdf.copy import Copy, Unit, Written, shares_paper
from worksheets.pdf.file import Packed, PdfFile, text_string
from worksheets.pdf.forms import Fields, Form
from worksheets.pdf.imposition import padded, side_of_each, sides_of
from worksheets.pdf.metadata import Metadata, grey_profile, information, xmp
from worksheets.pdf.page_cache import DrawnSheet, PageCache, PageNumber, draw_head, draw_tagged
from worksheets.pdf.page_codes import draw_codes
from worksheets.pdf.printing import ANYHOW, Printing
from worksheets.pdf.structure import Numbers, Run, Structure
from worksheets.pdf.surface import Used
from worksheets.pdf.trees import NumberTree, PageTree, ParentTree
from worksheets.sheet.page_code import PageCode


def write_document(
    out: BinaryIO,
    copies: Iterable[Copy],
    metadata: Metadata,
    fields: Fields = Fields.NONE,
    *,
    printing: Printing = ANYHOW,
    cache: PageCache | None = None,
) -> Written:
    """Write copies one after another as one PDF/UA-1 file, which is PDF/A-2a without fields.

    To be printed on both sides each copy begins on the front of a sheet, and the margin for
    binding changes sides on its back. Files that share sheets are written faster with the same
    `cache`.
    """
    cache = cache or PageCache()
    if printing.impose:
        return _write_imposed(out, copies, metadata, printing, cache)
    document = _Document(out, metadata, fields, printing, cache)
    for copy in copies:
        document.add(copy)
    return document.finish()


def _write_imposed(
    out: BinaryIO,
    copies: Iterable[Copy],
    metadata: Metadata,
    printing: Printing,
    cache: PageCache,
) -> Written:
    """Write copies as single pages, and those on larger sheets; what is imposed has no fields."""
    import hashlib
    import io

    from worksheets.pdf.impose import impose

    assert printing.impose
    single = io.BytesIO()
    document = _Document(single, metadata, Fields.NONE, printing, cache)
    paper = None
    for copy in copies:
        paper = paper or PAPERS[copy.filled.sheet.paper.name]
        document.add(copy)
    written = document.finish()
    sides = sides_of(document.sets, printing.impose)
    imposed = io.BytesIO()
    impose(single, imposed, sides, paper or PAPERS["a4"])
    data = imposed.getvalue()
    out.write(data)
    at = side_of_each(sides)
    units = tuple(replace(unit, first_page=at[unit.first_page - 1] + 1) for unit in written.units)
    return Written(len(sides), hashlib.sha256(data).hexdigest(), units)


class _Document:
    """A document in the making; holds the shared parts and the trees, no page."""

    def __init__(
        self,
        out: BinaryIO,
        metadata: Metadata,
        fields: Fields,
        printing: Printing,
        cache: PageCache,
    ) -> None:
        self._printing = printing
        # The pages of each set, with the empty ones at the end of a booklet.
        self.sets: list[int] = []
        self._set_begins = 0
        self._file = PdfFile(out)
        self._metadata = metadata
        self._cache = cache
        self._used = Used()
        self._pages = PageTree(self._file)
        self._parents = ParentTree(self._file)
        self._labels = NumberTree(self._file)
        self._root = self._file.reserve()
        self._top = self._file.reserve()
        self._resources = self._file.reserve()
        self._form: Form | None = None
        if fields is not Fields.NONE:
            prefixed = fields is Fields.PREFIXED
            self._form = Form(
                self._file,
                self._parents,
                cache.surface,
                self._resources,
                self._used,
                prefixed=prefixed,
            )
        self._parts: list[int] = []
        self._units: list[Unit] = []
        # Object numbers of what is here once: a page's stream, what elements say of themselves.
        self._streams: dict[tuple[int, PageNumber], int] = {}
        self._shared: dict[int, int] = {}
        self._bookmarks: list[Bookmark] = []
        self._draft = ""

    def add(self, copy: Copy) -> None:
        """Write one copy: its pages, and its elements under sections of their own."""
        first = self._pages.count
        self._labels.add(first, b"<</S/D/P%s>>" % text_string(f"{len(self._units) + 1}-"))
        for filled in copy.languages:
            if filled is copy.other and not shares_paper(copy.filled):
                self._turn_over(copy.filled.sheet)
            self._part(copy, filled)
        reach = self._pages.count - first
        sheet = copy.filled.sheet
        key = sheet.codes.key if sheet.codes else ""
        self._units.append(Unit.of(copy.identity, key, first + 1, reach))
        self._turn_over(sheet)
        if copy.ends_set:
            self._end_set(sheet)

    def _part(self, copy: Copy, filled: Filled) -> None:
        """Write one copy in one language."""
        self._draft = self._draft or filled.sheet.draft
        part = self._file.reserve()
        self._parts.append(part)
        form = self._form is not None
        draw = self._cache.drawn_once if copy.once else self._cache.drawn
        drawn = draw(filled.sheet, form=form)
        pages = self._file.reserve_range(filled.sheet.pages)
        sections = [self._sheet(copy, filled, drawn, part, pages, 1)]
        if filled is copy.filled:
            self._bookmark(copy, drawn.structure, pages, sections[0])
        if filled.more:
            own = self._cache.drawn_once(filled.more, form=form)
            more = self._file.reserve_range(filled.more.pages)
            sections.append(self._sheet(copy, filled, own, part, more, filled.sheet.pages + 1))
        lang = b""
        if filled.sheet.lang != self._metadata.lang:
            lang = b"/Lang" + text_string(filled.sheet.lang)
        kids = b" ".join([b"%d 0 R" % section for section in sections])
        body = b"<</Type/StructElem/S/Part/P %d 0 R%s/K[%s]>>" % (self._top, lang, kids)
        self._file.put(part, body)

    def _bookmark(self, copy: Copy, structure: Structure, pages: range, base: int) -> None:
        """Note the bookmark of a copy, and in it those of its headings."""
        sheet = copy.filled.sheet
        inner = []
        for mark in sheet.bookmarks:
            element = base + structure.number[id(mark.node)]
            top = sheet.paper.height - mark.y
            inner.append(Bookmark(mark.words, destination(pages[mark.page], element, top)))
        if copy.bookmark:
            whole = destination(pages[0], base, sheet.paper.height)
            inner = [Bookmark(copy.bookmark, whole, inner)]
        self._bookmarks += inner

    def finish(self) -> Written:
        """Write what the whole document needs, and the end of the file."""
        self._write_resources()
        pages = self._pages.finish()
        self._write_structure_root()
        root = self._file.add(self._catalogue(pages))
        info = self._file.add(information(self._metadata, self._draft))
        self._file.finish(root, info)
        return Written(self._pages.count, self._file.sha256, tuple(self._units))

    def _sheet(
        self,
        copy: Copy,
        filled: Filled,
        drawn: DrawnSheet,
        part: int,
        pages: range,
        first: int,
    ) -> int:
        """Write the pages and elements of one laid sheet; the number of its section."""
        sheet, structure = drawn.sheet, drawn.structure
        base = self._file.reserve(len(structure.nodes))
        form = self._form if structure.forms else None
        # The pages on which a value goes on have no boxes to tick.
        boxes = filled.ticked if sheet is filled.sheet else ()
        ticked = frozenset(structure.number[id(node)] for node in boxes)
        widgets = self._file.reserve(len(structure.forms)) if form else 0
        links = self._file.reserve(len(sheet.links))
        numbers = Numbers(part, pages, base, widgets, links, self._once(drawn), ticked)
        values: list[list[Run]] = [[] for _ in pages]
        annotations: list[list[int]] = [[] for _ in pages]
        shifts = self._shifts(sheet, filled.sheet.one_sided)
        if form:
            annotations = form.add(
                filled,
                copy.identity,
                structure,
                numbers,
                shifts,
                first=filled is copy.filled,
                last=filled is copy.languages[-1],
            )
        elif sheet is filled.sheet:
            values = _values(filled, structure)
        for page, link in self._links(structure, numbers, shifts):
            annotations[page].append(link)
        own = []
        head = self._head(sheet, filled.owner)
        for page, number in enumerate(pages):
            if filled.sheet.one_sided:
                self._turn_over(sheet)
            runs = structure.runs[page]
            own += [(run.node, page, len(runs) + n) for n, run in enumerate(values[page])]
            named = bool(head) and page >= sheet.headed
            shown = PageNumber(page, first + page, filled.pages, shifts[page], named)
            contents = self._static(drawn, shown) + (head if named else b"")
            contents += self._own(structure, values[page], len(runs))
            if sheet.codes:
                code = PageCode(sheet.codes.key, first + page, copy.identity.number)
                contents += self._code(sheet, sheet.codes, page, code)
            key = self._parents.add([base + run.node for run in (*runs, *values[page])])
            self._page(number, sheet, contents, key, annotations[page])
        self._file.put_run(base, structure.bodies(numbers, own))
        return base

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
            key = self._parents.add_one(element)
            shown = replace(link, x=sheet.mirror - link.x - link.width) if sheet.mirror else link
            body = link_annotation(shown, height, shifts[link.page], action, key)
            self._file.put(numbers.links + n, body)
            yield link.page, numbers.links + n

    def _head(self, sheet: LaidSheet, owner: str) -> bytes:
        """The stream that says whose a copy's further pages are, the same on all of them."""
        marks = owner_marks(sheet, sheet.pages - 1, owner)
        if not marks:
            return b""
        surface = self._cache.surface
        surface.begin(sheet.paper.height, self._used, sheet.profile.tracking, sheet.mirror)
        draw_head(surface, marks)
        return b" %d 0 R" % self._file.add_stream(b"", surface.take())

    def _own(self, structure: Structure, values: Sequence[Run], shared: int) -> bytes:
        """The stream of what a page alone has, behind so many runs that it shares."""
        if not values:
            return b""
        surface = self._cache.surface
        sheet = structure.sheet
        surface.begin(sheet.paper.height, self._used, sheet.profile.tracking, sheet.mirror)
        draw_tagged(surface, values, structure, shared)
        return b" %d 0 R" % self._file.add_stream(b"", surface.take())

    def _code(self, sheet: LaidSheet, codes: PageCodes, page: int, code: PageCode) -> bytes:
        """The stream of the codes of a page, which no screen reader meets."""
        surface = self._cache.surface
        surface.begin(sheet.paper.height, self._used, sheet.profile.tracking, sheet.mirror)
        size = sheet.profile.size
        x = codes.right - spaced_face("regular", sheet.profile.tracking).width(str(code), size)
        draw_codes(surface, codes, TextMark(page, x, codes.y, str(code), size))
        return b" %d 0 R" % self._file.add_stream(b"", surface.take())

    def _page(
        self, number: int, sheet: LaidSheet, contents: bytes, key: int, widgets: Sequence[int]
    ) -> None:
        annotations = b""
        if widgets:
            annotations = b"/Annots[%s]" % b" ".join(b"%d 0 R" % each for each in widgets)
        self._pages.add(
            number,
            b"/MediaBox[0 0 %.6g %.6g]/Resources %d 0 R/Contents[%s]/StructParents %d/Tabs/S%s"
            % (sheet.paper.width, sheet.paper.height, self._resources, contents, key, annotations),
        )

    def _shifts(self, sheet: LaidSheet, one_sided: bool) -> list[float]:
        """How far right each page's content stands from where it is laid.

        On a back it is left of that, or right of it where the page is mirrored.
        """
        if not self._printing.mirrored or one_sided:
            return [0.0] * sheet.pages
        back = sheet.paper.margin - sheet.paper.binding
        if sheet.mirror:
            back = -back
        first = self._pages.count - self._set_begins
        return [back if (first + n) % 2 else 0.0 for n in range(sheet.pages)]

    def _turn_over(self, sheet: LaidSheet) -> None:
        """Leave the back of the sheet of paper empty if its front was the last page."""
        if self._printing.sides == 2 and not self._printing.impose and self._pages.count % 2:
            self._empty_page(sheet)

    def _end_set(self, sheet: LaidSheet) -> None:
        """Note a set; the last pages of a booklet may be empty."""
        pages = self._pages.count - self._set_begins
        whole = padded(pages, self._printing.impose)
        for _ in range(whole - pages):
            self._empty_page(sheet)
        self.sets.append(whole)
        self._set_begins = self._pages.count

    def _empty_page(self, sheet: LaidSheet) -> None:
        size = b"/MediaBox[0 0 %.6g %.6g]" % (sheet.paper.width, sheet.paper.height)
        self._pages.add(self._file.reserve(), size + b"/Resources<<>>")

    def _static(self, drawn: DrawnSheet, shown: PageNumber) -> bytes:
        """The stream of what a page has in every copy, written at its first copy."""
        key = (id(drawn), shown)
        number = self._streams.get(key)
        if number is None:
            static = drawn.page(shown)
            self._used.update(static.used)
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

    def _write_resources(self) -> None:
        fonts = b"".join(
            b"/%s %d 0 R" % (name.encode(), subset.add(self._file))
            for name, subset in self._cache.subsets(self._used)
        )
        if self._form:
            # Values with letters that the font for typing lacks are shown in the pages' fonts too.
            fonts += self._form.fonts()
        self._file.put(self._resources, b"<</Font<<%s>>>>" % fonts)

    def _write_structure_root(self) -> None:
        units = b" ".join(b"%d 0 R" % part for part in self._parts)
        top = b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (self._root, units)
        self._file.put(self._top, top)
        parents = self._parents.finish()
        body = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        self._file.put(self._root, body % (self._top, parents, self._parents.next))

    def _catalogue(self, pages: int) -> bytes:
        colours = self._file.add_stream(b"/N 1", grey_profile())
        # Metadata stays readable for programs that do not unpack (PDF/A-2, 6.6.2.1).
        packet = xmp(self._metadata, archival=self._form is None, draft=self._draft)
        about = self._file.add_packed(Packed(b"/Type/Metadata/Subtype/XML", packet))
        more = self._form.finish() if self._form else b""
        if len(self._units) > 1:
            more += b"/PageLabels %d 0 R" % self._labels.finish()
        if self._bookmarks:
            more += b"/Outlines %d 0 R" % add_outlines(self._file, self._bookmarks)
        intent = b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Gray gamma 2.2)"
        intent += b"/Info(Gray gamma 2.2)/DestOutputProfile %d 0 R>>" % colours
        return (
            b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>"
            b"/Lang%s/ViewerPreferences<<%s>>/Metadata %d 0 R/OutputIntents[%s]%s>>"
            % (
                pages,
                self._root,
                text_string(self._metadata.lang),
                self._printing.viewer_preferences(),
                about,
                intent,
                more,
            )
        )


def _values(filled: Filled, structure: Structure) -> list[list[Run]]:
    """A copy's own content, page by page: a run for each place that has a value."""
    pages: list[list[Run]] = [[] for _ in range(filled.sheet.pages)]
    for place, (node, marks) in filled.marks.items():
        pages[filled.sheet.places[place].page].append(Run(structure.number[id(node)], marks))
    return pages
