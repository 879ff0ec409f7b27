"""Laying out a checklist that is rated: statements at the left, the answers in columns.

The answers' words stand over their columns once a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.layout.choices import draw_choice
from worksheets.layout.context import LayoutContext, baseline
from worksheets.layout.fragment import BreakRule, Column, Fragment
from worksheets.layout.marks import ChoiceBox, LineMark, Node, Place, TextMark
from worksheets.layout.paper import HAIRLINE, MM
from worksheets.layout.text import body, draw_lines, lines_of
from worksheets.record import record
from worksheets.sheet.tree import Checklist, Choice, Field, Scale

APART = 3 * MM
"""Between the words of two columns, and between statements and columns."""
LEAST_LETTERS = 20
"""A statement in lines of fewer letters is hard to read: its answers stand under it instead."""
ABOVE = 0.75 * MM
"""The least room from the rule over a statement to it, and from a statement to the next rule."""


@record
class RatingColumns:
    """Where the answers to statements stand: `width` points each, right of `strip`.

    `heads` are the lines over each column, and `key` says what they mean where they are short.
    """

    choices: tuple[Choice, ...]
    heads: Sequence[Sequence[str]]
    key: str
    strip: Column
    width: float

    def middle(self, n: int) -> float:
        """The middle of the column of the answer `n`, counted from 0."""
        return self.strip.right + APART + (n + 0.5) * self.width


def rating_columns(
    block: Checklist, column: Column, number_width: float, context: LayoutContext
) -> RatingColumns | None:
    """The columns of a checklist's answers; None where they are none, or leave too little room."""
    scales = [item for item in block.items if isinstance(item, Scale)]
    others = [item for item in block.items if not isinstance(item, Scale | Field)]
    if not scales or others or len({_answers(scale) for scale in scales}) > 1:
        return None
    choices = scales[0].choices
    heads = [_in_two(choice.short or choice.text, context) for choice in choices]
    short = any(choice.short for choice in choices)
    key = ", ".join(choice.text for choice in choices) if short else ""
    face, size = context.bold, context.profile.size
    widest = max(face.width(line, size) for head in heads for line in head)
    width = max(context.profile.target, widest) + APART
    strip = Column(column.x, column.width - len(choices) * width - APART)
    if strip.width - number_width < context.regular.width("n" * LEAST_LETTERS, size):
        return None
    return RatingColumns(choices, heads, key, strip, width)


def _answers(scale: Scale) -> tuple[tuple[str, str], ...]:
    return tuple((choice.value, choice.text) for choice in scale.choices)


def _in_two(text: str, context: LayoutContext) -> list[str]:
    """A text in one line or two, so that the longer is as short as can be."""
    words = text.split()
    ways = [
        [" ".join(words[:n]) + " ", " ".join(words[n:])] if n else [text] for n in range(len(words))
    ]
    size = context.profile.size
    return min(ways, key=lambda way: max(context.bold.width(line, size) for line in way))


def column_heads(columns: RatingColumns, context: LayoutContext, into: Node | None) -> Fragment:
    """The answers' words over their columns: elements of `into`, artifacts without one."""
    style = body(context, "bold")
    key = lines_of(context, columns.key, style, columns.strip.width) if columns.key else []
    nodes = [into.add("P") for _ in range(2 if key else 1)] if into else [Node("P"), Node("P")]
    rows = max(len(key), *(len(head) for head in columns.heads))

    def draw(page: int, top: float, height: float) -> None:
        foot = top + rows * style.leading
        if key:
            draw_lines(nodes[0], key, style, columns.strip.x)(
                page, foot - len(key) * style.leading, height
            )
        for n, head in enumerate(columns.heads):
            for row, line in enumerate(head, -len(head)):
                x = columns.middle(n) - context.bold.width(line.rstrip(), style.size) / 2
                y = baseline(foot + row * style.leading, style.leading, style.size)
                words = line if line.endswith(" ") or n == len(columns.heads) - 1 else f"{line} "
                nodes[-1].kids.append(TextMark(page, x, y, words, style.size, "bold"))
        if into is None:
            _make_artifacts(nodes, context)

    before = context.profile.gap
    return Fragment(rows * style.leading, draw, before=before, break_rule=BreakRule.NEVER)


def _make_artifacts(nodes: Sequence[Node], context: LayoutContext) -> None:
    """Draw what nodes hold as artifacts: they are repeated, and read once."""
    for node in nodes:
        context.artifact(*(kid for kid in node.kids if isinstance(kid, TextMark)))
        node.kids.clear()


def rated_statement(
    block: Scale,
    columns: RatingColumns,
    number_width: float,
    item: Node,
    context: LayoutContext,
    *,
    ruled: bool,
) -> Fragment:
    """A statement, its number at the left, and a box in each column, level with its first line.

    A rule above it leads the eye to the boxes, unless there are lines to write on under it.
    """
    style = body(context)
    strip = columns.strip
    start = strip.x + (number_width if block.number else 0)
    lines = lines_of(context, block.text, style, strip.right - start)
    number = draw_lines(item.add("Lbl"), [block.number], style, strip.x) if block.number else None
    content = item.add("LBody")
    words = draw_lines(content.add("P"), lines, style, start)
    forms = [
        context.form(content, f"{block.label}: {choice.text}", "rb") for choice in block.choices
    ]
    right = columns.middle(len(forms) - 1) + columns.width / 2
    # The rule parts two items too: they need half of the room that is between others.
    above = max(ABOVE, context.profile.item_gap / 4) if ruled else ABOVE / 2

    def draw(page: int, top: float, height: float) -> None:
        if ruled:
            context.artifact(LineMark(page, strip.x, top, right, top, HAIRLINE))
        if number:
            number(page, top + above, height)
        words(page, top + above, height)
        middle = top + above + style.leading / 2
        boxes = [
            draw_choice(
                choice.value, choice.text, form, page, (columns.middle(n), middle), context.profile
            )
            for n, (choice, form) in enumerate(zip(block.choices, forms, strict=True))
        ]
        context.places.append(_place_of(block, content, page, boxes, context.profile.target))

    tall = max(len(lines) * style.leading, context.profile.target) + 2 * above
    before = 0 if ruled else max(context.profile.gap / 3, context.profile.item_gap)
    return Fragment(tall, draw, before=before)


def _place_of(
    block: Scale, content: Node, page: int, boxes: Sequence[ChoiceBox], target: float
) -> Place:
    """The place of a statement: all its boxes, each `target` points wide and high."""
    return Place(
        name=block.name,
        label=block.label,
        kind="choice",
        page=page,
        x=boxes[0].x,
        y=boxes[0].y,
        width=boxes[-1].x + target - boxes[0].x,
        height=target,
        node=content,
        boxes=tuple(boxes),
    )
