"""The empty table that a worksheet's answers are typed into."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from worksheets.answers.tally.form import WHO, forms_of
from worksheets.answers.tally.read import check_options, nothing_to_tally
from worksheets.content.library import Library
from worksheets.sheet.places import places_of


def blank_table(library: Library, worksheet: str, options: Mapping[str, str]) -> bytes:
    """The header of a CSV file: what every answer has, then what a tally reads of this sheet."""
    content = library.worksheet(worksheet)
    check_options([content], options)
    if content.records:
        raise nothing_to_tally(worksheet)
    form = forms_of(library, content, options)[0]
    asked = {*form.boxes, *(item.name for item in form.items)}
    names = [
        place.name for place in places_of(form.sheet) if (place.list_name or place.name) in asked
    ]
    if not names:
        raise nothing_to_tally(worksheet)
    out = io.StringIO(newline="")
    csv.writer(out).writerow(["worksheet", "copy", *WHO, *names])
    return out.getvalue().encode()
