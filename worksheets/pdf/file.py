"""The file itself: objects written as they come, the cross-reference at the end.

Small objects are gathered in compressed object streams (PDF 1.5), which halves a file that is
mostly structure. Nothing is kept but where each object is.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Sequence
from itertools import accumulate, chain, count
from operator import add
from typing import BinaryIO

from worksheets.pdf.packing import StreamQueue
from worksheets.pdf.stream import Packed, packed

FULL = 1_000
"""An object stream is written when it holds so many objects: to begin packing one takes as long as
to pack two hundred of them."""
ROW = struct.Struct(">BQH")
FREE = ROW.pack(0, 0, 65535)
"""A row of the cross-reference for a number that no object has."""


class PdfFile:
    """Writes numbered PDF objects to a stream; counts and hashes what it wrote.

    Whoever does not `finish` it must `close` it: a thread may pack the streams of a long one.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._offset = 0
        self._digest = hashlib.sha256()
        # The cross-reference as it is written: a row an object; row 0 is PDF's own.
        self._rows = bytearray(FREE)
        self._runs: list[tuple[int, int]] = []
        self._bodies: list[bytes] = []
        self._last = 0
        self._streams = StreamQueue(self._write_stream)
        # The comment of bytes over 127 says "binary" to mail programs (PDF/A-2, 6.1.2).
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    @property
    def sha256(self) -> str:
        """The hash of all that was written."""
        return self._digest.hexdigest()

    def reserve(self, count: int = 1) -> int:
        """The first of `count` object numbers in a row that nothing else uses."""
        first = self._last + 1
        self._last += count
        return first

    def reserve_range(self, count: int) -> range:
        """So many object numbers in a row that nothing else uses."""
        first = self.reserve(count)
        return range(first, first + count)

    def add(self, body: bytes) -> int:
        """Write an object under a number of its own; the number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def put(self, number: int, body: bytes) -> None:
        """Write an object that is no stream under a reserved number."""
        self._runs.append((number, 1))
        self._bodies.append(body)
        if len(self._bodies) >= FULL:
            self._flush()

    def put_run(self, first: int, bodies: Sequence[bytes]) -> None:
        """Write objects that are no streams under reserved numbers in a row."""
        for start in range(0, len(bodies), FULL):
            part = bodies[start : start + FULL]
            self._runs.append((first + start, len(part)))
            self._bodies.extend(part)
            if len(self._bodies) >= FULL:
                self._flush()

    def add_stream(self, entries: bytes, data: bytes) -> int:
        """Write a stream with these dictionary entries under a number of its own; the number."""
        return self.add_packed(packed(entries, data))

    def add_packed(self, stream: Packed) -> int:
        """Write a stream as it is under a number of its own; the number."""
        number = self.reserve()
        self._streams.add(number, stream)
        return number

    def finish(self, root: int, info: int) -> None:
        """Write the cross-reference stream and the trailer."""
        self._flush()
        self._streams.finish()
        number = self.reserve()
        self._add_rows()
        identity = self._digest.digest()[:16].hex().upper().encode()
        ROW.pack_into(self._rows, number * ROW.size, 1, self._offset, 0)
        start = self._offset
        entries = b"/Type/XRef/W[1 8 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (
            number + 1,
            root,
            info,
            identity,
            identity,
        )
        self._streams.add(number, packed(entries, bytes(self._rows)))
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)

    def close(self) -> None:
        """End what packs streams; does nothing after `finish`."""
        self._streams.close()

    def _flush(self) -> None:
        """Write the objects that wait as one object stream."""
        runs, bodies = self._runs, self._bodies
        if not bodies:
            return
        self._runs, self._bodies = [], []
        stream, size = self.reserve(), ROW.size
        rows = _rows_of(stream, len(bodies))
        self._add_rows()
        place = 0
        for first, length in runs:
            part = rows[place * size : (place + length) * size]
            self._rows[first * size : (first + length) * size] = part
            place += length
        numbers = chain.from_iterable(range(first, first + length) for first, length in runs)
        # Behind each body stands a line end.
        offsets = map(add, accumulate(map(len, bodies), initial=0), count())
        pairs = zip(numbers, offsets)  # noqa: B905 - behind the last body there is one offset more
        index = b"%d %d " * len(bodies) % tuple(chain.from_iterable(pairs))
        entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(index))
        self._streams.pack(stream, entries, index + b"\n".join(bodies))

    def _add_rows(self) -> None:
        """Give the cross-reference a row for each number that was reserved meanwhile."""
        self._rows += FREE * (self._last + 1 - len(self._rows) // ROW.size)

    def _write_stream(self, number: int, stream: Packed) -> None:
        self._add_rows()
        ROW.pack_into(self._rows, number * ROW.size, 1, self._offset, 0)
        # The line end before endstream is not part of Length (PDF/A-2, 6.1.7.1).
        entries, data = stream.entries, stream.data
        head = b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (number, entries, len(data))
        self._put(b"".join([head, data, b"\nendstream\nendobj\n"]))

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._offset += len(data)


def _rows_of(stream: int, length: int) -> bytes:
    """The rows of the cross-reference for so many objects that are in one object stream."""
    rows = bytearray(struct.pack(">BQH", 2, stream, 0) * length)
    places = struct.pack(f">{length}H", *range(length))
    rows[ROW.size - 2 :: ROW.size], rows[ROW.size - 1 :: ROW.size] = places[::2], places[1::2]
    return bytes(rows)


def references(numbers: Sequence[int]) -> bytes:
    """References to objects by their numbers, in a row."""
    return (b"%d 0 R " * len(numbers) % tuple(numbers))[:-1]


def text_string(text: str) -> bytes:
    """A PDF text string: ASCII in brackets, anything else as UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + escaped.encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def name_object(text: str) -> bytes:
    """A PDF name; what a name may not hold is spelt out."""
    return b"/" + b"".join(
        b"%c" % byte if chr(byte).isalnum() and byte < 128 else b"#%02X" % byte
        for byte in text.encode()
    )
