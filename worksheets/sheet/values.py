"""Read the values of attributes: a function for each kind of value."""

from __future__ import annotations

import re
from collections.abc import Callable

from worksheets.text.normal import normalized

PLACE_NAME = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+|(?<=[0-9])\.[0-9]+)*")
"""Letters, digits, hyphens, and dots between digits."""
RESERVED = frozenset(
    ["id", "row", "table", "profile", "lang", "copies", "copy", "file", "worksheet", "content"]
)
"""Columns of a register and of collected answers; never names of places."""
YES_NO = ("no", "yes")
MOST_BYTES_OF_ANSWER = 127
"""The longest name that every reader of PDF takes (ISO 32000-1, annex C)."""


class BadValue(Exception):
    """An attribute cannot have this value; the message continues “NAME=VALUE of <ELEMENT> …”."""


def words(value: str) -> str:
    """A text that is not empty, with single spaces."""
    collapsed = " ".join(value.split())
    if not collapsed:
        raise BadValue("must not be empty")
    return collapsed


def text_lines(value: str) -> str:
    """A text that is not empty, its blanks single and its lines kept."""
    lines = (" ".join(line.split()) for line in value.split("\n"))
    kept = "\n".join(line for line in lines if line)
    if not kept:
        raise BadValue("must not be empty")
    return kept


def maybe(value: str) -> str:
    """A text that may be empty."""
    return " ".join(value.split())


def as_written(value: str) -> str:
    """A value with its line ends."""
    return value


def place(value: str) -> str:
    """The name of a place to write in."""
    if value in RESERVED:
        raise BadValue("is the name of a column of registers; a place needs another")
    if not PLACE_NAME.fullmatch(value):
        raise BadValue("is not a name: use letters, digits, hyphens, and dots between digits")
    return value


def picture(value: str) -> str:
    """The name of a file in `content/pictures`."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(svg|png)", value):
        raise BadValue("must be the name of an .svg or .png file in content/pictures/")
    return value


def language(value: str) -> str:
    """A language as BCP 47 writes it: `cy`, `en-GB`."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise BadValue("is not a language, such as cy-GB")
    return value


def answer(value: str) -> str:
    """What an answer means, as data: the name of a box's state in a form (ISO 32000-1, 7.3.5)."""
    text = normalized(words(value))
    if text.casefold() == "off":
        raise BadValue("is how a form says that nothing is chosen; use another word")
    if text.startswith("/"):
        raise BadValue("must not begin with “/”, which a form drops")
    if len(text.encode()) > MOST_BYTES_OF_ANSWER:
        raise BadValue(f"must not be longer than {MOST_BYTES_OF_ANSWER} bytes in UTF-8")
    return text


def number(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers within limits."""

    def read(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,6}", value) or not least <= int(value) <= most:
            raise BadValue(f"must be a whole number from {least} to {most}")
        return int(value)

    return read


def amount(value: str) -> float:
    """A number that is not negative, with or without decimals."""
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value):
        raise BadValue("must be a number, such as 7 or 2.5")
    return float(value)


def choice(*allowed: str) -> Callable[[str], str]:
    """A reader of one of a few words."""

    def read(value: str) -> str:
        if value not in allowed:
            raise BadValue(f"must be one of: {', '.join(allowed)}")
        return value

    return read


def yes_no(value: str) -> bool:
    """Yes or no."""
    return bool(YES_NO.index(choice(*YES_NO)(value)))


def shares(value: str) -> tuple[int, ...]:
    """Whole numbers, the shares of columns."""
    if not re.fullmatch(r"[1-9][0-9]?( [1-9][0-9]?){0,9}", value):
        raise BadValue("must be whole numbers with spaces between them, such as 3 1")
    return tuple(int(share) for share in value.split())
