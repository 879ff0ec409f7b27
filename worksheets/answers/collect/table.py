"""Answers as a table: a row an answer, and a column for each place of any of their sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from worksheets.answers.collect.answer import Answer
from worksheets.text.shown import escaped

HEAD = ("file", "worksheet", "content", "lang", "copy")
"""The columns before those of the places."""
MOST_CELLS = 25_000_000
"""The cells of the largest table; 20,000 answers to all worksheets have 17 million."""


def record(answer: Answer) -> dict[str, str]:
    """An answer as columns and texts."""
    about = {name: getattr(answer, name) for name in HEAD}
    # A file may have any name, and the table may be printed on a terminal.
    return {**about, "file": escaped(answer.file), **answer.fields}


def columns(answers: Sequence[Answer]) -> list[str]:
    """The columns of all answers: sheet after sheet as they come first, place after place."""
    return list(dict.fromkeys([*HEAD, *(name for answer in answers for name in answer.fields)]))


def rows(answers: Sequence[Answer], names: Sequence[str]) -> Iterator[list[str]]:
    """The cells of some columns, answer by answer; empty where a sheet has no such place."""
    for answer in answers:
        cells = record(answer)
        yield [cells.get(name, "") for name in names]


def too_wide(answers: Sequence[Answer], most_columns: int | None = None) -> list[str]:
    """The files whose answers a table has no room for: those that bring the most columns."""
    names: dict[str, set[str]] = {}
    for answer in answers:
        names.setdefault(answer.file, set()).update(answer.fields)
    lengths = Counter(answer.file for answer in answers)
    count = Counter(name for own in names.values() for name in own)
    width, height = len(HEAD) + len(count), len(answers)
    found = []
    for file in sorted(names, key=lambda file: -len(names[file])):
        if width * height <= MOST_CELLS and (most_columns is None or width <= most_columns):
            break
        found.append(file)
        height -= lengths[file]
        for name in names[file]:
            count[name] -= 1
            width -= not count[name]
    return found
