"""Force fields: what groups scored for and against a change, added up again from the scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from worksheets.answers.tally.form import Form
from worksheets.answers.tally.read import Returned
from worksheets.answers.tally.values import read_number
from worksheets.answers.tally.written import Point, points_of
from worksheets.problems import Code, Problems
from worksheets.sheet.drawn import Force, Forces

PLACES = 4


@dataclass(frozen=True, slots=True)
class ListedForce:
    """A force that somebody wrote, how many wrote it, and how it was scored, low to high."""

    text: str
    times: int
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the force field: the sum of each of `n` forms, low to high, and their mean."""

    name: str
    title: str
    n: int
    totals: tuple[int, ...]
    mean: float | None
    forces: tuple[ListedForce, ...]
    before: Side | None = None
    change: float | None = None


@dataclass(frozen=True, slots=True)
class ForceField:
    """Force fields added up; `most` is the largest sum that a side can have.

    `forms` are the sums of the sides on each form that has scores, the smallest first: an order
    that does not tell whose it is.
    """

    n: int
    most: int
    sides: tuple[Side, ...]
    forms: tuple[tuple[int, ...], ...]


def add_forces(form: Form, returned: Sequence[Returned], problems: Problems) -> ForceField:
    """The tally of force fields; a score that is none is a problem, a wrong total a warning."""
    field = next(each for each in form.sheet.elements() if isinstance(each, Forces))
    filled = 0
    sums: list[tuple[int, ...]] = []
    written: list[list[tuple[str, int | None]]] = [[] for _ in field.sides]
    for each in returned:
        sides = [_forces(each, side, field, problems) for side in field.sides]
        filled += any(sides)
        for side, forces, listed in zip(field.sides, sides, written, strict=True):
            _check_total(each, side, forces, problems)
            listed += forces
        if any(score for forces in sides for _, score in forces):
            sums.append(tuple(sum(score or 0 for _, score in forces) for forces in sides))
    return ForceField(
        filled,
        field.rows * field.most,
        tuple(
            _side(side, [one[n] for one in sums], written[n]) for n, side in enumerate(field.sides)
        ),
        tuple(sorted(sums)),
    )


def _forces(
    returned: Returned, side: Force, field: Forces, problems: Problems
) -> list[tuple[str, int | None]]:
    """The forces of one side of a form that say anything: their words and their scores."""
    found = []
    for row in range(1, field.rows + 1):
        name = f"{side.name}-score-{row}"
        text = returned.values.get(f"{side.name}-{row}", "")
        cell = returned.values.get(name, "")
        score = read_number(cell)
        if cell and (score is None or not field.least <= score <= field.most):
            message = f"“{cell}” is no score"
            hint = f"a whole number from {field.least} to {field.most}"
            problems.add(Code.TALLY_UNREADABLE, message, hint, returned.where(name))
        if text or cell:
            found.append((text, score))
    return found


def _check_total(
    returned: Returned, side: Force, forces: Sequence[tuple[str, int | None]], problems: Problems
) -> None:
    name = f"{side.name}-total"
    cell = returned.values.get(name, "")
    total = sum(score or 0 for _, score in forces)
    if cell and read_number(cell) != total:
        message = f"the total is written as “{cell}”, its scores sum to {total}"
        problems.add(Code.TALLY_TOTAL, message, f"{total} is counted", returned.where(name))


def _side(side: Force, totals: Sequence[int], forces: Sequence[tuple[str, int | None]]) -> Side:
    points = points_of(text for text, _ in forces)
    return Side(
        side.name,
        side.title,
        len(totals),
        tuple(sorted(totals)),
        round(fmean(totals), PLACES) if totals else None,
        tuple(ListedForce(point.text, point.times, _scores(point, forces)) for point in points),
    )


def _scores(point: Point, forces: Sequence[tuple[str, int | None]]) -> tuple[int, ...]:
    same = point.text.casefold()
    return tuple(
        sorted(score for text, score in forces if score and same == _one_line(text).casefold())
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def compare(now: ForceField, before: ForceField) -> ForceField:
    """The later of two days, each side beside the earlier and the difference of the means."""
    return replace(
        now,
        sides=tuple(
            _beside(one, other) for one, other in zip(now.sides, before.sides, strict=True)
        ),
    )


def _beside(now: Side, before: Side) -> Side:
    change = None
    if now.mean is not None and before.mean is not None:
        change = round(now.mean - before.mean, PLACES)
    return replace(now, before=before, change=change)
