"""Read files that somebody named: only ordinary files, and only of a sensible size."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from worksheets.problems import Code, Problem, Refused, Where

MOST_BYTES = 1_000_000
"""The size of the largest text file that is read."""
CHUNK = 1 << 20
"""Bytes that are read at once of a file that may be large."""


def read_text(path: Path, name: str, most: int = MOST_BYTES) -> str:
    """The text of a UTF-8 file; raises `Refused` if it is too large, not UTF-8 or not ordinary."""
    with ordinary_file(path, name) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        message = f"it is larger than {most // 1000:,} kB"
        hint = "split it, or check what is in it"
        raise Refused([Problem(Code.FILE_TOO_LARGE, message, hint, Where(name))])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        place = Where(name, line, column)
        problem = Problem(Code.FILE_ENCODING, "it is not UTF-8 here", where=place)
        raise Refused([problem]) from error


def sum_of(path: Path, name: str) -> str:
    """The SHA-256 of a file's bytes; raises `Refused` as `ordinary_file` does."""
    digest = hashlib.sha256()
    with ordinary_file(path, name) as stream:
        while data := stream.read(CHUNK):
            digest.update(data)
    return digest.hexdigest()


def _opened(path: Path, where: Where) -> int:
    try:
        # Not blocking: opening a pipe to which nobody writes would wait for ever.
        return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except ValueError as error:
        # A NUL or half a character, which an escape of YAML or JSON can spell.
        problem = Problem(Code.FILE_MISSING, "no file can have this name", where=where)
        raise Refused([problem]) from error


@contextlib.contextmanager
def ordinary_file(path: Path, name: str) -> Iterator[BinaryIO]:
    """Open a file to read; raises `Refused` if it is missing, a folder or a device."""
    where = Where(name)
    try:
        handle = _opened(path, where)
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                message = "it is a folder, a device or a pipe"
                hint = "name an ordinary file"
                raise Refused([Problem(Code.FILE_UNREADABLE, message, hint, where)])
            yield stream
    except OSError as error:
        code, message = Code.FILE_UNREADABLE, f"cannot read it: {error.strerror}"
        if isinstance(error, FileNotFoundError):
            code, message = Code.FILE_MISSING, "there is no such file"
        raise Refused([Problem(code, message, "", where)]) from error
