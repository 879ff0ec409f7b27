"""Reading in bounds: in a process that can be killed, whatever is in the file."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Callable
from functools import partial

from worksheets.problems import Code, Problems
from worksheets.process.limits import LimitReached, Limits
from worksheets.register.columns import Naming
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source
from worksheets.register.table import Table

LIMITS = Limits(seconds=15, result=256_000_000, clock=60)
"""A file cannot make its reader wait, only work: the clock is for a processor that others use."""

SHORT = 5_000_000
"""Bytes of JSON that are read without a child process: they take at most twenty times as many."""

Reader = Callable[[Source, Naming, RowProblems], Table]
"""Makes a table of a file; raises `Refused`. In a child process its table is copied back."""


def read_in_child(reader: Reader, source: Source, naming: Naming, problems: RowProblems) -> Table:
    """What a reader makes of a file, read in a child process; raises `Refused`.

    The refusal says which limit a file has met.
    """
    # Imported for the files that need it: a plain text does not pay for it.
    from worksheets.process.child import in_child

    try:
        table, found = in_child(_read, reader, source, naming, limits=LIMITS)
    except LimitReached as limit:
        message, hint = f"the file is too large: {limit}", "split it, or save it as CSV"
        raise problems.refused(Code.FILE_TOO_LARGE, message, hint) from limit
    problems.absorb(found)
    return table


def in_child_if_long(reader: Reader, source: Source) -> Reader:
    """The reader itself for a file so short that it cannot take much time or memory."""
    return partial(read_in_child, reader) if len(source.data) > SHORT else reader


def _read(reader: Reader, source: Source, naming: Naming) -> tuple[Table, RowProblems]:
    """Read a file without a word on any stream, whatever a library has to say."""
    problems = RowProblems(source.name, Problems())
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        return reader(source, naming, problems), problems
