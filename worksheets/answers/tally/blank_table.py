"""The empty table that a worksheet's answers are typed into."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from worksheets.answers.tally.form import forms_of
from worksheets.answers.tally.read import check_options, nothing_to_tally
from worksheets.content.library import Library


def blank_table(library: Library, worksheet: str, options: Mapping[str, str]) -> bytes:
    """The header of a CSV file: what every answer has, then what a tally reads of this sheet."""
    content = library.worksheet(worksheet)
    check_options([content], options)
    if content.records:
        raise nothing_to_tally(worksheet)
    form = forms_of(library, content, options)[0]
    if not form.places:
        raise nothing_to_tally(worksheet)
    out = io.StringIO(newline="")
    csv.writer(out).writerow(["worksheet", "copy", *content.tally.about_whom, *form.places])
    return out.getvalue().encode()
