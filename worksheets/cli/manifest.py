"""`worksheets manifest merge`: the shards of a pack joined to the whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.run import Result, Run
from worksheets.files.paths import folder_of

Folders = Annotated[
    list[Path], typer.Argument(metavar="DIR...", help="Folders that hold the parts of one pack.")
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Write the whole pack to this folder. Default: the first DIR.",
    ),
]


@command(
    "worksheets manifest merge day/",
    "worksheets manifest merge a/ b/ -o day/",
    docs="docs/packs.md",
    content=False,
)
def merge(
    run: Run,
    folders: Folders,
    output: Output = "",
) -> Result:
    """Join the parts of a pack that was made with --shard.

    The files are copied into one folder, with a manifest.json and SHA256SUMS of them all.
    """
    from worksheets.pack.manifest import MANIFEST, SUMS
    from worksheets.pack.merge import merge as joined

    # merge reports a DIR that is not a folder, with all else that is wrong.
    folder = folder_of(output, folders[0]) if output else folders[0]
    files = joined(folders, folder)
    members = [file.model_dump(exclude={"units"}) for file in files]
    paths = [(folder / each).as_posix() for each in (MANIFEST, SUMS)]
    return Result({"files": members}, paths=paths)
