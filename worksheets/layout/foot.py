"""The foot of each page: the credit at the left, the page number at the right."""

from __future__ import annotations

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.marks import Node, PageLabel, TextMark
from worksheets.layout.paper import MM
from worksheets.layout.text import Style
from worksheets.layout.wrap import wrap
from worksheets.record import record
from worksheets.text.braces import fill_in

CLEAR = 4 * MM
"""The room between the content and the foot."""
MOST_PAGES = 99
"""The page number is given room for so many pages."""


@record
class Foot:
    """A foot of so many lines; `top` is where it begins."""

    lines: list[str]
    style: Style
    top: float
    label: PageLabel


def foot(credit: str, context: LayoutContext) -> Foot:
    """The foot of a sheet; it has the profile's smallest size, like all text."""
    paper, profile = context.paper, context.profile
    style = Style(profile.size, profile.leading)
    wording = context.phrases["page"]
    label = context.regular.width(fill_in(wording, page=MOST_PAGES, pages=MOST_PAGES), style.size)
    width = paper.right - paper.left
    lines = wrap(credit, context.regular, style.size, width)
    if context.regular.width(lines[-1], style.size) + label + 5 * MM > width:
        lines.append("")
    top = paper.bottom - len(lines) * style.leading
    last = baseline(paper.bottom - style.leading, style.leading, style.size)
    return Foot(lines, style, top, PageLabel(paper.right, last, wording))


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
    y = baseline(under.top + number * style.leading, style.leading, style.size)
    return TextMark(page, context.paper.left, y, under.lines[number], style.size)
