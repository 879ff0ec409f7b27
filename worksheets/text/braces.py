"""Filling values into words: `{name}` stands for a value, and nothing else may be in braces.

`str.format` would do more: `{name.attribute}`, `{name[0]}` and `{name:>99999}` are evaluated, and
the words come from content files that somebody else may have written.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_BRACES = re.compile(r"\{([a-z_]+)\}")


def fill_in(words: str, **values: object) -> str:
    """The words with each `{name}` replaced by its value; other braces stay as they are."""

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return str(values[name]) if name in values else match[0]

    return _BRACES.sub(value, words)


def has_only(words: str, names: Collection[str]) -> bool:
    """Whether the words have no braces but `{name}` of these names."""
    rest = _BRACES.sub(lambda match: "" if match[1] in names else match[0], words)
    return "{" not in rest and "}" not in rest
