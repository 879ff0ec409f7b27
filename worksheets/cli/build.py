"""`worksheets build`: blank or pre-filled PDFs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.options import (
    Bilingual,
    Encoding,
    Impose,
    Lang,
    Options,
    PageCodes,
    Paper,
    Profile,
    assignments,
    complete_aspect,
    complete_place,
    complete_prompts,
    complete_worksheet,
)
from worksheets.cli.run import Result, Run
from worksheets.problems import BadCommand, Code, Problem

if TYPE_CHECKING:
    from worksheets.api import BuiltFile

Names = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME...",
        help="Worksheets, by the ids that list shows.",
        autocompletion=complete_worksheet,
    ),
]
Aspects = Annotated[
    list[str],
    typer.Option(
        "--aspect",
        metavar="ID",
        help="Make the sheet for one of the chapter's recommendations. Repeatable; all is each.",
        autocompletion=complete_aspect,
    ),
]
Values = Annotated[
    list[str],
    typer.Option(
        "--set",
        metavar="FIELD=VALUE",
        help="Print a value in one of the places. Repeatable.",
        autocompletion=complete_place,
    ),
]
Prompts = Annotated[
    list[str],
    typer.Option(
        "--prompts",
        metavar="BANK",
        help="Print a prompt bank as starting points, where a sheet has room. Repeatable.",
        autocompletion=complete_prompts,
    ),
]
Facilitator = Annotated[bool, typer.Option("--facilitator", help="Add the facilitator’s page.")]
Example = Annotated[
    bool,
    typer.Option("--example", help="Fill in the worksheet’s own example, marked as one."),
]
Data = Annotated[
    str,
    typer.Option(
        "--data",
        metavar="FILE",
        help="Print a copy for each row, and its cells in the places that have the columns’ "
        "names. Reads .csv, .xlsx, .ods, .xls, .yaml, .json or .jsonl (people.xlsx#Sheet2 names a "
        "sheet), or - for CSV or JSON lines on standard input.",
    ),
]
Split = Annotated[
    str,
    typer.Option(
        "--split",
        metavar="PATTERN",
        help="Write a file for each row, named by a pattern: {worksheet}-{row:03}.pdf",
    ),
]
Fillable = Annotated[
    bool, typer.Option("--fillable", help="Add interactive fields, to fill in on a screen.")
]
Copies = Annotated[
    int,
    typer.Option(
        "--copies", metavar="N", min=1, max=100_000, help="Print so many copies of each sheet."
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="PATH",
        help="Write to a file, to a folder (which ends in / or exists), or to - for standard "
        "output. Default: NAME[-ASPECT].pdf in this folder.",
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="NAME",
        help="Write pdf (default) or html, a page to fill in on a phone. The end of -o says "
        "it too.",
    ),
]
Watch = Annotated[
    bool, typer.Option("--watch", help="Build again whenever content or rows change.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")]


@command(
    "worksheets build swot --aspect all -o out/",
    "worksheets build swot --data people.csv --split {name}.pdf -o out/",
    docs="docs/build.md",
)
def build(
    run: Run,
    names: Names,
    aspect: Aspects = [],
    set_: Values = [],
    option: Options = [],
    prompts: Prompts = [],
    facilitator: Facilitator = False,
    example: Example = False,
    data: Data = "",
    split: Split = "",
    fillable: Fillable = False,
    profile: Profile = "",
    paper: Paper = "",
    lang: Lang = "",
    bilingual: Bilingual = "",
    encoding: Encoding = "",
    copies: Copies = 1,
    impose: Impose = "",
    code: PageCodes = False,
    output: Output = "",
    format_: Format = "",
    dry_run: DryRun = False,
    watch: Watch = False,
) -> Result:
    """Make worksheets as PDF or HTML, blank or with values in them.

    The paths of the files that were written are printed, one a line.
    """
    if watch:
        from worksheets.cli.watch import watched

        watched([*run.settings.content, *run.content], data)
    from worksheets.api import build_files

    _check_output(output, split, data, json=run.style.json)
    files = build_files(
        names,
        output,
        format=format_,
        split=split,
        dry_run=dry_run,
        library=run.library(),
        aspects=aspect,
        prompts=prompts,
        options=assignments(option, "--option"),
        values=assignments(set_, "--set"),
        data=data or None,
        profile=profile,
        paper=paper,
        lang=lang,
        bilingual=bilingual,
        encoding=encoding,
        columns=run.settings.columns,
        copies=copies,
        facilitator=facilitator,
        example=example,
        fillable=fillable,
        impose=impose,
        code=code,
        problems=run.problems,
        strict=run.style.strict,
    )
    paths = [each.path for each in files if each.path != "-"]
    return Result({"files": [_member(each) for each in files]}, paths=paths)


def _check_output(output: str, split: str, data: str, *, json: bool) -> None:
    """Refuse what cannot be written at once to where it is to go."""
    if output == "-" and (json or split):
        other = "--json writes there too" if json else "--split writes several files"
        message = f"-o - writes one file to standard output, and {other}"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "choose one of them")])
    if split and not data:
        message = "--split names a file for each row, and there is no --data"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "give --data FILE")])


def _member(file: BuiltFile) -> dict[str, object]:
    return {
        "path": Path(file.path).as_posix(),
        "pages": file.pages,
        "sha256": file.sha256,
        "worksheet": " ".join(dict.fromkeys(file.worksheets)),
        "lang": file.lang,
        "profile": file.profile,
    }
