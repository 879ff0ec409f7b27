"""`worksheets pack`: a training day's whole stack of paper."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.options import (
    Content,
    Json,
    Lang,
    NoColor,
    Profile,
    Quiet,
    Strict,
    complete_pack,
    folder_of,
    library_of,
)
from worksheets.cli.run import OutputStyle, Result, run_command
from worksheets.cli.streams import messages_have_terminal
from worksheets.content import LANG
from worksheets.problems import Problems

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
        help="Who comes, a row each: .csv, .xlsx, .yaml, .json, .jsonl, or -. "
        "Default: the register that the pack names.",
    ),
]
Output = Annotated[
    str,
    typer.Option("--output", "-o", metavar="DIR", help="A folder. Default: the pack's id."),
]
Combined = Annotated[
    str,
    typer.Option(
        "--combined",
        metavar="FILE",
        help="One PDF of everything in print order besides the others, in the same folder; "
        "what is on another paper gets one of its own (FILE-a3.pdf).",
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", metavar="N", min=0, max=256, help="So many processes. Default: one a processor."
    ),
]
Shard = Annotated[
    str,
    typer.Option("--shard", metavar="I/N", help="Only the I-th of N disjoint parts."),
]
KeepManifest = Annotated[
    bool, typer.Option("--manifest/--no-manifest", help="Write manifest.json and SHA256SUMS.")
]
Check = Annotated[
    bool,
    typer.Option("--check", help="Compare what is there with what would be made; write nothing."),
]
PackPaper = Annotated[
    str,
    typer.Option(
        "--paper", metavar="NAME", help="a4, a3, a5 or letter, where the pack's items name none."
    ),
]


def pack(
    name: Name,
    register: Register = "",
    output: Output = "",
    combined: Combined = "",
    jobs: Jobs = 0,
    shard: Shard = "",
    manifest: KeepManifest = True,
    check: Check = False,
    profile: Profile = "standard",
    paper: PackPaper = "",
    lang: Lang = LANG,
    content: Content = [],  # noqa: B006 - typer copies a default, and wants a list
    json: Json = False,
    quiet: Quiet = False,
    strict: Strict = False,
    no_color: NoColor = False,
) -> None:
    """Make a training day's whole stack of paper: everyone's sheets, and what the day needs."""
    style = OutputStyle(json, quiet, strict, not no_color)

    def work(problems: Problems) -> Result:
        from worksheets.build.jobs import source_date
        from worksheets.pack.day import PackRequest
        from worksheets.pack.make import PackRun
        from worksheets.pack.plan import plan_of
        from worksheets.pack.shards import part_of
        from worksheets.process.workers import processors

        part = part_of(shard) if shard else None
        date = source_date()
        library = library_of(content)
        request = PackRequest(name, register or None, combined, profile, paper or None, lang)
        plan = plan_of(library, request, problems)
        folder = folder_of(output, Path(plan.id))
        making = PackRun(plan, folder, date, part=part, manifest=manifest)
        if not check:
            making.warn_of_others(problems)
        style.settle(problems)
        with progress(len(making.stacks), style) as done:
            if check:
                made = making.compare(problems, jobs or processors(), done)
            else:
                made = making.write(jobs or processors(), done)
        style.settle(problems)
        paths = [(folder / each.record.path).as_posix() for each in made]
        members = {"files": [_member(each, folder, check=check) for each in made]}
        return Result(members, paths=[] if check else paths)

    run_command(style, work)


def _member(made: FileResult, folder: Path, *, check: bool) -> dict[str, object]:
    record = made.record.model_dump(exclude={"units"})
    member = {**record, "path": (folder / made.record.path).as_posix()}
    return member if check else {**member, "written": made.changed}


@contextlib.contextmanager
def progress(count: int, style: OutputStyle) -> Iterator[Callable[[], None]]:
    """A bar on standard error while the block works; none where nobody would see it."""
    if style.quiet or style.json or not messages_have_terminal():
        yield lambda: None
        return
    with typer.progressbar(length=count, file=sys.stderr) as bar:
        yield lambda: bar.update(1)
