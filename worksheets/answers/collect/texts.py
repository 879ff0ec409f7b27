"""Texts out of a PDF, in any of the encodings that programs write them in."""

from __future__ import annotations

import codecs
import re
from typing import Any

import pikepdf

from worksheets.answers.collect.limits import MOST_CHARACTERS, TooMuch
from worksheets.text.normal import normalized

LOST = "\ufffd"
"""What stands for a character that could not be read."""

_LINE_END = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
# UTF-16 may say its language between two escapes (ISO 32000-1, 7.9.2.2).
_LANGUAGE = re.compile("\x1b[A-Za-z]{2,4}\x1b")
# Control characters, halves of characters, and the two codes that are no character.
_NO_CHARACTER = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKS = (
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF8, "utf-8"),
)


class NoText(Exception):
    """A value that is no text, nor anything that can be read as one."""


def text_of(value: Any, encoding: str = "pdfdoc") -> str:
    """A value as text: whole, in composed characters, with Unix line ends.

    A stream is a long text, an array several; a number is its figures. A text without a byte order
    mark is in `encoding`. Raises `NoText`, or `TooMuch` if the text is too long.
    """
    if value is None:
        return ""
    if not isinstance(value, pikepdf.Array):
        return plain(_one(value, encoding))
    parts = list(value)
    return plain("\n".join(_one(each, encoding) for each in parts[: MOST_CHARACTERS + 2]))


def typed(text: str) -> str:
    """A text as somebody typed it, with Unix line ends and without what is no character."""
    return _NO_CHARACTER.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def plain(text: str) -> str:
    """A text in composed characters, with Unix line ends and nothing that cannot be printed.

    Raises `TooMuch` if it is too long.
    """
    if len(text) > MOST_CHARACTERS:
        raise TooMuch(f"the value of a field is longer than {MOST_CHARACTERS:,} characters")
    if text.isascii() and text.isprintable():
        return text
    lines = _LINE_END.sub("\n", _LANGUAGE.sub("", text))
    return normalized(_NO_CHARACTER.sub("", lines))


def _one(value: Any, encoding: str) -> str:
    if isinstance(value, pikepdf.Name):
        return str(value).removeprefix("/")
    if isinstance(value, pikepdf.String):
        return _decoded(bytes(value), encoding)
    if isinstance(value, pikepdf.Stream):
        return _decoded(value.read_bytes(), encoding)
    if isinstance(value, pikepdf.Object):
        raise NoText
    return str(value)


def _decoded(data: bytes, encoding: str) -> str:
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, errors="replace")
    return data.decode(encoding, errors="replace")
