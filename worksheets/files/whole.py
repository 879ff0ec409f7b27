"""Write files: each appears whole or not at all, with the mode that the umask gives."""

from __future__ import annotations

import contextlib
import filecmp
import io
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from worksheets.files.paths import is_file, resolved
from worksheets.files.unfinished import create, unfinished_name
from worksheets.problems import Code, Problem, Refused, Where

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

STDOUT = "-"


@contextlib.contextmanager
def whole_file(
    path: str, *, unless_same: bool = False, only_files: bool = False
) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at `path` when the block ends without an exception.

    The bytes go to a new file beside it, which is flushed to the disk and then renamed. With
    `unless_same`, a file that has these bytes already is not touched, not even in a folder that
    nobody may write to. `-` is standard output, unless that is a terminal, which would obey the
    bytes. A device or a pipe is written to directly; the file that a link points to is replaced.
    With `only_files` a link itself is replaced, and what is neither a file nor a link is refused.

    Raises `Refused` (`output-unwritable`).
    """
    try:
        with _stream(path, unless_same, only_files) as out:
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
def _stream(path: str, unless_same: bool, only_files: bool) -> Iterator[BinaryIO]:
    if only_files:
        _check_replaceable(Path(path))
        with _renamed(Path(path), unless_same) as out:
            yield out
    elif path == STDOUT:
        if sys.stdout is None:
            raise OSError("standard output is closed")
        if sys.stdout.isatty():
            raise OSError("standard output is a terminal")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif _is_special(path):
        with Path(path).open("wb") as out:
            yield out
    else:
        target = Path(path) if _is_planted(Path(path)) else resolved(path)
        with _renamed(target, unless_same) as out:
            yield out


def _check_replaceable(path: Path) -> None:
    """Raise `OSError` if there is anything but a file or a link at a path."""
    with contextlib.suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"
            raise OSError(f"{kind} has its name")


def _is_special(path: str) -> bool:
    """Whether a path is a device, a pipe or a folder; raises `OSError` where it may not look."""
    try:
        return not (_is_planted(Path(path)) or stat.S_ISREG(Path(path).stat().st_mode))
    except FileNotFoundError:
        return False
    except ValueError as error:
        raise OSError("no file can be called so") from error


@contextlib.contextmanager
def _renamed(target: Path, unless_same: bool) -> Iterator[BinaryIO]:
    """A new file under another name beside `target`, renamed to it at the end."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with unfinished_name(target) as new:
        try:
            out = create(new)
        except OSError:
            # In a folder that nobody may write to, a file that is right already can stay.
            if not (unless_same and is_file(target)):
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
            same = unless_same and _is_same(new, target)
            if not same:
                os.fsync(out.fileno())
            if os.name == "posix":
                # While it is locked: no other run takes it for one that was left.
                _finish(new, target, same)
        if os.name != "posix":
            # Windows renames no file that is open.
            _finish(new, target, same)


def _finish(new: Path, target: Path, same: bool) -> None:
    """Give a new file its name, or remove it if the old one is the same."""
    if same:
        new.unlink()
    else:
        _give_mode(new, target)
        new.replace(target)


def _is_same(new: Path, target: Path) -> bool:
    """Whether a file with the very bytes of the new one is there."""
    return not target.is_symlink() and is_file(target) and filecmp.cmp(new, target, shallow=False)


def _is_planted(path: Path) -> bool:
    """Whether a path is a link that somebody else may have put there.

    It is if it belongs to somebody else, or stands in a folder that everybody may write to. Such a
    link is replaced; any other stays, and the file that it points to is replaced.
    """
    if not path.is_symlink():
        return False
    everybody = stat.S_IMODE(path.parent.stat().st_mode) & stat.S_IWOTH
    return bool(everybody) or not _is_trusted(path)


def _is_trusted(path: Path) -> bool:
    """Whether what is at a path belongs to the user or to the administrator."""
    return not hasattr(os, "geteuid") or path.lstat().st_uid in (os.geteuid(), 0)


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
    there = is_file(target) and not target.is_symlink() and _is_trusted(target)
    new.chmod(stat.S_IMODE(target.stat().st_mode) if there else 0o666 & ~mask)
