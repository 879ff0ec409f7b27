"""Breakdowns by group that give nobody away.

A group of fewer people than the worksheet shows is not shown. Nor may it be worked out: what is
left when the groups that are shown are taken from the total must be nobody, or two groups or more
with enough people between them. Where it is less, the smallest groups that are shown are withheld
too: primary and secondary suppression, as statisticians call it (A. Hundepool and others,
Statistical Disclosure Control, Wiley 2012).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from worksheets.answers.tally.part import Row, Value
from worksheets.answers.tally.returned import Returned

Figures = TypeVar("Figures")


@dataclass(frozen=True, slots=True)
class Shown:
    """Which groups may be shown, which are too small, and which are withheld to hide those."""

    shown: tuple[str, ...]
    small: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group(Generic[Figures]):
    """A group that is large enough, and its answers to each question; None is not shown."""

    service: str
    n: int
    questions: tuple[Figures | None, ...]


@dataclass(frozen=True, slots=True)
class Groups(Generic[Figures]):
    """The breakdown: the groups shown, those too small, those withheld to hide these.

    A group has at least `smallest` people.
    """

    smallest: int
    shown: tuple[Group[Figures], ...]
    small: tuple[str, ...]
    withheld: tuple[str, ...]

    def rows(
        self, titles: Sequence[str], measures: Sequence[str], value: Callable[[Figures], Value]
    ) -> Iterator[Row]:
        """Every figure of every group; each question has a title and a measure."""
        for group in self.shown:
            yield Row("service", group.service, "", "n", group.n)
            for title, measure, one in zip(titles, measures, group.questions, strict=True):
                figure = value(one) if one else None
                yield Row("service", group.service, title, measure, figure)
        for name in self.small:
            yield Row("service", name, "", "not shown", f"fewer than {self.smallest}")
        for name in self.withheld:
            yield Row("service", name, "", "not shown", "withheld")

    def beside(
        self, before: Groups[Figures], one_beside: Callable[[Figures, Figures], Figures]
    ) -> Groups[Figures]:
        """The groups of the later day, those beside them that are shown of the earlier too."""
        then = {group.service.casefold(): group.questions for group in before.shown}
        return replace(
            self,
            shown=tuple(
                replace(
                    group,
                    questions=tuple(
                        one_beside(one, old) if one and old else one
                        for one, old in zip(
                            group.questions, then[group.service.casefold()], strict=True
                        )
                    ),
                )
                if group.service.casefold() in then
                else group
                for group in self.shown
            ),
        )


def groups_of(
    sheets: Sequence[Returned],
    questions: Sequence[Collection[str]],
    smallest: int,
    count: Callable[[int, Sequence[Returned]], Figures],
) -> Groups[Figures] | None:
    """The breakdown of sheets by the group they came from, if there is more than one.

    `questions` are the places of each question; `count` gives the figures of one, by its number,
    for some of the sheets.
    """
    found = _by_group(sheets)
    if len(found) < 2:
        return None
    shown = shown_groups({name: len(people) for name, people in found.items()}, smallest)
    # Of a group that is shown fewer may have answered one question.
    hidden = {*shown.small, *shown.withheld}
    columns: list[dict[str, Figures]] = []
    for number, names in enumerate(questions):
        people = {
            name: [one for one in each if not one.values.keys().isdisjoint(names)]
            for name, each in found.items()
        }
        sizes = {name: len(of) for name, of in people.items()}
        few = shown_groups(sizes, smallest, hidden)
        columns.append({name: count(number, people[name]) for name in few.shown})
    return Groups(
        smallest,
        tuple(
            Group(name, len(found[name]), tuple(column.get(name) for column in columns))
            for name in shown.shown
        ),
        shown.small,
        shown.withheld,
    )


def shown_groups(sizes: Mapping[str, int], smallest: int, never: Collection[str] = ()) -> Shown:
    """Which of some groups of people may be shown beside their total, those of `never` not."""
    there = {name: size for name, size in sizes.items() if size}
    small = {name for name, size in there.items() if size < smallest}
    hidden = small | (there.keys() & set(never))
    people = sum(there[name] for name in hidden)
    others = sorted(there.keys() - hidden, key=lambda name: (there[name], name))
    for name in others:
        if not hidden or (len(hidden) > 1 and people >= smallest):
            break
        hidden.add(name)
        people += there[name]
    return Shown(
        tuple(name for name in sizes if name in there and name not in hidden),
        tuple(name for name in sizes if name in small),
        tuple(name for name in sizes if name in hidden - small),
    )


def _by_group(returned: Sequence[Returned]) -> dict[str, list[Returned]]:
    """Sheets by the group they came from, in the order of the alphabet, those of none last.

    A group is named as most of its people spell it, "" if they do not say.
    """
    found: dict[str, list[Returned]] = {}
    for each in returned:
        found.setdefault(each.group.casefold(), []).append(each)
    return {
        _usual([each.group for each in found[key]]): found[key]
        for key in sorted(found, key=lambda key: (not key, key))
    }


def _usual(spellings: Sequence[str]) -> str:
    """The spelling that most have; of several, the first of the alphabet."""
    counts = Counter(spellings)
    return min(counts, key=lambda spelling: (-counts[spelling], spelling))
