"""`worksheets show`: one worksheet's places and options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.options import (
    Options,
    assignments,
    complete_worksheet,
)
from worksheets.cli.run import Result, Run
from worksheets.problems import BadCommand, Code, Problem
from worksheets.sheet.places import SheetPlace, places_of

if TYPE_CHECKING:
    from worksheets.content.models import Worksheet

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
    places = list(places_of(blank.sheet))
    member = _member(blank.worksheet, places)
    return Result({"worksheet": member}, _lines(blank.worksheet, places))


def _member(worksheet: Worksheet, places: Sequence[SheetPlace]) -> dict[str, object]:
    """A worksheet for `--json`."""
    return {
        "id": worksheet.id,
        "title": worksheet.title,
        "source": worksheet.source,
        "credit": worksheet.credit,
        "fields": [
            {"name": each.name, "label": each.label, "kind": each.kind, "lines": each.lines}
            for each in places
        ],
        "options": [each.model_dump() for each in worksheet.options],
    }


def _lines(worksheet: Worksheet, places: Sequence[SheetPlace]) -> list[str]:
    """A worksheet for people."""
    width = max((len(place.name) for place in places), default=0)
    lines = [
        f"{worksheet.id}: {worksheet.title} ({worksheet.source})",
        worksheet.credit,
        "",
        "Places to write in (--set NAME=VALUE)",
        *(f"  {place.name:{width}}  {place.kind:5}  {place.label}" for place in places),
    ]
    if worksheet.options:
        lines += ["", "Options (--option NAME=VALUE)"]
    for option in worksheet.options:
        values = "|".join(option.values)
        lines.append(f"  {option.name}={values}  {option.help} (default: {option.default})")
    if places:
        lines += ["", f"Example: worksheets build {worksheet.id} --set {places[0].name}=…"]
    return lines
