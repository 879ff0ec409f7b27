"""What is wrong with the rows of a file: every one of them, but no more than can be read."""

from __future__ import annotations

from worksheets.problems import Level, Problem, Problems, Refused, Where

MOST_TOLD = 100


class RowProblems:
    """Collects the problems of one file's rows; behind the first hundred errors it only counts.

    Warnings go to the problems of the run, a hundred of them too.
    """

    def __init__(self, file: str, run: Problems) -> None:
        self.file = file
        self._run = run
        self._unnamed: set[int] = set()
        self._found: list[Problem] = []
        self._count = {Level.ERROR: 0, Level.WARNING: 0}

    def error(
        self, code: str, message: str, hint: str = "", line: int | None = None, column: str = ""
    ) -> None:
        """Record something that stops the work, with its line and the column if it is a cell."""
        if self._counted(Level.ERROR):
            where = Where(self.file, line, path=column or None)
            self._found.append(Problem(code, message, hint, where))

    def warn(self, code: str, message: str, hint: str = "", line: int | None = None) -> None:
        """Record something the user should know."""
        if self._counted(Level.WARNING):
            self._run.warn(code, message, hint, Where(self.file, line))

    def warn_unnamed(self, index: int) -> None:
        """Record once that a column without a name, counted from 0, has something in it."""
        if index not in self._unnamed:
            self._unnamed.add(index)
            message = f"column {index + 1} has no name, it is left out"
            self.warn("data-unknown-column", message, "write a name above it, or empty it")

    def refused(self, code: str, message: str, hint: str = "", line: int | None = None) -> Refused:
        """The exception for something behind which nothing can be read, with all found before."""
        self.error(code, message, hint, line)
        return Refused(self._problems_found())

    def too_many(self, most: int, what: str, line: int | None = None) -> Refused:
        """The exception for more rows or columns than any register can need."""
        message = f"it has more than {most:,} {what}"
        return self.refused("file-too-large", message, "split it", line)

    def stop_if_any(self) -> None:
        """Raise `Refused` with everything found so far if any of it is an error."""
        if self._found:
            raise Refused(self._problems_found())

    def _counted(self, level: Level) -> bool:
        """Count one more; whether it is among those that are told."""
        self._count[level] += 1
        return self._count[level] <= MOST_TOLD

    def _problems_found(self) -> list[Problem]:
        more = self._count[Level.ERROR] - len(self._found)
        if not more:
            return self._found
        message = f"and {more:,} more {'problem' if more == 1 else 'problems'} in this file"
        last = Problem("data-more", message, "mend those above first", Where(self.file))
        return [*self._found, last]
