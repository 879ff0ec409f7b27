"""Force fields: what groups scored for and against a change, added up again from the scores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import ClassVar

from worksheets.answers.tally.part import Row, difference, rounded
from worksheets.answers.tally.returned import Returned
from worksheets.answers.tally.written import points_of, tidied
from worksheets.problems import Code, Problems
from worksheets.sheet.answers import plain
from worksheets.sheet.drawn import Force, Forces

Scored = tuple[str, int | None]
"""What a force says, and its score if it has one that can be read."""


@dataclass(frozen=True, slots=True)
class ListedForce:
    """A force that somebody wrote, how many wrote it, and how it was scored, low to high."""

    text: str
    times: int
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the force field: the sum of each of `n` forms, low to high, and their mean.

    `odd` counts the scores that could not be read.
    """

    name: str
    title: str
    n: int
    odd: int
    totals: tuple[int, ...]
    mean: float | None
    forces: tuple[ListedForce, ...]
    before: Side | None = None
    change: float | None = None


@dataclass(frozen=True, slots=True)
class ForceField:
    """Force fields added up; `most` is the largest sum that a side can have.

    Scores go from `least_score` to `most_score`. `forms` are the sums of the sides on each form
    that has scores, the smallest first: an order that does not tell whose it is.
    """

    kind: ClassVar[str] = "forces"

    n: int
    most: int
    least_score: int
    most_score: int
    sides: tuple[Side, ...]
    forms: tuple[tuple[int, ...], ...]

    def rows(self) -> Iterator[Row]:
        """Every figure of the sides, their forces and the forms."""
        for side in self.sides:
            for measure in ("n", "odd", "mean"):
                value, old = getattr(side, measure), getattr(side.before, measure, None)
                change = side.change if measure == "mean" else None
                yield Row("side", side.name, side.title, measure, value, old, change)
            for force in side.forces:
                yield Row("force", side.name, force.text, "times", force.times)
                for score in force.scores:
                    yield Row("force", side.name, force.text, "score", score)
        for number, totals in enumerate(self.forms, 1):
            for side, total in zip(self.sides, totals, strict=True):
                yield Row("form", str(number), side.title, "total", total)


@dataclass(frozen=True, slots=True)
class AskedForces:
    """One force field of a sheet."""

    field: Forces

    def signature(self) -> object:
        """The sides, and what a side can sum to."""
        field = self.field
        return [field.rows, field.least, field.most, *(side.name for side in field.sides)]

    def add_up(
        self, now: Sequence[Returned], before: Sequence[Returned] | None, problems: Problems
    ) -> ForceField:
        """The sums of one day, beside those of an earlier one.

        A score that cannot be read is a warning, and so is a total that is not its scores' sum.
        """
        found = self._add(now, problems)
        if before is None:
            return found
        old = self._add(before, problems).sides
        sides = tuple(_beside(one, other) for one, other in zip(found.sides, old, strict=True))
        return replace(found, sides=sides)

    def _add(self, returned: Sequence[Returned], problems: Problems) -> ForceField:
        field, filled = self.field, 0
        sums: list[tuple[int, ...]] = []
        written: list[list[Scored]] = [[] for _ in field.sides]
        odd = [0 for _ in field.sides]
        for each in returned:
            sides = []
            for number, side in enumerate(field.sides):
                forces, unread = self._forces(each, side, problems)
                _check_total(each, side, forces, problems)
                sides.append(forces)
                written[number] += forces
                odd[number] += unread
            filled += any(sides)
            if any(score is not None for forces in sides for _, score in forces):
                sums.append(tuple(sum(score or 0 for _, score in forces) for forces in sides))
        return ForceField(
            filled,
            field.rows * field.most,
            field.least,
            field.most,
            tuple(
                _side(side, odd[number], [one[number] for one in sums], written[number])
                for number, side in enumerate(field.sides)
            ),
            tuple(sorted(sums)),
        )

    def _forces(
        self, returned: Returned, side: Force, problems: Problems
    ) -> tuple[list[Scored], int]:
        """The forces of one side of a form that say anything, and how many scores are odd."""
        found: list[Scored] = []
        odd = 0
        for row in range(1, self.field.rows + 1):
            name = f"{side.name}-score-{row}"
            text = returned.values.get(f"{side.name}-{row}", "")
            cell = returned.values.get(name, "")
            score = _whole_number(cell)
            if score is not None and not self.field.least <= score <= self.field.most:
                score = None
            if cell and score is None:
                odd += 1
                message = f"“{cell}” is not a score; it is not counted"
                hint = f"a whole number from {self.field.least} to {self.field.most}"
                problems.add(Code.TALLY_ODD_ANSWER, message, hint, returned.where(name))
            if text or cell:
                found.append((text, score))
        return found, odd


def _check_total(
    returned: Returned, side: Force, forces: Sequence[Scored], problems: Problems
) -> None:
    name = f"{side.name}-total"
    cell = returned.values.get(name, "")
    total = sum(score or 0 for _, score in forces)
    if cell and _whole_number(cell) != total:
        message = f"the total is written as “{cell}”, its scores sum to {total}"
        problems.add(Code.TALLY_TOTAL, message, f"{total} is counted", returned.where(name))


def _side(side: Force, odd: int, totals: Sequence[int], forces: Sequence[Scored]) -> Side:
    scores: dict[str, list[int]] = {}
    for text, score in forces:
        if score is not None:
            scores.setdefault(tidied(text).casefold(), []).append(score)
    listed = [
        ListedForce(point.text, point.times, tuple(sorted(scores.pop(point.text.casefold(), ()))))
        for point in points_of(text for text, _ in forces)
    ]
    unsaid = scores.pop("", ())
    if unsaid:
        listed.append(ListedForce("", len(unsaid), tuple(sorted(unsaid))))
    mean = rounded(fmean(totals)) if totals else None
    return Side(side.name, side.title, len(totals), odd, tuple(sorted(totals)), mean, tuple(listed))


def _beside(now: Side, before: Side) -> Side:
    return replace(now, before=before, change=difference(now.mean, before.mean))


def _whole_number(cell: str) -> int | None:
    """A whole number, as spreadsheets write them too; None if it is no whole number."""
    word = plain(cell)
    return int(word) if re.fullmatch(r"[0-9]{1,6}", word) else None
