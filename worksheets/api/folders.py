"""From a program: folders of many files, a training day's pack and a gallery of everything."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path as Folder
from typing import TYPE_CHECKING, TypedDict

from worksheets.api.shared import LOCK, built_in, no_progress
from worksheets.content import LANG
from worksheets.problems import Problems
from worksheets.record import record

if TYPE_CHECKING:
    from typing import Unpack

    from worksheets.answers.scan.wanted import Progress
    from worksheets.api.shared import Path
    from worksheets.content.library import Library
    from worksheets.pack.make import FileResult, PackRun
    from worksheets.pack.manifest import FileRecord
    from worksheets.site.make import Made


class FolderOptions(TypedDict, total=False):
    """What both functions take.

    With `check` nothing is written: each difference between the folder and what would be written
    is an error in `problems`, or raised. With `strict`, warnings are raised as `Refused` before
    anything is written. `progress` shows how many of the files are done.
    """

    library: Library
    check: bool
    problems: Problems
    strict: bool
    progress: Progress


@record
class PackedFile:
    """A file of a pack: its path, its record in the manifest, and whether it was another before."""

    path: str
    record: FileRecord
    changed: bool


def pack(
    pack: Path,
    output: Path = "",
    *,
    register: Path | None = None,
    combined: str = "",
    profile: str = "standard",
    paper: str | None = None,
    lang: str = LANG,
    bilingual: str = "",
    encoding: str = "",
    columns: Mapping[str, str] | None = None,
    impose: str = "",
    code: bool = False,
    shard: str = "",
    manifest: bool = True,
    jobs: int = 1,
    **options: Unpack[FolderOptions],
) -> list[PackedFile]:
    """Make a training day's stack of paper, by id or from a YAML file, in a folder.

    The folder is called after the pack unless `output` names another. With more `jobs` than one,
    child processes draw the files.
    """
    from worksheets.build.jobs import source_date
    from worksheets.build.request import two_languages
    from worksheets.files.paths import folder_of
    from worksheets.pack.day import PackRequest
    from worksheets.pack.make import PackRun
    from worksheets.pack.plan import plan_pack
    from worksheets.pack.shards import parse_shard
    from worksheets.register.reading import Reading

    with LOCK:
        found = options.get("problems", Problems())
        wanted = parse_shard(shard) if shard else None
        date = source_date()
        library = options.get("library") or built_in()
        other = ""
        if bilingual:
            lang, other = two_languages(library, bilingual)
        request = PackRequest(
            os.fspath(pack),
            None if register is None else os.fspath(register),
            combined,
            profile,
            paper,
            lang,
            Reading(encoding, columns or {}),
            impose,
            code,
            other,
        )
        plan = plan_pack(library, request, found)
        folder = folder_of(os.fspath(output), Folder(plan.id))
        run = PackRun(plan, folder, date, shard=wanted, manifest=manifest)
        return [
            PackedFile((folder / each.record.path).as_posix(), each.record, each.changed)
            for each in _made(run, jobs, found, options)
        ]


def _made(run: PackRun, jobs: int, problems: Problems, options: FolderOptions) -> list[FileResult]:
    """A pack's files, written, or with `check` compared with what is there."""
    check, strict = options.get("check", False), options.get("strict", False)
    if not check:
        run.warn_of_others(problems)
    problems.stop_if_any(strict=strict)
    with options.get("progress", no_progress)(len(run.files)) as done:
        made = run.compare(problems, jobs, done) if check else run.write(jobs, done)
    problems.stop_if_any(strict=strict)
    return made


def site(
    folder: Path,
    *,
    languages: Sequence[str] = (),
    profiles: Sequence[str] = (),
    papers: Sequence[str] = (),
    **options: Unpack[FolderOptions],
) -> list[Made]:
    """Make a static gallery of every worksheet in a folder; `index.html` is its first page.

    Returns each file's `record` and whether it `changed`. None of a kind means the first that
    there is.
    """
    from worksheets.files.paths import folder_of
    from worksheets.site.files import site_files
    from worksheets.site.make import compare_site, make_site
    from worksheets.site.request import SiteRequest, checked

    with LOCK:
        found, strict = options.get("problems", Problems()), options.get("strict", False)
        library = options.get("library") or built_in()
        request = checked(library, SiteRequest(languages, profiles, papers))
        where = folder_of(os.fspath(folder), Folder(folder))
        files = site_files(library, request, found)
        found.stop_if_any(strict=strict)
        if options.get("check"):
            made = compare_site(files, where, found)
            found.stop_if_any(strict=strict)
            return made
        with options.get("progress", no_progress)(len(files)) as done:
            return make_site(files, where, done)
