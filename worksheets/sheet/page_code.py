"""What a printed code says: the key of a blank sheet, the page, and the copy; never a name.

A QR code of 21 modules holds 16 letters, figures and signs at level Q (ISO/IEC 18004, table 7).
"""

from __future__ import annotations

import re
from typing import NamedTuple

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: without I, L, O and U, which people take for other letters or figures."""
KEY_LENGTH = 7
MOST_CHARACTERS = 16
MOST_PAGES = 99
MOST_COPIES = 99_999
"""More copies or pages have no room in a code."""

_FORM = re.compile(f"([{ALPHABET}]{{{KEY_LENGTH}}})-([1-9][0-9]?)-([1-9][0-9]{{0,4}})")


class PageCode(NamedTuple):
    """A page's code: the key of its blank sheet, its page and its copy, both counted from 1."""

    key: str
    page: int
    copy: int

    @property
    def unit(self) -> str:
        """What all pages of its copy have in common: `7QK4MZ2-27`."""
        return f"{self.key}-{self.copy}"

    def __str__(self) -> str:
        """The characters in the code, and beside it for people: `7QK4MZ2-1-27`."""
        return f"{self.key}-{self.page}-{self.copy}"


def read_page_code(text: str) -> PageCode | None:
    """What the characters of a code say; None for a code that is none of ours."""
    found = _FORM.fullmatch(text)
    return PageCode(found[1], int(found[2]), int(found[3])) if found else None


def in_alphabet(number: int, length: int) -> str:
    """The lowest bits of a number in so many characters of five bits each."""
    places = range(5 * (length - 1), -1, -5)
    return "".join(ALPHABET[number >> place & 31] for place in places)
