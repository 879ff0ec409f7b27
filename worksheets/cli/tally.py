"""`worksheets tally`: what a group answered, added up."""

from __future__ import annotations

import json as json_format
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.options import (
    Encoding,
    Lang,
    Options,
    Paper,
    Profile,
    assignments,
    complete_worksheet,
)
from worksheets.cli.run import Result, Run
from worksheets.problems import BadCommand, Code, Problem

if TYPE_CHECKING:
    from datetime import datetime

    from worksheets.answers.tally import tally as tallying
    from worksheets.content.library import Library
    from worksheets.sheet.tree import Sheet

DATA = (".csv", ".json")
SUFFIXES = (".pdf", *DATA)

Answers = Annotated[
    list[str],
    typer.Argument(
        metavar="[ANSWERS...]",
        help="Collected or typed-in answers: .csv, .xlsx, .ods, .yaml, .json or .jsonl files, "
        "or - for CSV or JSON lines on standard input.",
    ),
]
Worksheet = Annotated[
    str,
    typer.Option(
        "--worksheet",
        metavar="ID",
        help="Say which worksheet was answered, where the answers do not.",
        autocompletion=complete_worksheet,
    ),
]
Template = Annotated[
    str,
    typer.Option(
        "--template",
        metavar="ID",
        help="Only write an empty CSV table, into which a worksheet’s answers can be typed.",
        autocompletion=complete_worksheet,
    ),
]
Before = Annotated[
    list[str],
    typer.Option(
        "--before", metavar="FILE", help="Compare with the answers from an earlier day. Repeatable."
    ),
]
SkipInvalid = Annotated[
    bool,
    typer.Option("--skip-invalid", help="Ignore invalid diamonds, with a warning."),
]
Output = Annotated[
    list[str],
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="Write to a .pdf, .csv or .json file, to a folder, or to - for a PDF on standard "
        "output. Repeatable. Default: tally-ID.pdf in this folder.",
    ),
]


@command(
    "worksheets tally answers.csv -o results.pdf",
    "worksheets tally --template partnership-checklist",
    docs="docs/tally.md",
)
def tally(
    run: Run,
    answers: Answers = [],
    worksheet: Worksheet = "",
    option: Options = [],
    before: Before = [],
    skip_invalid: SkipInvalid = False,
    template: Template = "",
    output: Output = [],
    profile: Profile = "",
    paper: Paper = "",
    lang: Lang = "",
    encoding: Encoding = "",
) -> Result:
    """Add up a group's answers, without names.

    The results say what was ticked, ranked, scored and written.
    """
    from worksheets.build.jobs import source_date
    from worksheets.build.request import Request, chosen

    if bool(template) == bool(answers):
        message = "tally takes files of answers, or --template ID"
        raise BadCommand([Problem(Code.USAGE, message, "worksheets tally --help says more")])
    if "-" in output and run.style.json:
        message = "-o - writes to standard output, where --json writes too"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "choose one of them")])
    library = run.library().in_language(lang)
    options = assignments(option, "--option")
    if template:
        return _write_template(library, template, options, output)
    from worksheets.answers.tally.summary import summary_sheet
    from worksheets.answers.tally.tally import TallyRequest
    from worksheets.answers.tally.tally import tally as add_up
    from worksheets.register.read import Reading

    chosen(library, Request([], profile=profile, paper=paper))
    _check_suffixes(output, SUFFIXES)
    date = source_date()
    reading = Reading(encoding, run.settings.columns)
    results = add_up(
        library,
        TallyRequest(answers, worksheet, options, before, skip_invalid, reading),
        run.problems,
    )
    sheets = [summary_sheet(library, result) for result in results]
    run.settle()
    names = [result.worksheet.id for result in results]
    paths = _paths(output, f"tally-{names[0]}.pdf" if len(names) == 1 else "tally.pdf")
    files = [
        _write_data(path, results)
        if path.endswith(DATA)
        else _write_pages(path, library, sheets, profile, paper, date)
        for path in paths
    ]
    members = [result.as_dict() for result in results]
    written = [each for each in paths if each != "-"]
    return Result({"results": members, "files": files}, paths=written)


def _check_suffixes(output: Sequence[str], allowed: Sequence[str]) -> None:
    from worksheets.build.jobs import is_folder

    for path in output:
        if path != "-" and not is_folder(path) and not path.endswith(tuple(allowed)):
            message = f"-o “{path}” is of no kind that can be written"
            raise BadCommand(
                [Problem(Code.BAD_VALUE, message, f"end it in {' or '.join(allowed)}")]
            )


def _paths(output: Sequence[str], name: str) -> list[str]:
    """The files to write: those named, in a folder under the usual name; each once."""
    from worksheets.build.jobs import is_folder

    paths = [str(Path(path) / name) if is_folder(path) else path for path in output or [name]]
    return list(dict.fromkeys(paths))


def _write_template(
    library: Library, worksheet: str, options: dict[str, str], output: Sequence[str]
) -> Result:
    from worksheets.answers.tally.blank_table import blank_table

    _check_suffixes(output, (".csv",))
    data = blank_table(library, worksheet, options)
    paths = _paths(output, f"answers-{worksheet}.csv")
    files = [_write(path, data) for path in paths]
    return Result({"files": files}, paths=[path for path in paths if path != "-"])


def _write_pages(
    path: str,
    library: Library,
    sheets: Sequence[Sheet],
    profile: str,
    paper: str,
    date: datetime | None,
) -> dict[str, object]:
    from worksheets.answers.tally.summary import write_summary

    written = write_summary(path, library, sheets, profile, paper, date)
    return {
        "path": Path(path).as_posix(),
        "pages": written.pages,
        "sha256": written.sha256,
        "worksheet": " ".join(sheet.id for sheet in sheets),
        "lang": library.lang,
        "profile": profile,
    }


def _write_data(path: str, results: Sequence[tallying.Result]) -> dict[str, object]:
    """Write results as CSV or JSON, by the path's suffix."""
    from worksheets.answers.tally.rows import as_csv

    if path.endswith(".csv"):
        return _write(path, as_csv(results))
    members = {"results": [result.as_dict() for result in results]}
    return _write(path, (json_format.dumps(members, ensure_ascii=False, indent=2) + "\n").encode())


def _write(path: str, data: bytes) -> dict[str, object]:
    import hashlib

    from worksheets.files.whole import whole_file

    with whole_file(path) as out:
        out.write(data)
    return {"path": Path(path).as_posix(), "sha256": hashlib.sha256(data).hexdigest()}
