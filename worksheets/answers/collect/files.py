"""Which files were meant: PDFs as they were named, and those in the folders that were."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from worksheets.files.paths import is_folder, recognisable
from worksheets.problems import Code, Problem, Problems, Refused, Where

SUFFIX = ".pdf"


def returned_files(arguments: Sequence[str], problems: Problems) -> Iterator[Path]:
    """The files in the order of the arguments; those of a folder by name, its folders too.

    What is hidden in a folder is passed over: such files are a system's own. A folder that cannot
    be read, or has no PDF in it, is a problem.
    """
    for argument in arguments:
        path = Path(argument)
        if is_folder(argument):
            yield from _in_folder(path, problems)
        else:
            yield path


def _in_folder(folder: Path, problems: Problems) -> Iterator[Path]:
    unread: list[OSError] = []
    found = []
    for place, inner, names in os.walk(folder, onerror=unread.append):
        inner[:] = [name for name in inner if not name.startswith(".")]
        found += [
            Path(place) / name
            for name in names
            if name.lower().endswith(SUFFIX) and not name.startswith(".")
        ]
    for error in unread:
        message = f"cannot read the folder: {error.strerror}"
        where = Where(recognisable(Path(error.filename or folder)))
        problems.take(Refused([Problem(Code.FILE_UNREADABLE, message, "", where)]))
    if not found and not unread:
        where = Where(recognisable(folder))
        problems.add(Code.ANSWERS_NONE, "there is no PDF in this folder", "", where)
    yield from sorted(found, key=lambda path: path.relative_to(folder).parts)
