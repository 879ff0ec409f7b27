"""The structure tree of a laid sheet as a form: the same for every copy but for its numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import itemgetter

from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, Mark, Node, PictureMark
from worksheets.pdf.file import text_string
from worksheets.record import record

PARTED = b"\0"
"""Stands between the objects of a template; no object that is no stream has it."""
MOST_TEMPLATES = 64
"""Copies that have values in other places need another template; so many are kept."""


@record
class Run:
    """Marks of one node that follow one another on one page: one marked-content sequence."""

    node: int
    marks: Sequence[Mark]


@record
class _Inner:
    node: int


@record
class _Content:
    page: int
    mcid: int


@record
class Numbers:
    """The object numbers of one copy's sheet.

    `unit` is the element above its root, `pages` its pages, `elements` the first of its elements,
    `widgets` the first of its widgets, `links` the first of its links, `shared` the first of what
    its file has once; `ticked` are the elements of the boxes that are ticked.
    """

    unit: int
    pages: range
    elements: int
    widgets: int
    links: int
    shared: int
    ticked: frozenset[int] = frozenset()


class Structure:
    """The elements of a laid sheet in reading order, and which content on which page is whose.

    In a form an element of a place holds its widget and nothing else (PDF/UA-1, 7.18.4): what is
    drawn there is furniture, `boxes`. `forms` are the elements of the places, and `targets` those
    of the headings that links lead to, one for each link. `owners` are the elements that each
    page's `runs` belong to.
    """

    def __init__(self, sheet: LaidSheet, *, form: bool) -> None:
        self.sheet = sheet
        self.nodes = list(sheet.root.walk())
        self.number = {id(node): n for n, node in enumerate(self.nodes)}
        self._homes = {
            self.number[id(node)]: place.page
            for place in sheet.places
            for node in ([place.node] if not place.targets else [t.node for t in place.targets])
        }
        # A line for the pen alone has no widget.
        self.forms = [n for n, node in enumerate(self.nodes)
                      if node.role and (n in self._homes or not form)]  # fmt: skip
        self._form_number = {number: n for n, number in enumerate(self.forms)}
        self._links = {self.number[id(link.node)]: n for n, link in enumerate(sheet.links)}
        self.targets = [self.number[id(link.heading)] for link in sheet.links]
        self.runs: list[list[Run]] = [[] for _ in range(sheet.pages)]
        self.boxes: list[list[Mark]] = [[] for _ in range(sheet.pages)]
        self._form = form
        self._pages = sheet.pages
        self._kids: list[list[_Inner | _Content]] = [[] for _ in self.nodes]
        self._parents = [-1] * len(self.nodes)
        self._templates: dict[tuple[tuple[int, int, int], ...], _Template] = {}
        self._gather(sheet.root)
        self.owners = [[run.node for run in runs] for runs in self.runs]
        # What elements say of themselves is the same in every copy, and in a file once.
        self.shared: list[bytes] = []
        self._states = [] if form else [self._print_field(self.nodes[n]) for n in self.forms]
        self._unticked = [off for off, _ in self._states]

    def bodies(self, numbers: Numbers, own: Sequence[tuple[int, int, int]] = ()) -> list[bytes]:
        """The objects of a copy's elements, in order.

        `own` is what the copy alone has: element, page, marked-content number.
        """
        pattern = tuple(own)
        template = self._templates.get(pattern)
        if template is None:
            template = self._template(pattern)
            if len(self._templates) < MOST_TEMPLATES:
                self._templates[pattern] = template
        return template.fill(
            [
                numbers.unit,
                *numbers.pages,
                *range(numbers.elements, numbers.elements + len(self.nodes)),
                *range(numbers.widgets, numbers.widgets + len(self.forms)),
                *range(numbers.links, numbers.links + len(self._links)),
                *map(numbers.shared.__add__, self._attributes(numbers.ticked)),
            ]
        )

    def _attributes(self, ticked: Collection[int]) -> list[int]:
        """Which of `shared` each place for the pen has; none in a form."""
        if self._form or not ticked:
            return self._unticked
        states = zip(self.forms, self._states, strict=True)
        return [on if form in ticked else off for form, (off, on) in states]

    def _gather(self, node: Node) -> None:
        number = self.number[id(node)]
        waiting: list[Mark] = []
        for kid in node.kids:
            if isinstance(kid, Node):
                self._close(number, waiting)
                waiting = []
                self._kids[number].append(_Inner(self.number[id(kid)]))
                self._parents[self.number[id(kid)]] = number
                self._gather(kid)
            elif self._form and number in self._form_number:
                self.boxes[kid.page].append(kid)
            else:
                if waiting and waiting[-1].page != kid.page:
                    self._close(number, waiting)
                    waiting = []
                waiting.append(kid)
        self._close(number, waiting)

    def _close(self, number: int, marks: list[Mark]) -> None:
        if marks:
            page = marks[0].page
            self._kids[number].append(_Content(page, len(self.runs[page])))
            self.runs[page].append(Run(number, marks))

    def _template(self, own: Sequence[tuple[int, int, int]]) -> _Template:
        mine = {node: _Content(page, mcid) for node, page, mcid in own}
        template = _Template()
        for number in range(len(self.nodes)):
            self._body(number, mine.get(number), template)
        template.finish()
        return template

    def _body(self, number: int, own: _Content | None, template: _Template) -> None:
        """One element: what it is, what it is under, and what it holds."""
        node = self.nodes[number]
        above = self._parents[number]
        template.text(b"<<" + _head(node, self.sheet) + b"/P ")
        template.value(0 if above < 0 else self._element(above))
        template.text(b" 0 R")
        if number in self._links:
            # Of PDF 2.0: which heading it leads to (PDF/UA-2, 8.2.5.8); others pass it over.
            template.text(b"/Ref[")
            template.value(self._element(self.targets[self._links[number]]))
            template.text(b" 0 R]")
        if number in self._form_number and self._form:
            self._widget(number, template)
        else:
            if number in self._form_number:
                states = self._element(len(self.nodes)) + len(self.forms) + len(self._links)
                template.text(b"/A ")
                template.value(states + self._form_number[number])
                template.text(b" 0 R")
            elif node.role:
                # A line for the pen alone is one in a form as well.
                template.text(b"/A" + _written_on(node))
            self._content(number, own, template)
        template.end()

    def _content(self, number: int, own: _Content | None, template: _Template) -> None:
        kids = [*self._kids[number], *([own] if own else [])]
        home = next((kid.page for kid in kids if isinstance(kid, _Content)), None)
        if home is not None:
            template.text(b"/Pg ")
            template.value(1 + home)
            template.text(b" 0 R")
        if not kids:
            return
        template.text(b"/K[")
        for kid in kids:
            if isinstance(kid, _Inner):
                template.value(self._element(kid.node))
                template.text(b" 0 R ")
            elif kid.page == home:
                template.text(b"%d " % kid.mcid)
            else:
                template.text(b"<</Type/MCR/Pg ")
                template.value(1 + kid.page)
                template.text(b" 0 R/MCID %d>>" % kid.mcid)
        if number in self._links and home is not None:
            self._annotation(number, home, template)
        template.text(b"]")

    def _annotation(self, number: int, page: int, template: _Template) -> None:
        """The annotation of a link, behind its words."""
        links = self._element(len(self.nodes)) + len(self.forms)
        template.text(b"<</Type/OBJR/Obj ")
        template.value(links + self._links[number])
        template.text(b" 0 R/Pg ")
        template.value(1 + page)
        template.text(b" 0 R>>")

    def _widget(self, number: int, template: _Template) -> None:
        """The one thing that the element of an interactive place holds."""
        template.text(b"/K<</Type/OBJR/Obj ")
        template.value(self._element(len(self.nodes)) + self._form_number[number])
        template.text(b" 0 R/Pg ")
        template.value(1 + self._homes[number])
        template.text(b" 0 R>>")

    def _print_field(self, node: Node) -> tuple[int, int]:
        """The attributes of a place for the pen, unticked and ticked (ISO 32000-1, table 348)."""
        off = len(self.shared)
        if node.role == "tv":
            self.shared.append(_written_on(node))
            return off, off
        for state in (b"/checked/off", b"/checked/on"):
            self.shared.append(_written_on(node, state))
        return off, off + 1

    def _element(self, number: int) -> int:
        """Where the number of an element stands among the values of a template."""
        return 1 + self._pages + number


class _Template:
    """Objects with holes: made once, filled for each copy."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        # The first place is named twice so that there is a tuple even where one hole is.
        self._holes = [0]

    def text(self, text: bytes) -> None:
        self._parts.append(text.replace(b"%", b"%%"))

    def value(self, place: int) -> None:
        self._parts.append(b"%d")
        self._holes.append(place)

    def end(self) -> None:
        self._parts.append(b">>" + PARTED)

    def finish(self) -> None:
        self._text = b"".join(self._parts).removesuffix(PARTED)
        self._chosen = itemgetter(*self._holes)

    def fill(self, values: Sequence[int]) -> list[bytes]:
        """The objects, each hole filled with its value."""
        filled: bytes = self._text % self._chosen(values)[1:]
        return filled.split(PARTED)


def _written_on(node: Node, state: bytes = b"") -> bytes:
    """What the element of a place for the pen says of it."""
    described = text_string(node.desc)
    return b"<</O/PrintField/Role/%s%s/Desc%s>>" % (node.role.encode(), state, described)


def _head(node: Node, sheet: LaidSheet) -> bytes:
    """What an element of a sheet is.

    Its `/Type` may be left out (ISO 32000-1, table 323).
    """
    parts = [b"/S/%s" % node.tag.encode()]
    if node.alt:
        parts.append(b"/Alt" + text_string(node.alt))
    if node.lang:
        parts.append(b"/Lang" + text_string(node.lang))
    if node.scope:
        parts.append(b"/A<</O/Table/Scope/%s>>" % node.scope.encode())
    if node.numbering:
        parts.append(b"/A<</O/List/ListNumbering/%s>>" % node.numbering.encode())
    if node.tag == "Figure" and node.kids:
        parts.append(b"/A<</O/Layout/BBox[%.2f %.2f %.2f %.2f]>>" % _bounding_box(node, sheet))
    return b"".join(parts)


def _bounding_box(figure: Node, sheet: LaidSheet) -> tuple[float, float, float, float]:
    """Where a drawing stands on the first of its pages, in points from the page's foot."""
    marks = [mark for mark in figure.kids if isinstance(mark, LineMark | BoxMark | PictureMark)]
    page = min(mark.page for mark in marks)
    xs: list[float] = []
    ys: list[float] = []
    for mark in marks:
        if mark.page == page and isinstance(mark, LineMark):
            xs += (mark.x1, mark.x2)
            ys += (mark.y1, mark.y2)
        elif mark.page == page and isinstance(mark, BoxMark | PictureMark):
            xs += (mark.x, mark.x + mark.width)
            ys += (mark.y, mark.y + mark.height)
    left, right, height = min(xs), max(xs), sheet.paper.height
    if sheet.mirror:
        left, right = sheet.mirror - right, sheet.mirror - left
    return left, height - max(ys), right, height - min(ys)
