"""`worksheets check`: is the content in order? Changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from worksheets.cli.options import Content, Json, NoColor, Quiet, Strict, library_of
from worksheets.cli.run import OutputStyle, Result, run_command
from worksheets.problems import Problems

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="[PATH...]",
        help="Files, or folders as --content takes them. Without: the content that `build` uses.",
    ),
]


def check(
    paths: Paths = [],  # noqa: B006 - typer copies a default, and wants a list
    content: Content = [],  # noqa: B006
    json: Json = False,
    quiet: Quiet = False,
    strict: Strict = False,
    no_color: NoColor = False,
) -> None:
    """Check content and templates, and tell everything that is wrong with them."""

    def work(problems: Problems) -> Result:
        from worksheets.check import check_paths

        checked = check_paths(library_of, content, paths, problems)
        problems.stop_if_any()
        return Result({"checked": checked}, [f"{len(checked)} files are in order"])

    run_command(OutputStyle(json, quiet, strict, not no_color), work)
