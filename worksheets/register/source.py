"""The bytes of a register, read once: from an ordinary file or from standard input."""

from __future__ import annotations

import hashlib
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from worksheets.files.paths import recognisable
from worksheets.files.read import ordinary_file
from worksheets.problems import Code, Problem, Refused, Where
from worksheets.record import record
from worksheets.register.row_problems import RowProblems

STDIN = "-"
MOST_BYTES = 100_000_000

_NOT_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_LINE_END = re.compile(rb"\r\n?|\n")


@record
class Source:
    """What was read: the file as its user knows it, its bytes, and what kind its suffix says."""

    name: str
    suffix: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    def lines(self, encoding: str) -> Iterator[str]:
        """Its text line by line, with the line ends as they are; CR alone ends a line too."""
        # Decoded as it goes: the whole text beside the bytes would take up to five times as much.
        return io.TextIOWrapper(io.BytesIO(self.data), encoding, newline="")


def read_source(source: str | Source) -> Source:
    """Read a path, or standard input for `-`; raises `Refused`."""
    if isinstance(source, Source):
        return source
    if source == STDIN:
        name, suffix = "standard input", ".jsonl"
        stream = sys.stdin.buffer if sys.stdin else io.BytesIO()
        data = stream.read(MOST_BYTES + 1)
    elif "\0" in source:
        raise Refused([Problem(Code.FILE_MISSING, "no file can be called so", "", Where(source))])
    else:
        path = Path(source)
        name, suffix = recognisable(path), path.suffix.lower()
        data = _unchanged(path, name)
    if len(data) > MOST_BYTES:
        message = f"it is larger than {MOST_BYTES // 1_000_000} MB"
        problem = Problem(Code.FILE_TOO_LARGE, message, "split it", Where(name))
        raise Refused([problem])
    return Source(name, suffix, data)


def _unchanged(path: Path, name: str) -> bytes:
    """The bytes of a file that nobody writes to meanwhile: half of two states is no register."""
    with ordinary_file(path, name) as stream:
        before = os.fstat(stream.fileno())
        data = stream.read(MOST_BYTES + 1)
        after = os.fstat(stream.fileno())
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    if not same or len(data) != min(after.st_size, MOST_BYTES + 1):
        message = "it changed while it was read"
        raise Refused([Problem(Code.DATA_CHANGED, message, "try again", Where(name))])
    return data


def encoding_of(source: Source, problems: RowProblems, *, windows: bool = False) -> str:
    """How the text is encoded: as UTF-8, or as UTF-16 that says so; raises `Refused`.

    With `windows`, what is neither is taken for cp1252, in which Excel saves CSV.
    """
    data = source.data
    if data.startswith(b"PK\3\4"):
        message = f"it is no {source.suffix} but a workbook or an archive"
        raise problems.refused(Code.DATA_FORMAT, message, "name a workbook .xlsx")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8"
        if encoding == "utf-8-sig" and windows and not _mostly_utf8(data):
            for bad in _NOT_IN_CP1252.finditer(data):
                message = f"the byte {bad[0].hex().upper()} is no character here"
                problems.add(Code.FILE_ENCODING, message, hint, _line(data, bad.start()))
            problems.stop_if_any()
            return "cp1252"
        message = "it is not UTF-16 here" if encoding == "utf-16" else "it is not UTF-8 here"
        line = _line(data, error.start) if encoding == "utf-8-sig" else None
        raise problems.refused(Code.FILE_ENCODING, message, hint, line) from error
    return encoding


def text_of(source: Source, problems: RowProblems) -> str:
    """The whole text; raises `Refused` if it is neither UTF-8 nor UTF-16."""
    return source.data.decode(encoding_of(source, problems))


def _mostly_utf8(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 throughout were meant to be: as cp1252, é would be Ã©."""
    beyond = [c for c in data.decode(errors="replace") if c > "\x7f"]
    return len(beyond) > 2 * beyond.count("\ufffd")


def _line(data: bytes, offset: int) -> int:
    return sum(1 for _ in _LINE_END.finditer(data, 0, offset)) + 1
