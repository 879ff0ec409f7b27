"""How far things on a laid page reach, and which of them lie over one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tools.laid import nodes_of
from worksheets.layout.filled import Filled
from worksheets.layout.head import head_marks, owner_marks
from worksheets.layout.marks import BoxMark, LaidSheet, LineMark, Mark, Node, PictureMark, TextMark
from worksheets.layout.typeface import spaced_face

INK_ABOVE, INK_BELOW = 0.7, 0.2
"""How far ink reaches above and below a baseline, as parts of the size of print."""

Box = tuple[float, float, float, float]
"""Left, top, right and foot, in points from the page's top left corner."""


def marks_on(sheet: LaidSheet, page: int) -> list[Mark]:
    """All that is drawn on a page in every copy, but for the running head and the page number."""
    inside = [kid for node in sheet.root.walk() for kid in node.kids if not isinstance(kid, Node)]
    return [mark for mark in (*inside, *sheet.furniture[page]) if mark.page == page]


def foot_of(mark: Mark) -> float:
    """How far down a mark reaches."""
    match mark:
        case TextMark():
            return mark.y + INK_BELOW * mark.size
        case LineMark():
            return max(mark.y1, mark.y2)
        case BoxMark() | PictureMark():
            return mark.y + mark.height


def content_of(sheet: LaidSheet, page: int) -> tuple[float, float]:
    """How high what stands between head and foot of a page is, and the room that it has there."""
    *_, credit = nodes_of(sheet, "P")
    foot = [mark.y for mark in credit.kids if isinstance(mark, TextMark)]
    top = sheet.paper.top + (sheet.head.height if sheet.head and page >= sheet.headed else 0)
    last = max(
        foot_of(mark) for mark in marks_on(sheet, page)
        if not (isinstance(mark, TextMark) and mark.y in foot)
    )  # fmt: skip
    return last - top, min(foot) - sheet.profile.leading - top


def text_box(mark: TextMark, sheet: LaidSheet) -> Box:
    """The ink of a line of text."""
    face = spaced_face(mark.weight, sheet.profile.tracking)
    wide = face.width(mark.text.rstrip(), mark.size)
    top, foot = mark.y - INK_ABOVE * mark.size, mark.y + INK_BELOW * mark.size
    return mark.x, top, mark.x + wide, foot


def overprints(filled: Filled) -> Iterator[tuple[Mark, Mark]]:
    """The texts of a filled sheet that lie over another text or are struck through by a line."""
    sheet = filled.sheet
    for page in range(sheet.pages):
        marks = [*marks_on(sheet, page), *head_marks(sheet, page, named=bool(filled.owner))]
        marks += owner_marks(sheet, page, filled.owner)
        marks += [mark for _, own in filled.marks.values() for mark in own if mark.page == page]
        texts = [(mark, text_box(mark, sheet)) for mark in marks
                 if isinstance(mark, TextMark) and mark.text.strip()]  # fmt: skip
        for (one, first), (other, second) in combinations(texts, 2):
            if _overlap(first, second):
                yield one, other
        for line in marks:
            if isinstance(line, LineMark) and line.y1 == line.y2:
                rule = (min(line.x1, line.x2), line.y1, max(line.x1, line.x2), line.y1)
                for mark, box in texts:
                    if _overlap(box, rule):
                        yield mark, line


def _overlap(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > 0.1 and one[1] + 0.1 < other[3] and other[1] + 0.1 < one[3]
