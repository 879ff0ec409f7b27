"""Hints for names that do not exist: the nearest one that does, or those there are."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from worksheets.problems.codes import Code
from worksheets.problems.problem import NOWHERE, Problem, Where

MOST_NAMED = 10
"""Known names that a hint lists."""
LONGEST_COMPARED = 60
"""Characters of the longest name that is compared; what is longer is no slip of the keyboard."""


def unknown(
    code: Code, kind: str, name: str, known: Iterable[str], where: Where = NOWHERE, of: str = ""
) -> Problem:
    """The problem of a name that does not exist, with the nearest that does as its hint.

    `kind` says what it should name, such as `worksheet`; `of` what lacks it, such as `<field>`.
    """
    message = (
        f"{of} has no {kind} “{_short(name)}”" if of else f"there is no {kind} “{_short(name)}”"
    )
    hint = did_you_mean(name, known)
    if code in (Code.UNKNOWN_WORKSHEET, Code.ANSWERS_UNKNOWN_WORKSHEET) and not _is_near(hint):
        hint = f"if it is one of your own, name its folder: --content DIR; {hint}"
    return Problem(code, message, hint, where)


def not_allowed(
    code: Code, what: str, value: str, allowed: Iterable[str], where: Where = NOWHERE
) -> Problem:
    """The problem of a value that is not one of those allowed, with the nearest as its hint."""
    message = f"{what} cannot be “{_short(value)}”"
    return Problem(code, message, did_you_mean(value, allowed), where)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint for a name that does not exist: the nearest known one, or all of them."""
    choices = {choice.casefold(): choice for choice in known}
    if len(name) <= LONGEST_COMPARED:
        near = difflib.get_close_matches(name.casefold(), choices, n=1, cutoff=0.6)
        if near:
            return f"did you mean {choices[near[0]]}?"
    return f"known: {listed(list(choices.values()))}"


def _is_near(hint: str) -> bool:
    return not hint.startswith("known: ")


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_COMPARED else f"{name[:LONGEST_COMPARED]}…"


def listed(names: list[str]) -> str:
    """Names as a hint lists them: the first ten, then how many more there are."""
    more = len(names) - MOST_NAMED
    tail = f" and {more:,} more" if more > 0 else ""
    return (", ".join(names[:MOST_NAMED]) or "none") + tail
