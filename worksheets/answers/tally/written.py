"""Written answers: listed box by box, by their text, so that nobody can tell whose they are.

An answer of several lines stays whole. Answers that differ in nothing but capitals and blanks are
one, and the result says how many gave it. Those that most people gave come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from worksheets.answers.tally.part import Row
from worksheets.answers.tally.returned import Returned


@dataclass(frozen=True, slots=True)
class Point:
    """Something that was written, how many wrote it, and how many did another day."""

    text: str
    times: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """One place to write, or several that are one list: its name, its label, what was written."""

    name: str
    label: str
    points: tuple[Point, ...]

    def rows(self) -> Iterator[Row]:
        """A row for each answer."""
        for point in self.points:
            yield Row("written", self.name, point.text, "times", point.times, point.before)


@dataclass(frozen=True, slots=True)
class AskedBox:
    """A box to write in, by its name and its label; `places` are the places that it is made of."""

    name: str
    label: str
    places: tuple[str, ...]

    def listed(self, now: Sequence[Returned], before: Sequence[Returned] | None) -> Box | None:
        """What was written in it, beside what was written another day; None if it is nothing."""
        points = points_of(self._texts(now))
        if before is not None:
            points = _both(points, points_of(self._texts(before)))
        return Box(self.name, self.label, tuple(points)) if points else None

    def _texts(self, returned: Sequence[Returned]) -> Iterator[str]:
        for each in returned:
            for place in self.places:
                if place in each.values:
                    yield each.values[place]


def points_of(texts: Iterable[str]) -> list[Point]:
    """Texts as points, the most frequent first; the same ones together, empty ones left out."""
    spellings: dict[str, Counter[str]] = {}
    for text in texts:
        whole = tidied(text)
        if whole:
            spellings.setdefault(whole.casefold(), Counter())[whole] += 1
    return _ordered(Point(_usual(spelt), spelt.total()) for spelt in spellings.values())


def tidied(text: str) -> str:
    """A text with single blanks and without empty lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _usual(spelt: Counter[str]) -> str:
    return min(spelt, key=lambda text: (-spelt[text], text))


def _both(now: Sequence[Point], before: Sequence[Point]) -> list[Point]:
    """The points of both days, each with how many made it, then and now."""
    old = {point.text.casefold(): point for point in before}
    new = {point.text.casefold(): point for point in now}
    return _ordered(
        Point(
            (new.get(key) or old[key]).text,
            new[key].times if key in new else 0,
            old[key].times if key in old else 0,
        )
        for key in new | old
    )


def _ordered(points: Iterable[Point]) -> list[Point]:
    """The most frequent first; of the same number those of an earlier day, then by the alphabet."""
    return sorted(
        points, key=lambda point: (-point.times, -(point.before or 0), point.text.casefold())
    )
