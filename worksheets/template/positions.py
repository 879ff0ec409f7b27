"""Positions: how markup says in which line of which template each of its tags was written.

Before each tag stands a processing instruction, `<?at FILE:LINE:COLUMN?>`, with the number of the
file and the line and column, both counted from 1. Templates are told where they are here, and the
parser of the markup reads it here; nothing else knows the form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from worksheets.problems import Where

TARGET = "at"
"""The name of the instruction."""
_TAG = re.compile(r"<(?!\?xml\s)[/?]?[A-Za-z][^\s>]*")
"""A tag, or an instruction of the template's own: the parser refuses it, and says where it is."""
_AT = re.compile(r"([0-9]{1,6}):([0-9]{1,9}):([0-9]{1,9})")


class Lines:
    """The lines of one template, in which tags are looked up in the order in which they stand."""

    def __init__(self, file: int, source: str) -> None:
        self._file = file
        self._lines = source.split("\n")
        self._end: dict[int, int] = {}

    def told(self, data: str, line: int) -> str:
        """Some of the template's markup that begins in `line`, with the position of each tag."""
        parts = []
        end = 0
        for match in _TAG.finditer(data):
            line += data.count("\n", end, match.start())
            column = self._column(match[0], line)
            at = f"<?{TARGET} {self._file}:{line}:{column}?>"
            parts += [data[end : match.start()], at]
            end = match.start()
        return "".join([*parts, data[end:]])

    def _column(self, tag: str, line: int) -> int:
        """The column of the next tag in a line: each begins behind the one before it."""
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        column = text.find(tag, self._end.get(line, 0))
        if column >= 0:
            self._end[line] = column + 1
        return column + 1


def read(data: str, files: Sequence[str]) -> Where | None:
    """The place that an instruction tells, or None if it is not of the form."""
    match = _AT.fullmatch(data)
    if match is None:
        return None
    file, line, column = (int(part) for part in match.groups())
    return Where(files[file], line, column) if file < len(files) else None
