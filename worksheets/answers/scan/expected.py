"""What may stand in the places of a sheet that take a letter or a figure each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from worksheets.sheet.drawn import Board, Forces, Letters
from worksheets.sheet.places import places_of_block
from worksheets.sheet.tree import Checklist, Field, Sheet, Tick

MOST = 99
"""The greatest number that is read where a sheet does not say how great it can be."""


class Expected(NamedTuple):
    """The values that may stand in a place; `once` names the places that share each value out.

    Without values nobody knows what may stand there. `sum_of` names the places that it adds up: a
    box to tick counts one.
    """

    values: tuple[str, ...] = ()
    once: str = ""
    sum_of: tuple[str, ...] = ()


def expected_on(sheet: Sheet) -> dict[str, Expected]:
    """What the places for letters and figures take, by their names."""
    return dict(_expected(sheet))


def _expected(sheet: Sheet) -> Iterator[tuple[str, Expected]]:
    elements = list(sheet.elements())
    letters = {
        each.name: tuple(statement.label for statement in each.statements)
        for each in elements
        if isinstance(each, Board)
    }
    shares: set[str] = set()
    for each in elements:
        match each:
            case Board():
                found = Expected(letters[each.name], each.name)
                for number in range(1, sum(each.rows) + 1):
                    yield f"{each.name}-{number}", found
            case Letters():
                found = Expected(letters.get(each.board, ()), each.board)
                for place in places_of_block(each):
                    yield place.name, found
            case Forces(score=str(score)) if score:
                yield from _scores(each)
            case Checklist(share=True):
                ticks = tuple(item.name for item in each.items if isinstance(item, Tick))
                for item in each.items:
                    if isinstance(item, Field):
                        shares.add(item.name)
                        yield item.name, Expected(_numbers(0, len(ticks)), sum_of=ticks)
            case Field(size="figure") if each.name not in shares:
                yield each.name, Expected(_numbers(0, MOST))


def _scores(forces: Forces) -> Iterator[tuple[str, Expected]]:
    score = Expected(_numbers(forces.least, forces.most))
    # Nobody has to fill in every row.
    totals = _numbers(min(0, forces.least * forces.rows), forces.most * forces.rows)
    for side in forces.sides:
        scores = tuple(f"{side.name}-score-{row}" for row in range(1, forces.rows + 1))
        yield from ((name, score) for name in scores)
        yield f"{side.name}-total", Expected(totals, sum_of=scores)


def _numbers(least: int, most: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(least, most + 1))
