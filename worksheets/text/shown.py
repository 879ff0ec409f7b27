"""Text out of a file as a message can show it."""

from __future__ import annotations

LONGEST_SHOWN = 40
"""Characters of a name that a message shows."""


def shown(name: str) -> str:
    """A name out of a file as a message can say it, whatever is in it and however long."""
    short = name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short)
