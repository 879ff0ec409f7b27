"""What kind of workbook a file is: by what is in it, whatever its name ends in."""

from __future__ import annotations

import re

from worksheets.problems import Code
from worksheets.register.row_problems import RowProblems
from worksheets.register.source import Source
from worksheets.register.workbooks.book import Book
from worksheets.register.workbooks.package import Package

ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0"
"""How an archive begins (XLSX, ODS), and how a file of old Office programs does (XLS)."""
_SAVE = "open it in a spreadsheet and save it as .xlsx"


def open_book(source: Source, problems: RowProblems) -> Book:
    """The workbook; raises `Refused` where the file is something else, and says what."""
    if source.data.startswith(ZIP):
        return _zipped(source, problems)
    if source.data.startswith(OLE):
        from worksheets.register.workbooks.xls import XlsBook

        return XlsBook(source.data)
    start = source.data[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if re.match(rb"<(!doctype html|html|table|meta|head|body)", start):
        message, hint = f"it is a web page that is called {source.suffix}", _SAVE
    elif start.startswith(b"<?xml") or start.startswith(b"<workbook"):
        message, hint = f"it is XML that is called {source.suffix}", _SAVE
    elif start.startswith(b"%pdf"):
        message, hint = "it is a PDF", "rows cannot be read from it"
    elif start and not re.search(rb"[\x00-\x08\x0e-\x1f]", start):
        message = f"it is text that is called {source.suffix}"
        hint = "call it .csv if it has a row a line"
    else:
        message, hint = "it is no workbook, or is damaged", _SAVE
    raise problems.refused(Code.DATA_FORMAT, message, hint)


def _zipped(source: Source, problems: RowProblems) -> Book:
    names = Package(source.data).names
    if "content.xml" in names:
        from worksheets.register.workbooks.ods import OdsBook

        return OdsBook(source.data)
    for part, message in (
        ("xl/workbook.bin", "it is a workbook in Excel’s binary form"),
        ("word/document.xml", "it is a text document of Word"),
        ("ppt/presentation.xml", "it is a presentation"),
        ("index/document.iwa", "it is a document of Apple’s Numbers, Pages or Keynote"),
    ):
        if part in names:
            raise problems.refused(Code.DATA_FORMAT, message, _SAVE)
    if "[content_types].xml" not in names and "_rels/.rels" not in names:
        raise problems.refused(Code.DATA_FORMAT, "it is an archive and no workbook", _SAVE)
    from worksheets.register.workbooks.xlsx import XlsxBook

    return XlsxBook(source.data)
