"""Blanks: the sheets of a request, with nobody's answers in them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from worksheets.build.cells import no_answer, place_value
from worksheets.build.records import example_records, records_of
from worksheets.build.request import Request, chosen, own_options
from worksheets.build.sheets import (
    blank_sheet,
    facilitators_page,
    load_for_children,
    with_note_on_ticks,
)
from worksheets.content.library import Library
from worksheets.content.models import Aspect, PromptBank, Worksheet
from worksheets.problems import BadCommand, Code, Problem, Problems, Refused, unknown
from worksheets.record import record
from worksheets.sheet.places import SheetPlace, columns_of, lists_of, places_of, spread
from worksheets.sheet.tree import Sheet
from worksheets.text.braces import fill_in

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
    # How answers are added up, what stands above a page and who wrote it change no question.
    words = worksheet.model_dump_json(exclude={"tally", "part_of", "short", "author", "licence"})
    return hashlib.sha256(words.encode()).hexdigest()[:VERSION_LENGTH]


def blank_sheets(
    library: Library, request: Request, warnings: Problems | None = None
) -> list[Blank]:
    """The blank sheets of a request, in its order; raises `Refused` with all that is wrong.

    Warnings go to `warnings`.
    """
    records: dict[str, list[dict[str, str]]] = {}
    if request.data is not None:
        for each, _ in library.in_bounds(chosen, request):
            if each.records:
                records[each.id] = records_of(library, each, request, warnings or Problems())
    load_for_children(library)
    blanks = library.in_bounds(_blank_sheets, request, records)
    if warnings is not None:
        for blank in blanks:
            for stale in blank.worksheet.stale:
                warnings.record(stale)
    return blanks


def _blank_sheets(
    library: Library, request: Request, records: Mapping[str, list[dict[str, str]]]
) -> list[Blank]:
    """As `blank_sheets`; the records are those of a register, by worksheet."""
    problems = Problems()
    blanks = []
    banks = [library.prompts(name) for name in dict.fromkeys(request.prompts)]
    for worksheet, aspects in chosen(library, request):
        for aspect in aspects:
            try:
                own_banks = banks if "prompts" in worksheet.takes else []
                blanks.append(_blank(library, worksheet, request, aspect, own_banks, records))
            except Refused as refused:
                problems.take(refused)
    problems.stop_if_any()
    places = {place.name: place for blank in blanks for place in columns_of(blank.sheet)}
    _check_values(places, request.values, library)
    return blanks


def _blank(
    library: Library,
    worksheet: Worksheet,
    request: Request,
    aspect: Aspect | None,
    banks: Sequence[PromptBank],
    records: Mapping[str, list[dict[str, str]]],
) -> Blank:
    phrases = library.language().phrases
    made_of = records.get(worksheet.id, [])
    if worksheet.records and worksheet.id not in records:
        made_of = example_records(library, worksheet)
    options = own_options(worksheet, request.options)
    sheet = blank_sheet(library, worksheet, options, aspect, banks, made_of)
    if request.code:
        sheet = with_note_on_ticks(sheet, phrases.take_back)
    page = None
    if request.facilitator and worksheet.facilitator:
        page = facilitators_page(library, worksheet)
    example: dict[str, str] = {}
    if request.example and (worksheet.example or worksheet.example_records):
        title = sheet.title
        marked = [title and fill_in(phrases.example, title=title)
                  for title in (title.text, title.short)]  # fmt: skip
        sheet = replace(sheet, title=replace(title, text=marked[0], short=marked[1]))
        values = own_example(worksheet, options)
        example = spread(values, lists_of(places_of(sheet)))
    return Blank(worksheet, aspect, sheet, phrases.model_dump(), page, example)


def own_example(worksheet: Worksheet, options: Mapping[str, str]) -> dict[str, str]:
    """A worksheet's own example, as it is with these options."""
    values = dict(worksheet.example)
    for variant in worksheet.example_variants:
        if variant.options.items() <= options.items():
            values |= variant.example
    return values


def _check_values(
    places: Mapping[str, SheetPlace], values: Mapping[str, str], library: Library
) -> None:
    """A value needs a place on one of the sheets and a usual length, and a tick is yes or no."""
    if not values:
        return
    from worksheets.register.cells import too_much

    own_words = library.answer_words()
    problems: list[Problem] = []
    for name, value in values.items():
        if name not in places:
            problems.append(unknown(Code.UNKNOWN_FIELD, "place", name, places))
        elif long := too_much(value, f"the value of “{name}”"):
            # Before anything else looks at it: what measures and draws it may take very long.
            problems.append(long)
        elif place_value(places[name], value, own_words) is None:
            problems.append(no_answer(places[name], value))
    if problems:
        raise BadCommand(problems)
