"""Options that several commands share, their completion, and reading their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from worksheets.cli.run import library_of
from worksheets.layout.profile import described
from worksheets.problems import BadCommand, Code, Problem, Refused

if TYPE_CHECKING:
    from worksheets.content.models import Worksheet


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


def complete_profile(incomplete: str) -> list[str]:
    """Profiles for the shell."""
    from worksheets.layout.profile import PROFILES

    return [each for each in PROFILES if each.startswith(incomplete)]


def complete_paper(incomplete: str) -> list[str]:
    """Papers for the shell."""
    from worksheets.layout.paper import PAPERS

    return [each for each in PAPERS if each.startswith(incomplete)]


def complete_lang(incomplete: str) -> list[str]:
    """Languages for the shell."""
    return _starting(incomplete, "language_tags")


def complete_option(context: typer.Context, incomplete: str) -> list[str]:
    """NAME=VALUE of the worksheets that are on the line already, for the shell."""
    return [
        f"{option.name}={value}"
        for worksheet in _on_the_line(context)
        for option in worksheet.options
        for value in option.values
        if f"{option.name}={value}".startswith(incomplete)
    ]


def complete_place(context: typer.Context, incomplete: str) -> list[str]:
    """The places of the worksheets that are on the line already, for the shell."""
    from worksheets.build.request import default_options
    from worksheets.build.sheets import blank_sheet
    from worksheets.sheet.places import places_of

    library = library_of([])
    found: dict[str, None] = {}
    for worksheet in _on_the_line(context):
        if not worksheet.records:
            sheet = blank_sheet(library, worksheet, default_options(worksheet))
            found.update(dict.fromkeys(f"{place.name}=" for place in places_of(sheet)))
    return [each for each in found if each.startswith(incomplete)]


def _on_the_line(context: typer.Context) -> list[Worksheet]:
    """The worksheets that a command line names so far."""
    # A line that ends in an option without its value is not parsed: its words are left.
    params = context.params
    named = [*(params.get("names") or []), params.get("name"), *context.args]
    try:
        library = library_of([])
        known = library.worksheet_ids()
        return [library.worksheet(name) for name in named if name in known]
    except Refused:
        return []


def complete_content(incomplete: str) -> list[str]:
    """Everything that can be copied, for the shell."""
    listings = ("worksheet_ids", "prompt_ids", "pack_ids")
    found = [name for listing in listings for name in _starting(incomplete, listing)]
    return [*found, *(each for each in ("chapter", "phrases") if each.startswith(incomplete))]


def _starting(incomplete: str, listing: str, *more: str) -> list[str]:
    try:
        known = getattr(library_of([]), listing)()
    except Refused:
        return []
    return [each for each in (*known, *more) if each.startswith(incomplete)]


Options = Annotated[
    list[str],
    typer.Option(
        "--option",
        metavar="NAME=VALUE",
        help="Choose one of the worksheet’s own variants, which show lists. Repeatable.",
        autocompletion=complete_option,
    ),
]
Lang = Annotated[
    str,
    typer.Option(
        "--lang", metavar="TAG", help="Print in this language.", autocompletion=complete_lang
    ),
]
Bilingual = Annotated[
    str,
    typer.Option(
        "--bilingual",
        metavar="TAG,TAG",
        help="Print each sheet in two languages, the first of the two first: cy-GB,en-GB.",
    ),
]
Profile = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME",
        help=f"Choose the size of the letters: {described()}",
        autocompletion=complete_profile,
    ),
]
Paper = Annotated[
    str,
    typer.Option(
        "--paper",
        metavar="NAME",
        help="Print on a4, a3, a5 or letter.",
        autocompletion=complete_paper,
    ),
]
SummaryPaper = Annotated[
    str,
    typer.Option(
        "--paper", metavar="NAME", help="Print on a4, a3, a5 or letter, or make slides (16:9)."
    ),
]


Encoding = Annotated[
    str,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Read a text file that is not UTF-8 in this encoding: cp1252, cp1250, mac_roman …",
    ),
]
Impose = Annotated[
    str,
    typer.Option(
        "--impose",
        metavar="NAME",
        help="Put two pages on each side of a larger sheet: booklet (to fold) or 2up.",
    ),
]

PageCodes = Annotated[
    bool,
    typer.Option(
        "--code",
        help="Print a QR code in head and foot of each page, which says which page and copy it is "
        "when the paper is scanned. It holds no name.",
    ),
]
