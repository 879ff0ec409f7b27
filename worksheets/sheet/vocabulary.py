"""The vocabulary of the sheet markup: each element, what it may have, and what it is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from worksheets.problems import Where
from worksheets.sheet import tree

PLACE_NAME = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+|(?<=[0-9])\.[0-9]+)*")
"""Letters, digits, hyphens, and dots between digits."""
RESERVED = frozenset(
    ["id", "row", "table", "profile", "lang", "copies", "copy", "file", "worksheet", "content"]
)
"""Columns of a register and of collected answers; never names of places."""
YES_NO = ("no", "yes")


class BadValue(Exception):
    """An attribute's value is not of its kind; the message says what it must be."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: how its value is read, whether it must be there, and what it is for."""

    read: Callable[[str], Any]
    help: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Spec:
    """An element: its attributes, whether it has text, the children it may have and where they go.

    `build` makes the typed element of `where`, the attributes, the text and the children.
    """

    help: str
    build: Callable[..., tree.Element]
    attributes: Mapping[str, Attribute]
    text: bool = False
    children: Sequence[str] = ()
    into: str = ""
    least: int = 0


def words(value: str) -> str:
    """A text that is not empty, its blanks single."""
    collapsed = " ".join(value.split())
    if not collapsed:
        raise BadValue("must not be empty")
    return collapsed


def maybe(value: str) -> str:
    """A text that may be empty."""
    return " ".join(value.split())


def as_written(value: str) -> str:
    """A value with its line ends."""
    return value


def place(value: str) -> str:
    """The name of a place to write."""
    if value in RESERVED:
        raise BadValue("is a column of registers, no name for a place")
    if not PLACE_NAME.fullmatch(value):
        raise BadValue("is no name: letters, digits, hyphens, and dots between digits")
    return value


def number(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers within limits."""

    def read(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", value) or not least <= int(value) <= most:
            raise BadValue(f"must be a whole number from {least} to {most}")
        return int(value)

    return read


def choice(*allowed: str) -> Callable[[str], str]:
    """A reader of one of a few words."""

    def read(value: str) -> str:
        if value not in allowed:
            raise BadValue(f"must be one of: {', '.join(allowed)}")
        return value

    return read


def yes_no(value: str) -> bool:
    """Yes or no."""
    return bool(YES_NO.index(choice(*YES_NO)(value)))


def shares(value: str) -> tuple[int, ...]:
    """Whole numbers, the shares of columns."""
    if not re.fullmatch(r"[1-9][0-9]?( [1-9][0-9]?){0,9}", value):
        raise BadValue("must be whole numbers with blanks between, such as 3 1")
    return tuple(int(share) for share in value.split())


def _worksheet(
    where: Where, id: str, lang: str, blocks: tuple[tree.Element, ...], landscape: bool = False
) -> tree.Element:
    title, *between, credit = blocks
    assert isinstance(title, tree.Title) and isinstance(credit, tree.Credit)
    inner: Any = tuple(between)
    return tree.Sheet(
        where=where,
        id=id,
        lang=lang,
        title=title,
        blocks=inner,
        credit=credit.text,
        landscape=landscape,
    )


def _table(where: Where, heads: tuple[tree.Head, ...], **given: Any) -> tree.Element:
    return tree.Table(where=where, heads=tuple(head.text for head in heads), **given)


BLOCKS = (
    "heading", "text", "instructions", "items", "steps", "field", "tick", "scale", "checklist",
    "grid", "columns", "table", "panel", "letters", "board", "forces", "cards", "page-break",
    "subheading", "references", "detail",
)  # fmt: skip

_NAME = Attribute(place, "the name of the place, the same everywhere", required=True)
_NUMBER = Attribute(maybe, "printed before it")
_HINT = Attribute(maybe, "a line of help under it")
_WIDTHS = Attribute(shares, "the shares of the columns' widths, such as `3 1`")

VOCABULARY: dict[str, Spec] = {
    "worksheet": Spec(
        "A whole sheet: a `title`, what is on it, and a `credit`.",
        _worksheet,
        {
            "id": Attribute(words, "the worksheet's id", required=True),
            "lang": Attribute(words, "its language, such as `en-GB`", required=True),
            "landscape": Attribute(yes_no, "`yes` turns the paper"),
        },
        children=("title", *BLOCKS, "credit"),
        into="blocks",
    ),
    "title": Spec("The sheet's title; once, first.", tree.Title, {}, text=True),
    "heading": Spec(
        "A heading; what follows stays with it.",
        tree.Heading,
        {"mark": Attribute(words, "its name for references; makes it a bookmark")},
        text=True,
    ),
    "subheading": Spec("A heading under a `heading`.", tree.Subheading, {}, text=True),
    "references": Spec(
        "Contents or an index.",
        tree.References,
        {},
        children=("reference",),
        into="references",
        least=1,
    ),
    "reference": Spec(
        "Words, and the page of a heading.",
        tree.Reference,
        {"to": Attribute(words, "the mark of that heading", required=True)},
        text=True,
    ),
    "detail": Spec(
        "A label, and what it says beside it.",
        tree.Detail,
        {"label": Attribute(words, "what it is", required=True)},
        text=True,
    ),
    "instructions": Spec("What to do, in a line or two.", tree.Instructions, {}, text=True),
    "text": Spec("A paragraph.", tree.Text, {}, text=True),
    "items": Spec(
        "A list with bullets.",
        tree.Items,
        {"columns": Attribute(number(1, 4), "how many stand side by side, at the most")},
        children=("item",),
        into="items",
        least=1,
    ),
    "item": Spec(
        "One item of a list.",
        tree.Item,
        {"label": Attribute(words, "before it, instead of a bullet")},
        text=True,
    ),
    "steps": Spec("A numbered list.", tree.Steps, {}, children=("step",), into="steps", least=1),
    "step": Spec("One step of a numbered list.", tree.Step, {}, text=True),
    "field": Spec(
        "A labelled place to write.",
        tree.Field,
        {
            "name": _NAME,
            "label": Attribute(words, "what to write there", required=True),
            "kind": Attribute(
                choice("line", "lines", "box"), "`line` (behind its label), `lines`, or `box`"
            ),
            "lines": Attribute(number(1, 60), "how many lines to write on it asks for"),
            "fill": Attribute(yes_no, "`yes` takes the room that is left on the page"),
            "marker": Attribute(
                choice("none", "bullet", "number"), "before each line: `bullet`, `number`"
            ),
            "hint": _HINT,
            "value": Attribute(as_written, "printed there unless another value is given"),
            "size": Attribute(
                choice("any", "name", "date"), "how long a line is of use: `name`, `date`"
            ),
            "close": Attribute(yes_no, "`yes` sets its lines a fifth nearer to one another"),
        },
    ),
    "tick": Spec(
        "A box to tick beside its text.",
        tree.Tick,
        {"name": _NAME, "number": _NUMBER},
        text=True,
    ),
    "scale": Spec(
        "A statement and its answers, one of which is ticked.",
        tree.Scale,
        {"name": _NAME, "text": Attribute(words, "the statement", required=True),
         "number": _NUMBER},
        children=("choice",),
        into="choices",
        least=2,
    ),
    "choice": Spec(
        "One of the answers of a scale.",
        tree.Choice,
        {"value": Attribute(words, "what it means, as data", required=True)},
        text=True,
    ),
    "checklist": Spec(
        "A question and what is to tick or write under it; they stay together.",
        tree.Checklist,
        {"title": Attribute(words, "the question", required=True), "number": _NUMBER},
        children=("tick", "scale", "field"),
        into="items",
        least=1,
    ),
    "grid": Spec(
        "Boxes of one size that share out the room left on the page.",
        tree.Grid,
        {
            "columns": Attribute(number(1, 6), "how many stand side by side", required=True),
            "together": Attribute(yes_no, "`no` lets a page end between two rows"),
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
            "corner": Attribute(maybe, "where it stands among the others, at its top right"),
            "lines": Attribute(number(1, 30), "how many lines of writing it must have room for"),
        },
    ),
    "columns": Spec(
        "Blocks side by side; one under another where the page is too narrow.",
        tree.Columns,
        {"widths": _WIDTHS},
        children=tuple(block for block in BLOCKS if block not in ("columns", "page-break")),
        into="blocks",
        least=1,
    ),
    "table": Spec(
        "Rows of cells to write in; the places are named NAME-ROW-COLUMN.",
        _table,
        {
            "name": _NAME,
            "label": Attribute(words, "what the table is of", required=True),
            "rows": Attribute(number(1, 100), "how many rows", required=True),
            "widths": _WIDTHS,
        },
        children=("head",),
        into="heads",
        least=1,
    ),
    "panel": Spec(
        "Blocks in a frame, under its title.",
        tree.Panel,
        {"title": Attribute(words, "its heading", required=True)},
        children=("text", "items", "steps", "field", "tick"),
        into="blocks",
        least=1,
    ),
    "letters": Spec(
        "A row of small numbered boxes, for a letter each; the places are named NAME-NUMBER.",
        tree.Letters,
        {
            "name": _NAME,
            "label": Attribute(words, "what the boxes are for", required=True),
            "count": Attribute(number(1, 30), "how many", required=True),
        },
    ),
    "board": Spec(
        "Nine boxes in rows of 1, 2, 3, 2 and 1; the places are named NAME-NUMBER.",
        tree.Board,
        {
            "name": _NAME,
            "label": Attribute(words, "what a box is called", required=True),
            "top": Attribute(words, "what the first box means", required=True),
            "bottom": Attribute(words, "what the last box means", required=True),
            "alt": Attribute(words, "the board in words, for who cannot see it", required=True),
        },
    ),
    "forces": Spec(
        "Two sides whose arrows point inwards at a line between them.",
        tree.Forces,
        {
            "rows": Attribute(number(1, 12), "how many forces a side", required=True),
            "alt": Attribute(words, "the arrows in words, for who cannot see them", required=True),
            "score": Attribute(words, "gives each force a box for a figure, so labelled"),
            "total": Attribute(words, "the label of each side's sum"),
        },
        children=("force",),
        into="sides",
        least=2,
    ),
    "force": Spec(
        "One side of the forces; the places are named NAME-NUMBER.",
        tree.Force,
        {"name": _NAME, "title": Attribute(words, "its heading", required=True)},
    ),
    "cards": Spec(
        "Cards to cut out, sharing their cut lines.",
        tree.Cards,
        {},
        children=("card",),
        into="cards",
        least=1,
    ),
    "card": Spec(
        "A card to cut out; without words it is blank.",
        tree.Card,
        {"label": Attribute(words, "in its corner"), "words": Attribute(words, "what it says")},
    ),
    "head": Spec("The heading of a table's column.", tree.Head, {}, text=True),
    "page-break": Spec("What follows starts on a new page.", tree.PageBreak, {}),
    "credit": Spec(
        "Whose words they are; last, printed on every page.", tree.Credit, {}, text=True
    ),
}


def as_markdown() -> str:
    """The vocabulary as a page of the documentation."""
    lines = [
        "# The sheet markup",
        "",
        "A template (`templates/ID.xml.j2`, Jinja) makes this markup of a worksheet's words.",
        "It says what is on a sheet and in which order; how large, and on which page, is the",
        "layout's business.",
    ]
    for name, spec in VOCABULARY.items():
        lines += ["", f"## `{name}`", "", spec.help]
        if spec.attributes:
            lines.append("")
        for attribute, about in spec.attributes.items():
            must = " (required)" if about.required else ""
            lines.append(f"- `{attribute}`{must}: {about.help}")
        if spec.text:
            lines += ["", "Its content is the words."]
        if spec.children:
            lines += ["", "Holds: " + ", ".join(f"`{child}`" for child in spec.children) + "."]
    return "\n".join(lines) + "\n"
