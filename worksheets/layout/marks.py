"""What a page is made of: marks with positions, places to write, and the tree that reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from worksheets.layout.page_codes import PageCodes
from worksheets.layout.paper import Paper
from worksheets.layout.profile import Profile
from worksheets.layout.typeface import Weight
from worksheets.picture.line_art import LineArt
from worksheets.record import record
from worksheets.sheet.places import PlaceKind
from worksheets.sheet.tree import YES
from worksheets.text.direction import is_right_to_left


@record
class TextMark:
    """One line of text; `y` is its baseline. Points, from the page's top left corner.

    Text that is `turned` stands on its head, and runs to the left from `x`.
    """

    page: int
    x: float
    y: float
    text: str
    size: float
    weight: Weight = "regular"
    turned: bool = False


@record
class LineMark:
    """A straight stroke from one point to another, `stroke` points thick."""

    page: int
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: float


@record
class BoxMark:
    """A rectangle's outline; (x, y) is its top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float
    stroke: float


@record
class PictureMark:
    """Line art in a rectangle; (x, y) is its top left corner. Areas are drawn in one grey.

    Its lines are black, unless all of it is `grey`.
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    art: LineArt
    grey: bool = False


Mark = TextMark | LineMark | BoxMark | PictureMark

Tag = Literal[
    "Document", "Sect", "Div", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "Form", "Figure", "TOC", "TOCI", "Reference", "Link",
]  # fmt: skip
"""The structure elements of PDF 1.7 that a sheet is told with."""

Role = Literal["tv", "cb", "rb"]
"""What a place for the pen is (ISO 32000-1, table 348): text, a tick box, one of several."""


@dataclass(eq=False, slots=True)
class Node:
    """An element of the structure tree: what a screen reader meets, in its order.

    `scope` is a table heading's; `desc` names a place to write for a reader who cannot see it;
    `role` is its PrintField role.
    """

    tag: Tag
    kids: list[Node | Mark] = field(default_factory=list)
    alt: str = ""
    lang: str = ""
    scope: Literal["", "Column", "Row"] = ""
    role: Role | Literal[""] = ""
    desc: str = ""
    numbering: Literal["", "None", "Disc", "Decimal", "UpperAlpha"] = ""

    def add(self, tag: Tag) -> Node:
        """A new element at the end of this one."""
        node = Node(tag)
        self.kids.append(node)
        return node

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


@record
class ChoiceBox:
    """A box to tick: what it stands for, its square target, its label, its Form element."""

    value: str
    x: float
    y: float
    side: float
    label: str
    node: Node


@record
class Place:
    """A named place to write with its position: the rectangle that a field may use.

    `baselines` are where lines of writing sit (none in a box or a tick box); `node` is the Form
    element that a value becomes part of; `value` is printed unless another is given; `boxes` are
    what a choice is made of. What is written in a `centred` place stands in its middle: a figure,
    a letter. `above` and `below` are free room next to a line, for words that it cannot hold.
    """

    name: str
    label: str
    kind: PlaceKind
    page: int
    x: float
    y: float
    width: float
    height: float
    node: Node
    baselines: tuple[float, ...] = ()
    value: str = ""
    boxes: tuple[ChoiceBox, ...] = ()
    centred: bool = False
    above: float = 0.0
    below: float = 0.0

    @property
    def targets(self) -> tuple[ChoiceBox, ...]:
        """The boxes that one of is ticked: a choice's own, or the one box that says yes."""
        if self.kind == "tick":
            return (ChoiceBox(YES, self.x, self.y, self.width, self.label, self.node),)
        return self.boxes


@record
class HeadingMark:
    """Where a heading that references lead to stands: its page, counted from 0, and its top."""

    words: str
    node: Node
    page: int
    y: float


@record
class Link:
    """A rectangle that leads to a `heading`; `node` is the element of its words.

    `label` tells where it leads; `target` is that page, counted from 0, and `target_y` how far
    down it. Points, from the page's top left corner.
    """

    node: Node
    heading: Node
    page: int
    x: float
    y: float
    width: float
    height: float
    label: str
    target: int
    target_y: float


@record
class PageLabel:
    """Where the page number stands: its right end and its baseline; its wording."""

    right: float
    y: float
    wording: str


@record
class RunningHead:
    """What stands above the content of further pages: the sheet's title, and whose it is.

    `owner` is the name of the place that says whose the sheet is, or ""; `label` stands before the
    line on which somebody writes it, which begins at `line`. `left`, `right`, the baselines and
    the `height` of the head are points from the page's top left corner.
    """

    title: str
    owner: str
    label: str
    left: float
    line: float
    right: float
    title_y: float
    owner_y: float
    height: float


@dataclass(eq=False, slots=True)
class LaidSheet:
    """A sheet on its pages: what is drawn, what is read, and where one writes.

    `furniture` holds each page's artifacts: frames, writing lines, the foot; `bookmarks` are its
    headings where viewers list them. The back of what is `one_sided` stays empty: cards, a
    board. The pages from `headed` on, counted from 0, have the running `head`. `codes` says where
    the codes of each page stand, if it has codes. `draft` are the words that say that it is a
    draft, if it is one.
    """

    id: str
    title: str
    lang: str
    paper: Paper
    profile: Profile
    pages: int
    root: Node
    furniture: list[list[Mark]]
    places: list[Place]
    page_label: PageLabel
    headed: int
    bookmarks: list[HeadingMark] = field(default_factory=list)
    one_sided: bool = False
    links: list[Link] = field(default_factory=list)
    head: RunningHead | None = None
    codes: PageCodes | None = None
    draft: str = ""

    @property
    def mirror(self) -> float:
        """The width of a page that is drawn mirrored, from right to left; 0 for others.

        All that is laid out is counted from where reading begins: the left, or here the right.
        """
        return self.paper.width if is_right_to_left(self.lang) else 0.0

    @property
    def drawn_places(self) -> list[Place]:
        """The places where they are on the page as it is drawn."""
        if not self.mirror:
            return self.places
        found = []
        for place in self.places:
            boxes = (replace(box, x=self.mirror - box.x - box.side) for box in place.boxes)
            x = self.mirror - place.x - place.width
            found.append(replace(place, x=x, boxes=tuple(boxes)))
        return found
