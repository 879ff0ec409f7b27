"""The door for programs: what `import worksheets` gives.

Each function raises `Refused` with all that is wrong. A call waits until another thread's call has
ended, so that threads may share a library. No call sets a signal handler, prints anything, or ends
the process.
"""

from __future__ import annotations

import io
import json
import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO, TypedDict, overload

from worksheets.content import LANG
from worksheets.problems import Problems
from worksheets.record import record

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Unpack

    from worksheets.answers.collect.answer import Answer
    from worksheets.answers.scan.codes import PackCodes
    from worksheets.answers.scan.wanted import Progress
    from worksheets.answers.tally.tally import Result
    from worksheets.build.copies import Copies
    from worksheets.build.jobs import About, Job, Written
    from worksheets.content.library import Library
    from worksheets.files.names import Pattern
    from worksheets.register.source import Source

    Path = str | os.PathLike[str]
    Rows = Path | Iterable[Mapping[str, object]]

_LOCK = threading.RLock()
"""Libraries, fonts and laid-out pages are kept between calls, and changed by them."""


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

    with _LOCK:
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

    with _LOCK:
        # Before ReportLab is imported, which fails if it is no date.
        date = source_date()
        path = os.fspath(output)
        pattern = Pattern(split) if split else None
        copies = _copies(worksheets, format_of(path, format), pattern, options)
        about = _about(copies, date)
        return [
            _built(job, draw(job, about, dry_run=dry_run)) for job in plan(copies, path, pattern)
        ]


def collect(
    files: Path | Sequence[Path],
    *,
    library: Library | None = None,
    latest: bool = False,
    worksheets: str | Sequence[str] = (),
    options: Mapping[str, str] | None = None,
    profile: str = "",
    lang: str = "",
    paper: str = "",
    manifest: Path = "",
    corrections: Path = "",
    review: BinaryIO | None = None,
    problems: Problems | None = None,
    progress: Progress | None = None,
) -> list[Answer]:
    """Collect the answers from returned forms, from paper, and from the folders that hold them.

    With `latest`, of returns that have the same id only the last saved counts. What is known of
    scanned pages makes finding them quicker and surer: their `worksheets`, `options`, `profile`,
    `lang` and `paper`; the `manifest` of a pack says what its register calls the copies that have
    codes. A page on which a person decides what is unsure is written to `review`, and what that
    page saved is taken as `corrections`.

    With `problems`, a file that is refused is recorded there and the rest is returned; without, it
    raises `Refused`. `progress` shows how far reading has come.
    """
    from worksheets.answers.collect.collect import collect as collected
    from worksheets.answers.scan.codes import PackCodes
    from worksheets.answers.scan.wanted import PaperWork, Wanted, check_wanted

    with _LOCK:
        found = Problems() if problems is None else problems
        content = library or _library()
        names = [worksheets] if isinstance(worksheets, str) else worksheets
        pack = _pack_codes(manifest, content) if manifest else PackCodes()
        wanted = Wanted(names, options or {}, profile, lang, paper, pack)
        check_wanted(content, wanted)
        work = PaperWork(wanted, os.fspath(corrections), review, progress)
        answers = collected(content, _paths(files), found, latest=latest, work=work)
        if problems is None:
            found.stop_if_any()
        return answers


def tally(
    answers: Path | Sequence[Path],
    *,
    worksheet: str = "",
    options: Mapping[str, str] | None = None,
    before: Path | Sequence[Path] = (),
    skip_invalid: bool = False,
    library: Library | None = None,
    problems: Problems | None = None,
) -> list[Result]:
    """Add up a group's answers, a result for each worksheet; nobody's name is in them.

    `worksheet` says which was answered, where the files do not; `before` are the files of an
    earlier day. `problems` collects the warnings.
    """
    from worksheets.answers.tally.tally import TallyRequest
    from worksheets.answers.tally.tally import tally as tallied

    with _LOCK:
        found = Problems() if problems is None else problems
        request = TallyRequest(
            _paths(answers), worksheet, options or {}, _paths(before), skip_invalid
        )
        return tallied(library or _library(), request, found)


def _pack_codes(manifest: Path, library: Library) -> PackCodes:
    """What a pack's manifest says of its printed codes."""
    from pathlib import Path

    from worksheets.answers.scan.codes import PackCodes
    from worksheets.pack.manifest import read_manifest
    from worksheets.pack.printed_codes import copies_in, variants_in

    read = read_manifest(Path(manifest))
    return PackCodes(list(variants_in(read, library)), copies_in(read))


def _copies(
    worksheets: str | Sequence[str], form: str, pattern: Pattern | None, options: BuildOptions
) -> Copies:
    """What is to be built, with every value of it checked; raises `Refused`."""
    from worksheets.build.copies import Copies
    from worksheets.build.request import Request, two_languages
    from worksheets.register.read import Reading

    problems = options.get("problems")
    if problems is None:
        problems = Problems()
    library = options.get("library") or _library()
    lang, other = options.get("lang", LANG), ""
    if options.get("bilingual"):
        lang, other = two_languages(library, options["bilingual"])
    request = Request(
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
    copies = Copies(
        library, request, options.get("copies", 1), pattern.fields if pattern else (), problems
    )
    if pattern:
        pattern.check(copies.columns)
    copies.check(problems)
    problems.stop_if_any(strict=options.get("strict", False))
    return copies


def _rows(data: Rows | None) -> str | Source | None:
    """Rows as a register is read: a path, or objects in memory as JSON lines."""
    if data is None or isinstance(data, (str, os.PathLike)):
        return os.fspath(data) if data is not None else None
    from worksheets.register.source import Source

    lines = (json.dumps(dict(row), default=str) for row in data)
    return Source("rows", ".jsonl", "\n".join(lines).encode())


def _library() -> Library:
    from worksheets.content.library import Library

    return Library()


def _paths(given: Path | Sequence[Path]) -> list[str]:
    paths = [given] if isinstance(given, (str, os.PathLike)) else given
    return [os.fspath(path) for path in paths]


def _about(copies: Copies, date: datetime | None) -> About:
    from worksheets.build.jobs import About

    return About(date)


def _built(job: Job, written: Written) -> BuiltFile:
    return BuiltFile(job.path, written.pages, written.sha256, job.worksheets, job.lang, job.profile)
