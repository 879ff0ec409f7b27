"""Paths: what is at them, and how to name them to people."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from worksheets.problems import BadCommand, Code, Problem, Refused, Where


def is_folder(path: str | Path) -> bool:
    """Whether a path is a folder; it is none where nobody may look.

    `Path.is_dir` raises `PermissionError` there, and for a name that is too long.
    """
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: str | Path) -> bool:
    """Whether a path is an ordinary file that can be looked at; never raises."""
    return os.path.isfile(path)  # noqa: PTH113


def exists(path: str | Path) -> bool:
    """Whether there is something at a path that can be looked at; never raises."""
    return os.path.exists(path)  # noqa: PTH110


def check_folder(path: Path, hint: str = "") -> None:
    """Raise `Refused` (`file-missing`, `file-unreadable`) unless a path is a folder."""
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            return
        code, message = Code.FILE_MISSING, "it is not a folder"
    except FileNotFoundError:
        code, message = Code.FILE_MISSING, "there is no such folder"
    except OSError as error:
        code, message = Code.FILE_UNREADABLE, f"cannot read the folder: {error.strerror}"
    raise Refused([Problem(code, message, hint, Where(recognisable(path)))])


def resolved(path: str | Path) -> Path:
    """A path without links; what is a loop of them stays as it is, where `resolve` raises."""
    return Path(os.path.realpath(path))


def recognisable(path: Path) -> str:
    """A path as its user knows it: relative inside the working folder, else as it was given."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (OSError, ValueError):
        return path.as_posix()


def folder_of(output: str, default: Path) -> Path:
    """The folder that is asked for; raises `BadCommand` if it is a file, or standard output."""
    folder = Path(output) if output else default
    if output == "-" or (exists(folder) and not is_folder(folder)):
        message = f"“{output or folder}” is not a folder"
        raise BadCommand(
            [Problem(Code.BAD_VALUE, message, "name a folder: there are several files")]
        )
    return folder
