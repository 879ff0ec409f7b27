"""Laying out a chart of bars: outlines and hatches that a copier leaves as they are."""

from __future__ import annotations

from dataclasses import replace

from worksheets.layout.context import LayoutContext
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.hatch import Pattern, Rectangle, empty, framed, rising, upright
from worksheets.layout.marks import Node
from worksheets.layout.stacks import APART, LEAST_BARS, ROOM, THICK, stacks
from worksheets.layout.text import body, draw_lines, lines_of, numbering_of
from worksheets.record import record
from worksheets.sheet.drawn import Bar, Bars

WORDS = 0.45
"""The words beside a bar take no more of the width."""
SHOWN = 1.5
"""The length of a bar that is too short to be seen, in points."""


@record
class _Shape:
    """Where things stand: the words at the left, or above the bars where it is too narrow.

    `indent` is the room of the labels before the words, `words` how far both go, `full` the
    length of a full bar, `unit` that of a bar of value 1.
    """

    indent: float
    words: float
    start: float
    full: float
    unit: float
    beside: bool


def bars(block: Bars, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """A chart, kept on one page if it fits there; its picture is told before its words."""
    figure = into.add("Figure")
    figure.alt = block.alt
    labels = [bar.label for bar in block.bars]
    listed = Node("L", numbering=numbering_of(labels) if any(labels) else "None")
    if any(bar.parts for bar in block.bars):
        fragments = stacks(block, column, figure, listed, context)
    else:
        shape = _shape(block, column, context)
        fragments = [
            _key(words, pattern, column, figure, into, context)
            for words, pattern in ((block.now, rising), (block.before, upright))
            if words
        ]
        fragments += [
            _bar(bar, shape, column, figure, listed.add("LI"), context) for bar in block.bars
        ]
    into.kids.append(listed)
    fragments[0] = replace(fragments[0], before=context.profile.gap)
    return [*fragments[:-1], replace(fragments[-1], break_rule=BreakRule.FREE)]


def _shape(block: Bars, column: Column, context: LayoutContext) -> _Shape:
    size, face = context.profile.size, context.regular
    labels = max(face.width(bar.label, size) for bar in block.bars)
    indent = labels + size * 0.5 if labels else 0.0
    texts = indent + max(face.width(bar.text, size) for bar in block.bars) + ROOM + 0.01
    figures = [text for bar in block.bars for text in (bar.figure, bar.figure_before)]
    figure = max(face.width(text, size) for text in figures) + ROOM
    words = min(column.width * WORDS, texts)
    full = column.width - words - figure
    beside = full >= LEAST_BARS
    if not beside:
        words, full = column.width, column.width - figure
    start = column.x + (words if beside else indent)
    full -= 0 if beside else indent
    return _Shape(indent, words, start, full, full / block.most if block.most else 0.0, beside)


def _key(
    words: str, pattern: Pattern, column: Column, figure: Node, into: Node, context: LayoutContext
) -> Fragment:
    """A short bar of a kind, and what that kind means."""
    style = body(context)
    length = 2 * THICK
    lines = lines_of(context, words, style, column.width - length - ROOM)
    said = draw_lines(into.add("P"), lines, style, column.x + length + ROOM)
    pitch = max(THICK, style.leading)

    def draw(page: int, top: float, height: float) -> None:
        box = Rectangle(page, column.x, top + (pitch - THICK) / 2, length, THICK)
        figure.kids += framed(box, pattern)
        said(page, top + (pitch - style.leading) / 2, height)

    height = pitch + (len(lines) - 1) * style.leading
    return Fragment(height, draw, before=APART, break_rule=BreakRule.NEVER)


def _bar(
    bar: Bar, shape: _Shape, column: Column, figure: Node, item: Node, context: LayoutContext
) -> Fragment:
    """A bar beside its words or under them, and under it the one of another day."""
    style = body(context)
    lines = lines_of(context, bar.text, style, shape.words - shape.indent - ROOM)
    labels = draw_lines(item.add("Lbl"), [bar.label], style, column.x) if bar.label else None
    content = item.add("LBody")
    words = draw_lines(content.add("P"), lines, style, column.x + shape.indent)
    kinds = [(bar.value, bar.figure, rising)]
    if bar.before is not None:
        kinds.append((bar.before, bar.figure_before, upright))
    said = [
        draw_lines(content.add("P"), [text], style, shape.start + shape.full + ROOM)
        for _, text, _ in kinds
    ]
    pitch = max(THICK, style.leading)
    tall, drawn = len(lines) * style.leading, (pitch + APART) * len(kinds) - APART
    inner = max(tall, drawn) if shape.beside else tall + drawn

    def draw(page: int, top: float, height: float) -> None:
        first = top + ROOM / 2
        under = (inner - drawn) / 2 if shape.beside else tall
        for each in (labels, words):
            if each:
                each(page, first + ((inner - tall) / 2 if shape.beside else 0), height)
        y = first + under
        for (value, _, pattern), figures in zip(kinds, said, strict=True):
            whole = Rectangle(page, shape.start, y + (pitch - THICK) / 2, shape.full, THICK)
            figure.kids += framed(whole, empty)
            if value > 0:
                long = max(SHOWN, value * shape.unit)
                figure.kids += framed(replace(whole, width=long), pattern)
            figures(page, y + (pitch - style.leading) / 2, height)
            y += pitch + APART

    return Fragment(inner + ROOM, draw, break_rule=BreakRule.AVOID)
