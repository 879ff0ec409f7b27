"""Collecting the problems of a run: each once, and no more than anybody reads."""

from __future__ import annotations

from collections.abc import Iterable

from worksheets.problems.codes import Code, Level
from worksheets.problems.problem import NOWHERE, Problem, Refused, StrictRefused, Where
from worksheets.problems.suggestions import not_allowed, unknown

MOST_TOLD = 100
"""Errors that are kept to be told, and warnings too; those beyond are only counted."""


class Problems:
    """Collects the problems of a run, so that all are told and not only the first.

    The same problem is told once. Adding one takes constant time.
    """

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self._known: set[int] = set()
        self._count = dict.fromkeys(Level, 0)
        self._more = dict.fromkeys(Level, 0)

    def add(
        self,
        code: Code,
        message: str,
        hint: str = "",
        where: Where = NOWHERE,
        level: Level | None = None,
    ) -> None:
        """Record a problem; its hint and its level are those of its code if none are given."""
        self.record(Problem(code, message, hint, where, level))

    def add_unknown(
        self,
        code: Code,
        kind: str,
        name: str,
        known: Iterable[str],
        where: Where = NOWHERE,
        of: str = "",
    ) -> None:
        """Record a name that does not exist, as `unknown` tells it."""
        # The nearest name takes long to find: not for a problem that is only counted.
        self.record(unknown(code, kind, name, () if self.is_full else known, where, of))

    def add_not_allowed(
        self, code: Code, what: str, value: str, allowed: Iterable[str], where: Where = NOWHERE
    ) -> None:
        """Record a value that is not one of those allowed, as `not_allowed` tells it."""
        self.record(not_allowed(code, what, value, () if self.is_full else allowed, where))

    def record(self, problem: Problem) -> None:
        """Record a problem that another stage has made."""
        # Hashes, not the problems: a hundred thousand of these would fill the memory.
        key = hash((problem.code, problem.message, problem.where, problem.level))
        if key in self._known:
            return
        self._known.add(key)
        self._count[problem.level] += 1
        if self._count[problem.level] <= MOST_TOLD:
            self.found.append(problem)
        else:
            self._more[problem.level] += 1

    @property
    def is_full(self) -> bool:
        """Whether further errors are only counted, so that nobody needs their words."""
        return self._count[Level.ERROR] >= MOST_TOLD

    def add_more(self, count: int) -> None:
        """Record that there are so many errors more, of which nothing else is told."""
        self._more[Level.ERROR] += count

    def take(self, refused: Refused) -> None:
        """Record all problems of a stage that gave up, and go on with the next thing."""
        if refused.raised_by is self:
            return
        for problem in refused.problems:
            self.record(problem)
        for level, count in refused.more.items():
            self._more[level] += count

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop the work."""
        return [problem for problem in self.found if problem.level is Level.ERROR]

    @property
    def warnings(self) -> list[Problem]:
        """The problems that do not."""
        return [problem for problem in self.found if problem.level is Level.WARNING]

    @property
    def told(self) -> list[Problem]:
        """The problems to tell: those found, then for each level how many more there are."""
        return [*self.found, *(_more(level, count) for level, count in self._more.items() if count)]

    def sort(self) -> None:
        """Put the problems of each file in the order of its lines."""
        files = {problem.where.file: number for number, problem in enumerate(self.found[::-1])}

        def place(problem: Problem) -> tuple[int, int, int]:
            where = problem.where
            return -files[where.file], where.line or 0, where.column or 0

        self.found.sort(key=place)

    def refused(self, kind: type[Refused] = Refused) -> Refused:
        """The exception that carries everything found so far."""
        refused = kind(self.found, self._more)
        refused.raised_by = self
        return refused

    def stop_if_any(self, *, strict: bool = False) -> None:
        """Raise `Refused` with everything found so far if any of it is an error.

        If `strict`, raise `StrictRefused` if any of it is a warning.
        """
        if self._count[Level.ERROR]:
            raise self.refused()
        if strict and self._count[Level.WARNING]:
            raise self.refused(StrictRefused)


def _more(level: Level, count: int) -> Problem:
    """Says how many problems of a level are not listed."""
    message = f"and {count:,} more {level}{'' if count == 1 else 's'}"
    return Problem(Code.MORE_PROBLEMS, message, level=level)
