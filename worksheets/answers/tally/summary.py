"""Summaries: results as pages to project or hand out, made like any other sheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from worksheets.answers.tally.tally import Result
from worksheets.build.jobs import tool
from worksheets.build.layouts import Look, laid_out
from worksheets.build.sheets import sheet_of
from worksheets.content.library import Library
from worksheets.files.whole import whole_file
from worksheets.layout.filled import Filled
from worksheets.pdf.document import Copy, Written, write_document
from worksheets.pdf.metadata import Metadata
from worksheets.sheet.tree import Sheet


def summary_sheet(library: Library, result: Result) -> Sheet:
    """The sheet of a result: its figures through the template of its kind; raises `Refused`."""
    values = {"result": result.as_dict(), "t": library.tally_words().model_dump()}
    return sheet_of(library, result.worksheet, f"tally-{result.kind}.xml.j2", values)


def write_summary(
    path: str,
    library: Library,
    sheets: Sequence[Sheet],
    profile: str,
    paper: str,
    date: datetime | None,
) -> Written:
    """Write sheets of results as the parts of one file, each with a bookmark if there are more."""
    phrases = library.language().phrases.model_dump()
    laid = laid_out(library, [Look(sheet, profile, paper, phrases) for sheet in sheets])
    title = "; ".join(dict.fromkeys(each.title for each in laid))
    about = Metadata(title, library.chapter().author, library.lang, tool(), date)
    several = len(laid) > 1
    copies = [Copy(Filled(each), bookmark=each.title if several else "") for each in laid]
    with whole_file(path) as out:
        return write_document(out, copies, about)
