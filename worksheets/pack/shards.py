"""Shards: disjoint parts of a pack's files, made in different places, and their manifests joined.

Shard 2 of 3 makes the second, fifth, eighth … file of the pack, in the order of their names; the
day's own sheets and the combined file are files like all others.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from worksheets.files.paths import check_folder, recognisable, resolved
from worksheets.files.whole import whole_file
from worksheets.pack.file_plan import FilePlan
from worksheets.pack.manifest import MANIFEST, SUMS, FileRecord, Manifest, plan_hash, sums
from worksheets.problems import BadCommand, Code, Problem, Problems, Refused, Where

MOST_SHARDS = 10_000
_NAME = re.compile(r"manifest-([0-9]+)-of-([0-9]+)\.json")


@dataclass(frozen=True, slots=True)
class Shard:
    """Which part of how many, counted from 1."""

    number: int
    total: int

    def files_of(self, files: Sequence[FilePlan]) -> tuple[FilePlan, ...]:
        """This shard’s files."""
        return tuple(files[self.number - 1 :: self.total])


def parse_shard(text: str) -> Shard:
    """The part that `I/N` means; raises `BadCommand`."""
    match = re.fullmatch(r"([0-9]{1,5})/([0-9]{1,5})", text)
    if match:
        shard = Shard(int(match[1]), int(match[2]))
        if 1 <= shard.number <= shard.total <= MOST_SHARDS:
            return shard
    message = f"--shard “{text}” is no part of a whole"
    hint = f"1/3, 2/3 and 3/3 are the parts of three; {MOST_SHARDS:,} at the most"
    raise BadCommand([Problem(Code.BAD_VALUE, message, hint)])


def shard_name(shard: Shard) -> str:
    """What the manifest of a shard is called."""
    return f"manifest-{shard.number}-of-{shard.total}.json"


@dataclass(frozen=True, slots=True)
class _Found:
    """A shard's manifest and where it is."""

    path: Path
    manifest: Manifest

    @property
    def where(self) -> Where:
        return Where(recognisable(self.path))


def merge(folders: Sequence[Path], output: Path) -> list[FileRecord]:
    """Join the shards in some folders to a whole pack in `output`; its files.

    Files that are not there yet are copied. Raises `Refused` if a shard is missing or is there
    twice, if they are not of one pack, or if a file is missing or is another.
    """
    found = _manifests(folders)
    problems = Problems()
    _check_one_pack(found, problems)
    problems.stop_if_any()
    _check_complete(found, folders, problems)
    problems.stop_if_any()
    sources: dict[str, Path] = {}
    for each in found:
        for file in each.manifest.files:
            path = each.path.parent / file.path
            sources[file.path] = path
            _check_file(path, file, problems)
    problems.stop_if_any()
    files = sorted((file for each in found for file in each.manifest.files),
                   key=lambda file: file.path)  # fmt: skip
    for file in files:
        if resolved(sources[file.path]) != resolved(output / file.path):
            with (
                sources[file.path].open("rb") as stream,
                whole_file(str(output / file.path), unless_same=True) as out,
            ):
                shutil.copyfileobj(stream, out)
    whole = found[0].manifest.model_copy(update={"shard": None, "files": tuple(files)})
    for name, text in ((MANIFEST, whole.as_json()), (SUMS, sums(files))):
        with whole_file(str(output / name), unless_same=True) as out:
            out.write(text.encode())
    return files


def _manifests(folders: Sequence[Path]) -> list[_Found]:
    """Every shard's manifest in the folders, in the order of their numbers."""
    problems = Problems()
    found: list[_Found] = []
    # One folder may be named in several ways.
    once = {os.path.realpath(folder): folder for folder in reversed(folders)}
    for folder in reversed(once.values()):
        where = Where(recognisable(folder))
        try:
            check_folder(folder)
        except Refused as refused:
            problems.take(refused)
            continue
        paths = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
        if not paths:
            message = "there is no shard's manifest in this folder"
            hint = "worksheets pack PACK --shard 1/3 writes manifest-1-of-3.json"
            problems.add(Code.SHARD_MISSING, message, hint, where)
        for path in paths:
            try:
                found.append(_Found(path, _read(path)))
            except Refused as refused:
                problems.take(refused)
    problems.stop_if_any()
    return sorted(found, key=lambda each: each.manifest.shard.number if each.manifest.shard else 0)


def _read(path: Path) -> Manifest:
    where = Where(recognisable(path))
    try:
        manifest = Manifest.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise Refused([Problem(Code.FILE_UNREADABLE, f"cannot read it: {error.strerror}", "",
                               where)]) from error  # fmt: skip
    except (ValidationError, ValueError, RecursionError) as error:
        hint = "make the shard again"
        message = "it is no manifest of a shard"
        raise Refused([Problem(Code.MANIFEST_SYNTAX, message, hint, where)]) from error
    leads_out = [file.path for file in manifest.files
                 if Path(file.path).is_absolute() or ".." in Path(file.path).parts]  # fmt: skip
    if manifest.shard is None or leads_out:
        message = "it is no shard's" if not leads_out else f"“{leads_out[0]}” leads out of it"
        raise Refused([Problem(Code.MANIFEST_SYNTAX, message, "make the shard again", where)])
    return manifest


def _check_one_pack(found: Sequence[_Found], problems: Problems) -> None:
    """All shards are of one pack, made by one version from the same files."""
    first = found[0]
    for each in found[1:]:
        for what in ("tool", "pack", "duplex"):
            if getattr(each.manifest, what) != getattr(first.manifest, what):
                message = f"its {what} is not that of {first.path.name}"
                problems.add(Code.SHARD_INCONSISTENT, message, "make it again", each.where)
        ours = {one.path: one.sha256 for one in first.manifest.inputs}
        its = {one.path: one.sha256 for one in each.manifest.inputs}
        for name in sorted({*ours, *its}):
            if ours.get(name) != its.get(name):
                message = f"it was made from another “{name}” than {first.path.name}"
                hint = "make all shards from the same files"
                problems.add(Code.SHARD_INCONSISTENT, message, hint, each.where)
        shards = (first.manifest.shard, each.manifest.shard)
        if (
            shards[0]
            and shards[1]
            and (shards[0].of, shards[0].plan)
            != (
                shards[1].of,
                shards[1].plan,
            )
        ):
            message = f"it is part of another whole than {first.path.name}"
            hint = "give every shard the same options"
            problems.add(Code.SHARD_INCONSISTENT, message, hint, each.where)


def _check_complete(found: Sequence[_Found], folders: Sequence[Path], problems: Problems) -> None:
    """Every shard is there once, and so is every file."""
    shard = found[0].manifest.shard
    assert shard is not None
    seen: dict[int, _Found] = {}
    files: dict[str, _Found] = {}
    for each in found:
        number = each.manifest.shard.number if each.manifest.shard else 0
        if number in seen:
            message = f"shard {number} is there twice, also as {recognisable(seen[number].path)}"
            problems.add(Code.SHARD_OVERLAP, message, "take one of them away", each.where)
            continue
        seen[number] = each
        for file in each.manifest.files:
            if file.path in files:
                message = f"“{file.path}” is in {files[file.path].path.name} too"
                problems.add(Code.SHARD_OVERLAP, message, "make the shards again", each.where)
            files[file.path] = each
    where = Where(recognisable(folders[0]))
    for number in range(1, shard.of + 1):
        if number not in seen:
            message = f"shard {number} of {shard.of} is missing"
            hint = f"worksheets pack … --shard {number}/{shard.of}"
            problems.add(Code.SHARD_MISSING, message, hint, where)
    if problems.errors:
        return
    records = [file for each in found for file in each.manifest.files]
    if plan_hash(records) != shard.plan:
        message = "the shards together are not the whole that they say they are part of"
        problems.add(Code.SHARD_INCONSISTENT, message, "make the shards again", where)


def _check_file(path: Path, file: FileRecord, problems: Problems) -> None:
    where = Where(recognisable(path))
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        problems.add(Code.PACK_MISSING, "it is not there", "make its shard again", where)
        return
    if found != file.sha256:
        message = "its bytes are not those that its shard wrote"
        problems.add(Code.PACK_DIFFERS, message, "make its shard again", where)
