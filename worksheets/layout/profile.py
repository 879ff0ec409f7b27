"""Profiles: how large print is and how much room a hand needs."""

from __future__ import annotations

from worksheets.layout.paper import MM
from worksheets.record import record


@record
class Profile:
    """A way of setting a sheet for its readers; sizes in points.

    `size` is the smallest text on the page (RNIB and UKAAF: 12 pt standard, 16 and over large
    print), `measure` the most characters in a line of running text, `pitch` the distance of
    writing lines (UK feint ruling is 8 mm; 10 mm is kinder to marker pens).
    """

    name: str
    size: float
    spacing: float
    measure: int
    pitch: float

    @property
    def leading(self) -> float:
        """The distance of two lines of running text."""
        return self.size * self.spacing

    @property
    def heading(self) -> float:
        """The size of headings."""
        return round(self.size * 7 / 6)

    @property
    def title(self) -> float:
        """The size of the sheet's title."""
        return round(self.size * 5 / 3)

    @property
    def written(self) -> float:
        """The size at which a value is first tried; it shrinks to `size` if it must."""
        return self.size + 2

    @property
    def gap(self) -> float:
        """The room between two blocks."""
        return self.size * 0.75


PROFILES = {
    profile.name: profile
    for profile in (
        Profile("standard", 12, 1.2, 70, 10 * MM),
        Profile("clear", 14, 1.3, 70, 10 * MM),
        Profile("large", 18, 1.25, 60, 12 * MM),
        Profile("giant", 24, 1.25, 45, 14 * MM),
        Profile("dyslexia", 14, 1.5, 65, 10 * MM),
    )
}
"""Large print is laid out anew at its size, never enlarged."""
