"""What the vocabulary says of an element: its attributes, its text, its children."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from worksheets.record import record
from worksheets.sheet.element import Element
from worksheets.sheet.values import maybe, place, shares, words


@record
class Attribute:
    """An attribute: how its value is read, whether it must be there, and what it is for."""

    read: Callable[[str], Any]
    help: str
    required: bool = False


@record
class Spec:
    """An element: its attributes, whether it has text, its children and where they go.

    `build` makes the typed element of `where`, the attributes, the text and the children. An
    element with `text` must have some, unless it may be `bare`; `least` and `widths` count the
    children that are `counted`, or all of them. The text has at most so many characters as the
    `longest`, if that is limited.
    """

    help: str
    build: Callable[..., Element]
    attributes: Mapping[str, Attribute]
    text: bool = False
    bare: bool = False
    children: Sequence[str] = ()
    into: str = ""
    least: int = 0
    counted: str = ""
    longest: int = 0


NAME = Attribute(place, "the name of the place, in forms and registers too", required=True)
NUMBER = Attribute(maybe, "printed before it")
HINT = Attribute(maybe, "a line of help under it")
SPOKEN = Attribute(words, "its name for people who cannot see where it is, such as `1.1 Evidence`")
WIDTHS = Attribute(shares, "the shares of the columns' widths, such as `3 1`")
