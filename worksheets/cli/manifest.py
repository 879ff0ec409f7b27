"""`worksheets manifest merge`: the shards of a pack joined to the whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worksheets.cli.options import Json, NoColor, Quiet, Strict, folder_of
from worksheets.cli.run import OutputStyle, Result, run_command
from worksheets.problems import Problems

app = typer.Typer(help="The manifests of packs.", rich_markup_mode=None, no_args_is_help=True)

Folders = Annotated[
    list[Path], typer.Argument(metavar="DIR...", help="Folders with shards of one pack.")
]
Output = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="DIR", help="Where the whole goes. Default: the first DIR."
    ),
]


@app.callback()
def _root() -> None:
    """The manifests of packs."""


@app.command("merge")
def merge(
    folders: Folders,
    output: Output = "",
    json: Json = False,
    quiet: Quiet = False,
    strict: Strict = False,
    no_color: NoColor = False,
) -> None:
    """Join the shards of a pack: manifest.json and SHA256SUMS of all, and the files in one place.

    Files that are in another folder than the whole are copied there.
    """

    def work(problems: Problems) -> Result:
        from worksheets.pack.manifest import MANIFEST, SUMS
        from worksheets.pack.shards import merge as joined

        # A DIR that is no folder is told with whatever else is wrong with them.
        folder = folder_of(output, folders[0]) if output else folders[0]
        files = joined(folders, folder)
        members = [file.model_dump(exclude={"units"}) for file in files]
        paths = [(folder / each).as_posix() for each in (MANIFEST, SUMS)]
        return Result({"files": members}, paths=paths)

    run_command(OutputStyle(json, quiet, strict, not no_color), work)
