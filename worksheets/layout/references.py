"""Laying out what leads about in a booklet: contents and an index, linked to their headings."""

from __future__ import annotations

from collections.abc import Callable

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import Link, Node, TextMark
from worksheets.layout.paper import MM
from worksheets.layout.text import body, draw_lines, lines_of, paragraph, subheading_style
from worksheets.sheet.tree import Reference, References

WIDEST = 130 * MM
"""The page number stands no further from its words than a finger can follow."""
GUTTER = 8 * MM
"""The room between two columns of references."""
LEAST_LETTERS = 22
"""A reference has room for so many letters before its page number."""
LEADER = " ."
"""What leads the eye from the words to the page number, as often as there is room."""


def references(
    block: References, column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """Words at the left and the page that they are on at the right, in columns read across."""
    fragments: list[Fragment] = []
    if block.title:
        style, before = subheading_style(context), context.profile.gap
        node = into.add("H3" if context.under_heading else "H2")
        fragments = paragraph(context, block.title, column, node, style, before, BreakRule.NEVER)
    items = _items(block, into)
    strips = _strips(block, column, context)
    for first in range(0, len(items), len(strips)):
        row = zip(block.references[first:], items[first:], strips, strict=False)
        fragments.append(
            _side_by_side([_reference(each, strip, node, context) for each, node, strip in row])
        )
    return fragments


def _items(block: References, into: Node) -> list[Node]:
    """An element for each reference: of contents those of a table of contents, else of a list."""
    if block.kind == "contents":
        contents = into.add("TOC")
        return [contents.add("TOCI").add("Reference") for _ in block.references]
    listed = into.add("L")
    listed.numbering = "None"
    return [listed.add("LI").add("LBody").add("Reference") for _ in block.references]


def _strips(block: References, column: Column, context: LayoutContext) -> list[Column]:
    """The columns, as many as leave room for words."""
    size = context.profile.size
    least = context.regular.width("n" * LEAST_LETTERS + "0000", size)
    count = block.columns
    while count > 1 and (column.width - GUTTER * (count - 1)) / count < least:
        count -= 1
    width = min((column.width - GUTTER * (count - 1)) / count, WIDEST)
    return [Column(column.x + n * (width + GUTTER), width) for n in range(count)]


def _side_by_side(pieces: list[Fragment]) -> Fragment:
    def draw(page: int, top: float, height: float) -> None:
        for piece in pieces:
            piece.draw(page, top, height)

    return Fragment(max(piece.height for piece in pieces), draw, before=pieces[0].before)


def _reference(block: Reference, column: Column, item: Node, context: LayoutContext) -> Fragment:
    style = body(context)
    room = context.regular.width("0000", style.size)
    node = item.add("Link")
    lines = lines_of(context, f"{block.text} ", style, column.width - room)
    words = draw_lines(node, lines, style, column.x)

    def draw(page: int, top: float, height: float) -> None:
        words(page, top, height)
        # The page is known once all pages are made.
        context.later.append(_leading(block, node, column, page, top, lines, context))

    before = max(context.profile.gap / 3, context.profile.item_gap)
    return Fragment(len(lines) * style.leading, draw, before=before)


def _leading(
    block: Reference,
    node: Node,
    column: Column,
    page: int,
    top: float,
    lines: list[str],
    context: LayoutContext,
) -> Callable[[], None]:
    """What draws the page number of a reference, and notes where its link is."""
    style = body(context)

    def draw() -> None:
        mark = context.marks[block.to]
        y = baseline(top + (len(lines) - 1) * style.leading, style.leading, style.size)
        shown = str(mark.page + 1)
        x = column.right - context.regular.width(shown, style.size)
        node.kids.append(TextMark(page, x, y, shown, style.size))
        start = column.x + context.regular.width(lines[-1], style.size)
        dot = context.regular.width(LEADER, style.size)
        if count := int((x - start - dot) / dot):
            context.artifact(TextMark(page, x - dot * (count + 0.5), y, LEADER * count, style.size))
        height = len(lines) * style.leading
        context.links.append(
            Link(
                node=node,
                heading=mark.node,
                page=page,
                x=column.x,
                y=top,
                width=column.width,
                height=height,
                label=f"{block.text} {shown}",
                target=mark.page,
                target_y=mark.y,
            )
        )

    return draw
