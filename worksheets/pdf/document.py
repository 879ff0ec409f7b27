"""The document: copies in, a tagged file out; what copies share is drawn and written once."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from typing import TYPE_CHECKING, BinaryIO

from worksheets.layout.filled import Filled
from worksheets.layout.paper import PAPERS
from worksheets.pdf.bookmarks import Bookmark, add_outlines, destination
from worksheets.pdf.copy import Copy, Unit, Written, shares_paper
from worksheets.pdf.fields import Fields
from worksheets.pdf.file import PdfFile, references, text_string
from worksheets.pdf.imposition import side_of_each, sides_of
from worksheets.pdf.metadata import Metadata, grey_profile, information, xmp
from worksheets.pdf.page_cache import PageCache
from worksheets.pdf.printing import ANYHOW, Printing
from worksheets.pdf.sheet_writer import FileParts, Part, SheetWriter
from worksheets.pdf.sides import Sides
from worksheets.pdf.stream import Packed
from worksheets.pdf.structure import Structure
from worksheets.pdf.surface import Used
from worksheets.pdf.trees import NumberTree, PageTree, ParentTree

if TYPE_CHECKING:
    from worksheets.pdf.forms import Form


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
    with closing(_Document(out, metadata, fields, printing, cache)) as document:
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
    paper = None
    with closing(_Document(single, metadata, Fields.NONE, printing, cache)) as document:
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
    units = tuple(unit._replace(first_page=at[unit.first_page - 1] + 1) for unit in written.units)
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
        self._sides = Sides(self._file, self._pages, printing)
        self._form: Form | None = None
        surface, resources, used = cache.surface, self._resources, self._used
        if fields is not Fields.NONE:
            # Most files have none.
            from worksheets.pdf.forms import Form

            prefixed = fields is Fields.PREFIXED
            self._form = Form(
                self._file, self._parents, surface, resources, used, prefixed=prefixed
            )
        self._sheets = SheetWriter(
            FileParts(self._file, surface, resources, used, self._pages, self._parents,
                      self._sides, self._form)
        )  # fmt: skip
        self._parts: list[int] = []
        self._units: list[Unit] = []
        self._bookmarks: list[Bookmark] = []
        self._draft = ""

    @property
    def sets(self) -> list[int]:
        """The pages of each set, with the empty ones at the end of a booklet."""
        return self._sides.sets

    def add(self, copy: Copy) -> None:
        """Write one copy: its pages, and its elements under sections of their own."""
        first = self._pages.count
        self._labels.add(first, b"<</S/D/P(%d-)>>" % (len(self._units) + 1))
        sheet = copy.filled.sheet
        self._write(copy, copy.filled)
        if copy.other:
            if not shares_paper(copy.filled):
                self._sides.turn_over(sheet.paper)
            self._write(copy, copy.other)
        reach = self._pages.count - first
        key = sheet.codes.key if sheet.codes else ""
        self._units.append(Unit.of(copy.identity, key, first + 1, reach))
        self._sides.turn_over(sheet.paper)
        if copy.ends_set:
            self._sides.end_set(sheet.paper)

    def _write(self, copy: Copy, filled: Filled) -> None:
        """Write one copy in one language."""
        sheet = filled.sheet
        self._draft = self._draft or sheet.draft
        unit = self._file.reserve()
        self._parts.append(unit)
        form = self._form is not None
        draw = self._cache.drawn_once if copy.once else self._cache.drawn
        drawn = draw(sheet, form=form)
        pages = self._file.reserve_range(sheet.pages)
        sections = [self._sheets.write(Part(copy, filled, drawn, unit, pages))]
        if filled is copy.filled:
            self._bookmark(copy, drawn.structure, pages, sections[0])
        if filled.more:
            own = self._cache.drawn_once(filled.more, form=form)
            more = self._file.reserve_range(filled.more.pages)
            part = Part(copy, filled, own, unit, more, sheet.pages + 1)
            sections.append(self._sheets.write(part))
        lang = b"/Lang" + text_string(sheet.lang) if sheet.lang != self._metadata.lang else b""
        body = b"<</Type/StructElem/S/Part/P %d 0 R%s/K[%s]>>"
        self._file.put(unit, body % (self._top, lang, references(sections)))

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

    def close(self) -> None:
        """End what was begun, finished or not."""
        self._file.close()

    def _write_resources(self) -> None:
        fonts = b"".join(
            b"/%s %d 0 R" % (name.encode(), subset.add(self._file))
            for name, subset in self._cache.subsets(self._used)
        )
        if self._form:
            # Values with letters that the font for typing lacks are shown in the pages' fonts too.
            fonts += self._form.appearances.fonts()
        self._file.put(self._resources, b"<</Font<<%s>>>>" % fonts)

    def _write_structure_root(self) -> None:
        top = b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>"
        self._file.put(self._top, top % (self._root, references(self._parts)))
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
