"""Stages: which stage a group sees itself in, by the share of each stage's boxes that are ticked.

Stages have different numbers of descriptors, so a count would favour the longer ones: five of six
is less than five of five.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from worksheets.answers.tally.checklist import Counted, beside, count_item, with_ticks
from worksheets.answers.tally.form import Form, Question
from worksheets.answers.tally.read import Returned
from worksheets.sheet.tree import YES

PLACES = 4


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: the mean of the shares of its items that people ticked, and its rank among stages.

    `leads` is how many people see it alone in front; `tied` that other stages have its rank.
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
    """Stages that some people see in front side by side, and how many do."""

    stages: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class Stages:
    """Stages added up; `ties` are those of single people."""

    n: int
    stages: tuple[Stage, ...]
    ties: tuple[Tie, ...]


def add_stages(form: Form, returned: Sequence[Returned]) -> Stages:
    """The tally of the stages, which are the questions of the worksheet."""
    sheets = with_ticks(form, returned)
    shares = [[_share(question, each) for question in form.questions] for each in sheets]
    fronts = Counter(
        tuple(n for n, share in enumerate(person) if share == max(person))
        for person in shares
        if any(person)
    )
    means = [
        sum((person[n] for person in shares), Fraction(0)) / len(shares) if shares else Fraction(0)
        for n in range(len(form.questions))
    ]
    stages = tuple(
        Stage(
            question.title,
            round(float(means[n]), PLACES) if shares else None,
            1 + sum(other > means[n] for other in means),
            means.count(means[n]) > 1,
            fronts[(n,)],
            tuple(count_item(item, sheets) for item in question.items),
        )
        for n, question in enumerate(form.questions)
    )
    ties = tuple(
        Tie(tuple(form.questions[n].title for n in front), times)
        for front, times in sorted(fronts.items())
        if len(front) > 1
    )
    return Stages(len(sheets), stages, ties)


def _share(question: Question, returned: Returned) -> Fraction:
    ticked = sum(returned.values.get(item.name) == YES for item in question.items)
    return Fraction(ticked, len(question.items))


def compare(now: Stages, before: Stages) -> Stages:
    """The later of two days, each stage beside the earlier and the difference of the shares."""
    return replace(
        now,
        stages=tuple(
            _beside(one, other) for one, other in zip(now.stages, before.stages, strict=True)
        ),
    )


def _beside(now: Stage, before: Stage) -> Stage:
    change = None
    if now.share is not None and before.share is not None:
        change = round(now.share - before.share, PLACES)
    items = tuple(beside(one, old) for one, old in zip(now.items, before.items, strict=True))
    return replace(now, items=items, before=before, change=change)
