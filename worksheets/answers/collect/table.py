"""Answers as a table: a row an answer, and a column for each place of any of their sheets."""

from __future__ import annotations

from collections.abc import Sequence

from worksheets.answers.collect.answer import Answer
from worksheets.text.shown import escaped

HEAD = ("file", "worksheet", "content", "lang", "copy")
"""The columns before those of the places."""


def record(answer: Answer) -> dict[str, str]:
    """An answer as columns and texts."""
    about = {name: getattr(answer, name) for name in HEAD}
    # A file may have any name, and the table may be printed on a terminal.
    return {**about, "file": escaped(answer.file), **answer.fields}


def columns(answers: Sequence[Answer]) -> list[str]:
    """The columns of all answers: sheet after sheet as they come first, place after place."""
    return list(dict.fromkeys([*HEAD, *(name for answer in answers for name in answer.fields)]))


def rows(answers: Sequence[Answer], names: Sequence[str]) -> list[list[str]]:
    """The cells of some columns, answer by answer; empty where a sheet has no such place."""
    records = [record(answer) for answer in answers]
    return [[each.get(name, "") for name in names] for each in records]
