"""What every reader makes of its file: a header, and rows that are read as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from worksheets.record import record

MOST_ROWS = 1_000_000
MOST_COLUMNS = 2000
MOST_ABOVE = 20
"""Rows above a header: a title, a date, who made the list."""

Row = tuple[int, Sequence[str]]
"""The line in which a row begins, and its cells."""


@record
class Column:
    """A column that is of use: which of the file's, counted from 0, and its known name.

    The cells of the columns `behind` come behind its own: a surname behind a first name.
    """

    index: int
    name: str
    behind: tuple[int, ...] = ()


@record
class Table:
    """A file's header and the line it is in; `rows` reads the cells of some columns, in order.

    `rows` knows nothing of what stands behind a column: it is asked for those as columns, too.
    """

    names: Sequence[str]
    line: int
    rows: Callable[[Sequence[Column]], Iterator[Row]]
