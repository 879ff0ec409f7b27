"""Beginning a project: a folder with settings and files that work at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from worksheets.files.whole import whole_file
from worksheets.problems import Code, Problem, Refused, Where
from worksheets.project.schema import KINDS, schema_of

STARTER = Path(__file__).parent / "starter"
RENAMED = {"gitignore": ".gitignore"}
"""Files that are called otherwise here, because they would say something to git here too."""


def starter_files() -> dict[str, bytes]:
    """The files of a new project by their paths in it."""
    paths = sorted(path for path in STARTER.rglob("*") if path.is_file())
    names = [path.relative_to(STARTER).as_posix() for path in paths]
    files = {
        RENAMED.get(name, name): path.read_bytes()
        for name, path in zip(names, paths, strict=True)
        if "__pycache__" not in name
    }
    # Each file's first line says where an editor finds its schema.
    schemas = {
        f".schemas/{kind}.json": (json.dumps(schema_of(kind), indent=1) + "\n").encode()
        for kind in KINDS
    }
    return {**files, **schemas}


def write_new(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files that are not there yet; the paths. Raises `Refused` if any is there already."""
    problems = [
        Problem(
            Code.FILE_EXISTS,
            "the file is there already and stays as it is",
            "name another, or move this file away",
            Where(str(folder / name)),
        )
        for name in files
        if (folder / name).exists() or (folder / name).is_symlink()
    ]
    if problems:
        raise Refused(problems)
    for name, data in files.items():
        with whole_file(str(folder / name)) as out:
            out.write(data)
    return [folder / name for name in files]
