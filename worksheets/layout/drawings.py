"""The blocks that are drawings: boards, bars, cards, arrows.

Imported for a sheet that has one: few have, and what draws them is a third of this room.
"""

from __future__ import annotations

from typing import assert_never

from worksheets.layout.bars import bars
from worksheets.layout.board import board
from worksheets.layout.cards import cards
from worksheets.layout.columns import LayOut
from worksheets.layout.context import LayoutContext
from worksheets.layout.forces import forces
from worksheets.layout.fragment import Column, Fragment
from worksheets.layout.letters import letters
from worksheets.layout.marks import Node
from worksheets.layout.name_cards import name_cards
from worksheets.layout.ranking import ranking
from worksheets.sheet.drawn import Bars, Board, Cards, Forces, Letters, NameCards, Ranking

Drawing = Bars | Board | Cards | Forces | Letters | NameCards | Ranking


def drawing(
    block: Drawing, column: Column, into: Node, context: LayoutContext, lay_out: LayOut
) -> list[Fragment]:
    """The fragments of a drawing; `lay_out` is for the blocks that stand in it."""
    match block:
        case Bars():
            return bars(block, column, into, context)
        case Ranking():
            return ranking(block, column, into, context)
        case Letters():
            return letters(block, column, into, context)
        case Board():
            return board(block, column, into, context, lay_out)
        case Forces():
            return forces(block, column, into, context)
        case Cards():
            return cards(block, into, context.paper.bottom - context.paper.top, context)
        case NameCards():
            return name_cards(block, column, into, context)
        case _:
            assert_never(block)
