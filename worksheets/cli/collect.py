"""`worksheets collect`: answers out of returned forms."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.run import Result, Run
from worksheets.problems import BadCommand, Code, Problem, Problems, Where, did_you_mean
from worksheets.text.shown import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from worksheets.answers.collect.answer import Answer

STDOUT = "-"
FORMATS = ("csv", "xlsx", "yaml", "json", "jsonl")

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Returned PDF, FDF or XFDF files, or folders of them."),
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
Latest = Annotated[
    bool,
    typer.Option("--latest", help="Of returns with one register's id, take the one saved last."),
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
    latest: Latest = False,
) -> Result:
    """Collect the answers from returned forms.

    It does not matter which program filled them in.
    """
    kind = _kind(output, format_, files, json=run.style.json)
    library = run.library()
    from worksheets.answers.collect.collect import collect as answers_in

    answers = answers_in(library, files, run.problems, latest=latest)
    if kind in ("csv", "xlsx"):
        answers = _that_fit(answers, kind, run.problems)
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


def _that_fit(answers: Sequence[Answer], kind: str, problems: Problems) -> list[Answer]:
    """The answers that a table has room for; every other is an error, and the rest goes on."""
    from worksheets.answers.collect.table import too_wide
    from worksheets.answers.collect.workbook import (
        MOST_CHARACTERS,
        MOST_COLUMNS,
        MOST_ROWS,
        too_long,
    )

    wide = set(too_wide(answers, MOST_COLUMNS if kind == "xlsx" else None))
    for file in sorted(wide):
        message = "a table has no room for its fields; its answers are left out"
        problems.add(Code.ANSWERS_TOO_MUCH, message, "collect it by itself, as JSON", Where(file))
    found = []
    for answer in answers:
        long = [name for name, value in answer.fields.items() if too_long(f"'{value}")]
        if kind == "xlsx" and long and answer.file not in wide:
            message = f"copy {shown(answer.copy)}, “{long[0]}” is longer than {MOST_CHARACTERS:,} "
            message += "characters, which no cell of a workbook holds; the copy is left out"
            problems.add(Code.ANSWERS_TOO_LONG, message, "", Where(answer.file))
        elif answer.file not in wide:
            found.append(answer)
    if kind == "xlsx" and len(found) >= MOST_ROWS:
        message = f"a sheet of a workbook has {MOST_ROWS:,} rows; the answers behind are left out"
        problems.add(Code.ANSWERS_TOO_MUCH, message, "write CSV", Where(found[MOST_ROWS - 1].file))
        del found[MOST_ROWS - 1 :]
    return found


def _write(answers: Sequence[Answer], kind: str, output: str) -> None:
    from worksheets.answers.collect.formats import FORMATS as WRITERS
    from worksheets.answers.collect.formats import as_csv_file
    from worksheets.files.whole import whole_file

    write = as_csv_file if kind == "csv" and output != STDOUT else WRITERS[kind]
    with whole_file(output) as out:
        out.write(write(answers))
