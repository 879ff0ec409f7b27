"""Which files were meant: those that were named, and the returned forms in folders."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from worksheets.files.paths import is_folder, recognisable
from worksheets.problems import Code, Problem, Problems, Refused, Where
from worksheets.text.shown import shown

FORMS = (".pdf", ".fdf", ".xfdf", ".json")
PICTURES = (".tif", ".tiff", ".png", ".jpg", ".jpeg", ".heic")
SUFFIXES = (*FORMS, *PICTURES)
"""What is read out of a folder; a file that is named is read whatever it is called."""
MOST_KINDS = 6
"""The kinds of files that a warning names."""


def returned_files(arguments: Sequence[str], problems: Problems) -> Iterator[tuple[Path, bool]]:
    """The files in the order of the arguments, each with whether a folder held it.

    Those of a folder come by name, those of the folders in it too. Hidden files are passed over:
    they are a system's own. Other files that are not read are counted. A folder that cannot be
    read, or has no returned form in it, is a problem.
    """
    for argument in arguments:
        path = Path(argument)
        if is_folder(argument):
            yield from ((each, True) for each in _in_folder(path, problems))
        else:
            yield path, False


def _in_folder(folder: Path, problems: Problems) -> Iterator[Path]:
    unread: list[OSError] = []
    found = []
    others: Counter[str] = Counter()
    for place, inner, names in os.walk(folder, onerror=unread.append):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            suffix = Path(name).suffix.lower()
            if name.startswith("."):
                continue
            if suffix in SUFFIXES:
                found.append(Path(place) / name)
            else:
                others[suffix] += 1
    for error in unread:
        message = f"cannot read the folder: {error.strerror}"
        where = Where(recognisable(Path(error.filename or folder)))
        problems.take(Refused([Problem(Code.FILE_UNREADABLE, message, "", where)]))
    where = Where(recognisable(folder))
    if others:
        problems.add(Code.ANSWERS_NOT_READ, _counted(others), "", where)
    if not found and not unread:
        message = "there is no returned form in this folder"
        problems.add(Code.ANSWERS_NONE, message, "", where)
    yield from sorted(found, key=lambda path: path.relative_to(folder).parts)


def _counted(others: Counter[str]) -> str:
    """How many files of which kinds are not read."""
    kinds = [f"{count} {shown(suffix) or 'without a suffix'}"
             for suffix, count in others.most_common(MOST_KINDS)]  # fmt: skip
    more = ", …" if len(others) > MOST_KINDS else ""
    total = others.total()
    what = "1 file in it is" if total == 1 else f"{total:,} files in it are"
    return f"{what} not read: {', '.join(kinds)}{more}"
