"""Elements of words and of places to write in, in the order of the documentation."""

from __future__ import annotations

from typing import Any

from worksheets.problems import Where
from worksheets.sheet import tree
from worksheets.sheet.element import Element
from worksheets.sheet.values import (
    answer,
    as_written,
    choice,
    maybe,
    number,
    picture,
    words,
    yes_no,
)
from worksheets.sheet.vocabulary.spec import HINT, NAME, NUMBER, SPOKEN, WIDTHS, Attribute, Spec


def _worksheet(where: Where, blocks: tuple[Element, ...], **given: Any) -> Element:
    title, *between, credit = blocks
    assert isinstance(title, tree.Title) and isinstance(credit, tree.Credit)
    inner: Any = tuple(between)
    return tree.Sheet(where=where, title=title, blocks=inner, credit=credit.text, **given)


def _table(where: Where, within: tuple[Element, ...], **given: Any) -> Element:
    heads = tuple(each.text for each in within if isinstance(each, tree.Head))
    printed = tuple(each for each in within if isinstance(each, tree.Row))
    return tree.Table(where=where, heads=heads, printed=printed, **given)


BLOCKS = (
    "heading", "text", "instructions", "items", "steps", "field", "tick", "scale", "checklist",
    "grid", "columns", "table", "panel", "letters", "board", "forces", "cards", "page-break",
    "subheading", "references", "detail", "bars", "name-cards", "ranking", "picture",
)  # fmt: skip

WRITTEN: dict[str, Spec] = {
    "worksheet": Spec(
        "A whole sheet: a `title`, what is on it, and a `credit`.",
        _worksheet,
        {
            "id": Attribute(words, "the worksheet's id", required=True),
            "lang": Attribute(words, "its language, such as `en-GB`", required=True),
            "landscape": Attribute(yes_no, "`yes` turns the paper"),
            "a3": Attribute(
                choice("landscape", "columns"),
                "on A3, `landscape` turns the paper, and `columns` sets two columns on it",
            ),
        },
        children=("title", *BLOCKS, "credit"),
        into="blocks",
    ),
    "title": Spec(
        "The sheet's title. It comes once, first.",
        tree.Title,
        {"short": Attribute(maybe, "a shorter title for the top of further pages")},
        text=True,
    ),
    "heading": Spec(
        "A heading. It stays on the page of what follows.",
        tree.Heading,
        {
            "mark": Attribute(words, "its name for references; the heading becomes a bookmark"),
            "letter": Attribute(words, "its letter in an order, printed at the head of its page"),
        },
        text=True,
    ),
    "subheading": Spec("A heading under a `heading`.", tree.Subheading, {}, text=True),
    "references": Spec(
        "Contents or a part of an index; each leads to its heading.",
        tree.References,
        {
            "kind": Attribute(choice("contents", "index"), "`contents`, or `index`"),
            "title": Attribute(words, "a heading of these references alone"),
            "columns": Attribute(number(1, 4), "how many stand side by side, at the most"),
        },
        children=("reference",),
        into="references",
        least=1,
    ),
    "reference": Spec(
        "Words, then the number of the page of a heading.",
        tree.Reference,
        {"to": Attribute(words, "the mark of that heading", required=True)},
        text=True,
    ),
    "detail": Spec(
        "A label with its text beside it. Without text it is a line to write on, which has no "
        "name. Details that follow one another are read as a table.",
        tree.Detail,
        {"label": Attribute(words, "what it is", required=True)},
        text=True,
        bare=True,
    ),
    "instructions": Spec("What to do, in a line or two.", tree.Instructions, {}, text=True),
    "text": Spec("A paragraph.", tree.Text, {}, text=True),
    "items": Spec(
        "A list with bullets.",
        tree.Items,
        {
            "columns": Attribute(number(1, 4), "how many stand side by side, at most"),
            "title": Attribute(words, "a heading for the list"),
            "close": Attribute(yes_no, "`yes` sets its items closer together"),
        },
        children=("item",),
        into="items",
        least=1,
    ),
    "item": Spec(
        "One item of a list.",
        tree.Item,
        {
            "label": Attribute(words, "printed before it instead of a bullet"),
            "lines": Attribute(yes_no, "`yes` keeps the line ends of its words"),
        },
        text=True,
    ),
    "steps": Spec("A numbered list.", tree.Steps, {}, children=("step",), into="steps", least=1),
    "step": Spec("One step of a numbered list.", tree.Step, {}, text=True),
    "field": Spec(
        "A labelled place to write in.",
        tree.Field,
        {
            "name": NAME,
            "label": Attribute(words, "what to write there", required=True),
            "kind": Attribute(
                choice("line", "lines", "box"), "`line` (after its label), `lines` or `box`"
            ),
            "lines": Attribute(number(1, 60), "how many lines there are to write on"),
            "fill": Attribute(yes_no, "`yes` takes the room that is left on the page"),
            "marker": Attribute(
                choice("none", "bullet", "number"),
                "`bullet` or `number` before each of its `lines`, then places named NAME-NUMBER",
            ),
            "hint": HINT,
            "value": Attribute(as_written, "printed there unless another value is given"),
            "size": Attribute(
                choice("any", "name", "date", "figure"),
                "how long its line is: `name` or `date`; `figure` is a box before the label",
            ),
            "spoken": SPOKEN,
            "heading": Attribute(yes_no, "`yes` makes its label a heading"),
            "close": Attribute(yes_no, "`yes` sets its lines a fifth closer together"),
            "large": Attribute(
                yes_no, "`yes` sets the label of a `box` as large as leaves room to write"
            ),
        },
    ),
    "tick": Spec(
        "A box to tick beside its text.",
        tree.Tick,
        {"name": NAME, "number": NUMBER},
        text=True,
    ),
    "scale": Spec(
        "A statement with answers, of which one is ticked.",
        tree.Scale,
        {
            "name": NAME,
            "text": Attribute(words, "the statement", required=True),
            "number": NUMBER,
        },
        children=("choice",),
        into="choices",
        least=2,
    ),
    "choice": Spec(
        "One of the answers of a scale.",
        tree.Choice,
        {
            "value": Attribute(answer, "the value that stands for it in data", required=True),
            "short": Attribute(words, "the heading over its boxes, where they are in columns"),
        },
        text=True,
    ),
    "checklist": Spec(
        "A question, and what to tick or write under it. They stay on one page.",
        tree.Checklist,
        {
            "title": Attribute(words, "the question", required=True),
            "number": NUMBER,
            "columns": Attribute(number(1, 4), "how many boxes to tick stand side by side"),
            "share": Attribute(yes_no, "`yes` counts in a tally what share of its boxes is ticked"),
        },
        children=("tick", "scale", "field"),
        into="items",
        least=1,
    ),
    "grid": Spec(
        "Boxes of one size that share the room left on the page.",
        tree.Grid,
        {
            "columns": Attribute(number(1, 6), "how many stand side by side", required=True),
            "together": Attribute(yes_no, "`no` lets a page end between two rows"),
            "table": Attribute(
                yes_no, "`yes` has it read as a table, its titles being headings of their rows"
            ),
        },
        children=("cell",),
        into="cells",
        least=1,
    ),
    "cell": Spec(
        "A box of a grid.",
        tree.Cell,
        {
            "name": NAME,
            "title": Attribute(words, "its heading", required=True),
            "hint": HINT,
            "corner": Attribute(
                maybe, "a few words at its top right, such as where it stands among the others"
            ),
            "lines": Attribute(number(1, 30), "how many lines of writing must fit in it"),
            "spoken": SPOKEN,
        },
    ),
    "columns": Spec(
        "Blocks side by side, or one under another where the page is too narrow.",
        tree.Columns,
        {"widths": WIDTHS},
        children=tuple(block for block in BLOCKS if block not in ("columns", "page-break")),
        into="blocks",
        least=1,
    ),
    "table": Spec(
        "Rows under headings: printed rows, then rows to write in. The name of a place is "
        "NAME-ROW-COLUMN, and all rows are counted.",
        _table,
        {
            "name": NAME,
            "label": Attribute(words, "what the table holds", required=True),
            "rows": Attribute(number(0, 100), "how many rows to write in follow the printed ones"),
            "widths": WIDTHS,
            "row-heads": Attribute(yes_no, "`yes` makes the first of each printed row its heading"),
            "fill": Attribute(yes_no, "`no` keeps rows to write in as low as one line of writing"),
        },
        children=("head", "row"),
        into="within",
        least=1,
        counted="head",
    ),
    "head": Spec("The heading of a table's column.", tree.Head, {}, text=True),
    "row": Spec(
        "A row of a table, with a `datum` for each column.",
        tree.Row,
        {},
        children=("datum",),
        into="data",
        least=1,
    ),
    "datum": Spec(
        "One box of a row. Without words it is a place to write in.",
        tree.Datum,
        {},
        text=True,
        bare=True,
    ),
    "picture": Spec(
        "Line art: an SVG or PNG file, printed in black and one grey so that it copies well. "
        "Photographs are refused.",
        tree.Picture,
        {
            "file": Attribute(
                picture, "its name in `content/pictures/`, such as `cycle.svg`", required=True
            ),
            "alt": Attribute(words, "what it shows, for people who cannot see it", required=True),
            "height": Attribute(
                number(5, 250), "how many millimetres high it is, at most; default 40"
            ),
        },
    ),
    "panel": Spec(
        "Blocks in a frame, under its title.",
        tree.Panel,
        {"title": Attribute(words, "its heading", required=True)},
        children=("text", "items", "steps", "field", "tick", "picture"),
        into="blocks",
        least=1,
    ),
    "page-break": Spec(
        "What follows starts on a new page.",
        tree.PageBreak,
        {"soft": Attribute(yes_no, "`yes` leaves it out where the page before is nearly empty")},
    ),
    "credit": Spec(
        "Whose words these are. It comes last and is printed on every page.",
        tree.Credit,
        {},
        text=True,
        # In the largest print it must leave room for the sheet on every page.
        longest=300,
    ),
}
