"""`worksheets pack`: a training day's whole stack of paper."""

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
    PageCodes,
    Profile,
    complete_pack,
    folder_of,
)
from worksheets.cli.progress import progress
from worksheets.cli.run import Result, Run

if TYPE_CHECKING:
    from worksheets.pack.make import FileResult

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
    from worksheets.build.jobs import source_date
    from worksheets.build.request import two_languages
    from worksheets.pack.day import PackRequest
    from worksheets.pack.make import PackRun
    from worksheets.pack.plan import plan_pack
    from worksheets.pack.shards import parse_shard
    from worksheets.process.workers import processors
    from worksheets.register.read import Reading

    wanted = parse_shard(shard) if shard else None
    date = source_date()
    library = run.library()
    other = ""
    if bilingual:
        lang, other = two_languages(library, bilingual)
    request = PackRequest(
        name,
        register or None,
        combined,
        profile,
        paper or None,
        lang,
        Reading(encoding, run.settings.columns),
        impose,
        code,
        other,
    )
    plan = plan_pack(library, request, run.problems)
    folder = folder_of(output, Path(plan.id))
    making = PackRun(plan, folder, date, shard=wanted, manifest=manifest)
    if not check:
        making.warn_of_others(run.problems)
    run.settle()
    with progress(len(making.files), run) as done:
        if check:
            made = making.compare(run.problems, jobs or processors(), done)
        else:
            made = making.write(jobs or processors(), done)
    run.settle()
    paths = [(folder / each.record.path).as_posix() for each in made]
    members = {"files": [_member(each, folder, check=check) for each in made]}
    return Result(members, paths=[] if check else paths)


def _member(made: FileResult, folder: Path, *, check: bool) -> dict[str, object]:
    record = made.record.model_dump(exclude={"units"})
    member = {**record, "path": (folder / made.record.path).as_posix()}
    return member if check else {**member, "written": made.changed}
