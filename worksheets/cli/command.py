"""Commands: a function that does the work, the flags of every command, and the end of its help."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from worksheets.cli.options import Lang, Paper, Profile, SummaryPaper
from worksheets.cli.run import OutputStyle, Result, Run, print_outcome
from worksheets.content import LANG
from worksheets.problems import Exit, Refused
from worksheets.record import record

Work = Callable[..., Result]

_CONTENT = Annotated[
    list[Path],
    typer.Option(
        "--content",
        metavar="DIR",
        help="Lay a folder over the built-in content and templates, file by file. Repeatable. "
        "WORKSHEETS_CONTENT and worksheets.yaml name such folders too.",
    ),
]
_FLAGS = {
    "json": ("--json", "Print one JSON object on standard output, and nothing else there."),
    "quiet": ("--quiet", "-q", "Print nothing but errors."),
    "strict": ("--strict", "Let warnings fail, with exit code 3."),
    "no_color": ("--no-color", "Print messages without colours."),
}
SETTABLE = (Lang, Paper, SummaryPaper, Profile)
"""The options whose value comes from the settings where they are not given."""
_EXIT_CODES = (
    "Exit codes: 0 done, 1 an input is wrong, 2 the command line is wrong, "
    "3 a warning under --strict, 130 interrupted."
)


@record
class Command:
    """A command for typer: what it calls, and how its help ends."""

    call: Callable[..., None]
    epilog: str


def command(*examples: str, docs: str, content: bool = True) -> Callable[[Work], Command]:
    """Make a command of a function that takes a `Run` and options, and returns its `Result`.

    The command has the function's options, `--content` if it reads any, and the flags of every
    command. Its help ends with the examples, the exit codes and the page that says more.
    """

    def made(work: Work) -> Command:
        @functools.wraps(work)
        def call(**given: Any) -> None:
            flags = {name: given.pop(name) for name in _FLAGS}
            style = OutputStyle(
                flags["json"], flags["quiet"], flags["strict"], not flags["no_color"]
            )
            unset = [name for name in settable if not given[name]]
            _run(Run(style, given.pop("content", [])), work, given, unset)

        own = list(inspect.signature(work, eval_str=True).parameters.values())[1:]
        settable = [each.name for each in own if each.annotation in SETTABLE]
        shared = _shared(content=content)
        call.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
        call.__annotations__ = {}
        return Command(call, end_of_help(examples, docs))

    return made


def end_of_help(examples: Sequence[str], docs: str) -> str:
    """How help ends: with examples, the exit codes, and the page that says more."""
    # A paragraph that begins with \b keeps its lines.
    lines = "\n".join(f"  {example}" for example in examples)
    return f"\b\nExamples:\n{lines}\n\n{_EXIT_CODES}\n\nMore: {docs} and docs/problems.md"


def _shared(*, content: bool) -> list[inspect.Parameter]:
    """The parameters that every command has."""
    kind = inspect.Parameter.KEYWORD_ONLY
    found = []
    if content:
        found.append(inspect.Parameter("content", kind, default=[], annotation=_CONTENT))
    for name, (*flags, words) in _FLAGS.items():
        annotation = Annotated[bool, typer.Option(*flags, help=words)]
        found.append(inspect.Parameter(name, kind, default=False, annotation=annotation))
    return found


def _run(run: Run, work: Work, given: dict[str, Any], unset: Sequence[str]) -> None:
    """Do a command's work, print its result and its problems, and end with its exit code.

    The options that are `unset` come from the settings.
    """
    result = Result({})
    refused = None
    try:
        if unset:
            given.update(_from_settings(run, unset))
        result = work(run, **given)
        run.settle()
    except Refused as error:
        refused = error
    except BrokenPipeError as error:
        # Whoever reads what is written has had enough.
        raise typer.Exit(Exit.DONE) from error
    code = print_outcome(run.style, result, run.problems, refused)
    if code is not Exit.DONE:
        raise typer.Exit(code)


def _from_settings(run: Run, unset: Sequence[str]) -> dict[str, Any]:
    """What the settings say for some options; raises `Refused` if they name no such language."""
    settings = run.settings
    if "lang" in unset and settings.lang != LANG:
        settings.check_lang(run.library().language_tags())
    return {name: getattr(settings, name) for name in unset}
