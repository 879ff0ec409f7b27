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

STDIN = "-"
MOST_BYTES = 100_000_000

_SHEET = re.compile(r"(.+\.(?:xlsx|xlsm|xls|ods))#(.+)", re.IGNORECASE | re.DOTALL)
"""A workbook and one of its sheets: `people.xlsx#Sheet2`."""


@record
class Source:
    """What was read: the file as its user knows it, its bytes, and what kind its suffix says.

    `sheet` is the one that was asked for of a workbook, `encoding` that of a text, "" for neither.
    """

    name: str
    suffix: str
    data: bytes
    sheet: str = ""
    encoding: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    def lines(self, encoding: str) -> Iterator[str]:
        """Its text line by line, with the line ends as they are; CR alone ends a line too."""
        # Decoded as it goes: the whole text beside the bytes would take up to five times as much.
        return io.TextIOWrapper(io.BytesIO(self.data), encoding, newline="")


def read_source(source: str | Source, encoding: str = "") -> Source:
    """Read a path, a sheet of a workbook (`people.xlsx#Sheet2`), or standard input for `-`.

    Raises `Refused` if it cannot be read, is too large or changes meanwhile.
    """
    if isinstance(source, Source):
        return source
    sheet = ""
    if source == STDIN:
        name = "standard input"
        stream = sys.stdin.buffer if sys.stdin else io.BytesIO()
        data = stream.read(MOST_BYTES + 1)
        suffix = _suffix_of(data)
    elif "\0" in source:
        raise Refused([Problem(Code.FILE_MISSING, "no file can be called so", "", Where(source))])
    else:
        file, sheet = split_sheet(source)
        path = Path(file)
        name, suffix = recognisable(path), path.suffix.lower()
        data = _unchanged(path, name)
    if len(data) > MOST_BYTES:
        message = f"it is larger than {MOST_BYTES // 1_000_000} MB"
        problem = Problem(Code.FILE_TOO_LARGE, message, "split it", Where(name))
        raise Refused([problem])
    return Source(name, suffix, data, sheet, encoding)


def split_sheet(source: str) -> tuple[str, str]:
    """A workbook's path and the sheet that is asked for behind a `#`; "" if none is."""
    found = _SHEET.fullmatch(source)
    return (found[1], found[2]) if found and not os.path.lexists(source) else (source, "")


def _suffix_of(data: bytes) -> str:
    """What kind of file standard input is: it has no name that says so."""
    if data.startswith((b"PK\3\4", b"\xd0\xcf\x11\xe0")):
        return ".xlsx"
    start = data[:1000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n")
    if start.startswith(b"["):
        return ".json"
    if start.startswith(b"{") or not start:
        return ".jsonl"
    return ".yaml" if start.startswith((b"- ", b"---")) else ".csv"


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
