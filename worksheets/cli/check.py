"""`worksheets check`: is the content in order? Changes nothing."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.options import Encoding, complete_lang
from worksheets.cli.run import Result, Run, library_of

if TYPE_CHECKING:
    from worksheets.every_look import Looks

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="[PATH...]",
        help="Files, or folders as --content takes them. Default: the content that build uses.",
    ),
]


Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="NAME",
        help="Print problems as text, or for other tools as github or sarif.",
    ),
]


Language = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="TAG",
        help="List what is missing, stale, a draft or still English in this language. With --all, "
        "lay sheets out in this language alone.",
        autocompletion=complete_lang,
    ),
]


EveryLook = Annotated[
    bool,
    typer.Option(
        "--all",
        help="Lay every sheet out in every variant, profile, paper and language: what does not "
        "fit is told.",
    ),
]


@command(
    "worksheets check mine/", "worksheets check --all --format github", docs="docs/own-worksheet.md"
)
def check(
    run: Run,
    paths: Paths = [],
    format_: Format = "text",
    lang: Language = "",
    every: EveryLook = False,
    encoding: Encoding = "",
) -> Result:
    """Check content, templates, packs and registers.

    Everything that is wrong is listed. Nothing is changed.
    """
    if lang and not every:
        return _check_language(run, lang, paths, format_)
    from worksheets.check import check_paths
    from worksheets.cli.annotations import printed_for
    from worksheets.register.reading import Reading

    printed_for([], format_)
    looks = _looks(run, lang, paths) if every else None
    reading = Reading(encoding, run.settings.columns)
    begun = time.monotonic()
    checked = check_paths(library_of, run.content, paths, run.problems, looks, reading)
    if format_ != "text":
        found = run.problems.told
        return Result({"checked": checked.files}, printed_for(found, format_))
    run.problems.stop_if_any()
    lines = [f"{name}: replaces the built-in file" for name in checked.replaced]
    lines += [f"{each.file}: {each.path}: “{each.before}” is now “{each.after}”"
              for each in checked.changes]  # fmt: skip
    members = {
        "checked": checked.files,
        "replaced": checked.replaced,
        "changes": [asdict(each) for each in checked.changes],
    }
    if every:
        lines.append(
            f"{checked.sheets:,} sheets laid out in {time.monotonic() - begun:.0f} seconds"
        )
    return Result(members, [*lines, f"{len(checked.files)} files are in order"])


def _looks(run: Run, lang: str, paths: Sequence[Path]) -> Looks:
    """The profiles and papers that the settings name for checking, or all there are.

    Raises `BadCommand` for a language that there is not.
    """
    from worksheets.every_look import Looks

    if lang:
        folders = [path for path in paths if path.is_dir()]
        library_of([*run.content, *folders]).in_language(lang)
    settings = run.settings
    return Looks(settings.check.profiles, settings.check.papers, [lang] if lang else ())


def _check_language(run: Run, tag: str, folders: Sequence[Path], format_: str) -> Result:
    """Compare a language with the English; each draft is a line of the result."""
    from worksheets.cli.annotations import printed_for
    from worksheets.content.language_check import check_language
    from worksheets.problems import Code

    report = check_language(library_of([*run.content, *folders]), tag)
    for problem in report.problems:
        run.problems.record(problem)
    members = {
        "lang": tag,
        "texts": report.texts,
        "missing": report.count(Code.NOT_TRANSLATED),
        "stale": report.count(Code.TRANSLATION_STALE),
        "english": report.count(Code.TRANSLATION_ENGLISH),
        "drafts": [
            {"file": each.file, "line": each.line, "path": each.path} for each in report.drafts
        ],
    }
    if format_ != "text":
        return Result(members, printed_for(run.problems.told, format_))
    lines = [f"{each.file}:{each.line}: draft: {each.path}" for each in report.drafts]
    lines.append(
        f"{tag}: {report.texts} texts, {members['missing']} missing, {members['stale']} stale, "
        f"{members['english']} with English words, {len(report.drafts)} drafts"
    )
    return Result(members, lines)
