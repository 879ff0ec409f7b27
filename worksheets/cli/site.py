"""`worksheets site`: a static gallery of everything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worksheets.cli.options import (
    Content,
    Json,
    NoColor,
    Quiet,
    Strict,
    folder_of,
    library_of,
)
from worksheets.cli.pack import progress
from worksheets.cli.run import OutputStyle, Result, run_command
from worksheets.problems import Problems

Folder = Annotated[str, typer.Argument(metavar="DIR", help="The folder that the gallery goes to.")]
Langs = Annotated[
    list[str],
    typer.Option(
        "--lang", metavar="TAG", help="A language of the gallery, the first in front. Repeatable."
    ),
]
Profiles = Annotated[
    list[str],
    typer.Option(
        "--profiles", metavar="NAME", help="A profile to print in. Repeatable. Default: standard."
    ),
]
Papers = Annotated[
    list[str],
    typer.Option("--papers", metavar="NAME", help="A paper to print on. Repeatable. Default: a4."),
]
Check = Annotated[
    bool,
    typer.Option("--check", help="Compare what is there with what would be made; write nothing."),
]


def site(
    folder: Folder,
    lang: Langs = [],  # noqa: B006 - typer copies a default, and wants a list
    profiles: Profiles = [],  # noqa: B006
    papers: Papers = [],  # noqa: B006
    check: Check = False,
    content: Content = [],  # noqa: B006
    json: Json = False,
    quiet: Quiet = False,
    strict: Strict = False,
    no_color: NoColor = False,
) -> None:
    """Make a gallery of every worksheet: one folder for an intranet or a memory stick."""
    style = OutputStyle(json, quiet, strict, not no_color)

    def work(problems: Problems) -> Result:
        from worksheets.site.files import site_files
        from worksheets.site.make import compare_site, make_site
        from worksheets.site.request import SiteRequest, checked

        library = library_of(content)
        request = checked(library, SiteRequest(lang, profiles, papers))
        where = folder_of(folder, Path(folder))
        files = site_files(library, request, problems)
        style.settle(problems)
        if check:
            compare_site(files, where, problems)
            style.settle(problems)
            return Result({"files": [{"path": (where / each.path).as_posix()} for each in files]})
        with progress(len(files), style) as done:
            made = make_site(files, where, done)
        members = [
            {**each.record.model_dump(), "path": (where / each.record.path).as_posix(),
             "written": each.changed}
            for each in made
        ]  # fmt: skip
        return Result({"files": members}, [(where / "index.html").as_posix()])

    run_command(style, work)
