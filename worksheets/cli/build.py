"""`worksheets build`: blank or pre-filled PDFs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.options import (
    Content,
    Json,
    NoColor,
    Options,
    Quiet,
    Strict,
    assignments,
    complete_aspect,
    complete_prompts,
    complete_worksheet,
    library_of,
)
from worksheets.cli.report import Manner, Result, speak
from worksheets.problems import BadCommand, Problem, Problems

if TYPE_CHECKING:
    from worksheets.write import Job

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
    str,
    typer.Option(
        "--prompts",
        metavar="BANK",
        help="Print a prompt bank as starting points, on sheets that have room for it.",
        autocompletion=complete_prompts,
    ),
]
Facilitator = Annotated[bool, typer.Option("--facilitator", help="Add the facilitator’s page.")]
Example = Annotated[
    bool,
    typer.Option("--example", help="Fill with the worksheet’s own example, marked as one."),
]
Data = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="FILE",
        help="The records that a booklet is made from, a row each: .csv, .xlsx, .yaml, .json or "
        ".jsonl; - reads JSON lines from standard input.",
    ),
]
Profile = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME",
        help="standard (12 pt), clear (14), large (18), giant (24), dyslexia (14, wide lines).",
    ),
]
Paper = Annotated[str, typer.Option("--paper", metavar="NAME", help="a4, a3, a5 or letter.")]
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
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be written, and write nothing.")
]


def build(
    names: Names,
    aspect: Aspects = [],  # noqa: B006 - typer copies a default, and wants a list
    set_: Values = [],  # noqa: B006
    option: Options = [],  # noqa: B006
    prompts: Prompts = "",
    facilitator: Facilitator = False,
    example: Example = False,
    data: Data = None,
    profile: Profile = "standard",
    paper: Paper = "a4",
    copies: Copies = 1,
    content: Content = [],  # noqa: B006
    output: Output = "",
    dry_run: DryRun = False,
    json: Json = False,
    quiet: Quiet = False,
    strict: Strict = False,
    no_color: NoColor = False,
) -> None:
    """Make worksheets as PDFs: blank, or with values printed in their places."""
    manner = Manner(json, quiet, strict, not no_color)

    def work(problems: Problems) -> Result:
        from worksheets.build import Request, blank_sheets, filled_sheets
        from worksheets.write import draw, plan, source_date

        if output == "-" and json:
            message = "-o - writes the PDF to standard output, where --json writes too"
            raise BadCommand([Problem("bad-value", message, "choose one of them")])
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
            data,
        )
        blanks = blank_sheets(library, request, problems)
        filled = filled_sheets(library, blanks, request, problems)
        manner.settle(problems)
        jobs = plan(blanks, filled, copies, output)
        drawn = [draw(job, library.chapter().author, date, dry_run=dry_run) for job in jobs]
        members = [
            _member(job, pages, sha256)
            for job, (pages, sha256) in zip(jobs, drawn, strict=True)
        ]
        return Result(
            {"files": members}, [job.path for job in jobs if job.path != "-"]
        )

    speak(manner, work)


def _member(job: Job, pages: int, sha256: str) -> dict[str, object]:
    return {
        "path": Path(job.path).as_posix(),
        "pages": pages,
        "sha256": sha256,
        "worksheet": " ".join(dict.fromkeys(job.worksheets)),
        "lang": job.copies[0].sheet.lang,
        "profile": job.copies[0].sheet.profile.name,
    }
