"""Text as it is printed and as a field holds it."""

from __future__ import annotations

from worksheets.text.normal import normalized


def tidy(value: str) -> str:
    """A value as it is printed: composed characters, Unix line ends, tabs as blanks."""
    value = composed(value)
    if value.isprintable():
        return value.rstrip()
    return "\n".join(line.rstrip() for line in value.expandtabs(4).split("\n")).strip("\n")


def composed(value: str) -> str:
    """A value as a field holds it: composed characters, Unix line ends, nothing else changed."""
    return normalized(value).replace("\r\n", "\n").replace("\r", "\n")
