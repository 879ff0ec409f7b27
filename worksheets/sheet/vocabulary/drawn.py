"""Elements that are drawn: charts, boards, arrows and cards, in the order of the documentation."""

from __future__ import annotations

from typing import Any

from worksheets.problems import Where
from worksheets.sheet import drawn
from worksheets.sheet.element import Element
from worksheets.sheet.values import amount, choice, maybe, number, place, shares, words, yes_no
from worksheets.sheet.vocabulary.spec import NAME, Attribute, Spec


def _board(where: Where, within: tuple[Element, ...], **given: Any) -> Element:
    return drawn.Board(
        where=where,
        levels=tuple(each.text for each in within if isinstance(each, drawn.Level)),
        statements=tuple(each for each in within if isinstance(each, drawn.Statement)),
        corners=tuple(each for each in within if isinstance(each, drawn.Corner)),
        **given,
    )


DRAWN: dict[str, Spec] = {
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
    "letters": Spec(
        "A row of small numbered boxes for one letter each. The places are NAME-NUMBER.",
        drawn.Letters,
        {
            "name": NAME,
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
            "name": NAME,
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
        {"name": NAME, "title": Attribute(words, "its heading", required=True)},
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
}
