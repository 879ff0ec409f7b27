"""What every element of a sheet has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, fields

from worksheets.problems import NOWHERE, Where
from worksheets.record import named_record

UNSEEN = frozenset({"lang", "file"})
"""Parts of an element that are names for programs."""


@named_record
class Element:
    """Anything on a sheet; `where` is the line of the template that wrote it.

    `lang` is the language of its words where that is not the sheet's.
    """

    where: Where = field(default=NOWHERE, compare=False, repr=False)
    lang: str = ""

    def elements(self) -> Iterator[Element]:
        """The element and everything in it, whatever it stands in."""
        yield self
        for _, part in self._parts():
            if isinstance(part, Element):
                yield from part.elements()

    def texts(self) -> Iterator[tuple[str, Where]]:
        """Every text that the element holds, and the line of the template that wrote it."""
        for name, part in self._parts():
            if isinstance(part, Element):
                yield from part.texts()
            elif isinstance(part, str) and name not in UNSEEN:
                yield part, self.where

    def _parts(self) -> Iterator[tuple[str, object]]:
        """What the element is made of, each with its name; what stands in a tuple one by one."""
        for each in fields(self):
            value = getattr(self, each.name)
            for part in value if isinstance(value, tuple) else (value,):
                yield each.name, part


@named_record
class PrintedElement(Element):
    """An element without a place to write in: nothing is filled in, collected or added up."""
