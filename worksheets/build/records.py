"""Records: what a booklet is made from, an entry each, such as a directory of agencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from worksheets.build.cells import cell_check, place_value
from worksheets.build.request import Request, default_options
from worksheets.build.sheets import blank_sheet
from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.problems import Code, Problem, Problems, Refused
from worksheets.register.read import read_register
from worksheets.sheet.places import SheetPlace, places_of
from worksheets.text.order import by_name
from worksheets.text.tidy import tidy


def example_records(library: Library, worksheet: Worksheet) -> list[dict[str, str]]:
    """The records of a worksheet's own example, complete and in the order of their names."""
    return _complete(worksheet, list(_places(library, worksheet)), worksheet.example_records)


def records_for(
    library: Library, worksheet: Worksheet, request: Request, problems: Problems
) -> list[dict[str, str]]:
    """The records that a worksheet is made from; none for most."""
    if not worksheet.records:
        return []
    if request.data is None:
        return example_records(library, worksheet)
    places = _places(library, worksheet)
    key = str(worksheet.words["name"])
    judged = cell_check(library, places, key=key)
    register = read_register(request.data, list(places), problems, judged)
    if key not in register.columns:
        problem = Problem(
            Code.DATA_MISSING_NAME, f"there is no column “{key}”", "", register.where(0)
        )
        raise Refused([problem])
    own_words = library.answer_words()
    records = [
        {
            name: place_value(places[name], cell, own_words) or ""
            for name, cell in register.record(row).items()
        }
        for row in range(len(register.rows))
    ]
    return _complete(worksheet, list(places), records)


def _places(library: Library, worksheet: Worksheet) -> dict[str, SheetPlace]:
    """The places of the sheet that a worksheet's records are taken from, by name."""
    source = library.worksheet(worksheet.records or "")
    sheet = blank_sheet(library, source, default_options(source))
    return {place.name: place for place in places_of(sheet)}


def _complete(
    worksheet: Worksheet, columns: Sequence[str], records: Sequence[Mapping[str, str]]
) -> list[dict[str, str]]:
    """Records with every column, in the order in which people look names up."""
    key = str(worksheet.words["name"])
    whole = [{name: tidy(record.get(name, "")) for name in columns} for record in records]
    return sorted(whole, key=lambda record: by_name(record[key]))
