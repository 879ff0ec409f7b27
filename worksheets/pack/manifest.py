"""The manifest: what a pack's folder holds, file by file, and a list that sha256sum checks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from worksheets.files.paths import recognisable
from worksheets.files.read import read_text
from worksheets.problems import Code, Problem, Refused, Where

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
MOST_BYTES = 50_000_000
"""The size of the largest manifest: a day for 5,000 people needs a fifth of it."""

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0)]


MOST_SHARDS = 10_000
"""The parts that a pack can be made in."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Tool(_Record):
    """The program that made a pack."""

    name: str
    version: str


class InputRecord(_Record):
    """A file that a pack was made from."""

    path: str
    sha256: Sha256


class UnitRecord(_Record):
    """A copy in a file: its first page, counted from 1, and how many it reaches over.

    `code` is what its printed codes say besides the page, if it has codes.
    """

    worksheet: str
    copy_: str = Field(alias="copy")
    first_page: Count
    pages: Count
    code: str | None = None


class FileRecord(_Record):
    """A file of a pack."""

    path: str
    worksheet: str
    pages: Count
    sheets: Count
    paper: str
    profile: str
    lang: str
    sha256: Sha256
    units: tuple[UnitRecord, ...]


class CodeRecord(_Record):
    """What a key in a pack's printed codes stands for: a blank sheet.

    `languages` are the two in which everybody gets it, if there are two.
    """

    key: str
    worksheet: str
    content: str
    lang: str
    aspect: str
    options: dict[str, str]
    profile: str
    paper: str
    prompts: tuple[str, ...]
    languages: tuple[str, ...] | None = None


class Shard(_Record):
    """Which part of a pack a manifest is of, and the hash of the plan of the whole."""

    number: int
    of: int
    plan: Sha256


class Manifest(_Record):
    """`manifest.json`; that of a shard says which it is, one with codes what they stand for."""

    tool: Tool
    pack: str
    inputs: tuple[InputRecord, ...]
    duplex: bool
    shard: Shard | None = None
    codes: tuple[CodeRecord, ...] | None = None
    files: tuple[FileRecord, ...]

    def as_json(self) -> str:
        """The text of the file, the same for the same pack."""
        members = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        return json.dumps(members, ensure_ascii=False, indent=2) + "\n"


def shard_name(number: int, total: int) -> str:
    """The name of the manifest of a part."""
    return f"manifest-{number}-of-{total}.json"


def read_manifest(path: Path) -> Manifest:
    """Read a manifest; raises `Refused` if it is no ordinary file, too large or no manifest."""
    name = recognisable(path)
    text = read_text(path, name, MOST_BYTES)
    try:
        return Manifest.model_validate_json(text)
    except ValueError as error:
        message, hint = "it is not a manifest of a pack", "make the pack or its part again"
        raise Refused([Problem(Code.MANIFEST_SYNTAX, message, hint, Where(name))]) from error


def plan_hash(files: Iterable[FileRecord]) -> str:
    """The hash of what is planned of files: everything but their bytes."""
    planned = [
        file.model_dump(by_alias=True, exclude={"sha256"}, exclude_none=True) for file in files
    ]
    planned.sort(key=lambda each: str(each["path"]))
    return hashlib.sha256(json.dumps(planned).encode()).hexdigest()


def sums(files: Sequence[FileRecord]) -> str:
    """The list that `sha256sum -c` accepts; odd names are spelt as it spells them."""
    return "".join(_sum(file) for file in files)


def _sum(file: FileRecord) -> str:
    spelt: Mapping[str, str] = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
    name = "".join(spelt.get(character, character) for character in file.path)
    mark = "\\" if name != file.path else ""
    return f"{mark}{file.sha256}  {name}\n"
