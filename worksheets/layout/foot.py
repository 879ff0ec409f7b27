"""The foot of each page: the credit at the left, the page number at the right.

A page with codes has one at the right of its foot, and beside it the code's characters.
"""

from __future__ import annotations

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.marks import Node, PageLabel, TextMark
from worksheets.layout.page_codes import BESIDE, QUIET, PageCodes, page_codes
from worksheets.layout.paper import MM
from worksheets.layout.text import Style
from worksheets.layout.wrap import wrap
from worksheets.record import record
from worksheets.sheet.page_code import MOST_COPIES, MOST_PAGES, PageCode
from worksheets.text.braces import fill_in

CLEAR = 4 * MM
"""The room between the content and the foot."""
APART = 5 * MM
"""Between two texts on one line."""


@record
class Foot:
    """A foot of so many lines of text; `top` is where content ends above it."""

    lines: list[str]
    style: Style
    top: float
    label: PageLabel
    codes: PageCodes | None = None


def foot(credit: str, context: LayoutContext) -> Foot:
    """The foot of a sheet; it has the profile's smallest size, like all text."""
    paper, profile = context.paper, context.profile
    style = Style(profile.size, profile.leading)
    wording = context.phrases["page"]
    label = context.regular.width(fill_in(wording, page=MOST_PAGES, pages=MOST_PAGES), style.size)
    last = baseline(paper.bottom - style.leading, style.leading, style.size)
    if context.key:
        return _foot_with_code(credit, style, label, last, context)
    width = paper.right - paper.left
    lines = wrap(credit, context.regular, style.size, width)
    if context.regular.width(lines[-1], style.size) + label + APART > width:
        lines.append("")
    top = paper.bottom - len(lines) * style.leading - CLEAR
    return Foot(lines, style, top, PageLabel(paper.right, last, wording))


def _foot_with_code(
    credit: str, style: Style, label: float, last: float, context: LayoutContext
) -> Foot:
    """The foot of a page with codes: in the fewest lines, the characters close to the code.

    The page's number is `label` points wide, and `last` is the baseline of the last line. Number
    and characters stand under one another beside the credit, or on one line under it.
    """
    paper, size = context.paper, style.size
    face, right = context.regular, paper.right - BESIDE
    width = right - paper.left
    characters = face.width(str(PageCode(context.key, MOST_PAGES, MOST_COPIES)), size)
    together = characters + APART + label
    beside = wrap(credit, face, size, max(1.0, width - max(characters, label) - APART))
    under = wrap(credit, face, size, width)
    if face.width(under[-1], size) + APART + together > width:
        under.append("")
    one_line = together <= width
    if not one_line:
        under.append("")
    above = last - style.leading
    if max(2, len(beside)) <= len(under):
        lines = [*beside, ""] if len(beside) == 1 else beside
        number, spoken = PageLabel(right, last, context.phrases["page"]), above
    else:
        lines, spoken = under, last
        at = (right - characters - APART, last) if one_line else (right, above)
        number = PageLabel(*at, context.phrases["page"])
    codes = page_codes(context.key, paper, spoken)
    top = paper.bottom - len(lines) * style.leading - CLEAR
    return Foot(lines, style, min(top, codes.foot[1] - QUIET), number, codes)


def draw_foot(under: Foot, root: Node, pages: int, context: LayoutContext) -> None:
    """Draw the credit on each page; it is read once, at the end, and furniture on the others."""
    for page in range(pages):
        marks = [
            _line(under, page, number, context) for number, line in enumerate(under.lines) if line
        ]
        if page == pages - 1:
            root.add("P").kids.extend(marks)
        else:
            context.artifact(*marks)


def _line(under: Foot, page: int, number: int, context: LayoutContext) -> TextMark:
    style, paper = under.style, context.paper
    top = paper.bottom - (len(under.lines) - number) * style.leading
    y = baseline(top, style.leading, style.size)
    return TextMark(page, paper.left, y, under.lines[number], style.size)
