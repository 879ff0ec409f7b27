"""Written answers: listed box by box, by their text, so that nobody can tell whose they are.

Each line of an answer is a point of its own. Points that differ in nothing but capitals and blanks
are one, and it is told how many made it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from worksheets.answers.tally.form import Form
from worksheets.answers.tally.read import Returned


@dataclass(frozen=True, slots=True)
class Point:
    """Something that was written, how many wrote it, and how many did another day."""

    text: str
    times: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A place to write, by its name and its label, and what was written there."""

    name: str
    label: str
    points: tuple[Point, ...]


def list_written(form: Form, returned: Sequence[Returned], but: Iterable[str] = ()) -> list[Box]:
    """The boxes of a worksheet in which anything was written, `but` those told otherwise."""
    left_out = set(but)
    boxes = []
    for name, label in form.boxes.items():
        texts = [] if name in left_out else [each.values.get(name, "") for each in returned]
        points = points_of(line for text in texts for line in text.split("\n"))
        if points:
            boxes.append(Box(name, label, tuple(points)))
    return boxes


def points_of(texts: Iterable[str]) -> list[Point]:
    """Texts as points in the order of the alphabet, the same ones together, empty ones left out."""
    spellings: dict[str, Counter[str]] = {}
    for text in texts:
        line = " ".join(text.split())
        if line:
            spellings.setdefault(line.casefold(), Counter())[line] += 1
    return [
        Point(min(spelt, key=lambda text: (-spelt[text], text)), spelt.total())
        for _, spelt in sorted(spellings.items())
    ]


def compare(now: Sequence[Box], before: Sequence[Box]) -> list[Box]:
    """The boxes of both days: each point with how many made it, then and now."""
    old = {box.name: box for box in before}
    new = {box.name: box for box in now}
    names = [*new, *(name for name in old if name not in new)]
    return [_both(new.get(name), old.get(name)) for name in names]


def _both(now: Box | None, before: Box | None) -> Box:
    either = now or before
    assert either is not None
    times = {point.text.casefold(): point for point in (now.points if now else ())}
    then = {point.text.casefold(): point for point in (before.points if before else ())}
    points = []
    for key in sorted(times.keys() | then.keys()):
        shown = times.get(key) or then[key]
        points.append(
            Point(shown.text, times[key].times if key in times else 0,
                  then[key].times if key in then else 0)
        )  # fmt: skip
    return Box(either.name, either.label, tuple(points))
