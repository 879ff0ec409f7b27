"""Building: names and choices in, filled sheets out, ready to be written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from worksheets.content.library import Library
from worksheets.content.models import Aspect, Language, PromptBank, Worksheet
from worksheets.fill import fill, tidy
from worksheets.layout.filled import Filled
from worksheets.layout.glyphs import unprintable
from worksheets.layout.lay_out import lay_out
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.problems import BadCommand, Problem, Problems, Refused, did_you_mean
from worksheets.register.order import by_name
from worksheets.register.read import read_register
from worksheets.sheet.parse import parse
from worksheets.sheet.places import places_of
from worksheets.sheet.tree import Sheet
from worksheets.template.render import render

LANG = "en-GB"
PAPER = PAPERS["a4"]
PROFILE = PROFILES["standard"]
ALL = "all"
FACILITATOR = "facilitator.xml.j2"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built: worksheets by id, and what is chosen for all of them."""

    worksheets: Sequence[str]
    aspects: Sequence[str] = ()
    prompts: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    profile: str = PROFILE.name
    paper: str = PAPER.name
    facilitator: bool = False
    example: bool = False
    data: str | None = None


@dataclass(frozen=True, slots=True)
class Blank:
    """One thing to build: a worksheet, its aspect if any, its sheets, and what fills them.

    Behind the sheet may be the facilitator's page.
    """

    worksheet: Worksheet
    aspect: Aspect | None
    sheet: Sheet
    page: Sheet | None = None
    example: Mapping[str, str] = field(default_factory=dict)

    @property
    def sheets(self) -> list[Sheet]:
        """Its sheets in the order of print."""
        return [self.sheet, self.page] if self.page else [self.sheet]

    @property
    def name(self) -> str:
        """What its file is called: the worksheet's id, and the aspect's."""
        return f"{self.worksheet.id}-{self.aspect.id}" if self.aspect else self.worksheet.id


def blank_sheets(library: Library, request: Request, told: Problems | None = None) -> list[Blank]:
    """The blank sheets of a request, in its order; raises `Refused` with all that is wrong.

    Warnings go to `told`.
    """
    chosen = _chosen(library, request)
    language = library.language(LANG)
    bank = library.prompts(request.prompts) if request.prompts else None
    problems = Problems()
    blanks = []
    for worksheet, aspects in chosen:
        for aspect in aspects:
            own_bank = bank if "prompts" in worksheet.takes else None
            options = _options(worksheet, request.options)
            try:
                records = _records(library, worksheet, request, told or Problems())
                sheet = blank_sheet(
                    library, language, worksheet, options, aspect, own_bank, records
                )
                page = None
                if request.facilitator and worksheet.facilitator:
                    page = facilitators_page(library, language, worksheet)
            except Refused as refused:
                problems.take(refused)
                continue
            example: dict[str, str] = {}
            if request.example and (worksheet.example or worksheet.example_records):
                words = language.phrases.example.format(title=sheet.title.text)
                sheet = replace(sheet, title=replace(sheet.title, text=words))
                example = worksheet.example
            blanks.append(Blank(worksheet, aspect, sheet, page, example))
    problems.stop_if_any()
    _check_values([blank.sheet for blank in blanks], request.values)
    return blanks


def blank_sheet(
    library: Library,
    language: Language,
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
    return _sheet(library, language, worksheet, f"{worksheet.id}.xml.j2", values)


def example_records(library: Library, worksheet: Worksheet) -> list[dict[str, str]]:
    """The records of a worksheet's own example, complete and in the order of their names."""
    return _complete(worksheet, _columns(library, worksheet), worksheet.example_records)


def _records(
    library: Library, worksheet: Worksheet, request: Request, told: Problems
) -> list[dict[str, str]]:
    """The records that a worksheet is made from; none for most."""
    if not worksheet.records:
        return []
    if request.data is None:
        return example_records(library, worksheet)
    columns = _columns(library, worksheet)
    register = read_register(request.data, columns, told)
    key = str(worksheet.words["name"])
    records = [register.record(row) for row in range(len(register.rows))]
    problems = Problems()
    for row, record in enumerate(records):
        if not record.get(key):
            message = f"the row has no “{key}”"
            problems.error("data-missing-name", message, "", register.where(row))
        for column, value in record.items():
            where = register.where(row, column)
            for each in unprintable(tidy(value), "the value", where):
                problems.error(each.code, each.message, each.hint, each.where)
    problems.stop_if_any()
    return _complete(worksheet, columns, records)


def _columns(library: Library, worksheet: Worksheet) -> list[str]:
    """The columns of a worksheet's records: the places of the sheet that they are taken from."""
    source = library.worksheet(worksheet.records or "")
    language = library.language(LANG)
    sheet = blank_sheet(library, language, source, default_options(source))
    return [place.name for place in places_of(sheet)]


def _complete(
    worksheet: Worksheet, columns: Sequence[str], records: Sequence[Mapping[str, str]]
) -> list[dict[str, str]]:
    """Records with every column, in the order in which people look names up."""
    key = str(worksheet.words["name"])
    whole = [{name: tidy(record.get(name, "")) for name in columns} for record in records]
    return sorted(whole, key=lambda record: by_name(record[key]))


def facilitators_page(library: Library, language: Language, worksheet: Worksheet) -> Sheet:
    """The page for whoever leads a worksheet's activity; raises `Refused`."""
    return _sheet(library, language, worksheet, FACILITATOR, {})


def _sheet(
    library: Library,
    language: Language,
    worksheet: Worksheet,
    template: str,
    values: Mapping[str, object],
) -> Sheet:
    known = {
        "worksheet": worksheet.model_dump(mode="json"),
        "words": worksheet.words,
        "phrases": language.phrases.model_dump(),
        "lang": language.tag,
    }
    sheet = parse(render(template, library.template_folders(), {**known, **values}))
    _check_glyphs(sheet)
    return sheet


def filled_sheets(
    library: Library, blanks: Iterable[Blank], request: Request, problems: Problems
) -> list[list[Filled]]:
    """The sheets of each blank laid out and filled; what is wrong with a value is collected."""
    phrases = library.language(LANG).phrases.model_dump()
    profile, paper = PROFILES[request.profile], PAPERS[request.paper]
    filled = []
    for blank in blanks:
        values = {**blank.example, **request.values}
        filled.append(
            [
                fill(lay_out(sheet, profile, paper, phrases), values, phrases, sheet.credit,
                     problems)
                for sheet in blank.sheets
            ]
        )  # fmt: skip
    problems.stop_if_any()
    return filled


def default_options(worksheet: Worksheet) -> dict[str, str]:
    """The worksheet's own options, each at its default."""
    return {option.name: option.default for option in worksheet.options}


def _chosen(
    library: Library, request: Request
) -> list[tuple[Worksheet, Sequence[Aspect | None]]]:
    """The worksheets and aspects that were named; every one that does not exist is told."""
    problems = Problems()
    usage = False
    worksheets: list[Worksheet] = []
    aspects: list[Aspect] = []
    wanted = list(request.aspects)
    if ALL in wanted:
        wanted = [aspect.id for aspect in library.chapter().aspects]
    for name in request.worksheets:
        try:
            worksheets.append(library.worksheet(name))
        except Refused as refused:
            usage = usage or isinstance(refused, BadCommand)
            problems.take(refused)
    for name in dict.fromkeys(wanted):
        try:
            aspects.append(library.aspect(name))
        except Refused as refused:
            usage = usage or isinstance(refused, BadCommand)
            problems.take(refused)
    if not problems.found:
        usage = True
        _check_choices(worksheets, request, problems)
    if problems.found:
        raise BadCommand(problems.found) if usage else Refused(problems.found)
    return [(each, aspects if aspects and "aspect" in each.takes else [None])
            for each in worksheets]  # fmt: skip


def _check_choices(
    worksheets: Sequence[Worksheet], request: Request, problems: Problems
) -> None:
    """Each choice must mean something to at least one of the worksheets."""
    if request.aspects and not any("aspect" in each.takes for each in worksheets):
        problems.error("unknown-option", "none of these worksheets takes --aspect",
                       "leave --aspect out")  # fmt: skip
    if request.prompts and not any("prompts" in each.takes for each in worksheets):
        problems.error("unknown-option", "none of these worksheets has room for --prompts",
                       "leave --prompts out")  # fmt: skip
    if request.facilitator and not any(each.facilitator for each in worksheets):
        problems.error("unknown-option", "none of these worksheets has a facilitator’s page",
                       "leave --facilitator out")  # fmt: skip
    made = [each for each in worksheets if each.records]
    if request.data and not made:
        problems.error("unknown-option", "none of these worksheets is made from --data",
                       "leave --data out")  # fmt: skip
    if made and not request.data and not request.example:
        problems.error("missing-data", f"“{made[0].id}” is made from records: --data FILE",
                       "or --example")  # fmt: skip
    if request.example and not any(each.example or each.example_records for each in worksheets):
        problems.error("unknown-option", "none of these worksheets has an example",
                       "leave --example out")  # fmt: skip
    for what, value, there in (
        ("profile", request.profile, PROFILES),
        ("paper", request.paper, PAPERS),
    ):
        if value not in there:
            problems.error(f"unknown-{what}", f"there is no {what} “{value}”",
                           did_you_mean(value, there))  # fmt: skip
    known = {option.name: option for each in worksheets for option in each.options}
    for name, value in request.options.items():
        if name not in known:
            problems.error("unknown-option", f"there is no option “{name}” here",
                           did_you_mean(name, known))  # fmt: skip
        elif value not in known[name].values:
            problems.error("bad-value", f"option “{name}” cannot be “{value}”",
                           did_you_mean(value, known[name].values))  # fmt: skip


def _options(worksheet: Worksheet, given: Mapping[str, str]) -> dict[str, str]:
    own = default_options(worksheet)
    return own | {name: value for name, value in given.items() if name in own}


def _check_values(sheets: Sequence[Sheet], values: Mapping[str, str]) -> None:
    """A value needs a place on one of the sheets, and a tick is yes or no."""
    known = {place.name: place for sheet in sheets for place in places_of(sheet)}
    problems = Problems()
    for name, value in values.items():
        if name not in known:
            problems.error("unknown-field", f"there is no place “{name}” on the sheet",
                           did_you_mean(name, known))  # fmt: skip
        elif value and known[name].values and value not in known[name].values:
            problems.error("bad-value", f"“{name}” is there to be ticked, it cannot be “{value}”",
                           " or ".join(known[name].values))  # fmt: skip
    if problems.found:
        raise BadCommand(problems.found)


def _check_glyphs(sheet: Sheet) -> None:
    """Every word of the sheet must be printable; the line of the template is told."""
    found: list[Problem] = []
    for text, where in sheet.texts():
        found += unprintable(text, "the text", where)
    if found:
        raise Refused(found)
