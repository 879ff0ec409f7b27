"""Groups of boxes that share something out: which of them people see in front.

Each is scored by the share of its boxes that are ticked. Groups have different numbers of boxes, so
a count would favour the longer ones: five of six is less than five of five.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from worksheets.answers.tally.item import Question
from worksheets.answers.tally.part import Row, difference, rounded
from worksheets.answers.tally.questions import (
    Counted,
    beside,
    count_item,
    counted_rows,
    with_ticks,
)
from worksheets.answers.tally.returned import Returned
from worksheets.problems import Problems
from worksheets.sheet.tree import YES


@dataclass(frozen=True, slots=True)
class Stage:
    """A group of boxes: the mean of the shares that people ticked, and its rank among the groups.

    `leads` is how many people see it alone in front; `tied` that other groups have its rank.
    """

    title: str
    share: float | None
    rank: int
    tied: bool
    leads: int
    items: tuple[Counted, ...]
    before: Stage | None = None
    change: float | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Groups of boxes that some people see in front side by side, and how many people do."""

    stages: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Shares:
    """The groups of boxes of `n` sheets added up; `ties` are those of single people."""

    kind: ClassVar[str] = "shares"

    n: int
    stages: tuple[Stage, ...]
    ties: tuple[Tie, ...]

    def rows(self) -> Iterator[Row]:
        """Every figure of the groups, their boxes and the ties."""
        for stage in self.stages:
            then = stage.before
            for measure in ("share", "rank", "tied", "leads"):
                value, old = getattr(stage, measure), getattr(then, measure, None)
                change = stage.change if measure == "share" else None
                yield Row("stage", "", stage.title, measure, value, old, change)
            for item in stage.items:
                yield from counted_rows("item", item)
        for tie in self.ties:
            yield Row("tie", "", "; ".join(tie.stages), "leads", tie.times)


@dataclass(frozen=True, slots=True)
class AskedShares:
    """The groups of boxes on a sheet whose shares are compared with one another."""

    questions: tuple[Question, ...]

    def signature(self) -> object:
        """The boxes of each group."""
        return [[item.name for item in question.items] for question in self.questions]

    def add_up(
        self, now: Sequence[Returned], before: Sequence[Returned] | None, problems: Problems
    ) -> Shares:
        """The shares of one day, beside those of an earlier one."""
        found = self._count(now)
        if before is None:
            return found
        old = self._count(before).stages
        stages = tuple(_beside(one, other) for one, other in zip(found.stages, old, strict=True))
        return replace(found, stages=stages)

    def _count(self, returned: Sequence[Returned]) -> Shares:
        items = [item for question in self.questions for item in question.items]
        sheets = with_ticks(items, returned)
        shares = [[_share(question, each) for question in self.questions] for each in sheets]
        fronts = Counter(
            tuple(n for n, share in enumerate(person) if share == max(person))
            for person in shares
            if any(person)
        )
        sums = [sum(column, Fraction(0)) for column in zip(*shares, strict=True)]
        sums = sums or [Fraction(0)] * len(self.questions)
        stages = tuple(
            Stage(
                question.title,
                rounded(float(sums[n] / len(shares))) if shares else None,
                1 + sum(other > sums[n] for other in sums),
                sums.count(sums[n]) > 1,
                fronts[(n,)],
                tuple(count_item(item, sheets) for item in question.items),
            )
            for n, question in enumerate(self.questions)
        )
        ties = tuple(
            Tie(tuple(self.questions[n].title for n in front), times)
            for front, times in sorted(fronts.items())
            if len(front) > 1
        )
        return Shares(len(sheets), stages, ties)


def _share(question: Question, returned: Returned) -> Fraction:
    ticked = sum(returned.values.get(item.name) == YES for item in question.items)
    return Fraction(ticked, len(question.items))


def _beside(now: Stage, before: Stage) -> Stage:
    items = tuple(beside(one, old) for one, old in zip(now.items, before.items, strict=True))
    change = difference(now.share, before.share)
    return replace(now, items=items, before=replace(before, items=()), change=change)
