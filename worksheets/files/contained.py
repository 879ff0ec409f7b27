"""Keep inside a folder that came from somebody else: its links must not lead out of it."""

from __future__ import annotations

import os
from pathlib import Path

from worksheets.files.paths import recognisable
from worksheets.problems import Code, Problem, Refused, Where


def contained(folder: Path, name: str) -> Path:
    """The path of a name in a folder; raises `Refused` (`file-unreadable`) if it leads out of it.

    The folder itself may be a link: who named it has chosen where it leads.
    """
    path = folder / name
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        return path
    message = f"it is a link that leads out of the folder {recognisable(folder)}"
    hint = "put the file itself there"
    raise Refused([Problem(Code.FILE_UNREADABLE, message, hint, Where(recognisable(path)))])


def names_in(folder: Path) -> list[str]:
    """The names of what is in a folder, in order; none if it is not there.

    Raises `Refused` (`file-unreadable`) if it is no folder or may not be read.
    """
    try:
        return sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"cannot read the folder: {error.strerror}"
        where = Where(recognisable(folder))
        raise Refused([Problem(Code.FILE_UNREADABLE, message, "", where)]) from error
