"""`worksheets schema`: what a content file may hold, for editors."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.run import Result, Run

Kind = Annotated[
    str,
    typer.Argument(
        metavar="[KIND]",
        help="worksheet, chapter, prompts, pack, settings, language or changes.",
    ),
]


@command("worksheets schema", "worksheets schema worksheet", docs="docs/own-worksheet.md",
         content=False)  # fmt: skip
def schema(run: Run, kind: Kind = "") -> Result:
    """Print the JSON Schema of a kind of content file.

    Editors complete and check YAML files by it. Without KIND, the kinds are listed.
    """
    from worksheets.project.schema import KINDS, schema_of

    if not kind:
        return Result({"kinds": list(KINDS)}, list(KINDS))
    found = schema_of(kind)
    return Result({"schema": found}, json.dumps(found, indent=2).split("\n"))
