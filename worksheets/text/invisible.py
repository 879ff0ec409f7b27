"""Characters that nobody sees: they come with copied text and are no part of what was meant."""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"
"""Says where a word may be parted. It is shown only where a line ends at it."""

# Byte order marks, zero-width characters, marks and embeddings of a writing direction,
# invisible operators, variation selectors and tags (Unicode, “Default_Ignorable_Code_Point”).
_INVISIBLE = re.compile(
    "[\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """A text without the characters that nobody sees; soft hyphens stay."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def without_soft_hyphens(text: str) -> str:
    """A text without the characters that nobody sees, soft hyphens too: for names and ids."""
    return visible(text).replace(SOFT_HYPHEN, "")
