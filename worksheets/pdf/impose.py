"""Pages of a finished file put on larger sheets; they stay as they are, and so does their text.

Each page becomes a form XObject with its own numbers of marked content. The structure tree then
names the object of each piece of content (`/Stm`, ISO 32000-1, 14.7.4.2), so what a screen reader
hears is what it hears of the pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from worksheets.layout.paper import Paper
from worksheets.pdf.imposition import Side, larger_paper

if TYPE_CHECKING:
    from pikepdf import Pdf


def impose(source: BinaryIO, out: BinaryIO, sides: Sequence[Side], paper: Paper) -> None:
    """Write a tagged file of single pages on `paper` with two of them on each side of a sheet.

    The pages are not scaled; those that lie on their side are turned upright.
    """
    import pikepdf

    with pikepdf.open(source) as pdf:
        _Imposer(pdf, sides, larger_paper(paper).turned()).run()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )


class _Imposer:
    """One file being imposed. `placed` holds each page's sheet and its form XObject."""

    def __init__(self, pdf: Pdf, sides: Sequence[Side], paper: Paper) -> None:
        self._pdf = pdf
        self._sides = sides
        self._paper = paper
        # The bindings of qpdf type no object more closely than this.
        self._pages: list[Any] = [page.obj for page in pdf.pages]
        self._placed: dict[tuple[int, int], tuple[Any, Any]] = {}

    def run(self) -> None:
        """Put the pages on sheets, and lead whatever names a page to its sheet."""
        from pikepdf import Page

        sheets = [self._sheet(side) for side in self._sides]
        self._retarget_structure()
        self._retarget_links()
        pages = self._pdf.pages
        del pages[:]
        for sheet in sheets:
            pages.append(Page(sheet))
        # Labels number the pages that were: 1-1, 1-2 …
        if "/PageLabels" in self._pdf.Root:
            del self._pdf.Root["/PageLabels"]

    def _sheet(self, side: Side) -> Any:
        """A new page with the pages of a side on it; they abut in the middle."""
        from pikepdf import Array, Dictionary, Name

        middle, height = self._paper.width / 2, self._paper.height
        content, objects = [], {}
        sheet = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, round(self._paper.width, 3), round(height, 3)]),
                Tabs=Name.S,
            )
        )
        annotations: list[Any] = []
        for name, number in zip(("L", "R"), side, strict=True):
            if number is None or "/StructParents" not in self._pages[number]:
                continue  # An empty back.
            page = self._pages[number]
            matrix = _matrix(page, middle, height, left=name == "L")
            objects[f"/{name}"] = form = self._form(page)
            numbers = " ".join(f"{each:.4f}".rstrip("0").rstrip(".") for each in matrix)
            content.append(f"q {numbers} cm /{name} Do Q")
            self._placed[page.objgen] = sheet, form
            for each in page.get("/Annots", []):
                _move(each, matrix)
                each.P = sheet
                annotations.append(each)
        sheet.Resources = Dictionary(XObject=Dictionary(objects))
        sheet.Contents = self._pdf.make_stream("\n".join(content).encode())
        if annotations:
            sheet.Annots = Array(annotations)
        return sheet

    def _form(self, page: Any) -> Any:
        """A page's content as an object that a sheet draws; it keeps its structure's key."""
        from pikepdf import Array, Name

        parts = page.Contents if isinstance(page.Contents, Array) else [page.Contents]
        form = self._pdf.make_stream(b"\n".join(part.read_bytes() for part in parts))
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = page.MediaBox
        form.Resources = page.Resources
        form.StructParents = page.StructParents
        return form

    def _retarget_structure(self) -> None:
        """Say of each piece of content in the structure tree in which object it is now."""
        waiting: list[tuple[Any, Any]] = [(self._pdf.Root.StructTreeRoot.K, None)]
        while waiting:
            element, page = waiting.pop()
            if "/Pg" in element:
                page = element.Pg.objgen
                element.Pg = self._placed[page][0]
            if "/K" in element:
                waiting += self._retarget(element, page)

    def _retarget(self, element: Any, page: Any) -> Iterator[tuple[Any, Any]]:
        from pikepdf import Array, Dictionary, Name

        kids = element.K if isinstance(element.K, Array) else [element.K]
        found: list[Any] = []
        for kid in kids:
            if isinstance(kid, int) or kid.get("/Type") == Name.MCR:
                number = kid if isinstance(kid, int) else kid.MCID
                own = page if isinstance(kid, int) or "/Pg" not in kid else kid.Pg.objgen
                sheet, form = self._placed[own]
                kid = Dictionary(Type=Name.MCR, Pg=sheet, Stm=form, MCID=number)
            elif kid.get("/Type") == Name.OBJR:
                if "/Pg" in kid:
                    kid.Pg = self._placed[kid.Pg.objgen][0]
            else:
                yield kid, page
            found.append(kid)
        element.K = Array(found)

    def _retarget_links(self) -> None:
        """Lead bookmarks and links to the sheet that their page is on."""
        from pikepdf import Array, Dictionary

        for each in self._pdf.objects:
            if not isinstance(each, Dictionary):
                continue
            action = each.get("/A")
            within = action if isinstance(action, Dictionary) else each
            target = within.get("/D" if within is action else "/Dest")
            if isinstance(target, Array) and target[0].objgen in self._placed:
                target[0] = self._placed[target[0].objgen][0]


def _matrix(page: Any, middle: float, height: float, *, left: bool) -> tuple[float, ...]:
    """The matrix that puts a page into its half of a sheet, upright and next to the fold."""
    wide, high = float(page.MediaBox[2]), float(page.MediaBox[3])
    if wide > high:
        # Turned to the left: what was on top is at the left.
        x = middle - high if left else middle
        return 0.0, 1.0, -1.0, 0.0, x + high, (height - wide) / 2
    x = middle - wide if left else middle
    return 1.0, 0.0, 0.0, 1.0, x, (height - high) / 2


def _move(annotation: Any, matrix: tuple[float, ...]) -> None:
    """Move an annotation with its page."""
    from pikepdf import Array

    a, b, c, d, e, f = matrix
    x1, y1, x2, y2 = (float(each) for each in annotation.Rect)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in ((x1, y1), (x2, y2))]
    xs, ys = zip(*corners, strict=True)
    annotation.Rect = Array([round(each, 3) for each in (min(xs), min(ys), max(xs), max(ys))])
