"""The front door: commands, and the one place where an exception becomes an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Annotated

import typer

from worksheets import __version__
from worksheets.cli.build import build
from worksheets.cli.check import check
from worksheets.cli.collect import collect
from worksheets.cli.listing import list_
from worksheets.cli.manifest import app as manifest
from worksheets.cli.pack import pack
from worksheets.cli.preview import preview
from worksheets.cli.run import OutputStyle, Result, run_command
from worksheets.cli.show import show
from worksheets.cli.site import site
from worksheets.cli.tally import tally
from worksheets.problems import Code, Exit, Problem, Problems, Refused

HELP = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    name="worksheets",
    help="Photocopiable worksheets for multi-agency training days, as PDFs.",
    # Plain help: Markdown would cost a third of a second-long command's start.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings=HELP,
)
app.command("list")(list_)
app.command("show")(show)
app.command("build")(build)
app.command("pack")(pack)
app.command("preview")(preview)
app.command("tally")(tally)
app.command("collect")(collect)
app.command("check")(check)
app.command("site")(site)
app.add_typer(manifest, name="manifest")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"worksheets {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say which version."),
    ] = False,
) -> None:
    """Photocopiable worksheets for multi-agency training days, as PDFs."""


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        # A character that the terminal lacks is spelt out; a message never becomes a traceback.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # text streams
    signal.signal(signal.SIGTERM, _stop)
    # Its terminal is closed; whoever ran it with nohup wants it to go on.
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, _stop)
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code."""
    try:
        command = typer.main.get_command(app)
        return int(
            command.main(list(arguments), prog_name="worksheets", standalone_mode=False) or 0
        )
    except typer.TyperException as wrong:
        return _usage(wrong, arguments)
    except (typer.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; the interpreter must not try to flush it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.WRONG


def _usage(wrong: typer.TyperException, arguments: Sequence[str]) -> int:
    """Tell a command line that typer refused, in the words and form of all other problems."""
    message = wrong.format_message().strip()
    if message.startswith("Usage:") and "--json" not in arguments:
        # Nothing was asked for: the help is the answer.
        print(message, file=sys.stderr)
        return Exit.USAGE
    hint = "worksheets --help says what there is"

    def work(problems: Problems) -> Result:
        raise Refused([Problem(Code.USAGE, message, hint)])

    try:
        run_command(OutputStyle(json="--json" in arguments), work)
    except typer.Exit:
        return Exit.USAGE
    raise AssertionError("a refused command line ends with an exit code")


def _stop(number: int, frame: FrameType | None) -> None:
    """End on SIGTERM or SIGHUP as on an interrupt: what is half-written is taken away."""
    # Some shells say it twice, and the second must not stop the tidying.
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
