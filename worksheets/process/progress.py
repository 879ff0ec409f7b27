"""What a child process tells its parent while it works: which file it is at."""

from __future__ import annotations

import struct
from typing import BinaryIO

FILE, RESULT = b"f", b"r"
"""Kinds of messages: the name of a file, and the result of the work."""
HEADER = struct.Struct(">cQ")
"""Each message has its kind and its length before it."""

_parent: BinaryIO | None = None


def report_to(parent: BinaryIO) -> None:
    """Make this process a child, which tells its parent what it does."""
    global _parent
    _parent = parent


def is_child() -> bool:
    """Whether this process is a child that works within limits."""
    return _parent is not None


def working_on(file: str) -> None:
    """Say which file is worked on from now on; it is told if that reaches a limit."""
    if _parent is not None:
        send(_parent, FILE, file.encode(errors="replace"))


def send(out: BinaryIO, kind: bytes, content: bytes) -> None:
    """Send a message to the parent."""
    out.write(HEADER.pack(kind, len(content)) + content)
    out.flush()
