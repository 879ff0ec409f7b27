"""FDF: the values of a form without its pages, as Acrobat and pdftk export them."""

from __future__ import annotations

import io

import pikepdf

from worksheets.answers.collect.fields import listed_fields
from worksheets.answers.collect.limits import MOST_TEXT, TooMuch
from worksheets.answers.collect.pages import items
from worksheets.answers.collect.texts import NoText, text_of
from worksheets.answers.collect.values import Field

HEAD = b"%FDF-"
END = b"%%EOF"
ENCODINGS = {"/utf_8": "utf-8", "/Shift-JIS": "shift_jis", "/GBK": "gbk", "/UHC": "cp949",
             "/BigFive": "big5"}  # fmt: skip
"""What texts without a byte order mark may be written in (ISO 32000-1, table 243)."""


class NotWhole(Exception):
    """A file lacks its end, or is not what its first bytes say."""


def read_fdf(data: bytes) -> tuple[list[Field], bool]:
    """The values in an FDF file, and whether it has notes as well.

    Raises `NotWhole`, `TooMuch`, or what pikepdf raises on a broken file.
    """
    start = data.find(HEAD)
    if END not in data[-1024:]:
        raise NotWhole
    # To qpdf it is a PDF of another name, which has neither a table of its objects nor pages.
    with pikepdf.open(io.BytesIO(b"%PDF-" + data[start + len(HEAD) :])) as pdf:
        root = pdf.Root.get("/FDF")
        if not isinstance(root, pikepdf.Dictionary):
            raise NotWhole
        encoding = ENCODINGS.get(str(root.get("/Encoding", "")), "pdfdoc")
        fields = []
        size = 0
        for _, raw in listed_fields(items(root.get("/Fields"))):
            field = _field(raw.name, raw.value, encoding)
            size += len(field.name) + len(field.value)
            if size > MOST_TEXT:
                raise TooMuch(f"its values have more than {MOST_TEXT:,} characters together")
            fields.append(field)
        return fields, bool(items(root.get("/Annots")))


def _field(name: str, value: object, encoding: str) -> Field:
    try:
        return Field(name, "unknown", text_of(value, encoding))
    except NoText:
        return Field(name, "unknown", "", fault="it holds something that is no text")
