"""The vocabulary of the sheet markup: each element, what it may have, and what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from worksheets.problems import Where
from worksheets.record import record
from worksheets.sheet import drawn, tree
from worksheets.sheet.element import Element
from worksheets.sheet.values import (
    amount,
    answer,
    as_written,
    choice,
    language,
    maybe,
    number,
    picture,
    place,
    shares,
    words,
    yes_no,
)


@record
class Attribute:
    """An attribute: how its value is read, whether it must be there, and what it is for."""

    read: Callable[[str], Any]
    help: str
    required: bool = False


@record
class Spec:
    """An element: its attributes, whether it has text, its children and where they go.

    `build` makes the typed element of `where`, the attributes, the text and the children. An
    element with `text` must have some, unless it may be `bare`; `least` and `widths` count the
    children that are `counted`, or all of them. The text has at most so many characters as the
    `longest`, if that is limited.
    """

    help: str
    build: Callable[..., Element]
    attributes: Mapping[str, Attribute]
    text: bool = False
    bare: bool = False
    children: Sequence[str] = ()
    into: str = ""
    least: int = 0
    counted: str = ""
    longest: int = 0


def _worksheet(where: Where, blocks: tuple[Element, ...], **given: Any) -> Element:
    title, *between, credit = blocks
    assert isinstance(title, tree.Title) and isinstance(credit, tree.Credit)
    inner: Any = tuple(between)
    return tree.Sheet(where=where, title=title, blocks=inner, credit=credit.text, **given)


def _table(where: Where, within: tuple[Element, ...], **given: Any) -> Element:
    heads = tuple(each.text for each in within if isinstance(each, tree.Head))
    printed = tuple(each for each in within if isinstance(each, tree.Row))
    return tree.Table(where=where, heads=heads, printed=printed, **given)


def _board(where: Where, within: tuple[Element, ...], **given: Any) -> Element:
    return drawn.Board(
        where=where,
        levels=tuple(each.text for each in within if isinstance(each, drawn.Level)),
        statements=tuple(each for each in within if isinstance(each, drawn.Statement)),
        corners=tuple(each for each in within if isinstance(each, drawn.Corner)),
        **given,
    )


BLOCKS = (
    "heading", "text", "instructions", "items", "steps", "field", "tick", "scale", "checklist",
    "grid", "columns", "table", "panel", "letters", "board", "forces", "cards", "page-break",
    "subheading", "references", "detail", "bars", "name-cards", "ranking", "picture",
)  # fmt: skip

_NAME = Attribute(place, "the name of the place, in forms and registers too", required=True)
_NUMBER = Attribute(maybe, "printed before it")
_HINT = Attribute(maybe, "a line of help under it")
_SPOKEN = Attribute(words, "its name for people who cannot see where it is, such as `1.1 Evidence`")
_WIDTHS = Attribute(shares, "the shares of the columns' widths, such as `3 1`")

_OWN: dict[str, Spec] = {
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
            "name": _NAME,
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
            "hint": _HINT,
            "value": Attribute(as_written, "printed there unless another value is given"),
            "size": Attribute(
                choice("any", "name", "date", "figure"),
                "how long its line is: `name` or `date`; `figure` is a box before the label",
            ),
            "spoken": _SPOKEN,
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
        {"name": _NAME, "number": _NUMBER},
        text=True,
    ),
    "scale": Spec(
        "A statement with answers, of which one is ticked.",
        tree.Scale,
        {
            "name": _NAME,
            "text": Attribute(words, "the statement", required=True),
            "number": _NUMBER,
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
            "number": _NUMBER,
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
            "name": _NAME,
            "title": Attribute(words, "its heading", required=True),
            "hint": _HINT,
            "corner": Attribute(
                maybe, "a few words at its top right, such as where it stands among the others"
            ),
            "lines": Attribute(number(1, 30), "how many lines of writing must fit in it"),
            "spoken": _SPOKEN,
        },
    ),
    "columns": Spec(
        "Blocks side by side, or one under another where the page is too narrow.",
        tree.Columns,
        {"widths": _WIDTHS},
        children=tuple(block for block in BLOCKS if block not in ("columns", "page-break")),
        into="blocks",
        least=1,
    ),
    "table": Spec(
        "Rows under headings: printed rows, then rows to write in. The name of a place is "
        "NAME-ROW-COLUMN, and all rows are counted.",
        _table,
        {
            "name": _NAME,
            "label": Attribute(words, "what the table holds", required=True),
            "rows": Attribute(number(0, 100), "how many rows to write in follow the printed ones"),
            "widths": _WIDTHS,
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
    "bars": Spec(
        "A chart of bars in black and white. A screen reader reads its words and figures one "
        "by one, and `alt` for the bars.",
        drawn.Bars,
        {
            "alt": Attribute(
                words,
                "what the bars show as a whole, for people who cannot see them",
                required=True,
            ),
            "most": Attribute(amount, "the value of a full bar", required=True),
            "now": Attribute(words, "the key to the hatched bars, where there are two kinds"),
            "before": Attribute(words, "the key to the empty bars under them"),
        },
        children=("bar",),
        into="bars",
        least=1,
    ),
    "bar": Spec(
        "A bar: its words, its length and the figure behind it; or the parts that it is made of.",
        drawn.Bar,
        {
            "label": Attribute(words, "printed before its words"),
            "value": Attribute(amount, "how long it is"),
            "figure": Attribute(words, "what is printed behind it"),
            "before": Attribute(amount, "its value on another day, drawn as a bar under it"),
            "figure-before": Attribute(words, "what is printed behind that one"),
        },
        text=True,
        children=("part",),
        into="parts",
    ),
    "part": Spec(
        "A part of a stacked bar: what it stands for, its length and its figure.",
        drawn.BarPart,
        {
            "value": Attribute(amount, "how long it is", required=True),
            "figure": Attribute(words, "how much it is, in words", required=True),
            "before": Attribute(amount, "how long it was another day"),
            "figure-before": Attribute(words, "how much it was"),
        },
        text=True,
    ),
    "ranking": Spec(
        "Printed boxes in rows, the most important at the top.",
        drawn.Ranking,
        {
            "rows": Attribute(shares, "how many boxes stand in each row", required=True),
            "alt": Attribute(words, "the rows in words, for who cannot see them", required=True),
        },
        children=("placed",),
        into="boxes",
        least=1,
    ),
    "placed": Spec(
        "A box of a ranking.",
        drawn.Placed,
        {
            "label": Attribute(words, "in bold type before its words", required=True),
            "figure": Attribute(words, "under its label", required=True),
        },
        text=True,
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
    "letters": Spec(
        "A row of small numbered boxes for one letter each. The places are NAME-NUMBER.",
        drawn.Letters,
        {
            "name": _NAME,
            "label": Attribute(words, "what the boxes are for", required=True),
            "count": Attribute(number(1, 30), "how many", required=True),
            "board": Attribute(
                place, "the board, if the boxes are for the statements that it leaves out"
            ),
        },
    ),
    "board": Spec(
        "Boxes in rows, the most important at the top. The places are NAME-NUMBER. The "
        "statements that it ranks are not printed on it.",
        _board,
        {
            "name": _NAME,
            "label": Attribute(words, "what a box is called", required=True),
            "alt": Attribute(
                words, "the board in words, for people who cannot see it", required=True
            ),
            "rows": Attribute(shares, "how many boxes are in each row; default `1 2 3 2 1`"),
            "shape": Attribute(
                choice("diamonds", "boxes"),
                "`diamonds` to write in (default), or `boxes` to lay cards on",
            ),
        },
        children=("level", "statement", "corner"),
        into="within",
    ),
    "level": Spec(
        "The name of a board's row; one for each row, from the top.", drawn.Level, {}, text=True
    ),
    "corner": Spec(
        "What is in a free corner beside a board, or above or below it if there is no room.",
        drawn.Corner,
        {
            "at": Attribute(
                choice("top-left", "top-right", "bottom-left", "bottom-right"),
                "which corner: `top-left`, `top-right`, `bottom-left` or `bottom-right`",
                required=True,
            )
        },
        children=("instructions", "text", "field", "columns", "letters"),
        into="blocks",
        least=1,
    ),
    "statement": Spec(
        "A statement that a board ranks.",
        drawn.Statement,
        {"label": Attribute(words, "the letter that is written for it", required=True)},
        text=True,
    ),
    "forces": Spec(
        "Two sides whose arrows point inwards at a line between them.",
        drawn.Forces,
        {
            "rows": Attribute(number(1, 12), "how many forces each side has", required=True),
            "alt": Attribute(
                words, "the arrows in words, for people who cannot see them", required=True
            ),
            "close": Attribute(yes_no, "`yes` makes the rows a fifth lower"),
            "score": Attribute(words, "the label of a box for a score, which each force then has"),
            "score-title": Attribute(words, "the heading over the boxes for scores"),
            "total": Attribute(words, "the label of each side's sum"),
            "least": Attribute(number(0, 100), "the smallest score; default 1"),
            "most": Attribute(number(1, 100), "the largest score; default 5"),
        },
        children=("force",),
        into="sides",
        least=2,
    ),
    "force": Spec(
        "One side of the forces. The places are NAME-NUMBER.",
        drawn.Force,
        {"name": _NAME, "title": Attribute(words, "its heading", required=True)},
    ),
    "cards": Spec(
        "Cards to cut out, sharing their cut lines. A sheet that has nothing else but "
        "`instructions` gives them the whole page.",
        drawn.Cards,
        {"blanks": Attribute(yes_no, "`yes` adds a page of blank cards")},
        children=("card",),
        into="cards",
        least=1,
    ),
    "card": Spec(
        "A card to cut out. Without words it is blank.",
        drawn.Card,
        {
            "label": Attribute(words, "printed in its corner"),
            "words": Attribute(words, "what it says"),
        },
    ),
    "name-cards": Spec(
        "Cards with people's names, to cut out: badges, or cards to stand on a table.",
        drawn.NameCards,
        {"fold": Attribute(yes_no, "`yes` makes cards that are folded and stand on a table")},
        children=("name-card",),
        into="cards",
        least=1,
    ),
    "name-card": Spec(
        "A card with somebody's name.",
        drawn.NameCard,
        {
            "name": Attribute(words, "the name, printed large", required=True),
            "detail": Attribute(maybe, "printed under the name, such as where they work"),
            "corner": Attribute(maybe, "printed at the top right, such as their table"),
        },
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

LANG = Attribute(language, "the language of its words, if it is not that of the sheet")

VOCABULARY = {
    name: replace(spec, attributes={**spec.attributes, "lang": LANG})
    if name in BLOCKS and name != "page-break"
    else spec
    for name, spec in _OWN.items()
}
"""Every element; those between a sheet's title and its credit may have a language."""


def as_markdown() -> str:
    """The vocabulary as a page of the documentation."""
    lines = [
        "# The sheet markup",
        "",
        "A template (`templates/ID.xml.j2`, Jinja) makes this markup of a worksheet's words.",
        "It says what is on a sheet and in which order. The layout decides how large it is and on",
        "which page.",
        "",
        "Each element between a sheet's `title` and its `credit` may have",
        f"`lang`: {LANG.help}.",
    ]
    for name, spec in _OWN.items():
        lines += ["", f"## `{name}`", "", spec.help]
        if spec.attributes:
            lines.append("")
        for attribute, about in spec.attributes.items():
            must = " (required)" if about.required else ""
            lines.append(f"- `{attribute}`{must}: {about.help}")
        if spec.text:
            lines += ["", f"Its content is the words{', if any' if spec.bare else ''}."]
        if spec.children:
            lines += ["", "Holds: " + ", ".join(f"`{child}`" for child in spec.children) + "."]
    return "\n".join(lines) + "\n"
