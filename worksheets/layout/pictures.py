"""Laying out pictures: line art in its place, and the logo beside the title."""

from __future__ import annotations

from worksheets.layout.context import LayoutContext, LogoFit
from worksheets.layout.fragment import Column, Fragment, draw_stack, stack_height
from worksheets.layout.marks import Node, PictureMark
from worksheets.layout.paper import MM
from worksheets.layout.text import title
from worksheets.picture.line_art import Logo
from worksheets.sheet.tree import Picture, Sheet

LOGO_WIDTH, LOGO_HEIGHT = 25 * MM, 15 * MM
"""The room that a logo has at the most."""
LEAST_LOGO = 10 * MM
"""A logo is not made lower than this to be no higher than the title beside it."""
BESIDE = 5 * MM
"""Between the title and the logo."""


def picture(block: Picture, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """A picture at the left of its column, as large as it asks to be if there is room."""
    node = into.add("Figure")
    node.alt = block.alt
    art = context.pictures[block.file]
    highest = min(block.height * MM, context.height or block.height * MM)
    width, height = art.fitted(column.width, highest)

    def draw(page: int, top: float, given: float) -> None:
        node.kids.append(PictureMark(page, column.x, top, width, height, art))

    return [Fragment(height, draw, before=context.profile.gap)]


def titled(sheet: Sheet, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """The sheet's title, and at its right the logo if there is one."""
    if sheet.logo is None:
        return title(sheet.title, column, into, context)
    width, _ = sheet.logo.art.fitted(LOGO_WIDTH, LOGO_HEIGHT)
    beside = column.inset(0, width + BESIDE)
    least = context.profile.heading + 1
    if context.logo_fit is LogoFit.SMALL:
        least = context.profile.size
    fragments = title(sheet.title, beside, into, context, least=least)
    return [_with_logo(fragments, sheet.logo, column, into, context)]


def _with_logo(
    fragments: list[Fragment], logo: Logo, column: Column, into: Node, context: LayoutContext
) -> Fragment:
    """The title with the logo beside it, which is no higher, so that it takes no room.

    The logo is read: it says whose the sheet is, once.
    """
    node = into.add("Figure")
    node.alt = logo.alt
    words = stack_height(fragments)
    least = LEAST_LOGO if context.logo_fit is LogoFit.FREE else 0.0
    width, height = logo.art.fitted(LOGO_WIDTH, min(LOGO_HEIGHT, max(words, least)))

    def draw(page: int, top: float, given: float) -> None:
        draw_stack(fragments, page, top, words)
        x = column.right - width
        node.kids.append(PictureMark(page, x, top, width, height, logo.art, grey=True))

    return Fragment(max(words, height), draw, break_rule=fragments[-1].break_rule)
