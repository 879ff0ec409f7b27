"""Breakdowns by service that give nobody away.

A group of fewer than five people is not shown. Nor may it be worked out: what is left when the
groups that are shown are taken from the total must be nobody, or two groups or more with at
least five people between them. Where it is less, the smallest groups that are shown are withheld
too: primary and secondary suppression, as statisticians call it (A. Hundepool and others,
Statistical Disclosure Control, Wiley 2012).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from worksheets.answers.tally.read import Returned

LEAST = 5
"""Fewer people are no group, but persons."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Which groups may be shown, which are too small, and which are withheld to hide those."""

    shown: tuple[str, ...]
    small: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """The sheets of one service; the name is as most of them spell it, "" if they do not say."""

    name: str
    returned: list[Returned] = field(default_factory=list)


def shown_groups(sizes: Mapping[str, int], never: Collection[str] = ()) -> Shown:
    """Which of some groups of people may be shown beside their total, those of `never` not."""
    there = {name: size for name, size in sizes.items() if size}
    small = {name for name, size in there.items() if size < LEAST}
    hidden = small | (there.keys() & set(never))
    while hidden and hidden != set(there) and not _safe([there[name] for name in hidden]):
        hidden.add(min(there.keys() - hidden, key=lambda name: (there[name], name)))
    return Shown(
        tuple(name for name in sizes if name in there and name not in hidden),
        tuple(name for name in sizes if name in small),
        tuple(name for name in sizes if name in hidden - small),
    )


def _safe(sizes: Sequence[int]) -> bool:
    return len(sizes) > 1 and sum(sizes) >= LEAST


def by_service(returned: Sequence[Returned]) -> list[Service]:
    """Sheets by the service they came from, in the order of the alphabet, those of none last."""
    found: dict[str, list[Returned]] = {}
    for each in returned:
        found.setdefault(each.service.casefold(), []).append(each)
    return [
        Service(_usual([each.service for each in found[key]]), found[key])
        for key in sorted(found, key=lambda key: (not key, key))
    ]


def _usual(spellings: Sequence[str]) -> str:
    """The spelling that most have; of several, the first of the alphabet."""
    counts = Counter(spellings)
    return min(counts, key=lambda spelling: (-counts[spelling], spelling))
