"""What a command prints and how it ends: results and problems as text or as JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from worksheets.cli.streams import messages_have_terminal, print_message, print_results
from worksheets.problems import Exit, Level, Problem, Problems, Refused
from worksheets.record import record
from worksheets.text.shown import escaped, escaped_json

if TYPE_CHECKING:
    from worksheets.content.library import Library
    from worksheets.content.settings import Effective

RED, YELLOW, BOLD, PLAIN = "\033[31m", "\033[33m", "\033[1m", "\033[0m"


def settings_in_effect() -> Effective:
    """The settings of the working folder and of whoever works here; raises `Refused`."""
    from worksheets.content.settings import NAME, find_settings
    from worksheets.layout.paper import PAPERS
    from worksheets.layout.profile import PROFILES

    user = Path(typer.get_app_dir("worksheets")) / NAME
    known: dict[str, Collection[str]] = {"profile": PROFILES, "paper": PAPERS}
    return find_settings(Path.cwd(), user, os.environ, known)


def library_of(folders: Sequence[Path]) -> Library:
    """The content in effect: the built-in one, that of the settings, then each --content."""
    from worksheets.content.library import Library

    settings = settings_in_effect()
    folders = [*settings.content, *folders]
    return Library(folders, settings.organisation, settings.logo, settings.fonts)


@record
class OutputStyle:
    """How a command was asked to print."""

    json: bool = False
    quiet: bool = False
    strict: bool = False
    color: bool = True


@record
class Run:
    """One run of a command: how it was asked to print, its `--content`, the problems found."""

    style: OutputStyle
    content: Sequence[Path] = ()
    problems: Problems = field(default_factory=Problems)

    @property
    def settings(self) -> Effective:
        """The settings in effect, which options of the command override."""
        return settings_in_effect()

    def library(self) -> Library:
        """The content in effect."""
        return library_of(self.content)

    def settle(self) -> None:
        """Stop before anything is written if there are errors, or warnings under `--strict`."""
        self.problems.stop_if_any(strict=self.style.strict)


@record
class Result:
    """What a command found: the members of its JSON object, and what people read.

    `lines` are a text, `paths` the files that were written. They are printed beside the problems
    of what went wrong, if the rest of the work was done.
    """

    members: Mapping[str, Any]
    lines: Sequence[str] = ()
    paths: Sequence[str] = ()


def print_outcome(
    style: OutputStyle, result: Result, problems: Problems, refused: Refused | None = None
) -> Exit:
    """Print a result and its problems, and what stopped the work; the exit code."""
    code = Exit.DONE
    if refused:
        problems.take(refused)
        code = refused.exit
    if not style.json:
        print_problems(problems.told, style)
    try:
        _print_result(style, code, result, problems)
    except Refused as unwritable:
        print_problems(unwritable.problems, style)
        code = code or unwritable.exit
    return code


def print_problems(found: Iterable[Problem], style: OutputStyle) -> None:
    """Print problems on standard error, each with its hint on the next line."""
    color = style.color and "NO_COLOR" not in os.environ and messages_have_terminal()
    for problem in found:
        if problem.level is Level.ERROR or not style.quiet:
            level = str(problem.level)
            if color:
                shade = RED if problem.level is Level.ERROR else YELLOW
                level = f"{BOLD}{shade}{level}{PLAIN}"
            print_message(problem.described(level))


def _print_result(style: OutputStyle, code: Exit, result: Result, problems: Problems) -> None:
    """Print a result on standard output; raises `Refused` where it cannot be written."""
    if style.json:
        print_results([_as_json(_members(code, result, problems))])
    elif not style.quiet:
        if result.lines:
            print_results(escaped(line) for line in result.lines)
        # Files are written whether or not anybody can read what they are called.
        if result.paths and sys.stdout is not None:
            print_results(escaped(path) for path in result.paths)


def _members(code: Exit, result: Result, problems: Problems) -> dict[str, Any]:
    found = [problem.as_dict() for problem in problems.told]
    if code is Exit.DONE:
        return {"ok": True, **result.members, "warnings": found}
    return {"ok": False, **result.members, "problems": found}


def _as_json(members: Mapping[str, Any]) -> str:
    """Members as JSON text that is safe on a terminal, in any encoding."""
    encoding = (sys.stdout and sys.stdout.encoding) or "utf-8"
    unicode = encoding.lower().startswith("utf")
    return escaped_json(json.dumps(members, ensure_ascii=not unicode, indent=2))
