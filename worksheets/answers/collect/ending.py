"""Whether a PDF is whole to its end: its last update may have been cut off on the way.

Programs that save a form may write what has changed behind the file that was there. Where mail cuts
that off, a reader finds the end of the older file and shows the older answers. Each part of a file
ends in `startxref`, the position of its table of objects, and `%%EOF` (ISO 32000-1, 7.5.5).
"""

from __future__ import annotations

import re
from enum import Enum


class Ending(Enum):
    """What is at the end of a file.

    `WHOLE`: its own end. `CUT_OFF`: objects that no table lists, so a newer part is missing.
    `MORE`: something else, such as a mail server's footer. `ANOTHER`: one file behind another.
    """

    WHOLE = "whole"
    CUT_OFF = "cut off"
    MORE = "more"
    ANOTHER = "another"


# If only letters of the last %%EOF are missing, nothing else is.
_END = re.compile(rb"startxref[\s\0]+([0-9]{1,15})[\s\0]+(?:%%EOF|%{0,2}(?:EO?)?\Z)")
_ANOTHER = re.compile(rb"%%EOF[\s\0]*%PDF-")
_OBJECT = re.compile(rb"(?<![0-9])[0-9]{1,10}[\s\0]+[0-9]{1,5}[\s\0]+obj(?![a-z])")
_TABLE = re.compile(rb"[\s\0]*xref(?![a-z])")
_LINEARIZED = re.compile(rb"/Linearized[\s\0]*[0-9.]+.{0,200}?/L[\s\0]+([0-9]{1,15})", re.DOTALL)
_BLANK = b" \t\r\n\f\0"
# What an update begins with, and what may be left of that when it is cut off.
_BEGINNING = re.compile(
    rb"%?[0-9]{1,10}([\s\0]+[0-9]{0,5}([\s\0]+(o|ob|obj.*)?)?)?|x(r(e(f.*)?)?)?", re.DOTALL
)
HEAD = 1_024
"""The bytes within which a PDF says that it is one, and whether it is linearized."""


def ending(data: bytes) -> Ending:
    """What is at the end of a file's bytes."""
    ends = list(_END.finditer(data))
    if not ends:
        # No part of it is whole: a reader has nothing older to show.
        return Ending.WHOLE
    if _ANOTHER.search(data):
        return Ending.ANOTHER
    rest = data[ends[-1].end() :].strip(_BLANK)
    if rest:
        cut = _OBJECT.search(rest) or _BEGINNING.fullmatch(rest)
        return Ending.CUT_OFF if cut else Ending.MORE
    return Ending.CUT_OFF if _has_unlisted(data, ends[-1]) else Ending.WHOLE


def _has_unlisted(data: bytes, end: re.Match[bytes]) -> bool:
    """Whether objects stand between the last table and the end, where no table lists them."""
    start = int(end[1]) + max(0, data.find(b"%PDF-", 0, HEAD))
    table = _TABLE.match(data, start)
    if start >= end.start() or not (table or _OBJECT.match(data, start)):
        # A reader finds no table there, and looks for the objects itself.
        return False
    linearized = _LINEARIZED.search(data, 0, HEAD)
    if linearized and start < int(linearized[1]) <= len(data.rstrip(_BLANK)) + len(_BLANK):
        # The table at the front lists what is behind it, up to the length that the file had.
        start = int(linearized[1])
        return _OBJECT.search(data, start, end.start()) is not None
    listed = 0 if table else 1
    return sum(1 for _ in _OBJECT.finditer(data, start, end.start())) > listed
