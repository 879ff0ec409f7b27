"""Laying out a chart of stacked bars: how the answers to each statement are shared out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.hatch import Pattern, Rectangle, empty, framed, patterns
from worksheets.layout.marks import Node, TextMark
from worksheets.layout.paper import MM
from worksheets.layout.text import body, draw_lines, lines_of, paragraph
from worksheets.record import record
from worksheets.sheet.drawn import Bar, Bars

THICK = 4 * MM
"""How thick a bar is."""
APART = 1 * MM
"""Between a bar and what belongs to it: its words, its figures, the bar of another day."""
ROOM = 2 * MM
"""Between words and a bar beside them, between a bar and its figure, and between two bars."""
SAMPLE = 4.5 * MM
"""How wide the box is that shows a part's pattern before its words; it is as high as a bar."""
BETWEEN = 4 * MM
"""Between the words of two parts."""
LEAST_BARS = 60 * MM
"""A full bar shorter than this tells little: words stand above it or under it instead."""
BESIDE = 0.3
"""Words take no more of the width at the left of a bar."""


@record
class _Entry:
    """Words about a bar, and the pattern that they are about if there is one.

    A sample of the pattern is `shown` before them, or only the room for it is left.
    """

    words: str
    pattern: Pattern | None = None
    shown: bool = False


@record
class _Day:
    """A bar on one day: the values of its parts with their patterns, and the words about them."""

    parts: Sequence[tuple[float, Pattern]]
    entries: Sequence[_Entry]


@record
class _Shape:
    """Where things stand, the same for all bars of a chart; points.

    `labels` is the room of the labels, `words` that of the words behind them, 0 if they stand above
    their bar. `bar` is the length of a full bar. `entries` says where each of the words about a bar
    begins behind it; it is empty if they stand under the bar.
    """

    labels: float
    words: float
    bar: float
    entries: Sequence[float]


def stacks(
    block: Bars, column: Column, figure: Node, listed: Node, context: LayoutContext
) -> list[Fragment]:
    """The bars of a chart with their words and the figures of their parts: in one line if it fits.

    A page does not part what belongs to one bar.
    """
    # The first bar of a scale shows its patterns; those under it are in the same order.
    firsts: dict[tuple[str, ...], Bar] = {}
    for bar in block.bars:
        firsts.setdefault(tuple(part.text for part in bar.parts), bar)
    bars = [(bar, list(_days(block, bar, bar in firsts.values()))) for bar in block.bars]
    shape = _shape(bars, column.width, context)
    fragments = []
    for bar, days in bars:
        item = listed.add("LI")
        label = item.add("Lbl") if bar.label else None
        content = item.add("LBody")
        words = _words(bar, column, shape, label, content.add("P"), context)
        drawn = [_bar(day, block.most, column, shape, figure, content.add("P"), context)
                 for day in days]  # fmt: skip
        if shape.words:
            # Words and bar are in one line.
            drawn[0] = _together(words, drawn[0])
        else:
            drawn = [*words, *drawn]
        drawn[0] = replace(drawn[0], before=2 * ROOM if not shape.words or days[1:] else ROOM)
        fragments += [*drawn[:-1], replace(drawn[-1], break_rule=BreakRule.AVOID)]
    return fragments


def _days(block: Bars, bar: Bar, first: bool) -> Iterator[_Day]:
    """The bar of this day, and that of an earlier one if there is one."""
    kinds = patterns(len(bar.parts))
    two = any(part.before is not None for part in bar.parts)
    now = [(part.text, part.figure, part.value) for part in bar.parts]
    then = [(part.text, part.figure_before, part.before or 0) for part in bar.parts]
    for title, parts in ((block.now, now), (block.before, then))[: 1 + two]:
        entries = [_Entry(f"{text} {figure}", kind, first)
                   for (text, figure, _), kind in zip(parts, kinds, strict=True)]  # fmt: skip
        values = [(value, kind) for (_, _, value), kind in zip(parts, kinds, strict=True)]
        yield _Day(values, [_Entry(title), *entries] if title else entries)


def _shape(
    bars: Sequence[tuple[Bar, Sequence[_Day]]], width: float, context: LayoutContext
) -> _Shape:
    size, face = context.profile.size, context.regular
    widest = max(face.width(bar.label, size) for bar, _ in bars)
    labels = widest + size * 0.5 if widest else 0.0
    texts = max(face.width(bar.text, size) for bar, _ in bars) + ROOM
    entries = [0.0]
    for at in range(max(len(day.entries) for _, days in bars for day in days)):
        wide = max(
            _width(day.entries[at], context)
            for _, days in bars
            for day in days
            if at < len(day.entries)
        )
        entries.append(entries[-1] + wide + BETWEEN)
    beside = entries[-1] - BETWEEN + ROOM
    if texts <= width * BESIDE and width - labels - texts - beside >= LEAST_BARS:
        return _Shape(labels, texts, width - labels - texts - beside, entries[:-1])
    if width - labels - beside >= LEAST_BARS:
        return _Shape(labels, 0, width - labels - beside, entries[:-1])
    return _Shape(labels, 0, width - labels, ())


def _width(entry: _Entry, context: LayoutContext) -> float:
    """How wide words with their sample are, in one line."""
    sample = SAMPLE + ROOM if entry.pattern else 0.0
    return sample + context.regular.width(entry.words, context.profile.size)


def _words(
    bar: Bar,
    column: Column,
    shape: _Shape,
    label: Node | None,
    node: Node,
    context: LayoutContext,
) -> list[Fragment]:
    """A bar's words, its label before them; they stay with the bar."""
    style = body(context)
    label_draw = draw_lines(label, [bar.label], style, column.x) if label else None
    inner = column.inset(shape.labels)
    if shape.words:
        first, *more = [Fragment(style.leading, draw_lines(node, [bar.text], style, inner.x))]
    else:
        first, *more = paragraph(context, bar.text, inner, node, style)

    def draw(page: int, top: float, height: float) -> None:
        if label_draw:
            label_draw(page, top, height)
        first.draw(page, top, height)

    fragments = [replace(first, draw=draw), *more]
    return [replace(each, break_rule=BreakRule.NEVER) for each in fragments]


def _bar(
    day: _Day,
    most: float,
    column: Column,
    shape: _Shape,
    figure: Node,
    node: Node,
    context: LayoutContext,
) -> Fragment:
    """A bar with the outline of a full one; the words about it behind it or under it."""
    leading = context.profile.leading
    left = column.x + shape.labels + shape.words
    pitch = max(THICK, leading) if shape.entries else THICK
    under = [] if shape.entries else _rows(day.entries, shape.bar, context)

    def draw(page: int, top: float, height: float) -> None:
        y = top + (pitch - THICK) / 2
        figure.kids += framed(Rectangle(page, left, y, shape.bar, THICK), empty)
        start = 0.0
        for value, pattern in day.parts:
            # Rounded shares may be a little more than the whole.
            end = min(shape.bar, start + (value / most * shape.bar if most else 0))
            if end > start:
                box = Rectangle(page, left + start, y, end - start, THICK)
                figure.kids += framed(box, pattern)
            start = end
        for entry, x in zip(day.entries, shape.entries, strict=False):
            behind = left + shape.bar + ROOM + x
            _say(entry, [entry.words], page, behind, top + (pitch - leading) / 2, figure, node,
                 context)  # fmt: skip
        for entry, lines, x, row in under:
            y = top + THICK + APART + row * leading
            _say(entry, lines, page, left + x, y, figure, node, context)

    rows = max((row + len(lines) for _, lines, _, row in under), default=0)
    height = pitch + (APART + rows * leading if rows else 0)
    return Fragment(height, draw, before=APART, break_rule=BreakRule.NEVER)


def _rows(
    entries: Sequence[_Entry], width: float, context: LayoutContext
) -> list[tuple[_Entry, Sequence[str], float, int]]:
    """Words side by side in as many rows as they need: their lines, how far right, which row."""
    found: list[tuple[_Entry, Sequence[str], float, int]] = []
    x, row = 0.0, 0
    for entry in entries:
        wide = _width(entry, context)
        if x and x + wide > width:
            x, row = 0.0, row + 1
        sample = SAMPLE + ROOM if entry.pattern else 0.0
        lines = lines_of(context, entry.words, body(context), width - sample)
        found.append((entry, lines, x, row))
        row += len(lines) - 1
        x = x + wide + BETWEEN if len(lines) == 1 else width
    return found


def _say(
    entry: _Entry,
    lines: Sequence[str],
    page: int,
    x: float,
    top: float,
    figure: Node,
    node: Node,
    context: LayoutContext,
) -> None:
    """Put words about a bar on a page, the sample of their pattern before them."""
    leading, size = context.profile.leading, context.profile.size
    if entry.pattern:
        box = Rectangle(page, x, top + (leading - THICK) / 2, SAMPLE, THICK)
        figure.kids += framed(box, entry.pattern) if entry.shown else ()
        x += SAMPLE + ROOM
    for number, line in enumerate(lines):
        # A blank at its end keeps words apart for whoever reads them as one text.
        at = baseline(top + number * leading, leading, size)
        node.kids.append(TextMark(page, x, at, f"{line.rstrip()} ", size))


def _together(words: Sequence[Fragment], bar: Fragment) -> Fragment:
    """Words and the bar at their right as one line."""
    [said] = words

    def draw(page: int, top: float, height: float) -> None:
        said.draw(page, top + (bar.height - said.height) / 2, said.height)
        bar.draw(page, top, height)

    return replace(bar, draw=draw)
