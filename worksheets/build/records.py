"""Records: what a booklet is made from, an entry each, such as a directory of agencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from worksheets.build.cells import cell_check, place_value
from worksheets.build.request import Request, default_options
from worksheets.build.sheets import blank_sheet
from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.files.paths import recognisable
from worksheets.problems import Code, Problem, Problems, Refused, Where, listed
from worksheets.sheet.places import SheetPlace, places_of
from worksheets.text.order import by_name
from worksheets.text.tidy import tidy


def example_records(library: Library, worksheet: Worksheet) -> list[dict[str, str]]:
    """The records of a worksheet's own example, complete and in the order of their names."""
    places = _places(library, worksheet)
    return _complete(_key(library, worksheet, places), list(places), worksheet.example_records)


def records_of(
    library: Library, worksheet: Worksheet, request: Request, problems: Problems
) -> list[dict[str, str]]:
    """The records of a worksheet out of a register; raises `Refused`, warns into `problems`."""
    from worksheets.register.read import read_register

    assert request.data is not None
    places = _places(library, worksheet)
    key = _key(library, worksheet, places)
    judged = cell_check(library, places, key=key)
    reading = replace(request.reading, synonyms=library.column_words())
    register = read_register(request.data, list(places), problems, judged, reading)
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
    return _complete(key, list(places), records)


def _places(library: Library, worksheet: Worksheet) -> dict[str, SheetPlace]:
    """The places of the sheet that a worksheet's records are taken from, by name."""
    source = library.worksheet(worksheet.records or "")
    sheet = blank_sheet(library, source, default_options(source))
    return {place.name: place for place in places_of(sheet)}


def _key(library: Library, worksheet: Worksheet, places: Mapping[str, SheetPlace]) -> str:
    """The place that a worksheet's records are found by; raises `Refused` if it names none."""
    key = worksheet.words.get("name")
    if isinstance(key, str) and key in places:
        return key
    message = f"“words” needs a “name”: the place of “{worksheet.records}” to sort records by"
    where = Where(recognisable(library.file(f"content/worksheets/{worksheet.id}.yaml")))
    raise Refused(
        [Problem(Code.CONTENT_MISSING_KEY, message, f"known: {listed(list(places))}", where)]
    )


def _complete(
    key: str, columns: Sequence[str], records: Sequence[Mapping[str, str]]
) -> list[dict[str, str]]:
    """Records with every column, in the order in which people look names up."""
    whole = [{name: tidy(record.get(name, "")) for name in columns} for record in records]
    return sorted(whole, key=lambda record: by_name(record[key]))
