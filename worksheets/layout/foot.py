"""The foot of each page: the credit at the left, the page number at the right.

A page with codes has one at the left of its foot, and the code's characters under the credit.
"""

from __future__ import annotations

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.marks import Node, PageLabel, TextMark
from worksheets.layout.page_codes import BESIDE, PageCodes, page_codes
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
    """A foot of so many lines, which begin at `left`; `top` is where it begins."""

    lines: list[str]
    style: Style
    left: float
    top: float
    label: PageLabel
    codes: PageCodes | None = None


def foot(credit: str, context: LayoutContext) -> Foot:
    """The foot of a sheet; it has the profile's smallest size, like all text."""
    paper, profile = context.paper, context.profile
    style = Style(profile.size, profile.leading)
    wording = context.phrases["page"]
    label = context.regular.width(fill_in(wording, page=MOST_PAGES, pages=MOST_PAGES), style.size)
    left = paper.left + (BESIDE if context.key else 0.0)
    width = paper.right - left
    lines = wrap(credit, context.regular, style.size, width)
    characters = 0.0
    if context.key:
        lines.append("")
        longest = str(PageCode(context.key, MOST_PAGES, MOST_COPIES))
        characters = context.regular.width(longest, style.size)
    if max(context.regular.width(lines[-1], style.size), characters) + label + APART > width:
        lines.append("")
    top = paper.bottom - len(lines) * style.leading
    last = baseline(paper.bottom - style.leading, style.leading, style.size)
    page_number = PageLabel(paper.right, last, wording)
    if not context.key:
        return Foot(lines, style, left, top, page_number)
    spoken = last if characters + label + APART <= width else last - style.leading
    codes = page_codes(context.key, paper, spoken)
    return Foot(lines, style, left, min(top, codes.foot[1]), page_number, codes)


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
    style = under.style
    top = context.paper.bottom - (len(under.lines) - number) * style.leading
    y = baseline(top, style.leading, style.size)
    return TextMark(page, under.left, y, under.lines[number], style.size)
