"""The structure tree of a laid sheet as a form: the same for every copy but for its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from worksheets.layout.marks import LaidSheet, Mark, Node
from worksheets.pdf.file import text_string


@dataclass(frozen=True, slots=True)
class Run:
    """Marks of one node that follow one another on one page: one marked-content sequence."""

    node: int
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class _Inner:
    node: int


@dataclass(frozen=True, slots=True)
class _Content:
    page: int
    mcid: int


class Structure:
    """The elements of a laid sheet in reading order, and which content on which page is whose."""

    def __init__(self, sheet: LaidSheet) -> None:
        self.nodes = list(sheet.root.walk())
        self.number = {id(node): n for n, node in enumerate(self.nodes)}
        self.runs: list[list[Run]] = [[] for _ in range(sheet.pages)]
        self._kids: list[list[_Inner | _Content]] = [[] for _ in self.nodes]
        self._parents = [-1] * len(self.nodes)
        self._heads = [_head(node) for node in self.nodes]
        self._gather(sheet.root)

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

    def body(
        self,
        node: int,
        base: int,
        parent: int,
        pages: Sequence[int],
        own: Mapping[int, tuple[int, int]],
        extra: bytes = b"",
    ) -> bytes:
        """The object of element `node` in a copy whose elements are numbered from `base`.

        `parent` is the object above the sheet's root, `pages` the page objects, `own` the copy's
        own content by element: its page and its marked-content number.
        """
        above = parent if self._parents[node] < 0 else base + self._parents[node]
        kids = list(self._kids[node])
        if node in own:
            kids.append(_Content(*own[node]))
        home = next((kid.page for kid in kids if isinstance(kid, _Content)), None)
        parts = [b"<<", self._heads[node], b"/P %d 0 R" % above, extra]
        if home is not None:
            parts.append(b"/Pg %d 0 R" % pages[home])
        if kids:
            told = b" ".join(_kid(kid, base, pages, home) for kid in kids)
            parts.append(b"/K[%s]" % told)
        return b"".join([*parts, b">>"])


def _kid(kid: _Inner | _Content, base: int, pages: Sequence[int], home: int | None) -> bytes:
    if isinstance(kid, _Inner):
        return b"%d 0 R" % (base + kid.node)
    if kid.page == home:
        return b"%d" % kid.mcid
    return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (pages[kid.page], kid.mcid)


def _head(node: Node) -> bytes:
    """What of an element is the same in every copy; a tick's state is not."""
    parts = [b"/Type/StructElem/S/%s" % node.tag.encode()]
    if node.alt:
        parts.append(b"/Alt" + text_string(node.alt))
    if node.lang:
        parts.append(b"/Lang" + text_string(node.lang))
    if node.scope:
        parts.append(b"/A<</O/Table/Scope/%s>>" % node.scope.encode())
    if node.numbering:
        parts.append(b"/A<</O/List/ListNumbering/%s>>" % node.numbering.encode())
    if node.role == "tv":
        parts.append(print_field(node))
    return b"".join(parts)


def print_field(node: Node, *, checked: bool = False) -> bytes:
    """The attributes of a place for the pen (ISO 32000-1, table 348)."""
    state = b"" if node.role == "tv" else b"/checked/%s" % (b"on" if checked else b"off")
    desc = text_string(node.desc)
    role = node.role.encode()
    return b"/A<</O/PrintField/Role/%s%s/Desc%s>>" % (role, state, desc)
