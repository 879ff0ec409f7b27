"""`worksheets check`: is the content in order? Changes nothing."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.run import Result, Run, library_of

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="[PATH...]",
        help="Files, or folders as --content takes them. Default: the content that build uses.",
    ),
]


Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="NAME",
        help="Print problems as text, or for other tools as github or sarif.",
    ),
]


@command("worksheets check mine/", "worksheets check --format github", docs="README.md")
def check(
    run: Run,
    paths: Paths = [],
    format_: Format = "text",
) -> Result:
    """Check content, templates, packs and registers.

    Everything that is wrong is listed. Nothing is changed.
    """
    from worksheets.check import check_paths
    from worksheets.cli.annotations import printed_for

    printed_for([], format_)
    checked = check_paths(library_of, run.content, paths, run.problems)
    if format_ != "text":
        found = run.problems.told
        return Result({"checked": checked.files}, printed_for(found, format_))
    run.problems.stop_if_any()
    lines = [f"{name}: replaces the built-in file" for name in checked.replaced]
    lines += [f"{each.file}: {each.path}: “{each.before}” is now “{each.after}”"
              for each in checked.changes]  # fmt: skip
    members = {
        "checked": checked.files,
        "replaced": checked.replaced,
        "changes": [asdict(each) for each in checked.changes],
    }
    return Result(members, [*lines, f"{len(checked.files)} files are in order"])
