"""Makes the gallery, each worksheet's page and its picture anew: `python docs/gallery.py`.

The words are those of the content files; the pictures are what `worksheets preview` draws.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from worksheets.cli.main import run
from worksheets.content.library import Library
from worksheets.content.models import Facilitator, Worksheet
from worksheets.layout.profile import PROFILES

HERE = Path(__file__).parent
DOTS = "50"
CONTACT = "profiles.png"
"""The contact sheet: the first page of every worksheet in every profile."""
CONTACT_DOTS = "22"
CELL, HEAD, BESIDE = (190, 264), 24, 8
"""The room of a page on the contact sheet, of the words above it, and between two pages; dots."""
INK, BETWEEN, GREYS = 0, 200, 16
MADE = "This page is made by `python docs/gallery.py` from the content files."


def pages() -> dict[str, str]:
    """The text of the gallery and of each worksheet's page, by file names seen from docs/."""
    library = Library()
    sheets = [library.worksheet(name) for name in library.worksheet_ids()]
    made = {f"worksheets/{sheet.id}.md": _page(library, sheet) for sheet in sheets}
    return {"gallery.md": _gallery(sheets), **made}


def draw(folder: Path) -> None:
    """Draw the first page of every worksheet into a folder."""
    library = Library()
    for name in library.worksheet_ids():
        _draw_first_page(library, name, folder / f"{name}.png", ["--dots", DOTS])


def draw_contact_sheet(path: Path, profiles: Sequence[str]) -> None:
    """Draw the first page of every worksheet: a row a worksheet, a column a profile."""
    library = Library()
    names = library.worksheet_ids()
    across, down = CELL[0] + BESIDE, CELL[1] + HEAD + BESIDE
    sheet = Image.new("L", (len(profiles) * across, len(names) * down), BETWEEN)
    words = ImageDraw.Draw(sheet)
    with tempfile.TemporaryDirectory() as folder:
        for column, profile in enumerate(profiles):
            for row, name in enumerate(names):
                drawn = Path(folder) / f"{profile}-{name}.png"
                _draw_first_page(library, name, drawn, ["--dots", CONTACT_DOTS,
                                                        "--profile", profile])  # fmt: skip
                x, y = column * across + BESIDE // 2, row * down + BESIDE // 2
                words.text((x, y + 4), f"{name}, {profile}", fill=INK)
                with Image.open(drawn) as picture:
                    page = ImageOps.contain(picture.convert("L"), CELL)
                sheet.paste(page, (x, y + HEAD))
    sheet.quantize(GREYS).save(path, optimize=True)


def _draw_first_page(library: Library, name: str, path: Path, more: Sequence[str]) -> None:
    example = ["--example"] if library.worksheet(name).records else []
    code = run(["preview", name, "-q", "-o", str(path), *more, *example])
    assert code == 0, name
    for further in path.parent.glob(f"{path.stem}-[0-9]*.png"):
        further.unlink()


def _gallery(sheets: list[Worksheet]) -> str:
    lines = ["# The worksheets", ""]
    lines += ["The first page of each. Its own page has notes for whoever leads the activity.", ""]
    for sheet in sheets:
        link = f"[{sheet.title}](worksheets/{sheet.id}.md)"
        lines += [f"## {link}", "", f"`{sheet.id}`, {sheet.source}", "", _picture(sheet, ""), ""]
    named = ", ".join(f"`{name}`" for name in PROFILES)
    lines += ["## All of them in every profile", "", f"From left to right: {named}.", ""]
    lines += [f"![The first page of every worksheet in every profile](gallery/{CONTACT})", ""]
    return "\n".join([*lines, MADE, ""])


def _picture(sheet: Worksheet, up: str) -> str:
    return f"![The first page of {sheet.title}]({up}gallery/{sheet.id}.png)"


def _page(library: Library, sheet: Worksheet) -> str:
    lines = [f"# {sheet.title}", "", f"`{sheet.id}`, {sheet.source}", "", _picture(sheet, "../")]
    if sheet.part_of:
        whole = library.worksheet(sheet.part_of)
        lines += ["", f"It is used in [{whole.title}]({whole.id}.md)."]
    lines += ["", *_commands(sheet)]
    if sheet.facilitator:
        lines += ["", *_notes(library, sheet.facilitator)]
    lines += [*_choices(library, sheet), "## Credit", "", sheet.credit, "", MADE, ""]
    return "\n".join(lines)


def _commands(sheet: Worksheet) -> list[str]:
    """How the sheet is made; a sheet of records has no blank one."""
    blank = [] if sheet.records else [f"worksheets build {sheet.id}"]
    about = "`--facilitator` adds the notes below as a page."
    more = "--facilitator"
    if sheet.example or sheet.example_records:
        more = "--example --facilitator"
        about = f"`--example` fills in the worksheet’s own example. {about}"
    with_notes = f"worksheets build {sheet.id} {more} -o {sheet.id}-with-notes.pdf"
    return ["```sh", *blank, with_notes, "```", "", about, "", _places(sheet)]


def _places(sheet: Worksheet) -> str:
    if sheet.records:
        return (
            "It is made of records (`--data FILE`), whose columns are named as the places of "
            f"[`{sheet.records}`]({sheet.records}.md)."
        )
    return f"`worksheets show {sheet.id}` lists its places to write in."


def _notes(library: Library, led: Facilitator) -> list[str]:
    """The facilitator's page, with the banks that help when a group does not get going."""
    lines = [
        "## Leading the activity", "",
        f"**Time:** about {led.minutes} minutes", "",
        f"**With:** {led.group}", "",
        "### What you need", "", *_list(led.materials),
        "### Step by step", "", *_list(led.steps, "1."),
        "### Afterwards, ask", "", *_list(led.afterwards),
    ]  # fmt: skip
    for name in led.prompts:
        bank = library.prompts(name)
        lines += [f"### If a group does not get going: {bank.title}", "",
                  *_list(bank.prompts)]  # fmt: skip
    return lines


def _choices(library: Library, sheet: Worksheet) -> list[str]:
    """The variants of a sheet, and what `build` may give it."""
    lines: list[str] = []
    if sheet.options:
        lines += ["## Variants", "", "| option | what it does |", "|---|---|"]
        for option in sheet.options:
            values = ", ".join(f"`{value}`" for value in option.values)
            lines += [f"| `--option {option.name}=…`: {values} | {option.help} "
                      f"(default: `{option.default}`) |"]  # fmt: skip
        lines += [""]
    if "aspect" in sheet.takes:
        lines += ["## Aspects", "", "`--aspect ID` prints one of them at the top.", ""]
        lines += _list([f"`{each.id}`: {each.text}" for each in library.chapter().aspects])
    if "prompts" in sheet.takes:
        lines += ["## Starting points", "", "`--prompts BANK` prints one of these banks:", ""]
        banks = [library.prompts(name) for name in library.prompt_ids()]
        lines += _list([f"`{bank.id}`: {bank.title}" for bank in banks])
    return lines


def _list(items: list[str] | tuple[str, ...], mark: str = "-") -> list[str]:
    return [*(f"{mark} {item}" for item in items), ""]


def main() -> None:
    """Write every page and draw every picture."""
    for folder in ("gallery", "worksheets"):
        (HERE / folder).mkdir(exist_ok=True)
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
    draw(HERE / "gallery")
    draw_contact_sheet(HERE / "gallery" / CONTACT, list(PROFILES))


if __name__ == "__main__":
    main()
