"""`worksheets site`: a static gallery of everything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.progress import progress
from worksheets.cli.run import Result, Run

Folder = Annotated[str, typer.Argument(metavar="DIR", help="The folder to write the gallery to.")]
Langs = Annotated[
    list[str],
    typer.Option(
        "--lang", metavar="TAG", help="Include a language; the first one comes first. Repeatable."
    ),
]
Profiles = Annotated[
    list[str],
    typer.Option(
        "--profiles", metavar="NAME", help="Include a profile. Repeatable. Default: standard."
    ),
]
Papers = Annotated[
    list[str],
    typer.Option(
        "--papers", metavar="NAME", help="Include a size of paper. Repeatable. Default: a4."
    ),
]
Check = Annotated[
    bool,
    typer.Option("--check", help="Only compare the folder with what would be written now."),
]


@command("worksheets site gallery/", "worksheets site gallery/ --check", docs="docs/html.md")
def site(
    run: Run,
    folder: Folder,
    lang: Langs = [],
    profiles: Profiles = [],
    papers: Papers = [],
    check: Check = False,
) -> Result:
    """Make a gallery of every worksheet, to publish or to carry.

    It is one folder, for an intranet or a memory stick.
    """
    from worksheets import api

    made = api.site(
        folder,
        languages=lang,
        profiles=profiles,
        papers=papers,
        library=run.library(),
        check=check,
        problems=run.problems,
        strict=run.style.strict,
        progress=lambda count: progress(count, run),
    )
    where = Path(folder)
    if check:
        return Result({"files": [{"path": (where / each.record.path).as_posix()} for each in made]})
    members = [
        {**each.record.model_dump(), "path": (where / each.record.path).as_posix(),
         "written": each.changed}
        for each in made
    ]  # fmt: skip
    return Result({"files": members}, paths=[(where / "index.html").as_posix()])
