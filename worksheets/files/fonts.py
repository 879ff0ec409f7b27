"""Find the files of fonts: beside the settings, among the system's, in installed packages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from worksheets.files.contained import contained
from worksheets.files.paths import is_file
from worksheets.problems import Code, Problem, Refused, Where

SUFFIXES = (".ttf", ".otf", ".ttc")
MOST_FOLDERS = 5_000
"""So many of the system's folders are looked through for a font."""


def font_files(name: str, folder: Path, where: Where) -> list[Path]:
    """The files of a font, from its file's name or the name of an installed Python package.

    A file is looked for in `folder`, then among the system's fonts. Raises `Refused` at `where` if
    there is none, or it is outside the folder.
    """
    if name.lower().endswith(SUFFIXES):
        if Path(name).is_absolute() or ".." in Path(name).parts:
            message = f"“{name}” is outside the folder of the settings"
            hint = "put the font into that folder, or name one that is installed by its file alone"
            raise Refused([Problem(Code.FILE_UNREADABLE, message, hint, where)])
        path = contained(folder, name)
        found = [path] if is_file(path) else list(_installed(name))[:1]
    else:
        found = sorted(_packaged(name))
    if not found:
        message = f"there is no font “{name}”"
        hint = "name a .ttf file beside the settings, an installed font’s file, or a Python package"
        raise Refused([Problem(Code.FILE_MISSING, message, hint, where)])
    return found


def _installed(name: str) -> Iterator[Path]:
    """The system's and the user's fonts of a file name."""
    count = 0
    for root in _system_folders():
        for folder, _, files in os.walk(root):
            count += 1
            if count > MOST_FOLDERS:
                return
            if name in files:
                yield Path(folder) / name


def _system_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return [home / "AppData/Local/Microsoft/Windows/Fonts", windows / "Fonts"]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    local = home / ".local/share/fonts"
    return [local, home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]


def _packaged(name: str) -> Iterator[Path]:
    """The fonts in an installed Python package."""
    # It brings twenty modules with it, among them those that read e-mail.
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        files = distribution(name).files or []
    except (PackageNotFoundError, ValueError):
        return
    for file in files:
        if file.name.lower().endswith(SUFFIXES):
            yield Path(str(file.locate()))
