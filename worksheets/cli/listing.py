"""`worksheets list`: the worksheets, aspects, prompt banks and packs there are."""

from __future__ import annotations

from worksheets.cli.options import Content, Json, NoColor, Quiet, Strict, library_of
from worksheets.cli.run import OutputStyle, Result, run_command
from worksheets.problems import Problems


def list_(
    content: Content = [],  # noqa: B006 - typer copies a default, and wants a list
    json: Json = False,
    quiet: Quiet = False,
    strict: Strict = False,
    no_color: NoColor = False,
) -> None:
    """List the worksheets, aspects, prompt banks and packs there are."""

    def work(problems: Problems) -> Result:
        from worksheets.pack.reading import read_pack

        library = library_of(content)
        sheets = [library.worksheet(name) for name in library.worksheet_ids()]
        banks = [library.prompts(name) for name in library.prompt_ids()]
        aspects = library.chapter().aspects
        packs = [read_pack(library, name).pack for name in library.pack_ids()]
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

    run_command(OutputStyle(json, quiet, strict, not no_color), work)


def _table(title: str, rows: list[tuple[str, str]]) -> list[str]:
    width = max((len(name) for name, _ in rows), default=0)
    return [title, *(f"  {name:{width}}  {words}" for name, words in rows)]
