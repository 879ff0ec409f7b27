"""The setting of one sheet: the measures in force, and what has been put on its pages so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from worksheets.layout.marks import HeadingMark, Link, Mark, Node, Place, Role
from worksheets.layout.paper import MM, Paper
from worksheets.layout.profile import Profile
from worksheets.layout.typeface import Face, spaced_face
from worksheets.layout.wrap import wrap
from worksheets.picture.line_art import LineArt
from worksheets.text.tidy import tidy

PADDING = 3 * MM
"""From a frame to the words inside it."""
INSET = 2.0
"""From the edge of a place to what is written in it: what viewers leave in a field."""
TIGHT = 1.05
"""The least distance of two lines, as a part of their size: letters do not touch."""
ASCENT = 0.75
"""How far letters reach above their baseline, as a part of their size."""
DESCENT = 0.25
"""How far letters reach below their baseline, as a part of their size."""


class LogoFit(Enum):
    """How much a sheet does for its logo, where the one before would make it longer.

    The logo is at least 10 mm high if it is `FREE`; it is as `LOW` as the title beside it; or the
    title is set `SMALL`, so that it needs no further line.
    """

    FREE = auto()
    LOW = auto()
    SMALL = auto()


@dataclass(slots=True)
class LayoutContext:
    """What the elements of one sheet are laid out with, and where they leave what they draw.

    `marks` are the headings that references lead to, `links` what leads to them, and `letters` the
    letters of the headings on each page; `detail_label` is the width of the widest label of a
    detail, `item_number` that of the widest number of an item to tick or to rate; `later` is what
    can only be drawn when all pages are known; `rated` is the last rated question, whose columns
    the next one shares. `height` is how much fits on a page. `standard` is the writing room that
    places have in the profile `standard`, as areas; `known` are values that every copy has. `key`
    is what the codes in head and foot begin with, "" for pages without codes. `pictures` are line
    art by the names of their files; `logo_fit` says how the logo is fitted.
    """

    profile: Profile
    paper: Paper
    phrases: Mapping[str, str]
    furniture: list[list[Mark]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    under_heading: bool = False
    rated: Node | None = None
    marks: dict[str, HeadingMark] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    letters: dict[int, list[str]] = field(default_factory=dict)
    detail_label: float = 0.0
    item_number: float = 0.0
    later: list[Callable[[], None]] = field(default_factory=list)
    height: float = 0.0
    standard: Mapping[str, float] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    pictures: Mapping[str, LineArt] = field(default_factory=dict)
    logo_fit: LogoFit = LogoFit.FREE
    regular: Face = field(init=False)
    bold: Face = field(init=False)

    def __post_init__(self) -> None:
        """Take the faces as the profile spaces them."""
        self.regular = spaced_face("regular", self.profile.tracking)
        self.bold = spaced_face("bold", self.profile.tracking)

    @property
    def number_room(self) -> float:
        """Room for an item's number; the same for all, so that their texts stand in line."""
        return self.item_number + self.profile.size * 0.5

    def artifact(self, *marks: Mark) -> None:
        """Put on a page what nobody reads aloud: frames, writing lines."""
        for mark in marks:
            while len(self.furniture) <= mark.page:
                self.furniture.append([])
            self.furniture[mark.page].append(mark)

    def known_lines(self, name: str, width: float, value: str = "") -> int:
        """How many lines of the smallest size hold what is known to stand in a place.

        That is the `value` that is printed there, or one that every copy has.
        """
        known = self.known.get(name, value)
        if not known:
            return 0
        profile = self.profile
        return len(wrap(tidy(known), self.regular, profile.size, width, profile.measure))

    def least_height(
        self,
        name: str,
        width: float,
        value: str = "",
        *,
        leading: float | None = None,
        besides: float = 0.0,
    ) -> float:
        """The least height of a place to write that is so many points wide.

        It has its part of the room that it has in `standard`, and holds what is known to stand in
        it, in lines of text that are `leading` apart; but with what is `besides` it on its page it
        is not higher than that.
        """
        least = self.standard.get(name, 0.0) * self.profile.room / width
        known = self.known_lines(name, width, value) * (leading or self.profile.leading)
        return min(max(least, known), max(0.0, self.height - besides))

    def form(self, parent: Node, label: str, role: Role = "tv") -> Node:
        """The Form element of a place to write (PDF/UA-1, PrintField attributes)."""
        node = parent.add("Form")
        node.role = role
        node.desc = label
        return node


def lift(size: float) -> float:
    """How far writing of a size sits above its line: what hangs below stays above it."""
    return 0.5 + size / 4


def row_height(size: float, lines: int) -> float:
    """The height of a row with one writing line that so many lines of text fit above."""
    return lift(size) + ASCENT * size + (lines - 1) * TIGHT * size + 1


def baseline(top: float, leading: float, size: float) -> float:
    """Where text of `size` stands in a line that begins at `top`: looks centred in it."""
    return top + leading / 2 + size * 0.26
