"""Characters of UNIPEN: how a pen went, stroke by stroke, each with its label and its writer.

The format: I. Guyon and others, “UNIPEN project of on-line data exchange and recognizer
benchmarks”, 1994. A file of labels includes the file with the pen's coordinates, and names for each
character the components in it that belong to it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Stroke = NDArray[np.float64]
"""Points of one stroke, a row each: x to the right and y downwards."""

CAPITALS, SMALL, FIGURES = "1b", "1c", "1a"
"""UNIPEN's folders of single characters."""

_SEGMENT = re.compile(r'\.SEGMENT\s+CHARACTER\s+(\S+)\s+\S+\s+"(.)"')


@dataclass(frozen=True)
class Character:
    """A character: what its writer meant, who that was, and the strokes."""

    label: str
    writer: str
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True)
class _Component:
    """What the pen drew, or the way it went above the paper, from one lift to the next."""

    down: bool
    points: Stroke


def characters(folder: Path, category: str) -> Iterator[Character]:
    """The characters of one of UNIPEN's categories; those that are damaged are left out."""
    for path in sorted((folder / "data" / category).rglob("*")):
        if not path.is_file():
            continue
        text = path.read_text(encoding="latin-1")
        inside = [folder / "include" / name for name in re.findall(r"\.INCLUDE\s+(\S+)", text)]
        inside = [each for each in inside if each.suffix not in (".doc", ".lex") and each.exists()]
        components = [part for each in inside for part in _components(each)]
        source = path.relative_to(folder / "data" / category).parts[0]
        writer = f"{source}/{_writer(inside[0]) if inside else ''}"
        for where, label in _SEGMENT.findall(text):
            strokes = tuple(_strokes(components, where))
            if strokes and sum(map(len, strokes)) > 2:
                yield Character(label, writer, strokes)


def _writer(path: Path) -> str:
    """Who wrote a file: as it says, else the folder or the file that is one person's."""
    found = re.search(r"\.WRITER_ID\s+(\S+)", path.read_text(encoding="latin-1")[:20_000])
    if found:
        return found[1]
    return path.parent.name if path.parent.parent.name == "data" else path.stem


@functools.lru_cache(maxsize=4)
def _components(path: Path) -> tuple[_Component, ...]:
    found: list[_Component] = []
    rows: list[list[float]] = []
    columns, state = [0, 1], ""
    for line in [*path.read_text(encoding="latin-1").splitlines(), ".END"]:
        if not line.startswith("."):
            numbers = line.split()
            if state and len(numbers) > max(columns):
                try:
                    rows.append([float(numbers[n]) for n in columns])
                except ValueError:
                    continue
            continue
        if rows:
            points = np.array(rows) * (1, -1)
            found.append(_Component(state == ".PEN_DOWN", points))
            rows = []
        word = line.split()[0]
        if word == ".COORD":
            names = line.split()[1:]
            columns = [names.index("X"), names.index("Y")]
        elif word in (".PEN_DOWN", ".PEN_UP"):
            state = word
    return tuple(found)


def _strokes(components: list[_Component], where: str) -> Iterator[Stroke]:
    """The strokes that a segment names: “4-5”, “7”, or “9:0-11:5” with points of a component."""
    for part in where.split(","):
        found = re.fullmatch(r"(\d+)(?::(\d+))?(?:-(\d+)(?::(\d+))?)?", part)
        if not found:
            return
        first, start, last, end = (None if each is None else int(each) for each in found.groups())
        assert first is not None
        last = first if last is None else last
        for number in range(first, min(last + 1, len(components))):
            component = components[number]
            points = component.points
            if number == last and end is not None:
                points = points[: end + 1]
            if number == first and start is not None:
                points = points[start:]
            if component.down and len(points):
                yield points
