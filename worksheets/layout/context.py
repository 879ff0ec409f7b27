"""The setting of one sheet: the measures in force, and what has been put on its pages so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from worksheets.layout.marks import Mark, Node, Place, Role
from worksheets.layout.paper import MM, Paper
from worksheets.layout.profile import Profile
from worksheets.layout.typeface import Face, spaced_face

PADDING = 3 * MM
"""From a frame to the words inside it."""
LIFT = 3.5
"""How far writing sits above its line."""


@dataclass(slots=True)
class LayoutContext:
    """What the elements of one sheet are laid out with, and where they leave what they draw.

    `marks` are the headings that references lead to: their words and their page; `later` is what
    can only be drawn when all pages are known; `rated` is the last rated question, whose columns
    the next one shares.
    """

    profile: Profile
    paper: Paper
    phrases: Mapping[str, str]
    furniture: list[list[Mark]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    under_heading: bool = False
    rated: Node | None = None
    marks: dict[str, tuple[str, int]] = field(default_factory=dict)
    later: list[Callable[[], None]] = field(default_factory=list)
    regular: Face = field(init=False)
    bold: Face = field(init=False)

    def __post_init__(self) -> None:
        """Take the faces as the profile spaces them."""
        self.regular = spaced_face("regular", self.profile.tracking)
        self.bold = spaced_face("bold", self.profile.tracking)

    def artifact(self, *marks: Mark) -> None:
        """Put on a page what nobody reads aloud: frames, writing lines."""
        for mark in marks:
            while len(self.furniture) <= mark.page:
                self.furniture.append([])
            self.furniture[mark.page].append(mark)

    def form(self, parent: Node, label: str, role: Role = "tv") -> Node:
        """The Form element of a place to write (PDF/UA-1, PrintField attributes)."""
        node = parent.add("Form")
        node.role = role
        node.desc = label
        return node


def baseline(top: float, leading: float, size: float) -> float:
    """Where text of `size` stands in a line that begins at `top`: looks centred in it."""
    return top + leading / 2 + size * 0.26
