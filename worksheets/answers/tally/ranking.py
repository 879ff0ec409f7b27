"""Boards: what groups put at the top, and how far they agree.

A box on the board weighs by its row, counted from the bottom: on rows of 1, 2, 3, 2 and 1 boxes
that is 5, 4, 3, 2 and 1. What is left out weighs 0. The weights of a whole board have one sum,
which is 27 there. A board whose letters are not all there, or that has one twice, is not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from worksheets.answers.tally.kendall import kendalls_w
from worksheets.answers.tally.part import Row, difference, rounded
from worksheets.answers.tally.returned import Returned
from worksheets.problems import Code, Problems

Weights = dict[str, int]
"""What each statement weighs on one board."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and where groups put it.

    `weight` is the sum over all boards and `mean` that of one; `top` is how often it was in the
    upper half, `discarded` how often it was left out; `rank` counts from 1, `tied` says that
    others have the same.
    """

    letter: str
    text: str
    weight: int
    mean: float | None
    top: int
    discarded: int
    rank: int
    tied: bool
    before: Statement | None = None
    change: float | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """`n` boards added up: the statements by rank, and Kendall's W of two boards or more.

    `label` and `name` are the board's; `shape` says how many boxes its rows have, and `top` of
    them are in its upper half. `invalid` boards are not counted. `agreement_before` is the
    agreement of the earlier day.
    """

    kind: ClassVar[str] = "ranking"

    n: int
    invalid: int
    name: str
    label: str
    shape: tuple[int, ...]
    top: int
    statements: tuple[Statement, ...]
    agreement: float | None
    agreement_before: float | None = None

    def rows(self) -> Iterator[Row]:
        """The agreement, and every figure of the statements."""
        yield Row("agreement", "", "", "n", self.n)
        yield Row("agreement", "", "", "invalid", self.invalid)
        yield Row("agreement", "", "", "kendalls-w", self.agreement, self.agreement_before)
        for one in self.statements:
            for measure in ("rank", "tied", "weight", "mean", "top", "discarded"):
                value, old = getattr(one, measure), getattr(one.before, measure, None)
                change = one.change if measure == "mean" else None
                yield Row("statement", one.letter, one.text, measure, value, old, change)


@dataclass(frozen=True, slots=True)
class AskedRanking:
    """One board of a sheet: its rows, its statements by letter, and the places of its letters.

    `left_out` are the places for letters of what the board leaves out. A board without statements
    ranks whatever is written in it.
    """

    name: str
    label: str
    rows: tuple[int, ...]
    statements: Mapping[str, str]
    left_out: tuple[str, ...]

    def signature(self) -> object:
        """The shape of the board and its letters."""
        return [self.rows, *self.statements]

    def weights(self) -> Weights:
        """What each place of the board weighs, by its row; a place for what is left out 0."""
        height = len(self.rows)
        by_box = [height - row for row, count in enumerate(self.rows) for _ in range(count)]
        board = {f"{self.name}-{n}": weight for n, weight in enumerate(by_box, 1)}
        return board | dict.fromkeys(self.left_out, 0)

    def add_up(
        self, now: Sequence[Returned], before: Sequence[Returned] | None, problems: Problems
    ) -> Ranking:
        """The ranking of one day, beside that of an earlier one.

        A board that is not valid is a warning with its reasons, and is left out.
        """
        letters = {_key(letter): letter for letter in self.statements}
        boards, invalid = self._boards(now, letters, problems)
        earlier = None if before is None else self._boards(before, letters, problems)[0]
        words = self.statements or dict.fromkeys(letters.values(), "")
        upper = (len(self.rows) + 1) // 2
        found = Ranking(
            len(boards),
            invalid,
            self.name,
            self.label,
            self.rows,
            sum(self.rows[:upper]),
            _ranked(words, boards, len(self.rows) - upper),
            kendalls_w([[board.get(letter, 0) for letter in words] for board in boards]),
        )
        if earlier is None:
            return found
        old = {each.letter: each for each in _ranked(words, earlier, len(self.rows) - upper)}
        return replace(
            found,
            statements=tuple(_beside(each, old[each.letter]) for each in found.statements),
            agreement_before=kendalls_w(
                [[board.get(letter, 0) for letter in words] for board in earlier]
            ),
        )

    def _boards(
        self, returned: Sequence[Returned], letters: dict[str, str], problems: Problems
    ) -> tuple[list[Weights], int]:
        """The weights of each valid board, and how many are not valid.

        Without statements, what is written on the boards is added to `letters`.
        """
        places = self.weights()
        boards, invalid = [], 0
        for each in returned:
            if places.keys().isdisjoint(each.values):
                continue
            weights, reasons = _weighed(each.values, places, letters, known=bool(self.statements))
            if not reasons:
                boards.append(weights)
                continue
            invalid += 1
            message = f"the board is not valid and is not counted: {'; '.join(reasons.values())}"
            problems.add(Code.TALLY_INVALID_FORM, message, "", each.where(next(iter(reasons))))
        return boards, invalid


def _weighed(
    values: Mapping[str, str], places: Weights, letters: dict[str, str], *, known: bool
) -> tuple[Weights, dict[str, str]]:
    """The weight of each letter on a board, and by place what is wrong with it.

    Where no letter that is left out is written, they are those that are not on the board. If not
    all letters are `known` from the start, new ones are added to `letters`.
    """
    weights: Weights = {}
    wrong: dict[str, str] = {}
    told = any(name in values for name, weight in places.items() if not weight)
    for name, weight in places.items():
        cell = values.get(name, "")
        key = _key(cell)
        if not key:
            if weight or told:
                wrong[name] = f"{name} is empty"
            continue
        if known and key not in letters:
            wrong[name] = f"“{cell}” in {name} is none of {', '.join(letters.values())}"
            continue
        letter = letters.setdefault(key, key.upper() if len(key) == 1 else _bare(cell))
        if letter in weights:
            wrong[name] = f"{letter} is there twice, again in {name}"
        else:
            weights[letter] = weight
    whole, total = sum(places.values()), sum(weights.values())
    if wrong and total != whole:
        last = list(wrong)[-1]
        wrong[last] += f"; the weights sum to {total}, not {whole}"
    return weights, wrong


_AROUND = " .,;:()[]"
"""What people write around a letter."""


def _key(cell: str) -> str:
    """A letter, or whatever is written, without what stands around it and in small letters."""
    return _bare(cell).casefold()


def _bare(cell: str) -> str:
    return " ".join(cell.split()).strip(_AROUND)


def _ranked(
    words: Mapping[str, str], boards: Sequence[Weights], below: int
) -> tuple[Statement, ...]:
    """The statements, the heaviest first; what weighs more than `below` is in the upper half."""
    sums = {letter: sum(board.get(letter, 0) for board in boards) for letter in words}
    shared = Counter(sums.values())
    heavier = {
        weight: sum(times for other, times in shared.items() if other > weight) for weight in shared
    }
    statements = [
        Statement(
            letter,
            words[letter],
            weight,
            rounded(weight / len(boards)) if boards else None,
            sum(board.get(letter, 0) > below for board in boards),
            sum(board.get(letter, 0) == 0 for board in boards),
            1 + heavier[weight],
            shared[weight] > 1,
        )
        for letter, weight in sums.items()
    ]
    return tuple(sorted(statements, key=lambda each: (each.rank, each.letter)))


def _beside(now: Statement, before: Statement) -> Statement:
    return replace(now, before=before, change=difference(now.mean, before.mean))
