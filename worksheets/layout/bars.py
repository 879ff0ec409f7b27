"""Laying out a chart of bars: hatched and empty boxes that a copier leaves as they are."""

from __future__ import annotations

from dataclasses import replace

from worksheets.layout.context import LayoutContext
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import BoxMark, LineMark, Node
from worksheets.layout.paper import FRAME, HAIRLINE, MM
from worksheets.layout.text import body, draw_lines, lines_of, numbering_of
from worksheets.record import record
from worksheets.sheet.drawn import Bar, Bars

THICK = 5 * MM
"""How thick a bar is; that of another day is as thick, and close under it."""
APART = 1 * MM
"""Between the bars of two days."""
HATCH = 2 * MM
"""How far apart the strokes of a hatch are, along the bar."""
ROOM = 2 * MM
"""Between words and a bar, between a bar and its figure, and between two bars."""
LEAST_BARS = 60 * MM
"""A full bar shorter than this tells little: the words stand above it instead."""
WORDS = 0.45
"""The words beside a bar take no more of the width."""
SHOWN = 1.5
"""The length of a bar that is too short to be seen, in points."""


@record
class _Shape:
    """Where things stand: the words at the left, or above the bars where it is too narrow.

    `indent` is the room of the labels before the words, `words` how far both go, `unit` the
    length of a bar of value 1.
    """

    indent: float
    words: float
    start: float
    unit: float
    beside: bool


def bars(block: Bars, column: Column, into: Node, context: LayoutContext) -> list[Fragment]:
    """A chart, kept on one page if it fits there; its picture is told before its words."""
    figure = into.add("Figure")
    figure.alt = block.alt
    shape = _shape(block, column, context)
    fragments = [
        _key(words, hatched, column, figure, into, context)
        for words, hatched in ((block.now, True), (block.before, False))
        if words
    ]
    listed = into.add("L")
    labels = [bar.label for bar in block.bars]
    listed.numbering = numbering_of(labels) if any(labels) else "None"
    fragments += [_bar(bar, shape, column, figure, listed.add("LI"), context) for bar in block.bars]
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
    return _Shape(indent, words, start, full / block.most if block.most else 0.0, beside)


def _key(
    words: str, hatched: bool, column: Column, figure: Node, into: Node, context: LayoutContext
) -> Fragment:
    """A short bar of a kind, and what that kind means."""
    style = body(context)
    length = 2 * THICK
    lines = lines_of(context, words, style, column.width - length - ROOM)
    said = draw_lines(into.add("P"), lines, style, column.x + length + ROOM)
    pitch = max(THICK, style.leading)

    def draw(page: int, top: float, height: float) -> None:
        _draw_bar(figure, page, Column(column.x, length), top + (pitch - THICK) / 2, hatched)
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
    kinds = [(bar.value, bar.figure, True)]
    if bar.before is not None:
        kinds.append((bar.before, bar.figure_before, False))
    said = [
        draw_lines(content.add("P"), [text], style, shape.start + value * shape.unit + ROOM)
        for value, text, _ in kinds
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
        axis = (top, top + height) if shape.beside else (y, y + drawn)
        figure.kids.append(LineMark(page, shape.start, axis[0], shape.start, axis[1], FRAME))
        for (value, _, hatched), figures in zip(kinds, said, strict=True):
            strip = Column(shape.start, value * shape.unit)
            _draw_bar(figure, page, strip, y + (pitch - THICK) / 2, hatched)
            figures(page, y + (pitch - style.leading) / 2, height)
            y += pitch + APART

    return Fragment(inner + ROOM, draw, break_rule=BreakRule.AVOID)


def _draw_bar(figure: Node, page: int, strip: Column, y: float, hatched: bool) -> None:
    """The outline of a bar, and in it slanting strokes; a bar of nothing is not there."""
    if strip.width <= 0:
        return
    strip = replace(strip, width=max(SHOWN, strip.width))
    figure.kids.append(BoxMark(page, strip.x, y, strip.width, THICK, FRAME))
    # A stroke rises from the foot at `foot` to the head one thickness further right.
    foot = HATCH - THICK
    while hatched and foot < strip.width:
        left, right = max(0.0, foot), min(strip.width, foot + THICK)
        if right > left:
            low, high = y + THICK - (left - foot), y + THICK - (right - foot)
            figure.kids.append(LineMark(page, strip.x + left, low, strip.x + right, high, HAIRLINE))
        foot += HATCH
