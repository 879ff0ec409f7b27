"""`worksheets preview`: pictures of the pages that build would make."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worksheets.cli.build import Aspects, Example, Facilitator, Names, Prompts, Values, Watch
from worksheets.cli.command import command
from worksheets.cli.options import (
    Bilingual,
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
    bilingual: Bilingual = "",
    dots: Dots = 80,
    output: Output = "",
    watch: Watch = False,
) -> Result:
    """Draw the pages that build would make as PNG pictures."""
    if watch:
        from worksheets.cli.watch import watched

        watched([*run.settings.content, *run.content])
    from worksheets.api import preview_files

    paths = preview_files(
        names,
        output,
        dots=dots,
        library=run.library(),
        aspects=aspect,
        prompts=prompts,
        options=assignments(option, "--option"),
        values=assignments(set_, "--set"),
        profile=profile,
        paper=paper,
        facilitator=facilitator,
        example=example,
        lang=lang,
        bilingual=bilingual,
        code=code,
        problems=run.problems,
        strict=run.style.strict,
    )
    return Result({"files": [{"path": Path(path).as_posix()} for path in paths]}, paths=paths)
