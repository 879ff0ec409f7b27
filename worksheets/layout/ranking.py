"""Laying out a ranking: printed boxes in rows, as groups laid their cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import BoxMark, Node, TextMark
from worksheets.layout.paper import FRAME, MM
from worksheets.layout.text import body, draw_lines, lines_of, numbering_of
from worksheets.sheet.drawn import Placed, Ranking

GAP = 2 * MM
"""The room between two boxes."""
PAD = 2 * MM
"""From a box's frame to its words, and from its label to these."""


def ranking(block: Ranking, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """The boxes row by row, each row in the middle; a row breaks where words would not fit."""
    figure = into.add("Figure")
    figure.alt = block.alt
    listed = into.add("L")
    listed.numbering = numbering_of([box.label for box in block.boxes])
    size = context.profile.size
    marks = [text for box in block.boxes for text in (box.label, box.figure)]
    side = max(context.bold.width(text, size) for text in marks) + PAD
    words = [word for box in block.boxes for word in box.text.split()]
    least = max(context.regular.width(word, size) for word in words) + side + 2 * PAD
    most = max(block.rows)
    # Where the page is too narrow for a whole row, fewer boxes stand side by side.
    while most > 1 and (column.width + GAP) / most - GAP < least:
        most -= 1
    width = (column.width + GAP) / most - GAP
    fragments = []
    first = 0
    for count in block.rows:
        row = block.boxes[first : first + count]
        first += count
        for start in range(0, len(row), most):
            boxes = row[start : start + most]
            fragments.append(_row(boxes, column, width, side, figure, listed, context))
    fragments[0] = replace(fragments[0], before=context.profile.gap)
    return [*fragments[:-1], replace(fragments[-1], break_rule=BreakRule.FREE)]


def _row(
    boxes: Sequence[Placed],
    column: Column,
    width: float,
    side: float,
    figure: Node,
    listed: Node,
    context: LayoutContext,
) -> Fragment:
    """Boxes side by side, as high as the one with the most words; the labels at their left."""
    style = body(context)
    start = column.x + (column.width - len(boxes) * (width + GAP) + GAP) / 2
    texts = [lines_of(context, box.text, style, width - side - 2 * PAD) for box in boxes]
    tall = max(2, *(len(lines) for lines in texts)) * style.leading
    nodes = [listed.add("LI") for _ in boxes]
    labels = [node.add("Lbl") for node in nodes]
    contents = [node.add("LBody") for node in nodes]
    words = [content.add("P") for content in contents]
    figures = [content.add("P") for content in contents]

    def draw(page: int, top: float, height: float) -> None:
        for number, box in enumerate(boxes):
            x = start + number * (width + GAP)
            figure.kids.append(BoxMark(page, x, top, width, tall + 2 * PAD, FRAME))
            y = baseline(top + PAD, style.leading, style.size)
            labels[number].kids.append(TextMark(page, x + PAD, y, box.label, style.size, "bold"))
            draw_words = draw_lines(words[number], texts[number], style, x + PAD + side)
            draw_words(page, top + PAD, tall)
            below = TextMark(page, x + PAD, y + style.leading, box.figure, style.size)
            figures[number].kids.append(below)

    return Fragment(tall + 2 * PAD, draw, before=GAP, break_rule=BreakRule.NEVER)
