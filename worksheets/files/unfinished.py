"""Half-written files: each has a name of its own and is locked until it is whole.

A run that is killed leaves them behind, and what is in them may be about people. The next run that
writes into their folder removes them. The lock tells a file that was left from one that another
run is writing at this moment: the system takes it away with the process.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_NAME = re.compile(r"\.worksheets-[0-9a-f]{16}\.tmp")
_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_mine: set[Path] = set()
"""Those of this process that are half-written now."""
_tidied: set[Path] = set()
"""The folders that this process has looked through."""


@contextlib.contextmanager
def unfinished_name(target: Path) -> Iterator[Path]:
    """The name beside `target` that its new bytes have until they are whole.

    An exception in the block removes the file.
    """
    remove_left_behind(target.parent)
    # Named before it is created: an interrupt in between knows what to remove.
    path = target.with_name(f".worksheets-{os.urandom(8).hex()}.tmp")
    _mine.add(path)
    try:
        yield path
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    finally:
        _mine.discard(path)


def create(path: Path) -> BinaryIO:
    """A new file that only its owner may read, locked while it is open."""
    while True:
        out = open(path, "xb", opener=_private)  # noqa: SIM115 - the caller closes it
        _lock(out.fileno())
        # Between the two another run may have taken it for one that was left.
        if os.fstat(out.fileno()).st_nlink:
            return out
        out.close()


def remove_unfinished() -> None:
    """Remove the files of this process that are half-written now, before it ends at once."""
    for path in tuple(_mine):
        with contextlib.suppress(OSError):
            path.unlink()


def left_behind(folder: Path) -> list[Path]:
    """The half-written files in a folder that a run has left, in the order of their names."""
    return [path for path in _unfinished_in(folder) if _is_free(path, remove=False)]


def remove_left_behind(folder: Path) -> None:
    """Remove the half-written files that a run has left in a folder; looks at each folder once."""
    if folder not in _tidied:
        _tidied.add(folder)
        for path in _unfinished_in(folder):
            _is_free(path, remove=True)


def _unfinished_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if _NAME.fullmatch(entry.name)]
    except OSError:
        return []
    return [folder / name for name in sorted(names)]


def _is_free(path: Path, *, remove: bool) -> bool:
    """Whether a half-written file is the user's own and nobody writes it; it can be removed too."""
    try:
        handle = os.open(path, os.O_RDONLY | _NOT_FOLLOWED)
    except OSError:
        return False
    try:
        about = os.fstat(handle)
        own = not hasattr(os, "geteuid") or about.st_uid == os.geteuid()
        if not (stat.S_ISREG(about.st_mode) and own and _lock(handle)):
            return False
        if remove and hasattr(os, "geteuid"):
            path.unlink()
    except OSError:
        return False
    finally:
        os.close(handle)
    if remove and not hasattr(os, "geteuid"):
        # Windows removes no file that is open, neither here nor in the run that writes it.
        with contextlib.suppress(OSError):
            path.unlink()
    return True


def _lock(handle: int) -> bool:
    """Lock an open file, if no other process has; without locks every file counts as locked."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
