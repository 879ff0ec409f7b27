"""`worksheets show`: one worksheet's places and options."""

from __future__ import annotations

from typing import Annotated

import typer

from worksheets.cli.options import (
    Content,
    Json,
    NoColor,
    Options,
    Quiet,
    Strict,
    assignments,
    complete_worksheet,
    library_of,
)
from worksheets.cli.run import OutputStyle, Result, run_command
from worksheets.problems import Problems
from worksheets.sheet.places import places_of

Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help="A worksheet's id.", autocompletion=complete_worksheet),
]


def show(
    name: Name,
    option: Options = [],  # noqa: B006 - typer copies a default, and wants a list
    content: Content = [],  # noqa: B006
    json: Json = False,
    quiet: Quiet = False,
    strict: Strict = False,
    no_color: NoColor = False,
) -> None:
    """Show one worksheet: its places to write, its options, how to fill it."""

    def work(problems: Problems) -> Result:
        from worksheets.build.blanks import blank_sheets
        from worksheets.build.request import Request

        library = library_of(content)
        made = library.worksheet(name).records is not None
        request = Request([name], options=assignments(option, "--option"), example=made)
        [blank] = blank_sheets(library, request)
        worksheet = blank.worksheet
        fields = [
            {"name": each.name, "label": each.label, "kind": each.kind, "lines": each.lines}
            for each in places_of(blank.sheet)
        ]
        options = [each.model_dump(mode="json") for each in worksheet.options]
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
            "Places (--set NAME=VALUE)",
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

    run_command(OutputStyle(json, quiet, strict, not no_color), work)
