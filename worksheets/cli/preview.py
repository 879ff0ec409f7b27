"""`worksheets preview`: pictures of the pages that build would make."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worksheets.cli.build import Aspects, Example, Facilitator, Names, Prompts, Values, Watch
from worksheets.cli.command import command
from worksheets.cli.options import (
    Lang,
    Options,
    PageCodes,
    Paper,
    Profile,
    assignments,
)
from worksheets.cli.run import Result, Run

Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="Write to a .png file, further pages to FILE-2.png and so on, or to a folder. "
        "Default: NAME.png in this folder.",
    ),
]
Dots = Annotated[
    int, typer.Option("--dots", metavar="DPI", min=20, max=600, help="Draw so many dots an inch.")
]


@command(
    "worksheets preview swot",
    "worksheets preview swot --profile large -o pictures/",
    docs="docs/build.md",
)
def preview(
    run: Run,
    names: Names,
    aspect: Aspects = [],
    set_: Values = [],
    option: Options = [],
    prompts: Prompts = [],
    facilitator: Facilitator = False,
    example: Example = False,
    code: PageCodes = False,
    profile: Profile = "",
    paper: Paper = "",
    lang: Lang = "",
    dots: Dots = 80,
    output: Output = "",
    watch: Watch = False,
) -> Result:
    """Draw the pages that build would make as PNG pictures."""
    if watch:
        from worksheets.cli.watch import watched

        watched([*run.settings.content, *run.content])
    from worksheets.build.copies import Copies
    from worksheets.build.jobs import plan
    from worksheets.build.preview import pictures
    from worksheets.build.request import Request

    library = run.library()
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
        code=code,
    )
    requested = Copies(library, request, problems=run.problems)
    requested.check(run.problems)
    run.settle()
    jobs = plan(requested, "" if output.endswith(".png") else output)
    stem = output.removesuffix(".png") if output.endswith(".png") else ""
    paths = [
        path
        for number, job in enumerate(jobs)
        for path in pictures(job, _stem(stem, number, job.path), dots)
    ]
    return Result({"files": [{"path": Path(path).as_posix()} for path in paths]}, paths=paths)


def _stem(stem: str, number: int, path: str) -> str:
    """What a job's pictures are called: as was asked for, else as its PDF would be."""
    if not stem:
        return path.removesuffix(".pdf")
    return stem if number == 0 else f"{stem}-{Path(path).stem}"
