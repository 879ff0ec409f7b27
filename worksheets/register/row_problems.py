"""What is wrong with the rows of one file."""

from __future__ import annotations

from worksheets.problems import Code, Level, Problem, Problems, Refused, Where


class RowProblems:
    """Collects the problems of one file's rows; its warnings go to the problems of the run."""

    def __init__(self, file: str, run: Problems) -> None:
        self.file = file
        self._run = run
        self._unnamed: set[int] = set()
        self._found = Problems()

    def add(
        self,
        code: Code,
        message: str,
        hint: str = "",
        line: int | None = None,
        column: str = "",
        level: Level | None = None,
    ) -> None:
        """Record a problem with its line, and the column if it is one of a cell."""
        self._record(
            Problem(code, message, hint, Where(self.file, line, path=column or None), level)
        )

    def absorb(self, other: RowProblems) -> None:
        """Take in what another process found in the same file."""
        self._run.take(other._run.refused())
        self._found.take(other._found.refused())

    def warn_unnamed(self, index: int) -> None:
        """Record once that a column without a name, counted from 0, has something in it."""
        if index not in self._unnamed:
            self._unnamed.add(index)
            message = f"column {index + 1} has no name, it is left out"
            self.add(Code.DATA_UNKNOWN_COLUMN, message, "write a name above it, or empty it")

    def warn_above(self, count: int, line: int) -> None:
        """Record that so many rows stand above the header, the first of them in a line."""
        if count:
            what = "1 row" if count == 1 else f"{count} rows"
            message = f"{what} above the header, from line {line} on: not read"
            self.add(Code.DATA_ABOVE, message, line=line)

    def refused(self, code: Code, message: str, hint: str = "", line: int | None = None) -> Refused:
        """The exception for something behind which nothing can be read, with all found before."""
        self.add(code, message, hint, line)
        return self._found.refused()

    def too_many(self, most: int, what: str, line: int | None = None) -> Refused:
        """The exception for more rows or columns than any register can need."""
        message = f"it has more than {most:,} {what}"
        return self.refused(Code.FILE_TOO_LARGE, message, "split it", line)

    def _record(self, problem: Problem) -> None:
        (self._run if problem.level is Level.WARNING else self._found).record(problem)

    def stop_if_any(self) -> None:
        """Raise `Refused` with everything found so far if any of it is an error."""
        self._found.stop_if_any()
