"""What can be wrong with the things a user wrote: data with a code and a place, never prose alone.

A user's mistake is a `Problem`; a stage that cannot go on raises `Refused` with all it found.
Any other exception is a fault of ours and is the only thing that shows a traceback.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Level(StrEnum):
    """How bad a problem is: an error stops the work, a warning is told and the work is done."""

    ERROR = "error"
    WARNING = "warning"


class Exit(IntEnum):
    """The exit codes that scripts may rely on."""

    DONE = 0
    WRONG = 1
    USAGE = 2
    STRICT = 3
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Where:
    """A place in something the user wrote; lines and columns count from 1, `path` is inside it."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what to do; `code` is stable (docs/problems.md)."""

    code: str
    message: str
    hint: str = ""
    where: Where = NOWHERE
    level: Level = Level.ERROR


class Refused(Exception):
    """The work cannot be done because of what the user wrote; carries every problem found."""

    exit = Exit.WRONG

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))

    def __reduce__(self) -> tuple[type[Refused], tuple[tuple[Problem, ...]]]:
        # An exception is sent to another process by its arguments, and these are a message.
        return type(self), (self.problems,)


class BadCommand(Refused):
    """The command line names something that does not exist (exit code 2)."""

    exit = Exit.USAGE


class Problems:
    """Collects the problems of a run, so that all of them are told and not only the first."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def error(self, code: str, message: str, hint: str = "", where: Where = NOWHERE) -> None:
        """Record something that stops the work."""
        self._add(Problem(code, message, hint, where))

    def warn(self, code: str, message: str, hint: str = "", where: Where = NOWHERE) -> None:
        """Record something the user should know; the work goes on."""
        self._add(Problem(code, message, hint, where, Level.WARNING))

    def take(self, refused: Refused) -> None:
        """Record all problems of a stage that gave up, and go on with the next thing."""
        for problem in refused.problems:
            self._add(problem)

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop the work."""
        return [problem for problem in self.found if problem.level is Level.ERROR]

    @property
    def warnings(self) -> list[Problem]:
        """The problems that do not."""
        return [problem for problem in self.found if problem.level is Level.WARNING]

    def sort(self) -> None:
        """Put the problems of each file in the order of its lines."""
        files = {problem.where.file: number for number, problem in enumerate(self.found[::-1])}

        def place(problem: Problem) -> tuple[int, int, int]:
            where = problem.where
            return -files[where.file], where.line or 0, where.column or 0

        self.found.sort(key=place)

    def stop_if_any(self) -> None:
        """Raise `Refused` with everything found so far if any of it is an error."""
        if self.errors:
            raise Refused(self.found)

    def _add(self, problem: Problem) -> None:
        if problem not in self.found:
            self.found.append(problem)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "known: {all}") -> str:
    """A hint for a word that does not exist: the nearest known one, or all of them."""
    choices = list(known)
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]}?"
    return otherwise.format(all=", ".join(choices) or "none")
