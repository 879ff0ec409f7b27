"""The commands that there are."""

from __future__ import annotations

from collections.abc import Sequence
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
from worksheets.cli.show import show
from worksheets.cli.site import site
from worksheets.cli.streams import print_message
from worksheets.cli.tally import tally
from worksheets.problems import BadCommand, Code, Exit, Problem

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


def run_app(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code. Raises `BadCommand` if typer refuses it."""
    try:
        command = typer.main.get_command(app)
        return int(
            command.main(list(arguments), prog_name="worksheets", standalone_mode=False) or 0
        )
    except typer.Abort as abort:
        raise KeyboardInterrupt from abort
    except typer.TyperException as wrong:
        message = wrong.format_message().strip()
        if message.startswith("Usage:") and "--json" not in arguments:
            # Nothing was asked for: the help is the answer.
            print_message(message)
            return Exit.USAGE
        context = getattr(wrong, "ctx", None)
        path = context.command_path if context else "worksheets"
        raise BadCommand([Problem(Code.USAGE, message, f"see  {path} --help")]) from wrong
