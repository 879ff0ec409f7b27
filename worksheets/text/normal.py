"""Unicode normal forms in a time that grows with the text, whatever is in it.

`unicodedata.normalize` sorts each run of combining marks by moving one past the other: a letter
with 100,000 marks takes seconds, one with a million takes minutes. Strangers' files hold such.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

SHORT = 60
"""Characters that are normalised at once: sorting so few is quick in any order."""


def normalized(text: str, form: Form = "NFC") -> str:
    """What `unicodedata.normalize` makes of a text, in linear time."""
    if len(text) > SHORT and not text.isascii():
        text = _sorted_marks(text)
    return unicodedata.normalize(form, text)


def _sorted_marks(text: str) -> str:
    """The text with its long runs of combining marks in the order that every normal form has."""
    marks = "".join(c for c in set(text) if _combines(c))
    if not marks:
        return text
    long_run = re.compile(f"[{re.escape(marks)}]{{{SHORT},}}")
    return long_run.sub(lambda run: _sorted(run[0]), text)


def _sorted(run: str) -> str:
    """A run of marks by their classes; those of one class keep their order (UAX #15, D109)."""
    parts = {c: unicodedata.normalize("NFD", c) for c in set(run)}
    return "".join(sorted("".join(parts[c] for c in run), key=unicodedata.combining))


def _combines(character: str) -> bool:
    """Whether a character is a mark that is sorted among others, or is taken apart into such."""
    return bool(unicodedata.combining(unicodedata.normalize("NFD", character)[0]))
