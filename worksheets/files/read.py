"""Reading files that somebody named: ordinary ones only, and no more than is sensible."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from worksheets.problems import Code, Problem, Refused, Where

MOST_BYTES = 1_000_000
"""The bytes of the longest text file that is read."""


def read_text(path: Path, name: str, most: int = MOST_BYTES) -> str:
    """The text of an ordinary UTF-8 file; raises `Refused` for any other, unread if too large."""
    with ordinary_file(path, name) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        message = f"it is larger than {most // 1000:,} kB"
        hint = "split it, or look what is in it"
        raise Refused([Problem(Code.FILE_TOO_LARGE, message, hint, Where(name))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        place = Where(name, line, column)
        problem = Problem(Code.FILE_ENCODING, "it is not UTF-8 here", "save it as UTF-8", place)
        raise Refused([problem]) from error


@contextlib.contextmanager
def ordinary_file(path: Path, name: str) -> Iterator[BinaryIO]:
    """The bytes of a file to read; raises `Refused` if it is missing, or a folder or a device."""
    where = Where(name)
    try:
        # Not blocking: to open a pipe that nobody writes to would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                message = "it is not an ordinary file"
                raise Refused([Problem(Code.FILE_UNREADABLE, message, "", where)])
            yield stream
    except OSError as error:
        code = Code.FILE_MISSING if isinstance(error, FileNotFoundError) else Code.FILE_UNREADABLE
        message = f"cannot read it: {error.strerror}"
        raise Refused([Problem(code, message, "", where)]) from error
