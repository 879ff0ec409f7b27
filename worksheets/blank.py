"""Blank sheets: a worksheet's words through its template, checked, with nobody's answers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from worksheets.content.library import Library
from worksheets.content.models import Aspect, PromptBank, Worksheet
from worksheets.fill import tidy
from worksheets.judge import judge, legal
from worksheets.layout.glyphs import unprintable
from worksheets.problems import BadCommand, Problem, Problems, Refused, did_you_mean
from worksheets.record import record
from worksheets.register.order import by_name
from worksheets.register.read import read_register
from worksheets.request import Request, chosen, default_options, own_options
from worksheets.sheet.parse import parse
from worksheets.sheet.places import SheetPlace, places_of
from worksheets.sheet.tree import Sheet
from worksheets.template.render import render

FACILITATOR = "facilitator.xml.j2"
VERSION_LENGTH = 12
"""The letters of a content's version: enough to tell any two apart."""


@record
class Blank:
    """One thing to build: a worksheet, its aspect if any, its sheet, and its own example.

    Behind the sheet may be the facilitator's page. `phrases` are the words of its furniture.
    """

    worksheet: Worksheet
    aspect: Aspect | None
    sheet: Sheet
    phrases: Mapping[str, str]
    page: Sheet | None = None
    example: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What its file is called: the worksheet's id, and the aspect's."""
        return f"{self.worksheet.id}-{self.aspect.id}" if self.aspect else self.worksheet.id


def content_version(worksheet: Worksheet) -> str:
    """A short name for a worksheet's words as they are now: answers to other words differ."""
    # How answers are added up changes nothing about what they answer.
    words = worksheet.model_dump_json(exclude={"tally"})
    return hashlib.sha256(words.encode()).hexdigest()[:VERSION_LENGTH]


def blank_sheets(library: Library, request: Request, told: Problems | None = None) -> list[Blank]:
    """The blank sheets of a request, in its order; raises `Refused` with all that is wrong.

    Warnings go to `told`.
    """
    problems = Problems()
    blanks = []
    bank = library.prompts(request.prompts) if request.prompts else None
    for worksheet, aspects in chosen(library, request):
        for aspect in aspects:
            try:
                own_bank = bank if "prompts" in worksheet.takes else None
                records = _records(library, worksheet, request, told or Problems())
                blanks.append(_blank(library, worksheet, request, aspect, own_bank, records))
            except Refused as refused:
                problems.take(refused)
    problems.stop_if_any()
    places = {place.name: place for blank in blanks for place in places_of(blank.sheet)}
    _check_values(places, request.values)
    return blanks


def _blank(
    library: Library,
    worksheet: Worksheet,
    request: Request,
    aspect: Aspect | None,
    bank: PromptBank | None,
    records: Sequence[Mapping[str, str]],
) -> Blank:
    phrases = library.language().phrases
    options = own_options(worksheet, request.options)
    sheet = blank_sheet(library, worksheet, options, aspect, bank, records)
    page = None
    if request.facilitator and worksheet.facilitator:
        page = facilitators_page(library, worksheet)
    example: dict[str, str] = {}
    if request.example and (worksheet.example or worksheet.example_records):
        words = phrases.example.format(title=sheet.title.text)
        sheet = replace(sheet, title=replace(sheet.title, text=words))
        example = worksheet.example
    return Blank(worksheet, aspect, sheet, phrases.model_dump(), page, example)


def blank_sheet(
    library: Library,
    worksheet: Worksheet,
    options: Mapping[str, str],
    aspect: Aspect | None = None,
    bank: PromptBank | None = None,
    records: Sequence[Mapping[str, str]] = (),
) -> Sheet:
    """One worksheet's sheet: its words through its template; raises `Refused`."""
    values = {
        "options": dict(options),
        "aspect": aspect.model_dump() if aspect else {},
        "prompts": bank.model_dump(mode="json") if bank else {},
        "records": list(records),
    }
    return sheet_of(library, worksheet, f"{worksheet.id}.xml.j2", values)


def facilitators_page(library: Library, worksheet: Worksheet) -> Sheet:
    """The page for whoever leads a worksheet's activity; raises `Refused`."""
    return sheet_of(library, worksheet, FACILITATOR, {})


def sheet_of(
    library: Library, worksheet: Worksheet, template: str, values: Mapping[str, object]
) -> Sheet:
    """The sheet that a template makes of a worksheet's words and more; every word printable."""
    known = {"worksheet": worksheet.model_dump(mode="json"), "words": worksheet.words}
    return rendered_sheet(library, template, {**known, **values})


def rendered_sheet(library: Library, template: str, values: Mapping[str, object]) -> Sheet:
    """The sheet that a template makes of some values in the library's language."""
    language = library.language()
    known = {"phrases": language.phrases.model_dump(), "lang": language.tag}
    rendered = render(template, library.template_folders(), {**known, **values})
    library.templates.update(rendered.names)
    sheet = parse(rendered)
    found = [problem for text, where in sheet.texts()
             for problem in unprintable(text, "the text", where)]  # fmt: skip
    if found:
        raise Refused(found)
    return sheet


def example_records(library: Library, worksheet: Worksheet) -> list[dict[str, str]]:
    """The records of a worksheet's own example, complete and in the order of their names."""
    return _complete(worksheet, list(_places(library, worksheet)), worksheet.example_records)


def _records(
    library: Library, worksheet: Worksheet, request: Request, told: Problems
) -> list[dict[str, str]]:
    """The records that a worksheet is made from; none for most."""
    if not worksheet.records:
        return []
    if request.data is None:
        return example_records(library, worksheet)
    places = _places(library, worksheet)
    key = str(worksheet.words["name"])
    judged = judge(library, places, key=key)
    register = read_register(request.data, list(places), told, judged)
    if key not in register.columns:
        problem = Problem("data-missing-name", f"there is no column “{key}”", "", register.where(0))
        raise Refused([problem])
    records = [
        {name: legal(places[name], cell) or "" for name, cell in register.record(row).items()}
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


def _check_values(places: Mapping[str, SheetPlace], values: Mapping[str, str]) -> None:
    """A value needs a place on one of the sheets, and a tick is yes or no."""
    problems: list[Problem] = []
    for name, value in values.items():
        if name not in places:
            message = f"there is no place “{name}” on the sheet"
            problems.append(Problem("unknown-field", message, did_you_mean(name, places)))
        elif legal(places[name], value) is None:
            message = f"“{name}” is there to be ticked, it cannot be “{value}”"
            problems.append(Problem("bad-value", message, " or ".join(places[name].values)))
    if problems:
        raise BadCommand(problems)
