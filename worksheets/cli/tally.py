"""`worksheets tally`: what a group answered, added up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.options import (
    Encoding,
    Lang,
    Options,
    Profile,
    SummaryPaper,
    assignments,
    complete_worksheet,
)
from worksheets.cli.run import Result, Run
from worksheets.problems import BadCommand, Code, Problem

if TYPE_CHECKING:
    from worksheets.content.library import Library

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
    typer.Option("--skip-invalid", help="Leave out boards that are not valid without a warning."),
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
    paper: SummaryPaper = "",
    lang: Lang = "",
    encoding: Encoding = "",
) -> Result:
    """Add up a group's answers, without names.

    The results say what was ticked, ranked, scored and written.
    """
    _check_command(answers, template, output, json=run.style.json)
    library = run.library().in_language(lang)
    options = assignments(option, "--option")
    if template:
        return _write_template(library, template, options, output)
    from worksheets import api
    from worksheets.answers.tally.files import SUFFIXES, as_data, page_look

    page_look(profile, paper, None)
    _check_suffixes(output, SUFFIXES)
    results = api.tally(
        answers,
        worksheet=worksheet,
        options=options,
        before=before,
        skip_invalid=skip_invalid,
        encoding=encoding,
        columns=run.settings.columns,
        library=library,
        problems=run.problems,
    )
    names = [result.worksheet.id for result in results]
    paths = _paths(output, f"tally-{names[0]}.pdf" if len(names) == 1 else "tally.pdf")
    files = api.write_results(
        results,
        paths,
        profile=profile,
        paper=paper,
        library=library,
        problems=run.problems,
        strict=run.style.strict,
    )
    members = as_data(results) if run.style.json else []
    written = [each for each in paths if each != "-"]
    return Result({"results": members, "files": files}, paths=written)


def _check_command(
    answers: Sequence[str], template: str, output: Sequence[str], *, json: bool
) -> None:
    """Refuse options that do not go together."""
    if bool(template) == bool(answers):
        message = "tally takes files of answers, or --template ID"
        raise BadCommand([Problem(Code.USAGE, message, "worksheets tally --help says more")])
    if "-" in output and json:
        message = "-o - writes to standard output, where --json writes too"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "choose one of them")])


def _check_suffixes(output: Sequence[str], allowed: Sequence[str]) -> None:
    from worksheets.build.jobs import is_folder

    for path in output:
        if path != "-" and not is_folder(path) and not path.endswith(tuple(allowed)):
            message = f"-o “{path}” does not say which kind of file to write"
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
    from worksheets.answers.tally.files import write_bytes

    _check_suffixes(output, (".csv",))
    data = blank_table(library, worksheet, options)
    paths = _paths(output, f"answers-{worksheet}.csv")
    files = [write_bytes(path, data) for path in paths]
    return Result({"files": files}, paths=[path for path in paths if path != "-"])
