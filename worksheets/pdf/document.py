"""The document: copies in, a tagged file out; what copies share is drawn and written once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from worksheets.layout.filled import Filled
from worksheets.layout.marks import LaidSheet, TextMark
from worksheets.layout.typeface import face
from worksheets.pdf.bookmarks import add_outlines
from worksheets.pdf.file import PdfFile, text_string
from worksheets.pdf.fonts import add_font
from worksheets.pdf.metadata import Metadata, grey_profile, information, xmp
from worksheets.pdf.structure import Run, Structure, print_field
from worksheets.pdf.surface import Surface
from worksheets.pdf.trees import PageTree, ParentTree


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: its pages, and the hash of its bytes."""

    pages: int
    sha256: str


def write_document(out: BinaryIO, copies: Iterable[Filled], metadata: Metadata) -> Written:
    """Write copies one after another as one PDF/UA-1 and PDF/A-2a file."""
    document = _Document(out, metadata)
    for copy in copies:
        document.add(copy)
    return document.finish()


class _Document:
    """A document in the making; holds the shared parts and the trees, no page."""

    def __init__(self, out: BinaryIO, metadata: Metadata) -> None:
        self._file = PdfFile(out)
        self._metadata = metadata
        self._surface = Surface()
        self._pages = PageTree(self._file)
        self._parents = ParentTree(self._file)
        self._root = self._file.reserve()
        self._top = self._file.reserve()
        self._resources = self._file.reserve()
        self._units: list[int] = []
        self._structures: dict[int, Structure] = {}
        self._shared: dict[tuple[int, int, int, int], int] = {}
        # What is keyed by identity must outlive its key.
        self._kept: list[LaidSheet] = []
        self._bookmarks: list[tuple[str, int]] = []

    def add(self, copy: Filled) -> None:
        """Write one copy: its pages, and its elements under a section of their own."""
        unit = self._file.reserve()
        self._units.append(unit)
        sections = [self._sheet(copy, copy.sheet, unit, 1)]
        if copy.more:
            sections.append(self._sheet(copy, copy.more, unit, copy.sheet.pages + 1))
        lang = b""
        if copy.sheet.lang != self._metadata.lang:
            lang = b"/Lang" + text_string(copy.sheet.lang)
        kids = b" ".join(b"%d 0 R" % section for section in sections)
        body = b"<</Type/StructElem/S/Part/P %d 0 R%s/K[%s]>>" % (self._top, lang, kids)
        self._file.put(unit, body)

    def finish(self) -> Written:
        """Write what the whole document needs, and the end of the file."""
        self._write_resources()
        pages = self._pages.finish()
        self._write_structure_root()
        root = self._file.add(self._catalogue(pages))
        info = self._file.add(information(self._metadata))
        self._file.finish(root, info)
        return Written(self._pages.count, self._file.sha256)

    def _sheet(self, copy: Filled, sheet: LaidSheet, unit: int, first: int) -> int:
        """Write the pages and elements of one laid sheet; the number of its section."""
        structure = self._structure(sheet)
        base = self._file.reserve(len(structure.nodes))
        pages = [self._file.reserve() for _ in range(sheet.pages)]
        values = _values(copy, structure) if sheet is copy.sheet else [[] for _ in pages]
        own: dict[int, tuple[int, int]] = {}
        for page, number in enumerate(pages):
            shared = len(structure.runs[page])
            own.update({run.node: (page, shared + n) for n, run in enumerate(values[page])})
            static = self._static(sheet, page, first + page, copy.pages)
            elements = [base + run.node for run in (*structure.runs[page], *values[page])]
            self._page(number, sheet, static, values[page], elements, shared)
        self._bookmarks += [(words, pages[page]) for words, page in sheet.bookmarks]
        ticked = {id(node) for node in copy.ticked}
        for n, node in enumerate(structure.nodes):
            extra = b""
            if node.role in ("cb", "rb"):
                extra = print_field(node, checked=id(node) in ticked)
            self._file.put(base + n, structure.body(n, base, unit, pages, own, extra))
        return base

    def _page(
        self,
        number: int,
        sheet: LaidSheet,
        static: int,
        values: Sequence[Run],
        elements: list[int],
        shared: int,
    ) -> None:
        contents = b"%d 0 R" % static
        if values:
            self._surface.begin(sheet.paper.height)
            self._tagged(values, self._structure(sheet), shared)
            contents += b" %d 0 R" % self._file.add_stream(b"", self._surface.take())
        key = self._parents.add(elements)
        self._pages.add(
            number,
            b"/MediaBox[0 0 %.6g %.6g]/Resources %d 0 R/Contents[%s]/StructParents %d/Tabs/S"
            % (sheet.paper.width, sheet.paper.height, self._resources, contents, key),
        )

    def _structure(self, sheet: LaidSheet) -> Structure:
        if id(sheet) not in self._structures:
            self._structures[id(sheet)] = Structure(sheet)
            self._kept.append(sheet)
        return self._structures[id(sheet)]

    def _static(self, sheet: LaidSheet, page: int, number: int, total: int) -> int:
        """The stream of what a page has in every copy; written once for each page number."""
        key = (id(sheet), page, number, total)
        if key not in self._shared:
            surface = self._surface
            surface.begin(sheet.paper.height)
            surface.operator("/Artifact <</Type/Layout>> BDC")
            surface.draw(sheet.furniture[page])
            surface.operator("EMC")
            surface.operator("/Artifact <</Type/Pagination/Subtype/Footer>> BDC")
            surface.draw([_page_label(sheet, page, number, total)])
            surface.operator("EMC")
            structure = self._structure(sheet)
            self._tagged(structure.runs[page], structure, 0)
            self._shared[key] = self._file.add_stream(b"", surface.take())
        return self._shared[key]

    def _tagged(self, runs: Sequence[Run], structure: Structure, first: int) -> None:
        for mcid, run in enumerate(runs, first):
            tag = structure.nodes[run.node].tag
            self._surface.operator(f"/{tag} <</MCID {mcid}>> BDC")
            self._surface.draw(run.marks)
            self._surface.operator("EMC")

    def _write_resources(self) -> None:
        fonts = b"".join(
            b"/%s %d 0 R" % (name.encode(), add_font(self._file, of, characters, number))
            for number, (name, of, characters) in enumerate(self._surface.subsets())
        )
        self._file.put(self._resources, b"<</Font<<%s>>>>" % fonts)

    def _write_structure_root(self) -> None:
        units = b" ".join(b"%d 0 R" % unit for unit in self._units)
        top = b"<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>" % (self._root, units)
        self._file.put(self._top, top)
        parents = self._parents.finish()
        body = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        self._file.put(self._root, body % (self._top, parents, self._parents.next))

    def _catalogue(self, pages: int) -> bytes:
        colours = self._file.add_stream(b"/N 1", grey_profile())
        # Metadata stays readable for programs that do not unpack (PDF/A-2, 6.6.2.1).
        about = self._file.add_stream(
            b"/Type/Metadata/Subtype/XML", xmp(self._metadata), packed=False
        )
        outlines = b""
        if self._bookmarks:
            outlines = b"/Outlines %d 0 R" % add_outlines(self._file, self._bookmarks)
        intent = b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Gray gamma 2.2)"
        intent += b"/Info(Gray gamma 2.2)/DestOutputProfile %d 0 R>>" % colours
        return (
            b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>"
            b"/Lang%s/ViewerPreferences<</DisplayDocTitle true>>/Metadata %d 0 R"
            b"/OutputIntents[%s]%s>>"
            % (pages, self._root, text_string(self._metadata.lang), about, intent, outlines)
        )


def _page_label(sheet: LaidSheet, page: int, number: int, total: int) -> TextMark:
    label, size = sheet.page_label, sheet.profile.size
    words = label.wording.format(page=number, pages=total)
    x = label.right - face("regular").width(words, size)
    return TextMark(page, x, label.y, words, size)


def _values(copy: Filled, structure: Structure) -> list[list[Run]]:
    """The copy's own content, page by page: a run for each place that has a value."""
    pages: list[list[Run]] = [[] for _ in range(copy.sheet.pages)]
    for place, (node, marks) in copy.marks.items():
        pages[copy.sheet.places[place].page].append(Run(structure.number[id(node)], marks))
    return pages
