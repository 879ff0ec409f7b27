"""Answers that a page in a browser saved: JSON, as `templates/html/script.js` writes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeGuard

from worksheets.answers.collect.fdf import NotWhole
from worksheets.answers.collect.limits import (
    LONGEST_NAME,
    MOST_CHARACTERS,
    MOST_OBJECTS,
    MOST_TEXT,
    TooMuch,
)
from worksheets.answers.collect.texts import plain, typed
from worksheets.answers.collect.values import Field
from worksheets.pdf.forms import REGISTERED

TOOL = "worksheets"
FORMAT = 1
"""The version of the file's shape; a page of an older version writes an older one."""
ABOUT = ("worksheet", "content", "lang", "copy")


COLLECTED = frozenset({"file", "worksheet", "content", "lang", "copy"})
"""What each answer has in a file that `collect` wrote."""


class NotOurs(Exception):
    """A JSON file that no page of ours saved."""


class Collected(NotOurs):
    """A JSON file of answers that `collect` wrote."""


def read_page_answers(data: bytes) -> list[Field]:
    """The values in a file of answers, and what says which sheet they are of.

    Raises `NotWhole` if it is no JSON, `NotOurs` if it has another shape, `Collected` if that
    is the shape of collected answers, or `TooMuch`.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise NotWhole from error
    if _collected(found):
        raise Collected
    if not isinstance(found, dict) or found.get("tool") != TOOL or found.get("format") != FORMAT:
        raise NotOurs
    about = {name: found.get(name) for name in ABOUT}
    values, built = found.get("fields"), found.get("built", {})
    if not (_texts(about) and _texts(values) and _texts(built)):
        raise NotOurs
    if len(values) > MOST_OBJECTS or sum(map(len, values.values())) > MOST_TEXT:
        raise TooMuch(f"its values have more than {MOST_TEXT:,} characters together")
    if any(len(value) > MOST_CHARACTERS for value in values.values()):
        raise TooMuch(f"the value of a field is longer than {MOST_CHARACTERS:,} characters")
    registered = REGISTERED if found.get("registered") is True else ""
    fields = [Field(name, "unknown", plain(text), plain(text)) for name, text in about.items()]
    # Its help tells a register's id from a number, as it does in a form.
    fields[-1] = fields[-1]._replace(help=registered)
    return fields + [
        Field(name[:LONGEST_NAME], "unknown", typed(value), built.get(name))
        for name, value in values.items()
        if name not in ABOUT
    ]


def _collected(found: object) -> bool:
    """Whether something is what `collect -o answers.json` or `collect --json` writes."""
    answers = found.get("answers") if isinstance(found, dict) else found
    return isinstance(answers, list) and all(
        isinstance(answer, dict) and answer.keys() >= COLLECTED for answer in answers
    )


def _texts(given: object) -> TypeGuard[Mapping[str, str]]:
    """Whether something is names and texts."""
    return isinstance(given, Mapping) and all(
        isinstance(name, str) and isinstance(value, str) for name, value in given.items()
    )
