"""Options that several commands share, their completion, and reading their values."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.files.paths import exists, is_folder
from worksheets.layout.profile import described
from worksheets.problems import BadCommand, Code, Problem, Refused

if TYPE_CHECKING:
    from worksheets.content.library import Library

CONTENT_VARIABLE = "WORKSHEETS_CONTENT"


def library_of(folders: Sequence[Path]) -> Library:
    """The content in effect: the built-in one, then WORKSHEETS_CONTENT, then each --content."""
    import os

    from worksheets.content.library import Library

    named = os.environ.get(CONTENT_VARIABLE, "")
    return Library([*(Path(each) for each in named.split(os.pathsep) if each), *folders])


def assignments(given: Sequence[str], option: str) -> dict[str, str]:
    """The NAME=VALUE pairs of a repeatable option; raises `BadCommand` for any without `=`."""
    wrong = [
        Problem(Code.BAD_VALUE, f"{option} “{each}” has no “=”", f"write {option} NAME=VALUE")
        for each in given
        if "=" not in each[1:]
    ]
    if wrong:
        raise BadCommand(wrong)
    return dict(each.split("=", 1) for each in given)


def complete_worksheet(incomplete: str) -> list[str]:
    """Worksheet ids for the shell."""
    return _starting(incomplete, "worksheet_ids")


def complete_prompts(incomplete: str) -> list[str]:
    """Prompt bank ids for the shell."""
    return _starting(incomplete, "prompt_ids")


def complete_aspect(incomplete: str) -> list[str]:
    """Aspect ids for the shell, and `all`."""
    return _starting(incomplete, "aspect_ids", "all")


def complete_pack(incomplete: str) -> list[str]:
    """Pack ids for the shell."""
    return _starting(incomplete, "pack_ids")


def _starting(incomplete: str, listing: str, *more: str) -> list[str]:
    try:
        known = getattr(library_of([]), listing)()
    except Refused:
        return []
    return [each for each in (*known, *more) if each.startswith(incomplete)]


Json = Annotated[
    bool, typer.Option("--json", help="One JSON object on standard output, nothing else there.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings fail, with exit code 3.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="Messages without colours.")]
Content = Annotated[
    list[Path],
    typer.Option(
        "--content",
        metavar="DIR",
        help="A folder laid over the built-in content and templates, file by file. Repeatable; "
        f"{CONTENT_VARIABLE} names such folders too.",
    ),
]
Options = Annotated[
    list[str],
    typer.Option(
        "--option",
        metavar="NAME=VALUE",
        help="One of the worksheet's own variants, as `show` lists them. Repeatable.",
    ),
]
Lang = Annotated[str, typer.Option("--lang", metavar="TAG", help="The language of the pages.")]
Profile = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME",
        help=described(),
    ),
]
Paper = Annotated[str, typer.Option("--paper", metavar="NAME", help="a4, a3, a5 or letter.")]


def folder_of(output: str, default: Path) -> Path:
    """The folder that `-o` names, to be made or there already; raises `BadCommand`."""
    folder = Path(output) if output else default
    if output == "-" or (exists(folder) and not is_folder(folder)):
        message = f"-o {output or folder} is no folder"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "a pack is many files")])
    return folder
