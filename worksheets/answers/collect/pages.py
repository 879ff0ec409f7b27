"""What stands on the pages of a PDF: the boxes of its form, and what was written beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pikepdf

from worksheets.answers.collect.limits import MOST_OBJECTS, TooMuch

NO_MARKS = frozenset(["/Widget", "/Link", "/Popup", "/PrinterMark", "/TrapNet"])
"""Kinds of annotations that nobody writes with (ISO 32000-1, table 169)."""
CALLED = {"/FreeText": "text", "/Ink": "a drawing", "/Text": "a note", "/Stamp": "a stamp"}
"""The kinds that people use most, in words."""


class Box(NamedTuple):
    """A widget and the number of the page that it is on, counted from 0."""

    node: Any
    page: int


class Mark(NamedTuple):
    """Something that was written on a page beside the fields; pages count from 1."""

    page: int
    called: str


def boxes_and_marks(pdf: pikepdf.Pdf) -> tuple[list[Box], list[Mark]]:
    """The boxes of a file in the order of its pages, and the other marks, each kind once a page."""
    boxes = []
    marks: dict[Mark, None] = {}
    for page, node in _annotations(pdf):
        kind = entry(node, "/Subtype")
        if kind == "/Widget" or (kind is None and "/FT" in node):
            boxes.append(Box(node, page))
        elif isinstance(kind, pikepdf.Name) and str(kind) not in NO_MARKS:
            marks[Mark(page + 1, CALLED.get(str(kind), "a mark"))] = None
    return boxes, list(marks)


def items(value: Any) -> Sequence[Any]:
    """The items of an array; none of anything else."""
    if not isinstance(value, pikepdf.Array):
        return ()
    if len(value) > MOST_OBJECTS:
        raise TooMuch(f"it has more than {MOST_OBJECTS:,} fields")
    return list(value)


def entry(node: Any, key: str) -> Any:
    """What a dictionary has under a key, None if it has nothing there."""
    # For what is not there, pikepdf's own `get` takes ten times as long.
    return node[key] if key in node else None  # noqa: SIM401 - see above


def _annotations(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    count = 0
    for number, page in enumerate(pdf.pages):
        found = items(entry(page.obj, "/Annots"))
        count += len(found) + 1
        if count > MOST_OBJECTS:
            raise TooMuch(f"its pages have more than {MOST_OBJECTS:,} fields")
        yield from ((number, each) for each in found if isinstance(each, pikepdf.Dictionary))
