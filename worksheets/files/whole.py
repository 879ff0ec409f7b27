"""Write files: each appears whole or not at all, with the mode that the umask gives."""

from __future__ import annotations

import contextlib
import filecmp
import io
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from worksheets.files.paths import resolved
from worksheets.problems import Code, Problem, Refused, Where

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

STDOUT = "-"
_unfinished: set[Path] = set()
"""The half-written files, under the names that they have until they are whole."""


@contextlib.contextmanager
def whole_file(path: str, *, unless_same: bool = False) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at `path` when the block ends without an exception.

    The bytes go to a new file beside it, which is flushed to the disk and then renamed. With
    `unless_same`, a file that has these bytes already is not touched, not even in a folder that
    nobody may write to. `-` is standard output; a device or a pipe is written to directly.

    Raises `Refused` (`output-unwritable`).
    """
    try:
        with _stream(path, unless_same) as out:
            yield out
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        problem = Problem(
            Code.OUTPUT_UNWRITABLE,
            f"cannot write it: {reason}",
            "name another file or folder with -o, or make room",
            Where(path),
        )
        raise Refused([problem]) from error


@contextlib.contextmanager
def _stream(path: str, unless_same: bool) -> Iterator[BinaryIO]:
    if path == STDOUT:
        if sys.stdout is None:
            raise OSError("standard output is closed")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif _is_special(path):
        with Path(path).open("wb") as out:
            yield out
    else:
        with _renamed(Path(path), unless_same) as out:
            yield out


def _is_special(path: str) -> bool:
    """Whether a path is a device, a pipe or a folder; raises `OSError` where it may not look."""
    try:
        return not stat.S_ISREG(Path(path).stat().st_mode)
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def _renamed(path: Path, unless_same: bool) -> Iterator[BinaryIO]:
    """A new file under another name beside `path`, renamed to it at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # A link stays: the file that it points to is replaced.
    target = resolved(path)
    # Named before it is created: an interrupt in between knows what to remove.
    new = target.with_name(f".worksheets-{secrets.token_hex(8)}.tmp")
    _unfinished.add(new)
    try:
        try:
            out = open(new, "xb", opener=_private)  # noqa: SIM115 - closed below
        except OSError:
            # In a folder that nobody may write to, a file that is right already can stay.
            if not (unless_same and target.is_file()):
                raise
            with target.open("rb") as there:
                compared = _Compared(there)
                yield cast("BinaryIO", compared)
                if not compared.same:
                    raise
            return
        with out:
            yield out
            out.flush()
            same = unless_same and target.is_file() and filecmp.cmp(new, target, shallow=False)
            if not same:
                os.fsync(out.fileno())
        if same:
            new.unlink()
            return
        _give_mode(new, target)
        new.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise
    finally:
        _unfinished.discard(new)


def remove_unfinished() -> None:
    """Remove the files that are half-written now, before the process ends at once."""
    for path in tuple(_unfinished):
        with contextlib.suppress(OSError):
            path.unlink()


def _private(path: str, flags: int) -> int:
    """Open a file that only its owner may read until it is whole."""
    return os.open(path, flags, 0o600)


class _Compared(io.RawIOBase):
    """A stream that stores nothing, but compares what it is given with a file."""

    def __init__(self, there: BinaryIO) -> None:
        self._there = there
        self._alike = True

    @property
    def same(self) -> bool:
        """Whether it was given exactly what the file holds."""
        return self._alike and not self._there.read(1)

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        size = memoryview(data).nbytes
        self._alike = self._alike and self._there.read(size) == bytes(data)
        return size


def _give_mode(new: Path, target: Path) -> None:
    """Give a file the mode of the one it replaces, or of an ordinary new file."""
    mask = os.umask(0)
    os.umask(mask)
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~mask
    new.chmod(mode)
