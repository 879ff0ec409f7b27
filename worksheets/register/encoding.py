"""How a text file is encoded: as it says, as its bytes show, or as Windows saves, with a word."""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterator

from worksheets.problems import BadCommand, Code, Level, Problem
from worksheets.problems.collector import MOST_TOLD
from worksheets.register.plausible import changed_word, implausible_word, likely_readings
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source

WINDOWS = "cp1252"
CHUNK = 1_000_000
"""Bytes that are decoded at once: the whole text would take four times the file."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_NOT_IN_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
SAVE = "save it as UTF-8, or name its encoding: --encoding NAME"


def check_encoding(name: str) -> None:
    """Raise `BadCommand` if there is no encoding of that name."""
    try:
        known = codecs.lookup(name)
        "".encode(known.name)
    except (LookupError, ValueError, UnicodeError) as error:
        message, hint = f"there is no encoding “{name}”", "such as utf-8, cp1252, cp1250, mac_roman"
        raise BadCommand([Problem(Code.BAD_VALUE, message, hint)]) from error


def encoding_of(source: Source, problems: RowProblems, *, windows: bool = False) -> str:
    """How the text is encoded; raises `Refused` where that cannot be known.

    It is UTF-8, UTF-16 or UTF-32, or what was asked for. With `windows`, what is none of these is
    read as cp1252, in which Excel saves CSV, with a warning that shows a word of it.
    """
    data = source.data
    if data.startswith(b"PK\3\4"):
        message = f"it is no {source.suffix} but a workbook or an archive"
        raise problems.refused(Code.DATA_FORMAT, message, "name a workbook .xlsx")
    encoding = source.encoding or _as_it_shows(data)
    wrong = _first_wrong(data, encoding)
    if wrong is None:
        return encoding
    line = _line(data, wrong) if not encoding.startswith(("utf-16", "utf-32")) else None
    if source.encoding:
        message = f"it is not {source.encoding} here"
        raise problems.refused(Code.FILE_ENCODING, message, "name another encoding", line)
    if encoding == "utf-8-sig" and windows and not _mostly_utf8(data):
        _check_windows(data, problems)
        return WINDOWS
    name = "UTF-8" if encoding == "utf-8-sig" else encoding[:6].upper()
    raise problems.refused(Code.FILE_ENCODING, f"it is not {name} here", SAVE, line)


def text_of(source: Source, problems: RowProblems) -> str:
    """The whole text; raises `Refused` where its encoding cannot be known."""
    return source.data.decode(encoding_of(source, problems))


def _as_it_shows(data: bytes) -> str:
    """The encoding that a mark at the beginning names, or that noughts between letters show."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    start = data[:4_000]
    start = start[: len(start) // 4 * 4]
    if b"\0" not in start:
        return "utf-8-sig"
    quarter = len(start) // 4
    # Of each character of a Western text all bytes but one are nought.
    noughts = [start[n::4].count(0) for n in range(4)]
    for encoding, wanted in (("utf-32-le", (1, 2, 3)), ("utf-32-be", (0, 1, 2)),
                             ("utf-16-le", (1, 3)), ("utf-16-be", (0, 2))):  # fmt: skip
        if all(noughts[n] > quarter * 0.6 for n in wanted):
            return encoding
    return "utf-8-sig"


def _first_wrong(data: bytes, encoding: str) -> int | None:
    """Where the first byte is that is wrong in an encoding, None if all are right."""
    # The decoder of utf-8-sig takes a part of a mark for nothing at all.
    plain = encoding == "utf-8-sig" and not data.startswith(codecs.BOM_UTF8)
    decoder = codecs.getincrementaldecoder("utf-8" if plain else encoding)()
    begin = 0
    for begin in range(0, len(data), CHUNK):
        kept = len(decoder.getstate()[0])
        try:
            decoder.decode(data[begin : begin + CHUNK], final=begin + CHUNK >= len(data))
        except UnicodeDecodeError as error:
            return begin - kept + error.start
        except UnicodeError:
            return begin
    return None


def _decoded(data: bytes) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    for begin in range(0, len(data), CHUNK):
        yield decoder.decode(data[begin : begin + CHUNK])


def _mostly_utf8(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 throughout were meant to be: as cp1252, é would be Ã©."""
    beyond = lost = 0
    for text in _decoded(data):
        lost += text.count("\ufffd")
        beyond += len(text) - len(text.encode("ascii", "ignore"))
    return beyond > 2 * lost


def _check_windows(data: bytes, problems: RowProblems) -> None:
    """Warn that a text is read as Windows-1252, or refuse it where no word of that comes out."""
    for wrong in itertools.islice(_NOT_IN_WINDOWS.finditer(data), MOST_TOLD):
        message = f"the byte {wrong[0].hex().upper()} is no character here"
        problems.add(Code.FILE_ENCODING, message, SAVE, _line(data, wrong.start()))
    problems.stop_if_any()
    for shows in (implausible_word, changed_word):
        found = shows(data)
        if found is None:
            continue
        word, at = found
        text = f"it is not UTF-8, and as Windows-1252 it says “{word.decode(WINDOWS)}”"
        if shows is changed_word:
            hint = f"if that is wrong, {SAVE}"
            problems.add(Code.FILE_ENCODING, text, hint, _line(data, at), level=Level.WARNING)
            return
        readings = [f"--encoding {name} (“{text}”)" for name, text in likely_readings(word).items()]
        hint = f"save it as UTF-8, or try {', '.join(readings)}" if readings else SAVE
        raise problems.refused(Code.FILE_ENCODING, text, hint, _line(data, at))


def _line(data: bytes, offset: int) -> int:
    """The line that a byte is in; a line ends with LF, CR or both."""
    ends = data.count(b"\n", 0, offset) + data.count(b"\r", 0, offset)
    return ends - data.count(b"\r\n", 0, offset) + 1
