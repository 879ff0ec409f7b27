"""`worksheets site`: a static gallery of everything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.options import (
    folder_of,
)
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
    from worksheets.site.files import site_files
    from worksheets.site.make import compare_site, make_site
    from worksheets.site.request import SiteRequest, checked

    library = run.library()
    request = checked(library, SiteRequest(lang, profiles, papers))
    where = folder_of(folder, Path(folder))
    files = site_files(library, request, run.problems)
    run.settle()
    if check:
        compare_site(files, where, run.problems)
        run.settle()
        return Result({"files": [{"path": (where / each.path).as_posix()} for each in files]})
    with progress(len(files), run) as done:
        made = make_site(files, where, done)
    members = [
        {**each.record.model_dump(), "path": (where / each.record.path).as_posix(),
         "written": each.changed}
        for each in made
    ]  # fmt: skip
    return Result({"files": members}, paths=[(where / "index.html").as_posix()])
