"""Answers as they can be printed: people write what no typeface has, and sometimes no end of it."""

from __future__ import annotations

from typing import Any

from worksheets.layout.glyphs import unprintable
from worksheets.layout.typeface import face
from worksheets.problems import Code, Problems
from worksheets.text.shown import shown

LONGEST = 20_000
"""Letters of one answer that a page prints: about six pages."""
INSTEAD = "[?]"
"""What is printed for a character that cannot be printed."""


def printable(data: Any, problems: Problems) -> Any:
    """Plain data with texts that can all be printed; what had to be changed is a warning.

    Data is made of mappings, lists, tuples and single values; keys stay as they are.
    """
    match data:
        case str():
            return _printable(data, problems)
        case dict():
            return {key: printable(each, problems) for key, each in data.items()}
        case list() | tuple():
            return [printable(each, problems) for each in data]
    return data


def _printable(text: str, problems: Problems) -> str:
    if len(text) > LONGEST:
        message = f"an answer of {len(text):,} letters is cut on the page: “{shown(text)}”"
        problems.add(Code.TALLY_UNPRINTABLE, message, "-o results.json has all of it")
        text = f"{text[:LONGEST]}…"
    for character in face("regular").lacks(text):
        text = text.replace(character, INSTEAD)
        [problem] = unprintable(character, "an answer")
        hint = f"the page says {INSTEAD} instead; -o results.json has it"
        problems.add(Code.TALLY_UNPRINTABLE, problem.message, hint)
    return text
