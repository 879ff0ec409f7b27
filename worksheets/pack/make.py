"""Making a pack: each file drawn and written whole, or left alone if its bytes are right."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from worksheets.build.jobs import metadata
from worksheets.files.whole import whole_file
from worksheets.pack.file_plan import FilePlan
from worksheets.pack.folder import PackFolder
from worksheets.pack.manifest import (
    MANIFEST,
    SUMS,
    CodeRecord,
    FileRecord,
    InputRecord,
    Manifest,
    Shard,
    Tool,
    UnitRecord,
    plan_hash,
    read_manifest,
    shard_name,
    sums,
)
from worksheets.pack.plan import PackPlan
from worksheets.pack.shards import ShardSpec
from worksheets.pdf.document import write_document
from worksheets.pdf.page_cache import PageCache
from worksheets.pdf.printing import Printing
from worksheets.problems import Code, Level, Problems, Refused
from worksheets.process.workers import WhenDone, share_out
from worksheets.version import __version__

UNKNOWN = "0" * 64
"""The hash of a file that is not drawn yet."""
EXTRA = (
    "it is in the folder, and the pack has no such file",
    "delete it, or it is printed with the others",
)
LEFT_BEHIND = (
    "it is half-written: a run that was killed has left it",
    "delete it, or run the command without --check, which does",
)
OUTDATED = (
    "it is of another run, and is not true of what is in the folder now",
    "delete it; worksheets manifest merge writes that of shards",
)


@dataclass(frozen=True, slots=True)
class FileResult:
    """A file of the pack, and whether the one that was there, if any, was another."""

    record: FileRecord
    changed: bool


class PackRun:
    """A plan carried out in a folder, or compared with what is there."""

    def __init__(
        self,
        plan: PackPlan,
        folder: Path,
        date: datetime | None,
        *,
        shard: ShardSpec | None = None,
        manifest: bool = True,
    ) -> None:
        self._plan = plan
        self._folder = PackFolder(folder)
        self._date = date
        self._shard = shard
        self._manifest = manifest
        self._cache = PageCache()
        self.files = shard.files_of(plan.files) if shard else plan.files

    def write(self, jobs: int = 1, done: WhenDone = lambda: None) -> list[FileResult]:
        """Write every file whose bytes are not there; raises `Refused` if one cannot be."""
        try:
            made = share_out(self._write, len(self.files), jobs, done)
            for name, text in self._lists([each.record for each in made]).items():
                with self._folder.writing(name) as out:
                    out.write(text.encode())
        finally:
            # A process that was killed has left what it was writing.
            self._folder.remove_left_behind()
        return made

    def compare(
        self, problems: Problems, jobs: int = 1, done: WhenDone = lambda: None
    ) -> list[FileResult]:
        """Tell each difference between the folder and what would be written; write nothing."""
        made = share_out(self._compare, len(self.files), jobs, done)
        for each in made:
            if each.changed:
                self._tell(each.record.path, problems)
        for name, text in self._lists([each.record for each in made]).items():
            if self._folder.sum_of(name) != hashlib.sha256(text.encode()).hexdigest():
                self._tell(name, problems)
        for name in self._unknown_pdfs():
            problems.add(Code.PACK_EXTRA, *EXTRA, self._folder.where(name), Level.ERROR)
        for name in self._folder.left_behind():
            problems.add(Code.PACK_EXTRA, *LEFT_BEHIND, self._folder.where(name), Level.ERROR)
        return made

    def warn_of_others(self, problems: Problems) -> None:
        """Tell what an earlier run has left in the folder and this one will not replace."""
        for name in self._unknown_pdfs():
            problems.add(Code.PACK_EXTRA, *EXTRA, self._folder.where(name))
        for name in self._outdated():
            problems.add(Code.PACK_EXTRA, *OUTDATED, self._folder.where(name))

    def _unknown_pdfs(self) -> list[str]:
        """The PDFs in the folder that the pack does not have, perhaps from an earlier run."""
        ours = {file.path for file in self._plan.files}
        return [name for name in self._folder.pdfs() if name not in ours]

    def _outdated(self) -> list[str]:
        """The manifest and hashes of another whole, where this run writes none of its own."""
        if self._manifest and not self._shard:
            return []
        try:
            found = read_manifest(self._folder.path / MANIFEST)
            files = [file.model_copy(update={"sha256": UNKNOWN}) for file in found.files]
            if found.model_copy(update={"files": tuple(files)}) == self._whole():
                return []
        except Refused:
            pass  # What cannot be read says nothing of what is there now.
        return [name for name in (MANIFEST, SUMS) if self._folder.is_there(name)]

    def _tell(self, name: str, problems: Problems) -> None:
        hint, where = "run the command without --check", self._folder.where(name)
        if self._folder.is_there(name):
            problems.add(Code.PACK_DIFFERS, "it differs from the file as made now", hint, where)
        else:
            problems.add(Code.PACK_MISSING, "it is missing", hint, where)

    def _write(self, number: int) -> FileResult:
        file = self.files[number]
        before = self._folder.state(file.path)
        with self._folder.writing(file.path) as out:
            record = self._draw(file, out)
        return FileResult(record, self._folder.state(file.path) != before)

    def _compare(self, number: int) -> FileResult:
        file = self.files[number]
        with whole_file(os.devnull) as out:
            record = self._draw(file, out)
        return FileResult(record, self._folder.sum_of(file.path) != record.sha256)

    def _draw(self, file: FilePlan, out: BinaryIO) -> FileRecord:
        title = f"{self._plan.title} ({file.name})"
        about = metadata(title, self._plan.by, file.lang, self._date)
        written = write_document(
            out,
            file.filled_copies(),
            about,
            file.fields,
            printing=Printing(file.setup.sides, file.setup.impose),
            cache=self._cache,
        )
        # What a ticket and a manifest say was counted before anything was drawn.
        assert (written.pages, list(written.units)) == (file.pages, file.units), file.name
        return _record(file, written.sha256)

    def _lists(self, records: Sequence[FileRecord]) -> dict[str, str]:
        """The manifest, and the list of hashes beside that of a whole pack."""
        if not self._manifest:
            return {}
        whole = self._whole()
        manifest = whole.model_copy(update={"files": tuple(records)})
        if self._shard:
            plan = plan_hash(whole.files)
            shard = Shard(number=self._shard.number, of=self._shard.total, plan=plan)
            manifest = manifest.model_copy(update={"shard": shard})
            return {shard_name(self._shard.number, self._shard.total): manifest.as_json()}
        return {MANIFEST: manifest.as_json(), SUMS: sums(records)}

    def _whole(self) -> Manifest:
        """The manifest of all files, none of them drawn yet."""
        return Manifest(
            tool=Tool(name="worksheets", version=__version__),
            pack=self._plan.id,
            inputs=tuple(
                InputRecord(path=each.path, sha256=each.sha256) for each in self._plan.inputs
            ),
            duplex=self._plan.duplex,
            codes=_codes(self._plan),
            files=tuple(_record(file, UNKNOWN) for file in self._plan.files),
        )


def _codes(plan: PackPlan) -> tuple[CodeRecord, ...] | None:
    """What the keys of the pack's printed codes stand for; None without codes."""
    copies = [copy for file in plan.files for copy in file.copies]
    used = {each.key for copy in copies for each in (copy, copy.other) if each and each.key}
    records = [
        CodeRecord(key=key, worksheet=each.worksheet, content=each.content, lang=each.lang,
                   aspect=each.aspect, options=dict(each.options), profile=each.profile,
                   paper=each.paper, prompts=each.prompts, languages=each.languages or None)
        for key, each in sorted(plan.keys.items()) if key in used
    ]  # fmt: skip
    return tuple(records) or None


def _record(file: FilePlan, sha256: str) -> FileRecord:
    worksheets = dict.fromkeys(copy.identity.worksheet for copy in file.copies)
    return FileRecord(
        path=file.path,
        worksheet=" ".join(worksheets),
        pages=file.pages,
        sheets=file.sheets,
        paper=file.setup.sheet_paper,
        profile=file.profile,
        lang=file.lang,
        sha256=sha256,
        units=tuple(
            UnitRecord(worksheet=unit.worksheet, copy=unit.copy, first_page=unit.first_page,
                       pages=unit.pages, code=unit.code or None)
            for unit in file.units
        ),
    )  # fmt: skip
