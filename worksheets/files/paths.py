"""Paths as their users know them."""

from __future__ import annotations

from pathlib import Path


def recognisable(path: Path) -> str:
    """A path as its user knows it: short inside the working folder, else as it was given."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
