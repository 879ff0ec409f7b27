"""FDF: the values of a form without its pages, as Acrobat and pdftk export them."""

from __future__ import annotations

import io
import re

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


_ROOT = re.compile(rb"/Root[\s\0]+([0-9]{1,9})[\s\0]+([0-9]{1,5})[\s\0]+R")
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,9})[\s\0]+[0-9]{1,5}[\s\0]+obj")


class NotWhole(Exception):
    """A file lacks its end, or is not what its first bytes say."""


def read_fdf(data: bytes) -> tuple[list[Field], bool]:
    """The values in an FDF file, and whether it has notes as well.

    Raises `NotWhole`, `TooMuch`, or what pikepdf raises on a broken file.
    """
    roots = _ROOT.findall(data)
    if END not in data[-1024:] or not roots:
        raise NotWhole
    with pikepdf.open(io.BytesIO(_as_pdf(data))) as pdf:
        catalogue = pdf.get_object((int(roots[-1][0]), int(roots[-1][1])))
        root = catalogue.get("/FDF") if isinstance(catalogue, pikepdf.Dictionary) else None
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


def _as_pdf(data: bytes) -> bytes:
    """The file as qpdf can read it: to that it is a PDF of another name, but for its pages."""
    numbers = [int(number) for number in _OBJECT.findall(data)]
    free = max(numbers, default=0) + 1
    pages = b"\n%d 0 obj<</Type/Catalog/Pages %d 0 R>>endobj\n" % (free, free + 1)
    pages += b"%d 0 obj<</Type/Pages/Kids[%d 0 R]/Count 1>>endobj\n" % (free + 1, free + 2)
    pages += b"%d 0 obj<</Type/Page/Parent %d 0 R>>endobj\n" % (free + 2, free + 1)
    pages += b"trailer<</Size %d/Root %d 0 R>>\n%%%%EOF\n" % (free + 3, free)
    return b"%PDF-" + data[data.find(HEAD) + len(HEAD) :] + pages


def _field(name: str, value: object, encoding: str) -> Field:
    try:
        return Field(name, "unknown", text_of(value, encoding))
    except NoText:
        return Field(name, "unknown", "", fault="it holds something that is no text")
