"""The vocabulary of the sheet markup: each element, what it may have, and what it is for."""

from __future__ import annotations

from dataclasses import replace

from worksheets.sheet.values import language
from worksheets.sheet.vocabulary.drawn import DRAWN
from worksheets.sheet.vocabulary.spec import Attribute
from worksheets.sheet.vocabulary.written import BLOCKS, WRITTEN

_OWN = WRITTEN | DRAWN

LANG = Attribute(language, "the language of its words, if it is not that of the sheet")

VOCABULARY = {
    name: replace(spec, attributes={**spec.attributes, "lang": LANG})
    if name in BLOCKS and name != "page-break"
    else spec
    for name, spec in _OWN.items()
}
"""Every element; those between a sheet's title and its credit may have a language."""


def as_markdown() -> str:
    """The vocabulary as a page of the documentation."""
    lines = [
        "# The sheet markup",
        "",
        "A template (`templates/ID.xml.j2`, Jinja) makes this markup of a worksheet's words.",
        "It says what is on a sheet and in which order. The layout decides how large it is and on",
        "which page.",
        "",
        "Each element between a sheet's `title` and its `credit` may have",
        f"`lang`: {LANG.help}.",
    ]
    for name, spec in _OWN.items():
        lines += ["", f"## `{name}`", "", spec.help]
        if spec.attributes:
            lines.append("")
        for attribute, about in spec.attributes.items():
            must = " (required)" if about.required else ""
            lines.append(f"- `{attribute}`{must}: {about.help}")
        if spec.text:
            lines += ["", f"Its content is the words{', if any' if spec.bare else ''}."]
        if spec.children:
            lines += ["", "Holds: " + ", ".join(f"`{child}`" for child in spec.children) + "."]
    return "\n".join(lines) + "\n"
