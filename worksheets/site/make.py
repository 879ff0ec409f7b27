"""Making a gallery: each file written whole, those that are right already left alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from worksheets.files.read import ordinary_file
from worksheets.files.whole import whole_file
from worksheets.problems import Code, Level, Problems, Refused, Where
from worksheets.record import record
from worksheets.site.files import SiteFile
from worksheets.version import __version__

MANIFEST = "site.json"
MOST_BYTES = 16_000_000
"""No manifest is longer: a gallery of everything has some hundred files."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FileRecord(_Record):
    """A file of a gallery as its manifest has it: `inputs` is the sum of all it was made from."""

    path: str
    inputs: str
    sha256: str


class SiteManifest(_Record):
    """`site.json`: which files a gallery has, so that the next run makes anew what changed."""

    version: str
    files: tuple[FileRecord, ...]


@record
class Made:
    """A file of the gallery, and whether this run wrote it."""

    record: FileRecord
    changed: bool


def make_site(
    files: Sequence[SiteFile], folder: Path, done: Callable[[], None] = lambda: None
) -> list[Made]:
    """Write the files that are not there or were made from something else.

    Raises `Refused` where one cannot be written.
    """
    known = _known(folder)
    made = []
    for each in files:
        found = _right(each, folder, known)
        if found:
            made.append(Made(found, changed=False))
        else:
            made.append(_write(each, folder))
        done()
    with whole_file(str(folder / MANIFEST), unless_same=True) as out:
        out.write(_manifest([each.record for each in made]))
    return made


def compare_site(files: Sequence[SiteFile], folder: Path, problems: Problems) -> list[Made]:
    """Tell each file that is missing, differs or does not belong there; write nothing."""
    known = _known(folder)
    made = []
    for each in files:
        path = folder / each.path
        right = _right(each, folder, known)
        record = right or FileRecord(path=each.path, inputs=each.inputs, sha256="")
        made.append(Made(record, changed=not right))
        if not path.is_file():
            problems.add(Code.PACK_MISSING, "the gallery lacks this file", "", Where(str(path)))
        elif not right:
            problems.add(
                Code.PACK_DIFFERS,
                "the file is not what would be made now",
                "run the command without --check",
                Where(str(path)),
            )
    ours = {each.path for each in files}
    for name in known:
        if name not in ours and (folder / name).is_file():
            problems.add(
                Code.PACK_EXTRA,
                "the gallery no longer has this file",
                "delete it",
                Where(str(folder / name)),
                Level.ERROR,
            )
    return made


def _write(file: SiteFile, folder: Path) -> Made:
    with whole_file(str(folder / file.path), unless_same=True) as out:
        hashed = _Hashed(out)
        file.write(cast("BinaryIO", hashed))
    return Made(FileRecord(path=file.path, inputs=file.inputs, sha256=hashed.sum), changed=True)


class _Hashed:
    """A stream that knows the sum of what was written to it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._sha256 = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self._sha256.update(data)
        return self._out.write(data)

    @property
    def sum(self) -> str:
        return self._sha256.hexdigest()


def _right(file: SiteFile, folder: Path, known: dict[str, FileRecord]) -> FileRecord | None:
    """The record of a file that is there as it was made, of what it would be made from now."""
    found = known.get(file.path)
    path = folder / file.path
    if found is None or found.inputs != file.inputs or not path.is_file():
        return None
    return found if hashlib.sha256(path.read_bytes()).hexdigest() == found.sha256 else None


def _known(folder: Path) -> dict[str, FileRecord]:
    """What an earlier run wrote; nothing if it left no manifest that can be read."""
    try:
        with ordinary_file(folder / MANIFEST, MANIFEST) as stream:
            found = SiteManifest.model_validate_json(stream.read(MOST_BYTES))
    except (Refused, OSError, ValidationError):
        return {}
    return {each.path: each for each in found.files}


def _manifest(records: Sequence[FileRecord]) -> bytes:
    whole = SiteManifest(version=__version__, files=tuple(records))
    return (json.dumps(whole.model_dump(), ensure_ascii=False, indent=1) + "\n").encode()
