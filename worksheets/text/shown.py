"""Text out of a file, a file's name or the environment, made safe to print.

A terminal obeys control characters: they move its cursor, change its title, hide what follows. A
bidirectional control shows letters in another order than they have.
"""

from __future__ import annotations

import re

LONGEST_SHOWN = 40
"""Characters of a name that a message shows."""
LONGEST_LINE = 1000
"""Characters of a message, or of its hint."""

# C0, DEL and C1; marks of a writing direction; line and paragraph separators; lone surrogates,
# which stand for the bytes of a file's name that are no text.
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def escaped(text: str) -> str:
    """A text on one line, with every character spelt out that a terminal would obey."""
    return _UNSAFE.sub(lambda found: ascii(found[0])[1:-1], text)


def escaped_json(text: str) -> str:
    r"""JSON with the same characters as `\\u…`; its own line ends stay."""
    return _UNSAFE.sub(lambda found: "\n" if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """A message on one line, with every character spelt out that nobody would see."""
    short = text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]}…"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short)


def shown(name: str) -> str:
    """A name as a message can say it, whatever is in it and however long."""
    return one_line(name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…")
