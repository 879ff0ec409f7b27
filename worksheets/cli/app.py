"""The commands that there are, each imported only when it is asked for."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from worksheets.cli.command import Command, end_of_help
from worksheets.cli.conversion import convert_only_what_must_be
from worksheets.cli.streams import print_message
from worksheets.problems import BadCommand, Code, Exit, Problem
from worksheets.version import __version__

COMMANDS = {
    "list": "listing:list_",
    "show": "show:show",
    "build": "build:build",
    "pack": "pack:pack",
    "preview": "preview:preview",
    "tally": "tally:tally",
    "collect": "collect:collect",
    "check": "check:check",
    "site": "site:site",
    "init": "project:init",
    "new worksheet": "project:new_worksheet",
    "new pack": "project:new_pack",
    "new language": "project:new_language",
    "copy": "project:copy",
    "schema": "schema:schema",
    "manifest merge": "manifest:merge",
}
"""Where each command is, below this package; one of two words is in a group."""
NAME = "worksheets"
GROUPS = {
    NAME: "Make photocopiable worksheets for multi-agency training days.",
    "new": "Write commented files that build at once.",
    "manifest": "Join the parts of a pack that was made with --shard.",
}
EXAMPLES = {
    NAME: ("worksheets list", "worksheets build swot --aspect info-sharing"),
    "new": ("worksheets new worksheet team-review", "worksheets new pack spring-day"),
    "manifest": ("worksheets manifest merge day/", "worksheets manifest merge a/ b/ -o day/"),
}
DOCS = {NAME: "README.md", "new": "docs/own-worksheet.md", "manifest": "docs/packs.md"}


def app_of(names: Iterable[str]) -> typer.Typer:
    """The command line with some of its commands."""
    app = _group(NAME)
    app.callback()(_root)
    groups: dict[str, typer.Typer] = {}
    for name in names:
        found = pkgutil.resolve_name(f"worksheets.cli.{COMMANDS[name]}")
        assert isinstance(found, Command)
        group, _, own = name.rpartition(" ")
        if group and group not in groups:
            groups[group] = _group(group)
            groups[group].callback()(_no_options)
            app.add_typer(groups[group])
        parent = groups[group] if group else app
        parent.command(own, epilog=found.epilog)(found.call)
    return app


def run_app(arguments: Sequence[str]) -> int:
    """Run one command line; its exit code. Raises `BadCommand` if typer refuses it."""
    wanted = arguments[0] if arguments else ""
    asked = [name for name in COMMANDS if name.split()[0] == wanted]
    try:
        # A completion comes without arguments.
        command = typer.main.get_command(app_of(asked or COMMANDS))
        convert_only_what_must_be(command)
        return int(command.main(list(arguments), prog_name=NAME, standalone_mode=False) or 0)
    except typer.Abort as abort:
        raise KeyboardInterrupt from abort
    except typer.TyperException as wrong:
        message = wrong.format_message().strip()
        if message.startswith("Usage:") and "--json" not in arguments:
            # Nothing was asked for: the help is the answer.
            print_message(message)
            return Exit.USAGE
        context = getattr(wrong, "ctx", None)
        # An option without its argument comes without a context.
        own = f"{NAME} {asked[0]}" if len(asked) == 1 else NAME
        path = context.command_path if context else own
        raise BadCommand([Problem(Code.USAGE, message, f"see  {path} --help")]) from wrong


def _group(name: str) -> typer.Typer:
    return typer.Typer(
        name=name,
        help=GROUPS[name],
        epilog=end_of_help(EXAMPLES[name], DOCS[name]),
        # Plain help: Markdown would cost a third of a short command's time.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{NAME} {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    pass


def _no_options() -> None:
    pass
