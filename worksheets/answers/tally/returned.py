"""Sheets that came back: what is written in their places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from worksheets.problems import Where


@dataclass(frozen=True, slots=True)
class Returned:
    """One sheet that came back: what is written in its places, empty ones left out.

    `values` are the answers that could be read; `odd` are choices that none of the place's answers
    explains, as they were written. `group` is whom it came from and `date` the day it was filled
    in, each as written, or "". `where` gives the position of one of its answers in the file.
    """

    values: Mapping[str, str]
    where: Callable[[str], Where]
    odd: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    date: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is written on it but who filled it in."""
        return not self.values and not self.odd
