"""What nobody can be sure of in an answer on paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unsure:
    """A field that is empty because its box cannot be read: why, and on which page of the file.

    The page is counted from 1.
    """

    field: str
    reason: str
    page: int
