"""`worksheets list`: the worksheets, aspects, prompt banks and packs there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from worksheets.cli.command import command
from worksheets.cli.run import Result, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from worksheets.content.library import Library
    from worksheets.content.models import Aspect, PromptBank, Worksheet
    from worksheets.pack.models import Pack


@command("worksheets list", "worksheets list --json", docs="docs/build.md")
def list_(run: Run) -> Result:
    """List the worksheets, aspects, prompt banks and packs."""
    sheets, aspects, banks, packs = run.library().in_bounds(_what_there_is)
    members = {
        "worksheets": [
            {"id": each.id, "title": each.title, "source": each.source} for each in sheets
        ],
        "aspects": [{"id": each.id, "text": each.text} for each in aspects],
        "prompts": [
            {"id": each.id, "title": each.title, "count": len(each.prompts)} for each in banks
        ],
        "packs": [{"id": each.id, "title": each.title} for each in packs],
    }
    lines = [
        *_table("Worksheets", [(each.id, f"{each.title} ({each.source})") for each in sheets]),
        "",
        *_table("Aspects (--aspect)", [(each.id, each.text) for each in aspects]),
        "",
        *_table("Prompt banks (--prompts)",
                [(each.id, f"{each.title}, {len(each.prompts)}") for each in banks]),
        "",
        *_table("Packs", [(each.id, each.title) for each in packs]),
    ]  # fmt: skip
    return Result(members, lines)


def _what_there_is(
    library: Library,
) -> tuple[list[Worksheet], Sequence[Aspect], list[PromptBank], list[Pack]]:
    """Everything that can be named on a command line, in the order in which it is listed."""
    from worksheets.pack.source import read_pack

    return (
        [library.worksheet(name) for name in library.worksheet_ids()],
        library.chapter().aspects,
        [library.prompts(name) for name in library.prompt_ids()],
        [read_pack(library, name).pack for name in library.pack_ids()],
    )


def _table(title: str, rows: list[tuple[str, str]]) -> list[str]:
    width = max((len(name) for name, _ in rows), default=0)
    return [title, *(f"  {name:{width}}  {words}" for name, words in rows)]
