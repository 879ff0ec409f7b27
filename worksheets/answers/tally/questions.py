"""Boxes to tick and scales: how often each answer was given, by question and by group.

Blank is not no: an item without an answer counts in `blank` and in nothing else. A box that is
not ticked is a no, but only on a sheet where something is ticked. An answer that is none of the
item's own counts in `odd` and in nothing else.

People differ over an item if no answer has two thirds of those who answered it; over one that is
rated in figures, if its quartiles (linear interpolation, Hyndman and Fan 1996, type 7) are two
or more apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median, quantiles
from typing import ClassVar

from worksheets.answers.tally.groups import Groups, groups_of
from worksheets.answers.tally.item import Item, Question, is_rated
from worksheets.answers.tally.part import Row, difference, rounded
from worksheets.answers.tally.returned import Returned
from worksheets.problems import Problems
from worksheets.sheet.tree import NO, YES

APART = 2
"""Quartiles so far apart are a disagreement."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One item, or one question with the answers to its `items` pooled.

    `n` answered it, `blank` did not, `odd` wrote something else. `answers` are those there are,
    with their words; `counts` says how often each was given, `shares` which part of `n` that is,
    `share` the part of yes. `mean` and `median` are of ratings in figures. `divided` goes from 0,
    where all answers are alike, to 1, where half are at each end of the scale; `differ` says that
    this is worth talking about. `alike` says that the items have the same answers. `before` is
    the same another day, `change` the difference of the mean or, of answers that are no figures, of
    the first answer's share.
    """

    name: str
    number: str
    text: str
    n: int
    blank: int
    odd: int
    answers: Mapping[str, str]
    counts: Mapping[str, int]
    shares: Mapping[str, float]
    share: float | None = None
    mean: float | None = None
    median: float | None = None
    divided: float | None = None
    differ: bool = False
    alike: bool = True
    items: tuple[Counted, ...] = ()
    before: Counted | None = None
    change: float | None = None

    @property
    def measure(self) -> float | None:
        """What two days and two groups are compared by: the mean, or the first answer's share."""
        if self.mean is not None or not self.n or not self.alike or self.rated:
            return self.mean
        return next(iter(self.shares.values()))

    @property
    def rated(self) -> bool:
        """Whether the answers are figures."""
        return is_rated(self.answers)


@dataclass(frozen=True, slots=True)
class Questions:
    """What was ticked and rated: `n` sheets have an answer.

    `scale` holds all answers with their words; `rated` says that all are figures, so that there
    are means. `divided` are the names of the items over which people differ, the most divided
    first. `services` is the breakdown by group, if there is more than one.
    """

    kind: ClassVar[str] = "questions"

    n: int
    scale: Mapping[str, str]
    rated: bool
    questions: tuple[Counted, ...]
    divided: tuple[str, ...]
    services: Groups[Counted] | None = None

    def rows(self) -> Iterator[Row]:
        """Every figure of questions, items and groups."""
        for question in self.questions:
            yield from counted_rows("question", question)
            for item in question.items:
                yield from counted_rows("item", item)
        if self.services:
            yield from self.services.rows(
                [question.text for question in self.questions],
                [_measure_name(question) for question in self.questions],
                lambda one: one.measure,
            )


@dataclass(frozen=True, slots=True)
class AskedQuestions:
    """The questions of a sheet; fewer people than `smallest_group` are not shown by themselves."""

    questions: tuple[Question, ...]
    smallest_group: int

    def signature(self) -> object:
        """The items and their answers."""
        return [(item.name, *item.answers) for item in self._items()]

    def add_up(
        self, now: Sequence[Returned], before: Sequence[Returned] | None, problems: Problems
    ) -> Questions:
        """The figures of one day, beside those of an earlier one."""
        found = self._count(now)
        return found if before is None else _beside(found, self._count(before))

    def _items(self) -> list[Item]:
        return [item for question in self.questions for item in question.items]

    def _count(self, returned: Sequence[Returned]) -> Questions:
        items = self._items()
        sheets = with_ticks(items, returned)
        questions = tuple(
            replace(
                _pooled(question, sheets),
                items=tuple(count_item(item, sheets) for item in question.items),
            )
            for question in self.questions
        )
        differ = [item for question in questions for item in question.items if item.differ]
        differ.sort(key=lambda item: -(item.divided or 0))
        return Questions(
            len(sheets),
            _scale_of(items),
            all(item.rated for item in items),
            questions,
            tuple(item.name for item in differ),
            groups_of(
                sheets,
                [{item.name for item in question.items} for question in self.questions],
                self.smallest_group,
                lambda number, people: _pooled(self.questions[number], people),
            ),
        )


def _measure_name(one: Counted) -> str:
    """What a question's measure is called in a table."""
    first = next(iter(one.answers))
    return "mean" if one.rated else "share" if first == YES else f"share of {first}"


def with_ticks(items: Iterable[Item], returned: Sequence[Returned]) -> list[Returned]:
    """The sheets on which any item has an answer, their boxes left unticked a no."""
    boxes = [item.name for item in items if item.box]
    names = {item.name for item in items}
    found = []
    for each in returned:
        if not names.isdisjoint(each.values) or not names.isdisjoint(each.odd):
            no = {name: NO for name in boxes if name not in each.odd}
            found.append(replace(each, values=no | dict(each.values)))
    return found


def count_item(item: Item, sheets: Sequence[Returned]) -> Counted:
    """One item on some sheets, on each of which some item has an answer."""
    answers = [each.values[item.name] for each in sheets if item.name in each.values]
    odd = sum(item.name in each.odd for each in sheets)
    return _counted(item, answers, len(sheets) - len(answers) - odd, odd)


def _pooled(question: Question, sheets: Sequence[Returned]) -> Counted:
    """All answers to a question's items together."""
    names = [item.name for item in question.items]
    answers = [each.values[name] for each in sheets for name in names if name in each.values]
    odd = sum(name in each.odd for each in sheets for name in names)
    item = Item("", question.number, question.title, _scale_of(question.items))
    blank = len(sheets) * len(names) - len(answers) - odd
    pooled = _counted(item, answers, blank, odd)
    alike = len({tuple(item.answers) for item in question.items}) == 1
    if not alike:
        pooled = replace(pooled, share=None, mean=None)
    return replace(pooled, differ=False, divided=None, median=None, alike=alike)


def _scale_of(items: Iterable[Item]) -> dict[str, str]:
    """All answers that some items can have, with their words, each once."""
    return {answer: text for item in items for answer, text in item.answers.items()}


def _counted(item: Item, answers: Sequence[str], blank: int, odd: int) -> Counted:
    tally, n = Counter(answers), len(answers)
    counts = {answer: tally[answer] for answer in item.answers}
    shares = {answer: rounded(times / n) if n else 0.0 for answer, times in counts.items()}
    found = Counted(item.name, item.number, item.text, n, blank, odd, item.answers, counts, shares)
    if not answers:
        return found
    found = replace(found, divided=_divided(list(counts.values())))
    if item.rated:
        figures = [int(answer) for answer in answers]
        low, _, high = quantiles(figures, n=4, method="inclusive") if figures[1:] else (0, 0, 0)
        return replace(
            found,
            mean=rounded(fmean(figures)),
            median=float(median(figures)),
            differ=high - low >= APART,
        )
    share = shares[YES] if YES in item.answers else None
    return replace(found, share=share, differ=3 * max(counts.values()) < 2 * n)


def _divided(counts: Sequence[int]) -> float:
    """How far answers on a scale are apart: 0 if all are alike, 1 if half are at each end.

    The measure of dispersion of R. K. Leik (A Measure of Ordinal Consensus, Pacific Sociological
    Review 9, 1966): the distances of the cumulative shares from 0 or 1, whichever is nearer,
    added up, as a part of the largest sum there can be.
    """
    total, steps = sum(counts), len(counts) - 1
    if not steps:
        return 0.0
    distance, below = 0.0, 0
    for count in counts[:-1]:
        below += count
        distance += min(below, total - below) / total
    return rounded(2 * distance / steps)


def counted_rows(part: str, one: Counted) -> Iterator[Row]:
    """The figures of one item or question."""
    key = (part, one.name or one.number, one.text)
    then = one.before
    for measure in ("n", "blank", "odd"):
        yield Row(*key, measure, getattr(one, measure), getattr(then, measure, None))
    for answer, times in one.counts.items():
        yield Row(*key, answer, times, then.counts.get(answer) if then else None)
    for measure in ("mean", "median", "share"):
        value, old = getattr(one, measure), getattr(then, measure, None)
        if value is not None:
            yield Row(*key, measure, value, old, None if measure == "median" else one.change)
    if one.mean is None and one.share is None and one.n:
        old = then.measure if then else None
        yield Row(*key, _measure_name(one), one.measure, old, one.change)


def _beside(now: Questions, before: Questions) -> Questions:
    pairs = zip(now.questions, before.questions, strict=True)
    services = now.services
    if services and before.services:
        services = services.beside(before.services, beside)
    questions = tuple(beside(one, other) for one, other in pairs)
    return replace(now, questions=questions, services=services)


def beside(now: Counted, before: Counted) -> Counted:
    """A count of the later day with that of the earlier and the difference, its items' too."""
    items = tuple(beside(one, old) for one, old in zip(now.items, before.items, strict=True))
    change = difference(now.measure, before.measure)
    return replace(now, items=items, before=replace(before, items=()), change=change)
