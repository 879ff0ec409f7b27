"""Laying out what is only read: title, headings, paragraphs, lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from string import ascii_uppercase
from typing import Literal

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Draw, Fragment, draw_stack, stack_height
from worksheets.layout.marks import HeadingMark, Node, Tag, TextMark
from worksheets.layout.typeface import Weight
from worksheets.layout.wrap import UNLIMITED, wrap
from worksheets.record import record
from worksheets.sheet.tree import Heading, Instructions, Items, Steps, Subheading, Text, Title

TOGETHER = 4
"""A paragraph of so many lines is never parted; of a longer one two lines stay on each page."""

MOST_OF_A_PAGE = 0.7
"""What is set in columns side by side takes no more of a page."""
LONG = 12
"""An item of a list of so many lines is never parted."""

LEAST_LAST = 0.3
"""A last line of one word that is shorter than this part of the width is given company."""

AIR = 0.4
"""The least room between two items of a list, as a part of the size of print."""


@record
class Style:
    """How a text is set; `size` and `leading` in points, `measure` in characters a line."""

    size: float
    leading: float
    weight: Weight = "regular"
    measure: int = UNLIMITED


def body(context: LayoutContext, weight: Weight = "regular") -> Style:
    """The style of running text."""
    profile = context.profile
    return Style(profile.size, profile.leading, weight, profile.measure)


def heading_style(context: LayoutContext) -> Style:
    """The style of headings."""
    size = context.profile.heading
    return Style(size, size * context.profile.spacing, "bold")


def subheading_style(context: LayoutContext) -> Style:
    """The style of headings under a heading."""
    size = context.profile.subheading
    return Style(size, size * context.profile.spacing, "bold")


def lines_of(context: LayoutContext, text: str, style: Style, width: float) -> list[str]:
    """The lines that a text makes in `width` points.

    They use the width that there is. Only one short word alone on the last line, which looks
    forgotten, takes a word or two of the line before it, unless the text ends its lines itself.
    """
    face = context.bold if style.weight == "bold" else context.regular
    lines = wrap(text, face, style.size, width, style.measure)
    if len(lines) < 2 or " " in lines[-1].strip() or "\n" in text:
        return lines
    if face.width(lines[-1], style.size) >= width * LEAST_LAST:
        return lines
    *before, words, _ = lines
    head, blank, moved = words.rstrip().rpartition(" ")
    company = f"{moved} {lines[-1]}"
    fits = face.width(company, style.size) <= width and len(company) <= style.measure
    # Two words must stay behind, or the line before would be the forgotten one.
    if not fits or " " not in head or not words.endswith(" "):
        return lines
    return [*before, head + blank, company]


def draw_lines(node: Node, lines: Sequence[str], style: Style, x: float) -> Draw:
    """A drawer of lines of text that makes them the content of `node`."""

    def draw(page: int, top: float, height: float) -> None:
        for number, line in enumerate(lines):
            if line.strip():
                y = baseline(top + number * style.leading, style.leading, style.size)
                node.kids.append(TextMark(page, x, y, line, style.size, style.weight))

    return draw


def paragraph(
    context: LayoutContext,
    text: str,
    column: Column,
    node: Node,
    style: Style,
    before: float = 0,
    break_rule: BreakRule = BreakRule.FREE,
) -> list[Fragment]:
    """A paragraph in as few fragments as keep its first and last two lines together.

    One that never parts from what follows is never parted itself.
    """
    whole = break_rule is BreakRule.NEVER
    lines = lines_of(context, text, style, column.width)
    parts = _parts(lines, TOGETHER)
    return [
        Fragment(
            len(part) * style.leading,
            draw_lines(node, part, style, column.x),
            before=0 if number else before,
            break_rule=break_rule if number == len(parts) - 1 or whole else BreakRule.FREE,
        )
        for number, part in enumerate(parts)
    ]


def _parts(lines: list[str], together: int) -> list[list[str]]:
    """Lines that a page may part: none if they are few, else all but the first and last two."""
    if len(lines) <= together:
        return [lines]
    return [lines[:2], *([line] for line in lines[2:-2]), lines[-2:]]


def title(
    block: Title, column: Column, into: Node, context: LayoutContext, *, least: float = 0.0
) -> list[Fragment]:
    """The sheet's title, large and bold; a little smaller where that saves it a second line.

    It is not smaller than `least`, which is a point more than a heading if it is not given.
    """
    profile = context.profile
    wide = context.bold.width(block.text, 1)
    fits = column.width / wide
    size = profile.title
    if (least or profile.heading + 1) <= fits < size:
        size = int(fits * 2) / 2
    style = Style(size, size * 1.2, "bold")
    return paragraph(context, block.text, column, into.add("H1"), style, break_rule=BreakRule.NEVER)


def heading(block: Heading, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """A heading of level 2; what follows stays with it."""
    context.under_heading = True
    before = context.profile.gap * 1.5
    style = heading_style(context)
    node = into.add("H2")
    fragments = paragraph(context, block.text, column, node, style, before, BreakRule.NEVER)
    if not (block.mark or block.letter):
        return fragments
    first = fragments[0]

    def draw(page: int, top: float, height: float) -> None:
        if block.mark:
            context.marks[block.mark] = HeadingMark(block.text, node, page, top)
        if block.letter:
            context.letters.setdefault(page, []).append(block.letter)
        first.draw(page, top, height)

    return [replace(first, draw=draw), *fragments[1:]]


def subheading(
    block: Subheading, column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """A heading of level 3; what follows stays with it."""
    style, before = subheading_style(context), context.profile.gap
    return paragraph(context, block.text, column, into.add("H3"), style, before, BreakRule.NEVER)


def text(
    block: Text | Instructions, column: Column, into: Node, context: LayoutContext
) -> list[Fragment]:
    """A paragraph of running text."""
    before = max(context.profile.gap / 2, context.profile.item_gap)
    return paragraph(context, block.text, column, into.add("P"), body(context), before)


def items(block: Items, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """A list with bullets under its own heading, in columns where each holds a readable line."""
    if not block.title:
        return _bulleted(block, column, into.add("L"), context)
    section = into.add("Sect")
    tag: Tag = "H3" if context.under_heading else "H2"
    style, before = heading_style(context), context.profile.gap * 1.5
    head = paragraph(context, block.title, column, section.add(tag), style, before, BreakRule.NEVER)
    return [*head, *_bulleted(block, column, section.add("L"), context)]


def _bulleted(block: Items, column: Column, node: Node, context: LayoutContext) -> list[Fragment]:
    node.numbering = numbering_of([item.label for item in block.items])
    texts = [(item.label or "•", item.text) for item in block.items]
    gutter = context.profile.size * 1.5
    count = block.columns
    while count > 1 and (column.width - gutter * (count - 1)) / count < context.profile.size * 16:
        count -= 1
    if count == 1:
        return _listed(texts, column, node, context, close=block.close)
    width = (column.width - gutter * (count - 1)) / count
    columns = [Column(column.x + n * (width + gutter), width) for n in range(count)]
    tallest = context.paper.bottom - context.paper.top
    parts = 1
    while True:
        # What does not fit on a page is several such lists, one under another.
        each = -(-len(texts) // parts)
        runs = [texts[n : n + each] for n in range(0, len(texts), each)]
        high = [_height(run, columns, context, close=block.close) for run in runs]
        if each <= count or max(high) <= tallest * MOST_OF_A_PAGE:
            break
        parts += 1
    return [_in_columns(run, columns, node, context, close=block.close) for run in runs]


def _height(
    texts: Sequence[tuple[str, str]],
    columns: Sequence[Column],
    context: LayoutContext,
    *,
    close: bool,
) -> float:
    """How high items in columns are, laid out for nothing else."""
    return _in_columns(texts, columns, Node("L"), context, close=close).height


def _in_columns(
    texts: Sequence[tuple[str, str]],
    columns: Sequence[Column],
    node: Node,
    context: LayoutContext,
    *,
    close: bool,
) -> Fragment:
    """Items in columns side by side, which stay on one page."""
    per_column = -(-len(texts) // len(columns))
    stacks = [
        _listed(texts[n * per_column : (n + 1) * per_column], column, node, context, close=close)
        for n, column in enumerate(columns)
    ]
    return _side_by_side(stacks, context.profile.gap / 2)


def numbering_of(labels: Sequence[str]) -> Literal["Disc", "Decimal", "UpperAlpha"]:
    """How a list is told whose items have these labels before them; without any it has bullets."""
    joined = "".join(labels)
    if not joined:
        return "Disc"
    return "UpperAlpha" if ascii_uppercase.startswith(joined) else "Decimal"


def steps(block: Steps, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """A numbered list."""
    node = into.add("L")
    node.numbering = "Decimal"
    numbered = [(f"{number}.", step.text) for number, step in enumerate(block.steps, 1)]
    return _listed(numbered, column, node, context)


def _listed(
    entries: Sequence[tuple[str, str]],
    column: Column,
    node: Node,
    context: LayoutContext,
    *,
    close: bool = False,
) -> list[Fragment]:
    style = body(context)
    # A profile that wants a blank line between items has it in any case.
    close = close and context.profile.between < AIR
    widest = max((context.regular.width(label, style.size) for label, _ in entries), default=0)
    indent = widest + style.size * 0.5
    fragments = []
    for number, (label, words) in enumerate(entries):
        item = node.add("LI")
        head, content = item.add("Lbl"), item.add("LBody")
        lines = lines_of(context, words, style, column.width - indent)
        label_draw = draw_lines(head, [label], style, column.x)
        least = style.size * (AIR if number else 0.375)
        before = 0.0 if close and number else max(least, context.profile.item_gap)
        # A page never ends with the first of several, nor begins with the last of them.
        alone = len(entries) > 1 and number in (0, len(entries) - 2)
        break_rule = BreakRule.AVOID if alone else BreakRule.FREE
        for at, part in enumerate(_parts(lines, LONG)):
            draw = draw_lines(content, part, style, column.x + indent)
            fragments.append(
                Fragment(
                    len(part) * style.leading,
                    draw if at else _both(label_draw, draw),
                    0 if at else before,
                )
            )
        fragments[-1] = replace(fragments[-1], break_rule=break_rule)
    return fragments


def _both(first: Draw, second: Draw) -> Draw:
    def draw(page: int, top: float, height: float) -> None:
        first(page, top, height)
        second(page, top, height)

    return draw


def _side_by_side(stacks: Sequence[Sequence[Fragment]], before: float) -> Fragment:
    def draw(page: int, top: float, height: float) -> None:
        for stack in stacks:
            draw_stack(stack, page, top, height)

    return Fragment(max(stack_height(stack) for stack in stacks), draw, before)
