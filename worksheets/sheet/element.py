"""What every element of a sheet has."""

from __future__ import annotations

from dataclasses import field

from worksheets.problems import NOWHERE, Where
from worksheets.record import named_record


@named_record
class Element:
    """Anything on a sheet; `where` is the line of the template that wrote it.

    `lang` is the language of its words where that is not the sheet's.
    """

    where: Where = field(default=NOWHERE, compare=False, repr=False)
    lang: str = ""


@named_record
class PrintedElement(Element):
    """An element without a place to write in: nothing is filled in, collected or added up."""
