"""One thing that is wrong with what a user wrote: data with a code and a place.

A stage that cannot go on raises `Refused` with all the problems it found. Any other exception is a
fault of ours, and only that shows a traceback.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from worksheets.problems.codes import Code, Exit, Level
from worksheets.text.shown import one_line


@dataclass(frozen=True, slots=True)
class Where:
    """A place in something the user wrote.

    `line` and `column` count from 1; `path` leads to the place inside the file, such as
    `options.0.name`, or names a register's column.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None


NOWHERE = Where()


@dataclass(frozen=True, slots=True, init=False)
class Problem:
    """One thing that is wrong, where it is, and what to do about it.

    Without a hint it has the hint of its code, without a level the level of its code.
    """

    code: Code
    message: str
    hint: str
    where: Where
    level: Level

    def __init__(
        self,
        code: Code,
        message: str,
        hint: str = "",
        where: Where = NOWHERE,
        level: Level | None = None,
    ) -> None:
        parts = (code, message, hint or code.hint, where, level or code.level)
        for name, part in zip(self.__slots__, parts, strict=True):
            object.__setattr__(self, name, part)

    def __str__(self) -> str:
        return self.described(str(self.level))

    def described(self, level: str) -> str:
        """The problem for people, with its level written as given, then its hint on a line.

        `FILE:LINE:COLUMN: level CODE: what is wrong`; a cell of a register is at
        `FILE:LINE: column NAME`.
        """
        where = self.where
        place = ":".join(str(part) for part in (where.file, where.line, where.column) if part)
        head = f"{one_line(place)}: " if place else ""
        if where.line and where.path and not where.column:
            head += f"column {one_line(where.path)}: "
        tail = f"\n  hint: {one_line(self.hint)}" if self.hint else ""
        return f"{head}{level} {self.code}: {one_line(self.message)}{tail}"

    def as_dict(self) -> dict[str, str | int | None]:
        """The problem for programs: the members that JSON has."""
        where = self.where
        return {
            "code": str(self.code),
            "level": str(self.level),
            "file": where.file,
            "line": where.line,
            "column": where.column,
            "path": where.path,
            "message": self.message,
            "hint": self.hint,
        }


class Refused(Exception):
    """The work cannot be done because of what the user wrote.

    `problems` are those to tell, `more` counts by level those found beyond them.
    """

    exit = Exit.WRONG
    raised_by: object = None
    """The collector whose problems these are: it must not count them once more."""

    def __init__(
        self, problems: Iterable[Problem], more: Mapping[Level, int] | None = None
    ) -> None:
        self.problems = tuple(problems)
        self.more = dict(more or {})
        super().__init__(self.problems, self.more)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class BadCommand(Refused):
    """The command line names something that does not exist (exit code 2)."""

    exit = Exit.USAGE


class StrictRefused(Refused):
    """The work could be done, but warned, and warnings were to fail (exit code 3)."""

    exit = Exit.STRICT
