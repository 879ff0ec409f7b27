"""`worksheets build`: blank or pre-filled PDFs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.options import (
    Content,
    Json,
    Lang,
    NoColor,
    Options,
    Paper,
    Profile,
    Quiet,
    Strict,
    assignments,
    complete_aspect,
    complete_prompts,
    complete_worksheet,
    library_of,
)
from worksheets.cli.run import OutputStyle, Result, run_command
from worksheets.content import LANG
from worksheets.problems import BadCommand, Code, Problem, Problems

if TYPE_CHECKING:
    from worksheets.build.jobs import Job

Names = Annotated[
    list[str],
    typer.Argument(metavar="NAME...", help="Worksheet ids.", autocompletion=complete_worksheet),
]
Aspects = Annotated[
    list[str],
    typer.Option(
        "--aspect",
        metavar="ID",
        help="Which of the chapter's recommendations the sheet is for; repeatable, or `all`.",
        autocompletion=complete_aspect,
    ),
]
Values = Annotated[
    list[str],
    typer.Option(
        "--set", metavar="FIELD=VALUE", help="Print a value in one of the places. Repeatable."
    ),
]
Prompts = Annotated[
    list[str],
    typer.Option(
        "--prompts",
        metavar="BANK",
        help="Print a prompt bank as starting points, on sheets that have room for it. Repeatable.",
        autocompletion=complete_prompts,
    ),
]
Facilitator = Annotated[bool, typer.Option("--facilitator", help="Add the facilitator’s page.")]
Example = Annotated[
    bool,
    typer.Option("--example", help="Fill with the worksheet’s own example, marked as one."),
]
Data = Annotated[
    str,
    typer.Option(
        "--data",
        metavar="FILE",
        help="A copy for each row, its columns printed in the places of their names: "
        ".csv, .xlsx, .yaml, .json, .jsonl, or - for JSON lines on standard input.",
    ),
]
Split = Annotated[
    str,
    typer.Option(
        "--split",
        metavar="PATTERN",
        help="A file for each row, named by a pattern of columns: {worksheet}-{row:03}.pdf",
    ),
]
Fillable = Annotated[
    bool, typer.Option("--fillable", help="Interactive fields over the places to write.")
]
Copies = Annotated[
    int,
    typer.Option("--copies", metavar="N", min=1, max=100_000, help="That many copies of each."),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="A file, a folder (ends in / or exists), or - for standard output. "
        "Default: NAME[-ASPECT].pdf in this folder.",
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="NAME",
        help="pdf (default) or html: one page for a browser, to fill in on a phone. "
        "The ending of -o says it too.",
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")
]


def build(
    names: Names,
    aspect: Aspects = [],  # noqa: B006 - typer copies a default, and wants a list
    set_: Values = [],  # noqa: B006
    option: Options = [],  # noqa: B006
    prompts: Prompts = [],  # noqa: B006
    facilitator: Facilitator = False,
    example: Example = False,
    data: Data = "",
    split: Split = "",
    fillable: Fillable = False,
    profile: Profile = "standard",
    paper: Paper = "a4",
    lang: Lang = LANG,
    copies: Copies = 1,
    content: Content = [],  # noqa: B006
    output: Output = "",
    format_: Format = "",
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
    strict: Strict = False,
    no_color: NoColor = False,
) -> None:
    """Make worksheets as PDFs or HTML pages: blank, or with values in their places."""
    style = OutputStyle(json, quiet, strict, not no_color)

    def work(problems: Problems) -> Result:
        from worksheets.build.copies import Copies
        from worksheets.build.jobs import About, draw, format_of, plan, source_date
        from worksheets.build.request import Request
        from worksheets.files.names import Pattern

        if output == "-" and (json or split):
            message = f"-o - writes one PDF to standard output, {'--json' if json else '--split'} "
            message += "writes there too" if json else "writes several"
            raise BadCommand([Problem(Code.BAD_VALUE, message, "choose one of them")])
        if split and not data:
            message = "--split names a file for each row, and there is no --data"
            raise BadCommand([Problem(Code.BAD_VALUE, message, "give --data FILE")])
        form = format_of(output, format_)
        pattern = Pattern(split) if split else None
        date = source_date()
        library = library_of(content)
        request = Request(
            names,
            aspect,
            prompts,
            assignments(option, "--option"),
            assignments(set_, "--set"),
            profile,
            paper,
            facilitator,
            example,
            data or None,
            fillable,
            lang,
            form,
        )
        requested = Copies(library, request, copies, pattern.fields if pattern else (), problems)
        if pattern:
            pattern.check(requested.columns)
        requested.check(problems)
        style.settle(problems)
        members, paths = [], []
        about = About(library.chapter().author, date)
        for job in plan(requested, output, pattern):
            written = draw(job, about, dry_run=dry_run)
            members.append(_member(job, written.pages, written.sha256))
            paths += [job.path] if job.path != "-" else []
        return Result({"files": members}, paths=paths)

    run_command(style, work)


def _member(job: Job, pages: int, sha256: str) -> dict[str, object]:
    return {
        "path": Path(job.path).as_posix(),
        "pages": pages,
        "sha256": sha256,
        "worksheet": " ".join(dict.fromkeys(job.worksheets)),
        "lang": job.lang,
        "profile": job.profile,
    }
