"""The folder of a pack: only names that a pack can have, only files, and no links out of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from worksheets.files.contained import names_in
from worksheets.files.names import safe
from worksheets.files.paths import resolved
from worksheets.files.read import sum_of
from worksheets.files.unfinished import left_behind
from worksheets.files.whole import whole_file
from worksheets.problems import Code, Problem, Refused, Where

SUFFIX = ".pdf"


def is_pack_name(name: str) -> bool:
    """Whether a file of a pack can have a name: a PDF below its folder, nothing of it hidden."""
    path = PurePosixPath(name)
    return (
        not path.is_absolute()
        and path.as_posix() == name
        and path.suffix == SUFFIX
        and all(safe(part) == part for part in path.parts)
    )


class PackFolder:
    """A folder that a pack is written to or compared with. Names in it are relative to it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def where(self, name: str) -> Where:
        """The place of a file, for a problem."""
        return Where(str(self.path / name))

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """A stream whose bytes become a file; one that has them already is not touched.

        A link in its place is replaced, never followed. Raises `Refused` (`output-unwritable`) if
        anything else is in its place, or if a folder below this one is a link out of it.
        """
        path = self.path / name
        if path.parent != self.path:
            inner = resolved(path.parent)
            if not inner.is_relative_to(resolved(self.path)):
                message = f"cannot write it: {path.parent.name} is a link that leads elsewhere"
                hint = "remove the link"
                raise Refused([Problem(Code.OUTPUT_UNWRITABLE, message, hint, self.where(name))])
        with whole_file(str(path), unless_same=True, only_files=True) as out:
            yield out

    def sum_of(self, name: str) -> str | None:
        """The SHA-256 of a file's bytes; None where there is no ordinary file that can be read."""
        path = self.path / name
        try:
            return sum_of(path, str(path))
        except Refused:
            return None

    def is_there(self, name: str) -> bool:
        """Whether anything has a name: a file, a link, or what is neither."""
        return os.path.lexists(self.path / name)

    def state(self, name: str) -> tuple[int, int] | None:
        """What changes when a file is written anew."""
        try:
            found = (self.path / name).lstat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns

    def pdfs(self) -> list[str]:
        """The names of the PDFs, without hidden ones; raises `Refused` if nobody may look."""
        names = names_in(self.path)
        return [
            name
            for name in names
            if name.casefold().endswith(SUFFIX) and not name.startswith(".") and self._is_file(name)
        ]

    def left_behind(self) -> list[str]:
        """The names of the half-written files that killed runs have left."""
        return [path.name for path in left_behind(self.path)]

    def remove_left_behind(self) -> None:
        """Remove those."""
        for path in left_behind(self.path):
            with suppress(OSError):
                path.unlink()

    def _is_file(self, name: str) -> bool:
        try:
            return stat.S_ISREG((self.path / name).stat().st_mode)
        except OSError:
            return False
