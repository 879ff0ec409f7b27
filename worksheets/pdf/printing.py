"""How a file is meant to be printed, and what it tells the printing program of that."""

from __future__ import annotations

from dataclasses import dataclass

from worksheets.pdf.imposition import Imposition


@dataclass(frozen=True, slots=True)
class Printing:
    """How a file is to be printed.

    `sides` is how many sides of each sheet are printed, or None where that is left to whoever
    prints; `impose` puts two pages on each side.
    """

    sides: int | None = None
    impose: Imposition | None = None

    @property
    def mirrored(self) -> bool:
        """Whether the margin for binding changes sides on every other page."""
        return self.sides == 2 or self.impose == "booklet"

    def viewer_preferences(self) -> bytes:
        """The entries of the catalogue's viewer preferences (ISO 32000-1, table 150).

        No scaling; the paper tray by the size of the pages; both sides where they are wanted.
        """
        duplex = b""
        if self.impose == "booklet":
            # The sheets lie on their side, so that their short edge is the one to turn on.
            duplex = b"/Duplex/DuplexFlipShortEdge"
        elif self.sides:
            duplex = b"/Duplex/" + (b"DuplexFlipLongEdge" if self.sides == 2 else b"Simplex")
        return b"/DisplayDocTitle true/PrintScaling/None/PickTrayByPDFSize true" + duplex


ANYHOW = Printing()
"""Pages as they come, for whoever prints to decide."""
