"""`worksheets collect`: answers out of returned forms."""

from __future__ import annotations

import io
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.options import (
    assignments,
    complete_lang,
    complete_option,
    complete_paper,
    complete_profile,
    complete_worksheet,
)
from worksheets.cli.progress import progress
from worksheets.cli.run import Result, Run
from worksheets.cli.streams import print_data
from worksheets.problems import BadCommand, Code, Problem, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from worksheets.answers.collect.answer import Answer

STDOUT = "-"
FORMATS = ("csv", "xlsx", "yaml", "json", "jsonl")

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Returned PDF, FDF or XFDF files, scans or photographs, or folders of them.",
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to a .csv, .xlsx, .yaml, .json or .jsonl file, or to - for standard output. "
        "Default: CSV on standard output.",
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="NAME",
        help="Choose csv, xlsx, yaml, json or jsonl, where -o does not say which.",
    ),
]
Worksheets = Annotated[
    list[str],
    typer.Option(
        "--worksheet",
        metavar="NAME",
        help="Look for this worksheet alone in scans. Repeatable.",
        autocompletion=complete_worksheet,
    ),
]
Variants = Annotated[
    list[str],
    typer.Option(
        "--option",
        metavar="NAME=VALUE",
        help="Look for this variant alone in scans. Repeatable.",
        autocompletion=complete_option,
    ),
]
PaperProfile = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME",
        help="Look for this size of letters alone in scans.",
        autocompletion=complete_profile,
    ),
]
PaperLang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="TAG",
        help="Look for this language alone in scans.",
        autocompletion=complete_lang,
    ),
]
PaperSize = Annotated[
    str,
    typer.Option(
        "--paper",
        metavar="NAME",
        help="Look for pages that were made for this paper alone in scans.",
        autocompletion=complete_paper,
    ),
]
Latest = Annotated[
    bool,
    typer.Option("--latest", help="Take the last saved of returns that have the same id."),
]
Review = Annotated[
    str,
    typer.Option(
        "--review",
        metavar="FILE",
        help="Write a page (.html) on which somebody decides what is unsure in scans, and types "
        "what is written.",
    ),
]
Corrections = Annotated[
    str,
    typer.Option("--corrections", metavar="FILE", help="Take what the review page has saved."),
]
Manifest = Annotated[
    str,
    typer.Option(
        "--manifest",
        metavar="FILE",
        help="Take from a pack’s manifest.json what its register calls the copies with codes.",
    ),
]


@command(
    "worksheets collect returned/ -o answers.csv",
    "worksheets collect scans.pdf --review review.html -o answers.csv",
    docs="docs/answers.md",
)
def collect(
    run: Run,
    files: Files,
    output: Output = "",
    format_: Format = "",
    latest: Latest = False,
    worksheet: Worksheets = [],
    option: Variants = [],
    profile: PaperProfile = "",
    lang: PaperLang = "",
    paper: PaperSize = "",
    manifest: Manifest = "",
    review: Review = "",
    corrections: Corrections = "",
) -> Result:
    """Collect answers from returned forms, scans and photographs.

    It does not matter which program filled the forms in. On paper the ticks
    are read; pages need no marks for that. What nobody can be sure of stays
    empty and is told.
    """
    from worksheets import api
    from worksheets.answers.collect.fit import fitting

    form = _format(output, format_, files, json=run.style.json)
    _check_review(review)
    page = io.BytesIO()
    answers = api.collect(
        files,
        library=run.library(),
        latest=latest,
        worksheets=worksheet,
        options=assignments(option, "--option"),
        profile=profile,
        lang=lang,
        paper=paper,
        manifest=manifest,
        corrections=corrections,
        review=page if review else None,
        problems=run.problems,
        progress=lambda count: progress(count, run),
    )
    answers = fitting(answers, form, run.problems)
    if run.style.strict and run.problems.warnings:
        run.settle()
    if review:
        _write_page(page.getvalue(), review)
    if answers and form:
        _write(answers, form, output or STDOUT)
    members = {
        "answers": [asdict(each) for each in answers],
        "problems": [each.as_dict() for each in run.problems.told],
    }
    written = [output] if answers and output not in ("", STDOUT) else []
    return Result(members, paths=[*written, review] if written and review else written)


def _format(output: str, format_: str, files: Sequence[str], *, json: bool) -> str:
    """The format to write, or nothing; raises `BadCommand` where there is no such format."""
    if STDOUT in files:
        message = "returned forms are read from files, not from standard input"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "name a PDF or a folder")])
    if json and (output == STDOUT or (format_ and not output)):
        message = "the answers are written to standard output, where --json writes too"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "choose one of them, or name a file")])
    suffix = Path(output).suffix.lower().removeprefix(".") if output != STDOUT else ""
    form = format_.lower() or {"yml": "yaml"}.get(suffix, suffix)
    if not form and output in ("", STDOUT):
        return "" if json else "csv"
    if form not in FORMATS:
        raise BadCommand([unknown(Code.BAD_VALUE, "format for answers", form, FORMATS)])
    return form


def _check_review(review: str) -> None:
    if review and Path(review).suffix.lower() not in (".html", ".htm"):
        message = f"--review {review} is no name for a page"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "end it in .html")])


def _write_page(page: bytes, path: str) -> None:
    from worksheets.files.whole import whole_file

    with whole_file(path) as out:
        out.write(page)


def _write(answers: Sequence[Answer], form: str, output: str) -> None:
    from worksheets.answers.collect.formats import FORMATS as WRITERS
    from worksheets.answers.collect.formats import as_csv_file
    from worksheets.files.whole import whole_file

    write = as_csv_file if form == "csv" and output != STDOUT else WRITERS[form]
    data = write(answers)
    if output == STDOUT and form != "xlsx":
        print_data(data)
        return
    with whole_file(output) as out:
        out.write(data)
