"""The running head: from the second page on, which sheet a page is of and whose it is."""

from __future__ import annotations

from bisect import bisect_right

from worksheets.layout.context import LayoutContext, lift
from worksheets.layout.marks import LaidSheet, LineMark, Mark, RunningHead, TextMark
from worksheets.layout.page_codes import BESIDE, UNDER
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.layout.typeface import Face, spaced_face
from worksheets.sheet.tree import Field, Sheet

CLEAR = 4 * MM
"""The room between the head and the content."""
APART = 5 * MM
"""The least room between the sheet's title and whose it is."""
LINE, LEAST_LINE = 50 * MM, 20 * MM
"""The line on which somebody writes whose the page is, where that is not known; on a narrow page
it may be shorter."""
BLANK = 2 * MM
"""Between the label of that line and the line."""
LEAST_PITCH = 8 * MM
"""A line to write on has so much room above it (UK feint ruling)."""
LONGEST = 40
"""A title of more letters is cut in the head, unless the sheet has a short one."""


def head_marks(sheet: LaidSheet, page: int, *, named: bool) -> list[Mark]:
    """What a page's head has in every copy: the title, and a line unless the copies are `named`."""
    head, size = sheet.head, sheet.profile.size
    if head is None or page < sheet.headed:
        return []
    marks: list[Mark] = [TextMark(page, head.left, head.title_y, head.title, size, "bold")]
    if head.owner and not named:
        width = spaced_face("bold", sheet.profile.tracking).width(head.label, size)
        rule = head.owner_y + lift(size)
        marks.append(
            TextMark(page, head.line - BLANK - width, head.owner_y, head.label, size, "bold")
        )
        marks.append(LineMark(page, head.line, rule, head.right, rule, HAIRLINE))
    return marks


def owner_marks(sheet: LaidSheet, page: int, owner: str) -> list[Mark]:
    """Whose the page is, at the right of its head; of a long name as many words as fit."""
    head, profile = sheet.head, sheet.profile
    if head is None or page < sheet.headed or not owner:
        return []
    face = spaced_face("regular", profile.tracking)
    start = head.left
    if head.owner_y == head.title_y:
        bold = spaced_face("bold", profile.tracking)
        start += bold.width(head.title, profile.size) + APART
    shown = shortened(" ".join(owner.split()), face, profile.size, head.right - start)
    x = head.right - face.width(shown, profile.size)
    return [TextMark(page, x, head.owner_y, shown, profile.size)]


def draw_letters(head: RunningHead, pages: int, context: LayoutContext) -> None:
    """Say at the right of each further page's head which letters its headings have: A – C."""
    size, last = context.profile.size, ""
    for page in range(pages):
        found = context.letters.get(page, [])
        if page and (found or last) and page <= max(context.letters, default=0):
            first, last = (found[0], found[-1]) if found else (last, last)
            shown = first if first == last else f"{first} – {last}"
            x = head.right - context.bold.width(shown, size)
            context.artifact(TextMark(page, x, head.title_y, shown, size, "bold"))


def running_head(sheet: Sheet, context: LayoutContext) -> RunningHead:
    """The head of a sheet's further pages; it has the profile's smallest size, like all text."""
    paper, profile = context.paper, context.profile
    right = paper.right - (BESIDE if context.key else 0.0)
    title = sheet.title.short or sheet.title.text
    if len(title) > LONGEST:
        title = title[: LONGEST + 1].rpartition(" ")[0] + "…"
    owner = next(
        (each for each in sheet.elements() if isinstance(each, Field) and each.size == "name"), None
    )
    size, room = profile.size, right - paper.left
    title = shortened(title, context.bold, size, room)
    label = shortened(owner.label if owner else "", context.bold, size, room - BLANK - LEAST_LINE)
    labelled = context.bold.width(label, size) + BLANK
    wide = context.bold.width(title, size) + APART + labelled + LINE
    writing = max(LEAST_PITCH, profile.leading)
    row = writing if owner else profile.leading
    under = writing if owner and wide > room else 0.0
    height = (profile.leading + under if under else row) + CLEAR
    title_y = paper.top + (profile.leading if under else row) - lift(size)
    return RunningHead(
        title=title,
        owner=owner.name if owner else "",
        label=label,
        left=paper.left,
        line=max(right - LINE, paper.left + labelled),
        right=right,
        title_y=title_y,
        owner_y=title_y + under,
        height=max(height, UNDER - paper.top) if context.key else height,
    )


def shortened(text: str, face: Face, size: float, width: float) -> str:
    """A text as it is, or as many of its words, else of its letters, as fit into `width` points."""
    if face.width(text, size) <= width:
        return text
    # Halving is quick on a text of a hundred thousand letters, too.
    words = text.split()
    whole = bisect_right(
        range(1, len(words)), width, key=lambda n: face.width(" ".join(words[:n]) + "…", size)
    )
    if whole:
        return " ".join(words[:whole]) + "…"
    letters = words[0] if words else ""
    count = bisect_right(
        range(1, len(letters) + 1), width, key=lambda n: face.width(letters[:n] + "…", size)
    )
    return letters[:count] + "…"
