"""Two columns on a page: laid out as pages of their own, then put side by side."""

from __future__ import annotations

from dataclasses import replace

from worksheets.layout.context import LayoutContext
from worksheets.layout.fragment import Column
from worksheets.layout.marks import BoxMark, LineMark, Mark, Node, PictureMark, Place, TextMark
from worksheets.layout.paper import MM

GUTTER = 12 * MM
"""The room between two columns."""


def first_column(page: Column) -> Column:
    """The left of the two columns of a page."""
    return Column(page.x, (page.width - GUTTER) / 2)


def fold(root: Node, pages: int, column: Column, context: LayoutContext) -> int:
    """Put each second page at the right of the one before it; the number of pages that are left.

    All that is drawn so far stands in the left `column`.
    """
    apart = column.width + GUTTER
    for node in root.walk():
        node.kids = [kid if isinstance(kid, Node) else _moved(kid, apart) for kid in node.kids]
    furniture = [mark for page in context.furniture for mark in page]
    context.furniture.clear()
    context.artifact(*(_moved(mark, apart) for mark in furniture))
    context.places[:] = [_moved_place(place, apart) for place in context.places]
    return -(-pages // 2)


def _moved(mark: Mark, apart: float) -> Mark:
    page, right = divmod(mark.page, 2)
    by = apart * right
    match mark:
        case TextMark() | BoxMark() | PictureMark():
            return replace(mark, page=page, x=mark.x + by)
        case LineMark():
            return replace(mark, page=page, x1=mark.x1 + by, x2=mark.x2 + by)


def _moved_place(place: Place, apart: float) -> Place:
    page, right = divmod(place.page, 2)
    by = apart * right
    boxes = tuple(replace(box, x=box.x + by) for box in place.boxes)
    return replace(place, page=page, x=place.x + by, boxes=boxes)
