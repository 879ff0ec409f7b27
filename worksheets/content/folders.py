"""The folders of content: the built-in one, and those laid over it, file by file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from worksheets.content.texts import SUFFIX, english_name, is_translation
from worksheets.files.contained import contained, names_in
from worksheets.files.paths import check_folder, recognisable
from worksheets.problems import Code, Problem, Refused, Where


def built_in() -> Path:
    """The folder that holds the built-in `content` and `templates`.

    In an installed package they are inside it; in a checkout they stand beside it.
    """
    package = Path(__file__).parent.parent
    inside = package / "builtin"
    return inside if inside.is_dir() else package.parent


class Folders:
    """The folder of the built-in content with others laid over it, the last on top."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        """Raises `Refused` for a folder that is not there or holds no content."""
        self._overlays = [_overlay(folder) for folder in reversed(folders)]
        self._own = built_in()

    @property
    def is_overlaid(self) -> bool:
        """Whether there are folders over the built-in content, which anybody may have written."""
        return bool(self._overlays)

    def template(self, name: str) -> Path | None:
        """The template of this name that is in effect; None if there is none."""
        path = self.file(f"templates/{name}")
        return path if os.path.lexists(path) else None

    def overlaid_files(self) -> Iterator[tuple[Path, str]]:
        """Every file of the folders laid over, the topmost folder first: the folder, the name."""
        for root in self._overlays:
            for top in ("content", "templates"):
                for path in sorted((root / top).rglob("*")):
                    if path.is_file() or path.is_symlink():
                        yield root, path.relative_to(root).as_posix()

    def has(self, name: str) -> bool:
        """Whether there is a file of this name, a broken link included."""
        return os.path.lexists(self.file(name))

    def is_built_in(self, name: str) -> bool:
        """Whether the built-in content has a file of this name."""
        return (self._own / name).is_file()

    def layers(self, name: str) -> list[Path]:
        """Every file of this name, the topmost first: those of a translation add to one another."""
        found = [self._own / name] if os.path.lexists(self._own / name) else []
        above = [root for root in self._overlays if os.path.lexists(root / name)]
        return [*(contained(root, name) for root in above), *found]

    def file(self, name: str) -> Path:
        """The file of this name that is in effect: the topmost, a broken link included.

        Raises `Refused` if a link leads out of the folder that was laid over.
        """
        for root in self._overlays:
            if os.path.lexists(root / name):
                return contained(root, name)
        # The built-in files may be links, if that is how they were installed.
        return self._own / name

    def _is_own(self, name: str) -> bool:
        """Whether no folder laid over has a file of this name or its English."""
        names = [name, english_name(name)] if is_translation(name) else [name]
        return not any(os.path.lexists(root / each) for root in self._overlays for each in names)

    def _folders(self, name: str) -> Iterator[Path]:
        """The folders of a name that are in effect, the topmost first."""
        for root in self._overlays:
            yield contained(root, name)
        yield self._own / name

    def _names(self, folder: str) -> list[str]:
        """The names of the YAML files in a folder of any root, in order."""
        names: set[str] = set()
        for path in self._folders(folder):
            for entry in names_in(path):
                if entry.startswith(".") or entry.endswith("~"):
                    continue
                if entry.endswith(".yml"):
                    where = Where(recognisable(path / entry))
                    hint = f"name it {entry.removesuffix('.yml')}{SUFFIX}"
                    message = "content files end in .yaml"
                    raise Refused([Problem(Code.CONTENT_WRONG_SUFFIX, message, hint, where)])
                if entry.endswith(SUFFIX):
                    names.add(entry.removesuffix(SUFFIX))
        return sorted(names)


def _overlay(folder: Path) -> Path:
    """A folder to lay over the built-in content; raises `Refused` if it is none."""
    where = Where(recognisable(folder))
    check_folder(folder, "--content takes a folder that holds content/ or templates/")
    if not {"content", "templates"} & set(names_in(folder)):
        message = "the folder has neither content/ nor templates/ in it"
        hint = "name the folder that holds them"
        raise Refused([Problem(Code.CONTENT_EMPTY_FOLDER, message, hint, where)])
    return folder
