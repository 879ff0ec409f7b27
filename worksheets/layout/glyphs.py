"""Which characters can be printed: one that no face has is told, never drawn as a blot."""

from __future__ import annotations

import unicodedata

from worksheets.layout.scripts import font_hint
from worksheets.layout.typeface import face
from worksheets.problems import NOWHERE, Code, Problem, Where


def unprintable(text: str, what: str, where: Where = NOWHERE) -> list[Problem]:
    """The characters of a text that cannot be printed, each a problem that names it."""
    return [
        Problem(
            Code.CONTROL_CHARACTER if unicodedata.category(character) == "Cc" else Code.NO_GLYPH,
            f"{what} has {_named(character)}, which cannot be printed",
            font_hint(character),
            where,
        )
        for character in face("regular").lacks(text)
    ]


def _named(character: str) -> str:
    name = unicodedata.name(character, "")
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character)[0] == "C":
        return f"the character {code}{' ' + name if name else ''}"
    return f"‘{character}’ ({code}{' ' + name if name else ''})"
