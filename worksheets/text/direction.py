"""Which languages and letters are written from right to left."""

from __future__ import annotations

import re
from functools import lru_cache

LANGUAGES = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"]
)
"""Languages that are usually written from right to left, by their first subtag (BCP 47)."""
_LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SCRIPTS = frozenset(["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"])


@lru_cache(maxsize=64)
def is_right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left; a script subtag says otherwise."""
    first, *more = lang.lower().split("-")
    scripts = [part for part in more if len(part) == 4 and part.isalpha()]
    return scripts[0] in _SCRIPTS if scripts else first in LANGUAGES


def has_right_to_left(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return not text.isascii() and _LETTERS.search(text) is not None
