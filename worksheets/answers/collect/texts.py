"""Texts out of a PDF, in any of the encodings that programs write them in."""

from __future__ import annotations

import codecs
import re
from typing import Any

import pikepdf

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


def text_of(value: Any) -> str:
    """A value as text: whole, in composed characters, with Unix line ends.

    A stream is a long text, an array several; a number is its figures. Raises `NoText`.
    """
    if value is None:
        return ""
    if isinstance(value, pikepdf.Array):
        return "\n".join(_one(each) for each in list(value))
    return _one(value)


def _one(value: Any) -> str:
    if isinstance(value, pikepdf.Name):
        text = str(value).removeprefix("/")
    elif isinstance(value, pikepdf.String):
        text = _decoded(bytes(value))
    elif isinstance(value, pikepdf.Stream):
        text = _decoded(value.read_bytes())
    elif isinstance(value, pikepdf.Object):
        raise NoText
    else:
        text = str(value)
    plain = _LINE_END.sub("\n", _LANGUAGE.sub("", text))
    return normalized(_NO_CHARACTER.sub("", plain))


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    return data.decode("pdfdoc", errors="replace")
