"""From a program: collecting what was answered, and adding it up."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from worksheets.api.shared import LOCK, built_in, paths_of
from worksheets.problems import Problems

if TYPE_CHECKING:
    from worksheets.answers.collect.answer import Answer
    from worksheets.answers.scan.codes import PackCodes
    from worksheets.answers.scan.wanted import Progress
    from worksheets.answers.tally.tally import Result
    from worksheets.api.shared import Path
    from worksheets.content.library import Library


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

    with LOCK:
        found = Problems() if problems is None else problems
        content = library or built_in()
        names = [worksheets] if isinstance(worksheets, str) else worksheets
        pack = _pack_codes(manifest, content) if manifest else PackCodes()
        wanted = Wanted(names, options or {}, profile, lang, paper, pack)
        check_wanted(content, wanted)
        work = PaperWork(wanted, os.fspath(corrections), review, progress)
        answers = collected(content, paths_of(files), found, latest=latest, work=work)
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
    encoding: str = "",
    columns: Mapping[str, str] | None = None,
    library: Library | None = None,
    problems: Problems | None = None,
) -> list[Result]:
    """Add up a group's answers, a result for each worksheet; nobody's name is in them.

    `worksheet` says which was answered, where the files do not; `before` are the files of an
    earlier day. `encoding` is that of a text file that is not UTF-8, `columns` says which place a
    heading means. `problems` collects the warnings.
    """
    from worksheets.answers.tally.tally import TallyRequest
    from worksheets.answers.tally.tally import tally as tallied
    from worksheets.register.reading import Reading

    with LOCK:
        found = Problems() if problems is None else problems
        request = TallyRequest(
            paths_of(answers),
            worksheet,
            options or {},
            paths_of(before),
            skip_invalid,
            Reading(encoding, columns or {}),
        )
        return tallied(library or built_in(), request, found)


def write_results(
    results: Sequence[Result],
    files: Path | Sequence[Path],
    *,
    profile: str = "standard",
    paper: str = "a4",
    library: Library | None = None,
    problems: Problems | None = None,
    strict: bool = False,
) -> list[dict[str, object]]:
    """Write results to files: pages to `.pdf`, figures to `.csv` and `.json`; what was written.

    Each file appears whole or not at all. With `strict`, warnings are raised as `Refused` before
    anything is written.
    """
    from worksheets.answers.tally.files import DATA, page_look, write_result_files
    from worksheets.answers.tally.summary import Summary
    from worksheets.build.jobs import source_date

    with LOCK:
        pages = page_look(profile, paper, source_date())
        found = Problems() if problems is None else problems
        content = library or built_in()
        paths = paths_of(files)
        summaries = []
        if not all(path.endswith(DATA) for path in paths):
            summaries = [Summary(content, result, found) for result in results]
        found.stop_if_any(strict=strict)
        return write_result_files(paths, content, results, summaries, pages)


def _pack_codes(manifest: Path, library: Library) -> PackCodes:
    """What a pack's manifest says of its printed codes."""
    from pathlib import Path

    from worksheets.answers.scan.codes import PackCodes
    from worksheets.pack.manifest import read_manifest
    from worksheets.pack.printed_codes import copies_in, variants_in

    read = read_manifest(Path(manifest))
    return PackCodes(list(variants_in(read, library)), copies_in(read))
