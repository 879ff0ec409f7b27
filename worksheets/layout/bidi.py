"""Text from right to left: letters that join, and the order in which they stand on the line.

Arabic letters are shown in the forms that Unicode has for them in a word; a font that lacks a form
shows the letter by itself.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any

from worksheets.problems import Code, Problem, Refused
from worksheets.record import record

MOST_KEPT = 4_096
"""Lines and words that are kept, because they are measured more than once."""


@record
class Standing:
    """A character of a line: its number in the order of reading, and as it is shown."""

    number: int
    shown: str


@lru_cache(MOST_KEPT)
def joined(text: str) -> str:
    """A text with its letters in the forms that they have in words, in the order of reading."""
    done: str = _reshaper().reshape(text)
    return done


@lru_cache(MOST_KEPT)
def on_the_line(text: str, *, right_to_left: bool) -> tuple[Standing, ...]:
    """The characters of a line from left to right (Unicode's bidirectional algorithm, UAX 9).

    `right_to_left` is the direction of what is around it. Brackets are mirrored where they are read
    from right to left.
    """
    algorithm = _algorithm()
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    algorithm.get_embedding_levels(text, storage)
    for number, character in enumerate(storage["chars"]):
        character["number"] = number
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    algorithm.apply_mirroring(storage, False)
    return tuple(Standing(each["number"], each["ch"]) for each in storage["chars"])


def letters_of(form: str) -> str:
    """The letters that a form stands for: of a ligature several, else one."""
    kind, *codes = unicodedata.decomposition(form).split() or [""]
    if kind not in ("<initial>", "<medial>", "<final>", "<isolated>"):
        return form
    return "".join(chr(int(code, 16)) for code in codes)


@cache
def _reshaper() -> Any:
    try:
        from arabic_reshaper import ArabicReshaper
    except ImportError as error:
        raise _missing() from error
    # Of ligatures only those that writing demands: lam with alef, which it has anyway.
    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


@cache
def _algorithm() -> Any:
    try:
        from bidi import algorithm
    except ImportError as error:
        raise _missing() from error
    return algorithm


def _missing() -> Refused:
    message = "text from right to left needs the packages python-bidi and arabic-reshaper"
    return Refused(
        [Problem(Code.MISSING_PACKAGE, message, "pip install python-bidi arabic-reshaper")]
    )
