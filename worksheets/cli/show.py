"""`worksheets show`: one worksheet's places and options."""

from __future__ import annotations

from typing import Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.options import (
    Options,
    assignments,
    complete_worksheet,
)
from worksheets.cli.run import Result, Run
from worksheets.problems import BadCommand, Code, Problem
from worksheets.sheet.places import places_of

Name = Annotated[
    str,
    typer.Argument(metavar="[NAME]", help="A worksheet's id.", autocompletion=complete_worksheet),
]


ShowSettings = Annotated[
    bool, typer.Option("--settings", help="Show what is set, and where each thing was set.")
]


def _settings(run: Run) -> Result:
    """The settings in effect with their sources."""
    found = list(run.settings.every())
    members = {each.name: {"value": each.value, "source": each.source} for each in found}
    lines = [f"{each.name:13} {_shown(each.value):24} ({each.source})" for each in found]
    return Result({"settings": members}, lines)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {each}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "-"
    return str(value or "-")


@command(
    "worksheets show swot", "worksheets show partnership-checklist --json", docs="docs/build.md"
)
def show(
    run: Run,
    name: Name = "",
    option: Options = [],
    settings: ShowSettings = False,
) -> Result:
    """Show a worksheet's places and options, or the settings."""
    if settings:
        return _settings(run)
    if not name:
        message = "show takes a worksheet, or --settings"
        raise BadCommand([Problem(Code.USAGE, message, "see  worksheets list")])
    from worksheets.build.blanks import blank_sheets
    from worksheets.build.request import Request

    library = run.library()
    made = library.worksheet(name).records is not None
    request = Request([name], options=assignments(option, "--option"), example=made)
    [blank] = blank_sheets(library, request)
    worksheet = blank.worksheet
    fields = [
        {"name": each.name, "label": each.label, "kind": each.kind, "lines": each.lines}
        for each in places_of(blank.sheet)
    ]
    options = [each.model_dump() for each in worksheet.options]
    member = {
        "id": worksheet.id,
        "title": worksheet.title,
        "source": worksheet.source,
        "credit": worksheet.credit,
        "fields": fields,
        "options": options,
    }
    width = max((len(str(each["name"])) for each in fields), default=0)
    lines = [
        f"{worksheet.id}: {worksheet.title} ({worksheet.source})",
        worksheet.credit,
        "",
        "Places to write in (--set NAME=VALUE)",
        *(f"  {each['name']:{width}}  {each['kind']:5}  {each['label']}" for each in fields),
    ]
    if options:
        lines += ["", "Options (--option NAME=VALUE)"]
    for each in worksheet.options:
        values = "|".join(each.values)
        lines.append(f"  {each.name}={values}  {each.help} (default: {each.default})")
    example = f"worksheets build {worksheet.id} --set {fields[0]['name']}=…" if fields else ""
    lines += ["", f"Example: {example}"] if example else []
    return Result({"worksheet": member}, lines)
