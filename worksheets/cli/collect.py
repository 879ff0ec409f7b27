"""`worksheets collect`: answers out of returned PDFs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.run import Result, Run
from worksheets.problems import BadCommand, Code, Problem, Problems, Where, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from worksheets.answers.collect.answer import Answer

STDOUT = "-"
FORMATS = ("csv", "xlsx", "yaml", "json", "jsonl")

Files = Annotated[
    list[str],
    typer.Argument(metavar="PDF...", help="Returned PDFs, and folders that hold them."),
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


@command(
    "worksheets collect returned/ -o answers.csv",
    "worksheets collect form.pdf --json",
    docs="docs/answers.md",
)
def collect(
    run: Run,
    files: Files,
    output: Output = "",
    format_: Format = "",
) -> Result:
    """Collect the answers from returned forms.

    It does not matter which program filled them in.
    """
    kind = _kind(output, format_, files, json=run.style.json)
    library = run.library()
    from worksheets.answers.collect.collect import collect as answers_in

    answers = answers_in(library, files, run.problems)
    if kind == "xlsx":
        _check_lengths(answers, run.problems)
    if run.style.strict and run.problems.warnings:
        run.settle()
    if answers and kind:
        _write(answers, kind, output or STDOUT)
    members = {
        "answers": [asdict(each) for each in answers],
        "problems": [each.as_dict() for each in run.problems.told],
    }
    return Result(members, paths=[output] if answers and output not in ("", STDOUT) else [])


def _kind(output: str, format_: str, files: Sequence[str], *, json: bool) -> str:
    """The format to write, "" for none; raises `BadCommand` where there can be none such."""
    if STDOUT in files:
        message = "a returned form is read from a file, not from standard input"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "name a PDF or a folder")])
    if json and (output == STDOUT or (format_ and not output)):
        message = "the answers are written to standard output, where --json writes too"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "choose one of them, or name a file")])
    suffix = Path(output).suffix.lower().removeprefix(".") if output != STDOUT else ""
    kind = format_.lower() or {"yml": "yaml"}.get(suffix, suffix)
    if not kind and output in ("", STDOUT):
        return "" if json else "csv"
    if kind not in FORMATS:
        what = f"--format “{format_}”" if format_ else f"-o “{output}”"
        message = f"{what} is no format that answers are written in"
        hint = did_you_mean(kind, FORMATS)
        raise BadCommand([Problem(Code.BAD_VALUE, message, hint)])
    return kind


def _check_lengths(answers: Sequence[Answer], problems: Problems) -> None:
    from worksheets.answers.collect.workbook import MOST_CHARACTERS, too_long

    for answer in answers:
        for name, value in answer.fields.items():
            if too_long(f"'{value}"):
                message = f"copy {answer.copy}, “{name}” is longer than {MOST_CHARACTERS:,} "
                message += "characters, which no cell of a workbook holds"
                problems.add(Code.ANSWERS_TOO_LONG, message, "write CSV", Where(answer.file))
    if any(problem.code == Code.ANSWERS_TOO_LONG for problem in problems.errors):
        problems.stop_if_any()


def _write(answers: Sequence[Answer], kind: str, output: str) -> None:
    from worksheets.answers.collect.formats import FORMATS as WRITERS
    from worksheets.answers.collect.formats import as_csv_file
    from worksheets.files.whole import whole_file

    write = as_csv_file if kind == "csv" and output != STDOUT else WRITERS[kind]
    with whole_file(output) as out:
        out.write(write(answers))
