"""Streams as they stand in a file, packed by zlib where that is worth it."""

from __future__ import annotations

import zlib

from worksheets.record import record

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
