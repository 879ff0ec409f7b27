"""Profiles: how large print is and how much room a hand needs. A new one is one entry below."""

from __future__ import annotations

from dataclasses import replace

from worksheets.layout.paper import MM, Paper
from worksheets.record import record

RING = (18 - 5 * MM) / 2
"""How far the target of a tick box reaches beyond the box: 5 mm become 18 points, 24 CSS pixels,
the least that WCAG 2.5.8 allows."""

TITLES = 1.2
"""Where a paper asks for larger headings, a title is so much larger than they are."""

STANDARD = "standard"
"""The profile that the writing room of the others is measured against."""


@record
class Profile:
    """A way of setting a sheet for its readers; sizes in points.

    `about` describes it in the help of `--profile`. `size` is the smallest text on the page (RNIB
    and UKAAF: 12 pt standard, 16 and over large print), `spacing` the distance of lines as a part
    of their size, `measure` the most characters in a line of running text, `pitch` the distance of
    writing lines (UK feint ruling is 8 mm; 10 mm is kinder to marker pens). `close` is the part of
    the pitch at which a sheet may set lines that it asks to be close. `tick` is the side of a tick
    box. `room` is the least part of the writing room of `standard` that each place has. `between`
    is the room between two paragraphs or items, in lines. `titles`, `headings` and `subheadings`
    are parts of `size`. `tracking` is added to each letter, as a part of the average letter's
    width. `tinted` is whether its readers are given tinted paper.
    """

    name: str
    about: str
    size: float
    spacing: float
    measure: int
    pitch: float
    close: float = 1.0
    tick: float = 5 * MM
    room: float = 1.0
    between: float = 0.2
    titles: float = 5 / 3
    headings: float = 7 / 6
    subheadings: float = 1.0
    tracking: float = 0.0
    tinted: bool = False

    def on(self, paper: Paper) -> Profile:
        """This profile with print, lines and tick boxes as large as the paper asks for."""
        if not paper.text:
            return self
        size = max(self.size, paper.text)
        headings = max(self.headings, paper.headings / size)
        return replace(
            self,
            size=size,
            headings=headings,
            titles=max(self.titles, TITLES * headings),
            pitch=max(self.pitch, paper.pitch),
            tick=max(self.tick, paper.tick),
        )

    @property
    def leading(self) -> float:
        """The distance of two lines of running text."""
        return self.size * self.spacing

    @property
    def heading(self) -> float:
        """The size of headings."""
        return round(self.size * self.headings)

    @property
    def subheading(self) -> float:
        """The size of headings under a heading."""
        return round(self.size * self.subheadings)

    @property
    def title(self) -> float:
        """The size of the sheet's title."""
        return round(self.size * self.titles)

    @property
    def written(self) -> float:
        """The size at which a value is first tried; it shrinks to `size` if it must."""
        return self.size + 2

    @property
    def gap(self) -> float:
        """The room between two blocks."""
        return self.size * 0.75

    @property
    def item_gap(self) -> float:
        """The room between two paragraphs or two items of a list."""
        return self.leading * self.between

    @property
    def target(self) -> float:
        """The side of what a finger or a mouse must hit to tick a box."""
        return self.tick + 2 * RING

    @property
    def tick_indent(self) -> float:
        """From a tick box's left to its text: the box, two thirds of it, and a little more."""
        return self.tick * 5 / 3 + 1


PROFILES = {
    profile.name: profile
    for profile in (
        Profile(STANDARD, "12 pt", 12, 1.2, 70, 10 * MM, close=0.8),
        Profile("clear", "14 pt", 14, 1.3, 70, 10 * MM, close=0.8, room=0.75, between=1),
        Profile("large", "18 pt", 18, 1.25, 60, 12 * MM, tick=6 * MM, between=1),
        Profile("giant", "24 pt", 24, 1.25, 45, 14 * MM, tick=8 * MM, between=1),
        # British Dyslexia Association, Dyslexia friendly style guide (2023): letters 35 % of their
        # average width apart, lines 1.5, headings at least a fifth larger than text.
        Profile(
            "dyslexia",
            "14 pt, with more room between letters, words and lines",
            14,
            1.5,
            65,
            10 * MM,
            close=0.8,
            room=0.75,
            between=0.75,
            titles=1.8,
            headings=1.4,
            subheadings=1.2,
            tracking=0.35,
            tinted=True,
        ),
    )
}
"""Large print is laid out anew at its size, never enlarged."""


def described() -> str:
    """All profiles in one line, for the help of an option."""
    return ", ".join(f"{each.name} ({each.about})" for each in PROFILES.values()) + "."
