"""Joining the parts of a pack: their manifests to one, their files into one folder."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from worksheets.files.contained import names_in
from worksheets.files.paths import check_folder, recognisable, resolved
from worksheets.files.read import CHUNK, ordinary_file, sum_of
from worksheets.pack.folder import PackFolder, is_pack_name
from worksheets.pack.manifest import (
    MANIFEST,
    MOST_SHARDS,
    SUMS,
    FileRecord,
    Manifest,
    Shard,
    plan_hash,
    read_manifest,
    shard_name,
    sums,
)
from worksheets.problems import Code, Problem, Problems, Refused, Where, listed

_NAME = re.compile(r"manifest-([0-9]+)-of-([0-9]+)\.json")
AGAIN = "make that part again"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part's manifest, which of how many it is, and where its files are."""

    path: Path
    manifest: Manifest
    shard: Shard

    @property
    def where(self) -> Where:
        return Where(recognisable(self.path))


def merge(folders: Sequence[Path], output: Path) -> list[FileRecord]:
    """Join the parts in some folders to a whole pack in `output`; its files.

    Files that are not there yet are copied. Raises `Refused` if a part is missing or is there
    twice, if the parts are not of one pack, or if a file is missing or differs.
    """
    parts = _parts(folders)
    problems = Problems()
    _check_one_pack(parts, problems)
    problems.stop_if_any()
    _check_complete(parts, folders, problems)
    problems.stop_if_any()
    for part in parts:
        for file in part.manifest.files:
            _check_file(part.path.parent / file.path, file, problems)
    problems.stop_if_any()
    whole = PackFolder(output)
    for part in parts:
        for file in part.manifest.files:
            source = part.path.parent / file.path
            if resolved(source) != resolved(output / file.path):
                _copy(source, file, whole)
    files = sorted((file for part in parts for file in part.manifest.files),
                   key=lambda file: file.path)  # fmt: skip
    manifest = parts[0].manifest.model_copy(update={"shard": None, "files": tuple(files)})
    for name, text in ((MANIFEST, manifest.as_json()), (SUMS, sums(files))):
        with whole.writing(name) as out:
            out.write(text.encode())
    return files


def _parts(folders: Sequence[Path]) -> list[_Part]:
    """Every part in the folders, in the order of their numbers."""
    problems = Problems()
    found: list[_Part] = []
    # One folder may be named in several ways.
    once = {os.path.realpath(folder): folder for folder in reversed(folders)}
    for folder in reversed(once.values()):
        try:
            check_folder(folder)
            names = [name for name in names_in(folder) if _NAME.fullmatch(name)]
        except Refused as refused:
            problems.take(refused)
            continue
        if not names:
            message = "no part of a pack has its manifest in this folder"
            hint = "worksheets pack PACK --shard 1/3 writes manifest-1-of-3.json"
            problems.add(Code.SHARD_MISSING, message, hint, Where(recognisable(folder)))
        for name in names:
            try:
                found.append(_read(folder / name))
            except Refused as refused:
                problems.take(refused)
    problems.stop_if_any()
    return sorted(found, key=lambda part: part.shard.number)


def _read(path: Path) -> _Part:
    """A part's manifest; raises `Refused` unless it says that it is the part its name says."""
    manifest = read_manifest(path)
    shard = manifest.shard
    if shard and shard.of > MOST_SHARDS:
        message = f"it is one of {shard.of:,} parts, and {MOST_SHARDS:,} are the most"
        raise Refused([_bad(message, path)])
    if shard is None or path.name != shard_name(shard.number, shard.of):
        message = "it is not the manifest of the part that its name says"
        raise Refused([_bad(message, path)])
    for file in manifest.files:
        if not is_pack_name(file.path):
            message = f"“{file.path}” is no name that a file of a pack can have"
            raise Refused([_bad(message, path)])
    return _Part(path, manifest, shard)


def _bad(message: str, path: Path) -> Problem:
    return Problem(Code.MANIFEST_SYNTAX, message, AGAIN, Where(recognisable(path)))


def _check_one_pack(parts: Sequence[_Part], problems: Problems) -> None:
    """All parts are of one pack, made by one version from the same files."""
    first = parts[0]
    for part in parts[1:]:
        for what in ("tool", "pack", "duplex"):
            if getattr(part.manifest, what) != getattr(first.manifest, what):
                message = f"its {what} is not that of {first.path.name}"
                problems.add(Code.SHARD_INCONSISTENT, message, AGAIN, part.where)
        ours = {one.path: one.sha256 for one in first.manifest.inputs}
        its = {one.path: one.sha256 for one in part.manifest.inputs}
        for name in sorted({*ours, *its}):
            if ours.get(name) != its.get(name):
                message = f"it was made from another “{name}” than {first.path.name}"
                hint = "make all parts from the same files"
                problems.add(Code.SHARD_INCONSISTENT, message, hint, part.where)
        if (part.shard.of, part.shard.plan) != (first.shard.of, first.shard.plan):
            message = f"it is part of another whole than {first.path.name}"
            hint = "give every part the same options"
            problems.add(Code.SHARD_INCONSISTENT, message, hint, part.where)


def _check_complete(parts: Sequence[_Part], folders: Sequence[Path], problems: Problems) -> None:
    """Every part is there once, and so is every file."""
    shard = parts[0].shard
    seen: dict[int, _Part] = {}
    files: dict[str, _Part] = {}
    for part in parts:
        number = part.shard.number
        if number in seen:
            message = f"part {number} is there twice, also as {recognisable(seen[number].path)}"
            problems.add(Code.SHARD_OVERLAP, message, "remove one of them", part.where)
            continue
        seen[number] = part
        for file in part.manifest.files:
            if file.path in files:
                message = f"“{file.path}” is in {files[file.path].path.name} too"
                problems.add(Code.SHARD_OVERLAP, message, "make the parts again", part.where)
            files[file.path] = part
    missing = [str(number) for number in range(1, shard.of + 1) if number not in seen]
    if missing:
        of = f"{len(missing)} of {shard.of} parts" if missing[1:] else f"one of {shard.of} parts"
        message = f"{of} missing: {listed(missing)}"
        hint = f"worksheets pack … --shard {missing[0]}/{shard.of}"
        problems.add(Code.SHARD_MISSING, message, hint, Where(recognisable(folders[0])))
    if problems.errors:
        return
    if plan_hash(file for part in parts for file in part.manifest.files) != shard.plan:
        message = "the parts together are not the whole that they say they are part of"
        hint = "make the parts again"
        problems.add(Code.SHARD_INCONSISTENT, message, hint, Where(recognisable(folders[0])))


def _check_file(path: Path, file: FileRecord, problems: Problems) -> None:
    where = Where(recognisable(path))
    try:
        found = sum_of(path, recognisable(path))
    except Refused as refused:
        if refused.problems[0].code is Code.FILE_MISSING:
            problems.add(Code.PACK_MISSING, "it is missing", AGAIN, where)
        else:
            problems.take(refused)
        return
    if found != file.sha256:
        problems.add(Code.PACK_DIFFERS, "it differs from the file as it was made", AGAIN, where)


def _copy(source: Path, file: FileRecord, whole: PackFolder) -> None:
    """Copy a file whose bytes are checked once more on the way: somebody may have changed it."""
    digest = hashlib.sha256()
    with (
        whole.writing(file.path) as out,
        ordinary_file(source, recognisable(source)) as stream,
    ):
        while data := stream.read(CHUNK):
            digest.update(data)
            out.write(data)
        if digest.hexdigest() != file.sha256:
            message = "somebody wrote to it while it was copied"
            where = Where(recognisable(source))
            raise Refused([Problem(Code.PACK_DIFFERS, message, "try again", where)])
