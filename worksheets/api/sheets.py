"""From a program: building worksheets, as bytes, as files, as pictures of their pages."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, TypedDict, overload

from worksheets.api.shared import LOCK, built_in
from worksheets.content import LANG
from worksheets.problems import Problems
from worksheets.record import record

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from worksheets.build.copies import Copies
    from worksheets.build.jobs import About, Job, Written
    from worksheets.build.request import Request
    from worksheets.content.library import Library
    from worksheets.files.names import Pattern
    from worksheets.register.source import Source

    Path = str | os.PathLike[str]
    Rows = Path | Iterable[Mapping[str, object]]


class BuildOptions(TypedDict, total=False):
    """What is chosen for all the worksheets of a call; each choice may be left out.

    `data` is a file of rows, or the rows themselves: a copy is made for each. `encoding` is that of
    a text file that is not UTF-8, `columns` says which place a heading means. `problems` collects
    the warnings; with `strict` they are raised as `Refused` before anything is written.
    """

    library: Library
    aspects: Sequence[str]
    prompts: Sequence[str]
    options: Mapping[str, str]
    values: Mapping[str, str]
    data: Rows | None
    profile: str
    paper: str
    lang: str
    encoding: str
    columns: Mapping[str, str]
    copies: int
    facilitator: bool
    example: bool
    fillable: bool
    impose: str
    code: bool
    bilingual: str
    problems: Problems
    strict: bool


@record
class BuiltFile:
    """A file that was written: its path, its pages, the hash of its bytes, and what is in it."""

    path: str
    pages: int
    sha256: str
    worksheets: tuple[str, ...]
    lang: str
    profile: str


@overload
def build(
    worksheets: str | Sequence[str], *, format: str = "pdf", **options: Unpack[BuildOptions]
) -> bytes: ...
@overload
def build(
    worksheets: str | Sequence[str],
    to: BinaryIO,
    *,
    format: str = "pdf",
    **options: Unpack[BuildOptions],
) -> None: ...
def build(
    worksheets: str | Sequence[str],
    to: BinaryIO | None = None,
    *,
    format: str = "pdf",
    **options: Unpack[BuildOptions],
) -> bytes | None:
    """Build worksheets, by id, as one PDF or HTML file: its bytes, or nothing if written `to` one.

    Raises `Refused` before anything is written.
    """
    from worksheets.build.jobs import plan, source_date

    with LOCK:
        date = source_date()
        out = io.BytesIO() if to is None else to
        copies = _copies(worksheets, format, None, options)
        about = _about(copies, date)
        for job in plan(copies, "-"):
            job.write(out, about)
        return out.getvalue() if isinstance(out, io.BytesIO) and to is None else None


def build_files(
    worksheets: str | Sequence[str],
    output: Path = "",
    *,
    format: str = "",
    split: str = "",
    dry_run: bool = False,
    **options: Unpack[BuildOptions],
) -> list[BuiltFile]:
    """Build worksheets, by id, as files: one file, or a folder of them if `output` names one.

    `split` is a pattern of names, with a file for each row. A dry run writes nothing. Raises
    `Refused` before anything is written, and where a file cannot be.
    """
    from worksheets.build.jobs import draw, format_of, plan, source_date
    from worksheets.files.names import Pattern

    with LOCK:
        # Before ReportLab is imported, which fails if it is no date.
        date = source_date()
        path = os.fspath(output)
        pattern = Pattern(split) if split else None
        copies = _copies(worksheets, format_of(path, format), pattern, options)
        about = _about(copies, date)
        return [
            _built(job, draw(job, about, dry_run=dry_run)) for job in plan(copies, path, pattern)
        ]


def preview(
    worksheets: str | Sequence[str], *, dots: int = 80, **options: Unpack[BuildOptions]
) -> list[bytes]:
    """Draw the pages that `build` would make: a PNG of each, with so many dots an inch.

    Raises `Refused` where PDFium (the package pypdfium2) is not installed.
    """
    from worksheets.build.jobs import plan
    from worksheets.build.preview import page_pictures

    with LOCK:
        copies = _copies(worksheets, "pdf", None, options)
        return [page for job in plan(copies, "-") for page in page_pictures(job, dots)]


def preview_files(
    worksheets: str | Sequence[str],
    output: Path = "",
    *,
    dots: int = 80,
    **options: Unpack[BuildOptions],
) -> list[str]:
    """Write the pictures of `preview`, and return their paths.

    They are called as the PDF would be. If `output` ends in `.png` they are that file,
    FILE-2.png and so on; else it is their folder.
    """
    from worksheets.build.jobs import plan
    from worksheets.build.preview import pictures

    with LOCK:
        path = os.fspath(output)
        copies = _copies(worksheets, "pdf", None, options)
        stem = path.removesuffix(".png") if path.endswith(".png") else ""
        return [
            picture
            for number, job in enumerate(plan(copies, "" if stem else path))
            for picture in pictures(job, _stem(stem, number, job.path), dots)
        ]


def _copies(
    worksheets: str | Sequence[str], form: str, pattern: Pattern | None, options: BuildOptions
) -> Copies:
    """What is to be built, with every value of it checked; raises `Refused`."""
    from worksheets.build.copies import Copies

    problems = options.get("problems")
    if problems is None:
        problems = Problems()
    library = options.get("library") or built_in()
    request = _request(library, worksheets, form, options)
    copies = Copies(
        library, request, options.get("copies", 1), pattern.fields if pattern else (), problems
    )
    if pattern:
        pattern.check(copies.columns)
    copies.check(problems)
    problems.stop_if_any(strict=options.get("strict", False))
    return copies


def _request(
    library: Library, worksheets: str | Sequence[str], form: str, options: BuildOptions
) -> Request:
    """What is asked for; what is left out has its default."""
    from worksheets.build.request import Request, two_languages
    from worksheets.register.reading import Reading

    lang, other = options.get("lang", LANG), ""
    if options.get("bilingual"):
        lang, other = two_languages(library, options["bilingual"])
    return Request(
        [worksheets] if isinstance(worksheets, str) else worksheets,
        options.get("aspects", ()),
        options.get("prompts", ()),
        options.get("options", {}),
        options.get("values", {}),
        options.get("profile", "standard"),
        options.get("paper", "a4"),
        options.get("facilitator", False),
        options.get("example", False),
        _rows(options.get("data")),
        options.get("fillable", False),
        lang,
        form,
        Reading(options.get("encoding", ""), options.get("columns", {})),
        options.get("impose", ""),
        options.get("code", False),
        other,
    )


def _rows(data: Rows | None) -> str | Source | None:
    """Rows as a register is read: a path, or objects in memory as JSON lines."""
    if data is None or isinstance(data, (str, os.PathLike)):
        return os.fspath(data) if data is not None else None
    from worksheets.register.source import Source

    lines = (json.dumps(dict(row), default=str) for row in data)
    return Source("rows", ".jsonl", "\n".join(lines).encode())


def _about(copies: Copies, date: datetime | None) -> About:
    from worksheets.build.jobs import About

    return About(date)


def _built(job: Job, written: Written) -> BuiltFile:
    return BuiltFile(job.path, written.pages, written.sha256, job.worksheets, job.lang, job.profile)


def _stem(stem: str, number: int, path: str) -> str:
    """What a job's pictures are called: as was asked for, else as its PDF would be."""
    if not stem:
        return path.removesuffix(".pdf")
    return stem if number == 0 else f"{stem}-{PurePath(path).stem}"
