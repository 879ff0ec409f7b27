"""`worksheets init`, `new` and `copy`: files of one's own to edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.options import complete_content, complete_pack, complete_worksheet
from worksheets.cli.run import Result, Run

if TYPE_CHECKING:
    from collections.abc import Mapping

Folder = Annotated[str, typer.Argument(metavar="[DIR]", help="The folder. Default: this one.")]
NewName = Annotated[
    str, typer.Argument(metavar="NAME", help="What it is called: small letters and hyphens.")
]
LikeWorksheet = Annotated[
    str,
    typer.Option(
        "--like",
        metavar="ID",
        help="Start from another worksheet.",
        autocompletion=complete_worksheet,
    ),
]
LikePack = Annotated[
    str,
    typer.Option(
        "--like", metavar="ID", help="Start from another pack.", autocompletion=complete_pack
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="The folder that holds content/ and templates/. Default: this one.",
    ),
]
CopyNames = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME...",
        help="Worksheets, prompt banks, packs, chapter or phrases.",
        autocompletion=complete_content,
    ),
]


@command("worksheets init", "worksheets init our-worksheets", docs="docs/own-worksheet.md",
         content=False)  # fmt: skip
def init(run: Run, folder: Folder = ".") -> Result:
    """Make a folder of your own, with files to edit.

    They are settings, a worksheet, a pack and a register, and they work at once.
    Nothing that is there already is replaced.
    """
    from worksheets.project.begin import starter_files

    return _write(run, folder, starter_files())


@command("worksheets new worksheet team-review", "worksheets new worksheet our-swot --like swot",
         docs="docs/own-worksheet.md")  # fmt: skip
def new_worksheet(
    run: Run, name: NewName, like: LikeWorksheet = "", output: Output = "."
) -> Result:
    """Write the two files of a new worksheet, with comments.

    They build at once.
    """
    from worksheets.project.new import new_worksheet as files_of

    return _write(run, output, files_of(run.library(), name, like))


@command("worksheets new pack spring-day", "worksheets new pack autumn-day --like training-day",
         docs="docs/packs.md")  # fmt: skip
def new_pack(run: Run, name: NewName, like: LikePack = "", output: Output = ".") -> Result:
    """Write the file of a new pack, with comments.

    A register is written beside it.
    """
    from worksheets.project.new import new_pack as files_of

    return _write(run, output, files_of(run.library(), name, like))


@command("worksheets new language cy-GB", "worksheets new language pl -o mine/",
         docs="docs/languages.md")  # fmt: skip
def new_language(
    run: Run,
    tag: Annotated[str, typer.Argument(metavar="TAG", help="Its tag: cy-GB, pl, pt-BR.")],
    output: Output = ".",
) -> Result:
    """Write the files of a new language, with the English beside each entry.

    Of a language that is there already it writes what is missing.
    """
    from worksheets.project.new_language import new_language as files_of

    return _write(run, output, files_of(run.library(), tag))


@command("worksheets copy swot", "worksheets copy chapter phrases -o mine/",
         docs="docs/own-worksheet.md")  # fmt: skip
def copy(run: Run, names: CopyNames, output: Output = ".") -> Result:
    """Copy built-in files into your folder, to change them.

    A worksheet comes with its template. A file of the same name replaces the built-in one.
    """
    from worksheets.project.new import copies_of

    return _write(run, output, copies_of(run.library(), names))


def _write(run: Run, folder: str, files: Mapping[str, bytes]) -> Result:
    """Write new files and tell their paths."""
    from worksheets.project.begin import write_new

    run.settle()
    paths = [path.as_posix() for path in write_new(Path(folder), files)]
    return Result({"files": [{"path": path} for path in paths]}, paths=paths)
