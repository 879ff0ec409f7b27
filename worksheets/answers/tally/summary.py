"""Summaries: results as pages to project or hand out, made like any other sheet."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime

from worksheets.answers.tally.printable import printable
from worksheets.answers.tally.slices import slices
from worksheets.answers.tally.tally import Result
from worksheets.build.authorship import authorship_of
from worksheets.build.jobs import metadata
from worksheets.build.layouts import Look, laid_out
from worksheets.build.sheets import sheet_of
from worksheets.content.library import Library
from worksheets.files.whole import whole_file
from worksheets.layout.filled import Filled
from worksheets.layout.paper import PAPERS, SCREENS
from worksheets.pdf.copy import Copy, Written
from worksheets.pdf.document import write_document
from worksheets.problems import Problems
from worksheets.sheet.tree import Sheet

TEMPLATE = "tally.xml.j2"
SUMMARY_PAPERS = PAPERS | SCREENS
"""What results can be laid out for."""


class Summary:
    """The pages of one result: as many sheets as it takes, each made when it is asked for.

    Raises `Refused` where the template is wrong. A character that cannot be printed is replaced,
    with a warning in `problems`.
    """

    def __init__(self, library: Library, result: Result, problems: Problems) -> None:
        self.worksheet = result.worksheet
        self._library = library
        own = f"tally-{result.worksheet.id}.xml.j2"
        replaced = os.path.lexists(library.file(f"templates/{own}"))
        self._template = own if replaced else TEMPLATE
        self._words = library.tally_words().model_dump()
        self._slices = slices(printable(result.as_dict(), problems))
        # What the template says wrongly shows in the first sheet, before anything is written.
        self.first = self._sheet(self._slices[0])

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self._slices)

    def sheets(self) -> Iterator[Sheet]:
        """The sheets one by one."""
        yield self.first
        for each in self._slices[1:]:
            yield self._sheet(each)

    def _sheet(self, result: dict[str, object]) -> Sheet:
        values = {"result": result, "t": self._words}
        return sheet_of(self._library, self.worksheet, self._template, values)


def write_summaries(
    path: str,
    library: Library,
    summaries: Sequence[Summary],
    profile: str,
    paper: str,
    date: datetime | None,
) -> Written:
    """Write results as one file, each of their sheets with a bookmark if there are more."""
    title = "; ".join(dict.fromkeys(each.first.title.text for each in summaries))
    by = authorship_of(library, [each.worksheet for each in summaries])
    about = metadata(title, by, library.lang, date)
    several = sum(each.count for each in summaries) > 1
    phrases = library.language().phrases.model_dump()

    def copies() -> Iterator[Copy]:
        for summary in summaries:
            for sheet in summary.sheets():
                [laid] = laid_out(library, [Look(sheet, profile, paper, phrases)])
                yield Copy(Filled(laid), bookmark=laid.title if several else "", once=True)

    with whole_file(path) as out:
        return write_document(out, copies(), about)
