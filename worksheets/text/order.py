"""The order in which people look names up."""

from __future__ import annotations

import unicodedata

from worksheets.text.normal import normalized

_PLAIN = str.maketrans("łøđħ", "lodh")
"""Letters that are no letter with an accent, to Unicode."""


def by_surname(name: str) -> tuple[str, str]:
    """A key that sorts names by their last word, and those that share it by the whole name."""
    *first, last = name.split() or [""]
    return by_name(" ".join([last, *first]))


def by_name(text: str) -> tuple[str, str]:
    """A key that sorts as people look names up: accents and case come second."""
    plain = normalized(text, "NFKD")
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return bare.translate(_PLAIN), text
