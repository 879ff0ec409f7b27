"""`worksheets pack`: a training day's whole stack of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.command import command
from worksheets.cli.options import (
    Bilingual,
    Encoding,
    Impose,
    Lang,
    PageCodes,
    Profile,
    complete_pack,
)
from worksheets.cli.progress import progress
from worksheets.cli.run import Result, Run

if TYPE_CHECKING:
    from worksheets.api import PackedFile

Name = Annotated[
    str,
    typer.Argument(
        metavar="PACK", help="A pack's id, or a YAML file.", autocompletion=complete_pack
    ),
]
Register = Annotated[
    str,
    typer.Option(
        "--register",
        metavar="FILE",
        help="Read who comes, a row each, from a .csv, .xlsx, .ods, .xls, .yaml, .json or "
        ".jsonl file, or - for CSV or JSON lines on standard input. Default: the register that "
        "the pack names.",
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar="DIR", help="Write to this folder. Default: the pack's id."
    ),
]
Combined = Annotated[
    str,
    typer.Option(
        "--combined",
        metavar="FILE",
        help="Also write one PDF of everything in print order, to the same folder. What is "
        "printed on other paper goes to a PDF of its own, such as FILE-a3.pdf.",
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        metavar="N",
        min=0,
        max=256,
        help="Use so many processes; 0 is one for each processor.",
    ),
]
Shard = Annotated[
    str,
    typer.Option(
        "--shard", metavar="I/N", help="Only make part I of N, which manifest merge joins later."
    ),
]
KeepManifest = Annotated[
    bool, typer.Option("--manifest/--no-manifest", help="Write manifest.json and SHA256SUMS.")
]
Check = Annotated[
    bool,
    typer.Option("--check", help="Only compare the folder with what would be written now."),
]
PackPaper = Annotated[
    str,
    typer.Option(
        "--paper",
        metavar="NAME",
        help="Print on a4, a3, a5 or letter, where the pack does not say.",
    ),
]


@command(
    "worksheets pack training-day -o day/",
    "worksheets pack training-day --register people.csv --combined all.pdf",
    docs="docs/packs.md",
)
def pack(
    run: Run,
    name: Name,
    register: Register = "",
    output: Output = "",
    combined: Combined = "",
    jobs: Jobs = 0,
    shard: Shard = "",
    manifest: KeepManifest = True,
    check: Check = False,
    profile: Profile = "",
    paper: PackPaper = "",
    impose: Impose = "",
    code: PageCodes = False,
    lang: Lang = "",
    bilingual: Bilingual = "",
    encoding: Encoding = "",
) -> Result:
    """Make a training day's whole stack of paper.

    The stack has everyone's sheets, the running order, the sign-in sheet and a job ticket.
    """
    from worksheets import api
    from worksheets.process.workers import processors

    made = api.pack(
        name,
        output,
        register=register or None,
        combined=combined,
        profile=profile,
        paper=paper or None,
        lang=lang,
        bilingual=bilingual,
        encoding=encoding,
        columns=run.settings.columns,
        impose=impose,
        code=code,
        shard=shard,
        manifest=manifest,
        jobs=jobs or processors(),
        library=run.library(),
        check=check,
        problems=run.problems,
        strict=run.style.strict,
        progress=lambda count: progress(count, run),
    )
    members = {"files": [_member(each, check=check) for each in made]}
    return Result(members, paths=[] if check else [each.path for each in made])


def _member(made: PackedFile, *, check: bool) -> dict[str, object]:
    member = {**made.record.model_dump(exclude={"units"}), "path": made.path}
    return member if check else {**member, "written": made.changed}
