"""What a command says and how it ends: problems into text or JSON in one place."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from worksheets.problems import Exit, Level, Problem, Problems, Refused

RED, YELLOW, BOLD, PLAIN = "\033[31m", "\033[33m", "\033[1m", "\033[0m"


class StrictRefused(Refused):
    """The work could be done but warned, and `--strict` was given: nothing is written."""

    exit = Exit.STRICT

    def __init__(self) -> None:
        super().__init__([])


@dataclass(frozen=True, slots=True)
class OutputStyle:
    """How a command was asked to speak."""

    json: bool = False
    quiet: bool = False
    strict: bool = False
    color: bool = True

    def settle(self, problems: Problems) -> None:
        """Stop before anything is written if there are errors, or warnings under `--strict`."""
        problems.stop_if_any()
        if self.strict and problems.warnings:
            raise StrictRefused


@dataclass(frozen=True, slots=True)
class Result:
    """What a command found: the members of its JSON object, and the lines people read.

    They are told beside the problems of what went wrong, if the rest of the work was done.
    """

    members: Mapping[str, Any]
    lines: Sequence[str] = ()


def run_command(style: OutputStyle, work: Callable[[Problems], Result]) -> None:
    """Run a command's work, tell its result and its problems, and end with its exit code."""
    problems = Problems()
    result = Result({})
    code = Exit.DONE
    try:
        result = work(problems)
        style.settle(problems)
    except Refused as refused:
        problems.take(refused)
        code = refused.exit
    if style.json:
        _tell_json(code, result, problems)
    else:
        tell_problems(problems.told, style)
        if not style.quiet:
            for line in result.lines:
                typer.echo(line)
    if code is not Exit.DONE:
        raise typer.Exit(code)


def tell_problems(found: Iterable[Problem], style: OutputStyle) -> None:
    """Print problems to standard error, each with its hint on the next line."""
    color = style.color and "NO_COLOR" not in os.environ and sys.stderr.isatty()
    for problem in found:
        if problem.level is Level.ERROR or not style.quiet:
            print(as_text(problem, color=color), file=sys.stderr)


def as_text(problem: Problem, *, color: bool = False) -> str:
    """A problem as people read it: FILE:LINE:COLUMN: level CODE: what is wrong, then the hint.

    A cell of a register has FILE:LINE: column NAME in its place.
    """
    where = problem.where
    place = ":".join(str(part) for part in (where.file, where.line, where.column) if part)
    level = str(problem.level)
    if color:
        shade = RED if problem.level is Level.ERROR else YELLOW
        level = f"{BOLD}{shade}{level}{PLAIN}"
    head = f"{place}: " if place else ""
    if where.line and where.path and not where.column:
        head += f"column {where.path}: "
    tail = f"\n  hint: {problem.hint}" if problem.hint else ""
    return f"{head}{level} {problem.code}: {_one_line(problem.message)}{tail}"


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem as programs read it."""
    where = problem.where
    return {
        "code": problem.code,
        "level": str(problem.level),
        "file": where.file,
        "line": where.line,
        "column": where.column,
        "path": where.path,
        "message": problem.message,
        "hint": problem.hint,
    }


def _tell_json(code: Exit, result: Result, problems: Problems) -> None:
    if code is Exit.DONE:
        warnings = [as_json(problem) for problem in problems.told]
        members: dict[str, Any] = {"ok": True, **result.members, "warnings": warnings}
    else:
        found = [as_json(problem) for problem in problems.told]
        members = {"ok": False, **result.members, "problems": found}
    typer.echo(json.dumps(members, ensure_ascii=False, indent=2))


def _one_line(message: str) -> str:
    """A message without line ends or control characters, whatever a user's text had in it."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in message)
