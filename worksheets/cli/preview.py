"""`worksheets preview`: pictures of the pages that build would make."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worksheets.cli.build import Aspects, Example, Facilitator, Names, Prompts, Values
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
    library_of,
)
from worksheets.cli.run import OutputStyle, Result, run_command
from worksheets.content import LANG
from worksheets.problems import Problems

Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="A .png file (further pages get -2, -3 …) or a folder. Default: NAME.png here.",
    ),
]
Dots = Annotated[int, typer.Option("--dots", metavar="DPI", min=20, max=600, help="Dots an inch.")]


def preview(
    names: Names,
    aspect: Aspects = [],  # noqa: B006 - typer copies a default, and wants a list
    set_: Values = [],  # noqa: B006
    option: Options = [],  # noqa: B006
    prompts: Prompts = [],  # noqa: B006
    facilitator: Facilitator = False,
    example: Example = False,
    profile: Profile = "standard",
    paper: Paper = "a4",
    lang: Lang = LANG,
    dots: Dots = 80,
    content: Content = [],  # noqa: B006
    output: Output = "",
    json: Json = False,
    quiet: Quiet = False,
    strict: Strict = False,
    no_color: NoColor = False,
) -> None:
    """Make pictures (PNG) of the pages that build would make."""
    style = OutputStyle(json, quiet, strict, not no_color)

    def work(problems: Problems) -> Result:
        from worksheets.build.copies import Copies
        from worksheets.build.jobs import plan
        from worksheets.build.preview import pictures
        from worksheets.build.request import Request

        library = library_of(content)
        request = Request(
            names,
            aspect,
            prompts,
            assignments(option, "--option"),
            assignments(set_, "--set"),
            profile=profile,
            paper=paper,
            facilitator=facilitator,
            example=example,
            lang=lang,
        )
        requested = Copies(library, request, problems=problems)
        requested.check(problems)
        style.settle(problems)
        jobs = plan(requested, "" if output.endswith(".png") else output)
        stem = output.removesuffix(".png") if output.endswith(".png") else ""
        paths = [
            path
            for number, job in enumerate(jobs)
            for path in pictures(job, _stem(stem, number, job.path), dots)
        ]
        return Result({"files": [{"path": Path(path).as_posix()} for path in paths]}, paths=paths)

    run_command(style, work)


def _stem(stem: str, number: int, path: str) -> str:
    """What a job's pictures are called: as was asked for, else as its PDF would be."""
    if not stem:
        return path.removesuffix(".pdf")
    return stem if number == 0 else f"{stem}-{Path(path).stem}"
