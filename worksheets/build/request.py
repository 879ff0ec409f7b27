"""What is asked for: worksheets by id, and choices that at least one of them understands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from worksheets.content import LANG
from worksheets.content.library import Library
from worksheets.content.models import Aspect, Worksheet
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.pdf.imposition import IMPOSITIONS
from worksheets.problems import BadCommand, Code, Problem, Problems, Refused, unknown
from worksheets.record import record
from worksheets.register.reading import Reading

if TYPE_CHECKING:
    from worksheets.register.source import Source

ALL = "all"


@record
class Request:
    """What is to be built: worksheets by id, and what is chosen for all of them.

    `other` is a second language, in which each sheet follows that in `lang`; "" for one language.
    """

    worksheets: Sequence[str]
    aspects: Sequence[str] = ()
    prompts: Sequence[str] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    profile: str = "standard"
    paper: str = "a4"
    facilitator: bool = False
    example: bool = False
    data: str | Source | None = None
    fillable: bool = False
    lang: str = LANG
    form: str = "pdf"
    reading: Reading = field(default_factory=Reading)
    impose: str = ""
    code: bool = False
    other: str = ""

    @property
    def languages(self) -> list[str]:
        """The languages in which everybody gets each sheet, in their order."""
        return [self.lang, *([self.other] if self.other else [])]


def two_languages(library: Library, given: str) -> tuple[str, str]:
    """The two tags of `--bilingual`; raises `BadCommand` unless they are two that exist."""
    tags = [tag.strip() for tag in given.split(",")]
    known = library.language_tags()
    wrong = [unknown(Code.UNKNOWN_LANG, "language", tag, known) for tag in tags if tag not in known]
    if wrong:
        raise BadCommand(wrong)
    if len(set(tags)) != 2 or len(tags) != 2:
        message = f"--bilingual takes two languages, and “{given}” is not two"
        raise BadCommand([Problem(Code.BAD_VALUE, message, "write --bilingual cy-GB,en-GB")])
    return tags[0], tags[1]


def chosen(library: Library, request: Request) -> list[tuple[Worksheet, Sequence[Aspect | None]]]:
    """The worksheets and aspects of a request.

    Raises `BadCommand` where the request names what does not exist, `Refused` where a file of the
    content is wrong.
    """
    problems = Problems()
    usage = False
    worksheets: list[Worksheet] = []
    aspects: list[Aspect] = []
    wanted = list(request.aspects)
    if ALL in wanted:
        wanted = library.aspect_ids()
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


def default_options(worksheet: Worksheet) -> dict[str, str]:
    """The worksheet's own options, each at its default."""
    return {option.name: option.default for option in worksheet.options}


def own_options(worksheet: Worksheet, given: Mapping[str, str]) -> dict[str, str]:
    """The worksheet's own options, those that are given among them."""
    own = default_options(worksheet)
    return own | {name: value for name, value in given.items() if name in own}


def _check_choices(worksheets: Sequence[Worksheet], request: Request, problems: Problems) -> None:
    """Each choice must mean something to at least one of the worksheets."""
    for given, any_takes, what, option in (
        (request.aspects, any("aspect" in each.takes for each in worksheets),
         "takes", "--aspect"),
        (request.prompts, any("prompts" in each.takes for each in worksheets),
         "has room for", "--prompts"),
        (request.facilitator, any(each.facilitator for each in worksheets),
         "has a page for", "--facilitator"),
        (request.example, any(each.example or each.example_records for each in worksheets),
         "has an example for", "--example"),
    ):  # fmt: skip
        if given and not any_takes:
            message = f"none of these worksheets {what} {option}"
            problems.add(Code.UNKNOWN_OPTION, message, f"leave {option} out")
    _check_records(worksheets, request, problems)
    _check_look(request, problems)
    known = {option.name: option for each in worksheets for option in each.options}
    for name, value in request.options.items():
        if name not in known:
            problems.add_unknown(Code.UNKNOWN_OPTION, "option", name, known)
        elif value not in known[name].values:
            what, allowed = f"the option “{name}”", known[name].values
            problems.add_not_allowed(Code.BAD_VALUE, what, value, allowed)


def _check_records(worksheets: Sequence[Worksheet], request: Request, problems: Problems) -> None:
    """A worksheet that is made from records has them, and is built by itself."""
    made = [each for each in worksheets if each.records]
    if made and not request.data and not request.example:
        message = f"“{made[0].id}” is made from records, and there are none"
        problems.add(Code.MISSING_DATA, message, "add --data FILE, or --example")
    if made and request.data and len(made) < len(worksheets):
        message = f"“{made[0].id}” needs all rows at once, the other worksheets a row for each copy"
        problems.add(Code.BAD_VALUE, message, f"build “{made[0].id}” by itself")


def _check_look(request: Request, problems: Problems) -> None:
    """There is such a profile, paper and imposition, and the file can have what is for paper."""
    for code, what, value, there in (
        (Code.UNKNOWN_PROFILE, "profile", request.profile, PROFILES),
        (Code.UNKNOWN_PAPER, "paper", request.paper, PAPERS),
        (Code.BAD_VALUE, "imposition", request.impose or IMPOSITIONS[0], IMPOSITIONS),
    ):
        if value not in there:
            problems.add_unknown(code, what, value, there)
    if request.impose and (request.fillable or request.form != "pdf"):
        what = "a form to fill in" if request.fillable else "an HTML page"
        message = f"--impose is for paper, and {what} is for a screen"
        problems.add(Code.BAD_VALUE, message, "leave one of the two out")
    if request.code and request.form != "pdf":
        message = "--code is for paper, and an HTML page is for a screen"
        problems.add(Code.BAD_VALUE, message, "leave one of the two out")
