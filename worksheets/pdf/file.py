"""The file itself: objects written as they come, the cross-reference at the end.

Small objects are gathered in compressed object streams (PDF 1.5), which halves a file that is
mostly structure. Nothing is kept but where each object is.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import BinaryIO

from worksheets.record import record

FULL = 1_000
"""An object stream is written when it holds so many objects: to begin packing one takes as long as
to pack two hundred of them."""
ROW = struct.Struct(">BQH")
FREE = ROW.pack(0, 0, 65535)
"""A row of the cross-reference for a number that no object has."""
HEAD = struct.Struct(">BQ")
PLACE = struct.Struct(">H")
"""The two halves of a row: the kind and the stream, the place in it."""
LEVEL, FAST = 6, 1
"""zlib's levels, said outright so that a default cannot change the bytes: for what many pages
share, and for what grows with them, where a fifth more bytes save more than half of the time."""
SHORT = 400
"""A stream of fewer bytes is not worth packing."""


@record
class Packed:
    """A stream as it stands in a file: the entries of its dictionary, and its bytes."""

    entries: bytes
    data: bytes


def packed(entries: bytes, data: bytes, level: int = LEVEL) -> Packed:
    """Pack a stream, unless it is so short that it is not worth it."""
    if len(data) > SHORT:
        return Packed(entries + b"/Filter/FlateDecode", zlib.compress(data, level))
    return Packed(entries, data)


class PdfFile:
    """Writes numbered PDF objects to a stream; counts and hashes what it wrote."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._offset = 0
        self._digest = hashlib.sha256()
        # The cross-reference as it is written: a row an object; row 0 is PDF's own.
        self._rows = bytearray(FREE)
        self._runs: list[tuple[int, int]] = []
        self._bodies: list[bytes] = []
        self._last = 0
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
        self._rows += FREE * count
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
        self._put_stream(number, stream)
        return number

    def finish(self, root: int, info: int) -> None:
        """Write the cross-reference stream and the trailer."""
        self._flush()
        number = self.reserve()
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
        self._put_stream(number, packed(entries, bytes(self._rows)))
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)

    def _flush(self) -> None:
        """Write the objects that wait as one object stream."""
        runs, bodies = self._runs, self._bodies
        if not bodies:
            return
        self._runs, self._bodies = [], []
        stream = self.reserve()
        head, size = HEAD.pack(2, stream), ROW.size
        place = 0
        for first, count in runs:
            rows = [head + PLACE.pack(each) for each in range(place, place + count)]
            self._rows[first * size : (first + count) * size] = b"".join(rows)
            place += count
        numbers = chain.from_iterable(range(first, first + count) for first, count in runs)
        offsets = accumulate([len(body) + 1 for body in bodies[:-1]], initial=0)
        pairs = zip(numbers, offsets, strict=True)
        index = b"%d %d " * len(bodies) % tuple(chain.from_iterable(pairs))
        entries = b"/Type/ObjStm/N %d/First %d" % (len(bodies), len(index))
        self._put_stream(stream, packed(entries, index + b"\n".join(bodies), FAST))

    def _put_stream(self, number: int, stream: Packed) -> None:
        ROW.pack_into(self._rows, number * ROW.size, 1, self._offset, 0)
        # The line end before endstream is not part of Length (PDF/A-2, 6.1.7.1).
        entries, data = stream.entries, stream.data
        head = b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (number, entries, len(data))
        self._put(b"".join([head, data, b"\nendstream\nendobj\n"]))

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self._digest.update(data)
        self._offset += len(data)


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
