"""Checklists: how often each answer was given to each item, by question and by service.

Blank is not no: an item without an answer counts in `blank` and in nothing else. A box that is
not ticked is a no, but only on a sheet where something is ticked.

People differ over an item if no answer has two thirds of those who answered it; over one that is
rated in figures, if its quartiles (linear interpolation, Hyndman and Fan 1996, type 7) are two
or more apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median, quantiles

from worksheets.answers.tally.form import Form, Item, Question
from worksheets.answers.tally.groups import by_service, shown_groups
from worksheets.answers.tally.read import Returned
from worksheets.sheet.tree import NO, YES

APART = 2
"""Quartiles so far apart are a disagreement."""
PLACES = 4
"""Shares and means are told to so many decimals."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One item, or one question with its `items` pooled, counted.

    `n` answered it, `blank` did not (of those whose sheet is not blank); `counts` says how often
    each answer was given, `share` the part of yes among the answers; `mean` and `median` are of
    ratings in figures; `differ` marks disagreement over an item. `before` is the same another day,
    `change` the difference of the share or the mean.
    """

    name: str
    number: str
    text: str
    n: int
    blank: int
    counts: Mapping[str, int]
    share: float | None = None
    mean: float | None = None
    median: float | None = None
    differ: bool = False
    items: tuple[Counted, ...] = ()
    before: Counted | None = None
    change: float | None = None

    @property
    def measure(self) -> float | None:
        """What two days are compared by."""
        return self.share if self.mean is None else self.mean


@dataclass(frozen=True, slots=True)
class ServiceShares:
    """A service of five people or more, and its answers to each question; None is not shown."""

    service: str
    n: int
    questions: tuple[Counted | None, ...]


@dataclass(frozen=True, slots=True)
class Services:
    """The breakdown by service: those shown, those too small, those withheld to hide these."""

    shown: tuple[ServiceShares, ...]
    small: tuple[str, ...]
    withheld: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist added up: `n` sheets have an answer; `scale` is all answers, with their words.

    `rated` says that the answers are figures, of which means are told.
    """

    n: int
    scale: Mapping[str, str]
    rated: bool
    questions: tuple[Counted, ...]
    services: Services | None = None


def count_checklist(form: Form, returned: Sequence[Returned]) -> Checklist:
    """The tally of what was ticked or rated on some sheets."""
    sheets = with_ticks(form, returned)
    questions = tuple(
        replace(
            _pooled(question, sheets),
            items=tuple(count_item(item, sheets) for item in question.items),
        )
        for question in form.questions
    )
    rated = bool(form.items) and all(item.rated for item in form.items)
    return Checklist(len(sheets), _scale_of(form.items), rated, questions, _services(form, sheets))


def with_ticks(form: Form, returned: Sequence[Returned]) -> list[Returned]:
    """The sheets on which anything is ticked or rated, their boxes left unticked a no."""
    no = {item.name: NO for item in form.items if item.box}
    names = {item.name for item in form.items}
    return [
        replace(each, values={**no, **each.values})
        for each in returned
        if names & each.values.keys()
    ]


def count_item(item: Item, sheets: Sequence[Returned]) -> Counted:
    """One item on some sheets, none of which is blank."""
    answers = [each.values[item.name] for each in sheets if item.name in each.values]
    return _counted(item, answers, len(sheets) - len(answers))


def _pooled(question: Question, sheets: Sequence[Returned]) -> Counted:
    """All answers to a question's items together."""
    names = [item.name for item in question.items]
    answers = [each.values[name] for each in sheets for name in names if name in each.values]
    item = Item("", question.number, question.title, _scale_of(question.items))
    pooled = _counted(item, answers, len(sheets) * len(names) - len(answers))
    return replace(pooled, differ=False, median=None)


def _scale_of(items: Iterable[Item]) -> dict[str, str]:
    """All answers that some items can have, with their words, each once."""
    return {answer: text for item in items for answer, text in item.answers.items()}


def _counted(item: Item, answers: Sequence[str], blank: int) -> Counted:
    tally = Counter(answers)
    counts = {answer: tally[answer] for answer in item.answers}
    found = Counted(item.name, item.number, item.text, len(answers), blank, counts)
    if not answers:
        return found
    if item.rated:
        figures = [int(answer) for answer in answers]
        low, _, high = quantiles(figures, n=4, method="inclusive") if figures[1:] else (0, 0, 0)
        return replace(
            found,
            mean=round(fmean(figures), PLACES),
            median=float(median(figures)),
            differ=high - low >= APART,
        )
    most = max(tally.values())
    share = round(tally[YES] / len(answers), PLACES) if YES in item.answers else None
    return replace(found, share=share, differ=3 * most < 2 * len(answers))


def _services(form: Form, sheets: Sequence[Returned]) -> Services | None:
    """The breakdown, if the sheets came from more than one service."""
    services = by_service(sheets)
    if len(services) < 2:
        return None
    shown = shown_groups({each.name: len(each.returned) for each in services})
    columns: list[dict[str, Counted]] = []
    for question in form.questions:
        names = {item.name for item in question.items}
        people = {
            each.name: [one for one in each.returned if names & one.values.keys()]
            for each in services
        }
        # Of a group that is shown fewer may have answered one question.
        hidden = {*shown.small, *shown.withheld}
        sizes = {name: len(of) for name, of in people.items()}
        few = shown_groups({name: size for name, size in sizes.items() if size}, hidden)
        columns.append({name: _pooled(question, people[name]) for name in few.shown})
    return Services(
        tuple(
            ServiceShares(
                each.name, len(each.returned), tuple(column.get(each.name) for column in columns)
            )
            for each in services
            if each.name in shown.shown
        ),
        shown.small,
        shown.withheld,
    )


def compare(now: Checklist, before: Checklist) -> Checklist:
    """The later of two days, beside each of its figures the earlier and the difference."""
    pairs = zip(now.questions, before.questions, strict=True)
    return replace(now, questions=tuple(beside(one, other) for one, other in pairs))


def beside(now: Counted, before: Counted) -> Counted:
    """A count of the later day with that of the earlier and the difference, its items' too."""
    change = None
    if now.measure is not None and before.measure is not None:
        change = round(now.measure - before.measure, PLACES)
    items = tuple(beside(one, old) for one, old in zip(now.items, before.items, strict=True))
    return replace(now, items=items, before=replace(before, items=()), change=change)
