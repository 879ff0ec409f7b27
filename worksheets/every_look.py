"""Lay out every sheet in every look it can have: what does not fit is told before it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from worksheets.build.layouts import Look, laid_out
from worksheets.build.own_words import place_of_phrase
from worksheets.build.records import example_records
from worksheets.build.request import default_options
from worksheets.build.sheets import blank_sheet, facilitators_page, load_for_children
from worksheets.content import LANG
from worksheets.content.library import Library
from worksheets.content.models import Aspect, PromptBank, Worksheet
from worksheets.files.paths import recognisable
from worksheets.layout.outside import broken, outside
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.problems import Code, Problem, Problems, Refused, Where
from worksheets.process.limits import Limits
from worksheets.process.workers import processors, share_out
from worksheets.record import record
from worksheets.sheet.tree import Sheet

LIMITS = Limits(seconds=120, memory=512_000_000, clock=240)
"""What it may take to lay out all variants of a worksheet for one profile on every paper."""

Variant = tuple[Mapping[str, str], Aspect | None, Sequence[PromptBank]]
"""The options, the aspect and the prompt banks that a sheet is made with."""


@record
class Looks:
    """What to lay out for, by name; of each kind all there are unless some are named."""

    profiles: Sequence[str] = ()
    papers: Sequence[str] = ()
    languages: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Misfit:
    """Something that does not fit; `where` is the file of its words."""

    code: Code
    what: str
    worksheet: str
    where: Where


_Seen = tuple[_Misfit, str, str]
"""What does not fit, in which look, and of which variant unless it is the plain sheet."""


def check_every_look(library: Library, looks: Looks, problems: Problems) -> int:
    """Lay out every worksheet in all its variants and looks; how many sheets were laid out.

    In a language other than English those are laid out that are translated. The work is shared
    out to all processors. Problems go to `problems`, one for each text, with the looks in which it
    does not fit.
    """
    profiles, papers = looks.profiles or tuple(PROFILES), looks.papers or tuple(PAPERS)
    load_for_children(library)
    units = list(product(_spoken(library, looks), library.worksheet_ids(), profiles))

    def work(number: int) -> tuple[int, list[_Seen], list[Problem]]:
        spoken, name, profile = units[number]
        try:
            count, misfits = spoken.in_bounds(_in_looks, name, profile, papers, limits=LIMITS)
        except Refused as refused:
            return 0, [], list(refused.problems)
        return count, misfits, []

    found = share_out(work, len(units), processors())
    shown: dict[_Misfit, dict[str, str]] = {}
    for _, misfits, wrong in found:
        problems.take(Refused(wrong))
        for misfit, look, variant in misfits:
            shown.setdefault(misfit, {}).setdefault(look, variant)
    for misfit, looks_of in shown.items():
        _tell(misfit, [f"{look}{variant}" for look, variant in looks_of.items()], problems)
    return sum(count for count, _, _ in found)


def _spoken(library: Library, looks: Looks) -> list[Library]:
    """The library in each language that is asked for; one that it lacks is left out."""
    tags = library.language_tags()
    return [library.in_language(tag) for tag in tags if tag in (looks.languages or tags)]


def variants(
    library: Library, worksheet: Worksheet, banks: Sequence[PromptBank]
) -> Iterator[Variant]:
    """The plain sheet, then each value of an option, each aspect and each bank by itself."""
    plain = default_options(worksheet)
    yield plain, None, []
    for option in worksheet.options:
        for value in option.values:
            if value != option.default:
                yield plain | {option.name: value}, None, []
    if "aspect" in worksheet.takes:
        for name in library.aspect_ids():
            yield plain, library.aspect(name), []
    if "prompts" in worksheet.takes:
        for bank in banks:
            yield plain, None, [bank]


def _in_looks(
    library: Library, name: str, profile: str, papers: Sequence[str]
) -> tuple[int, list[_Seen]]:
    """All variants of a worksheet for a profile on some papers: their number, and what misfits."""
    try:
        phrases = library.language().phrases.model_dump()
        sheets = list(_sheets(library, library.worksheet(name)))
    except Refused as refused:
        # What a language lacks is listed by `check --lang` alone.
        if any(each.code is not Code.NOT_TRANSLATED for each in refused.problems):
            raise
        return 0, []
    spoken = f" in {library.lang}" if library.lang != LANG else ""
    found: list[_Seen] = []
    for called, sheet in sheets:
        laid = laid_out(library, [Look(sheet, profile, paper, phrases) for paper in papers])
        for paper, each in zip(papers, laid, strict=True):
            misfits = [(Code.TEXT_OUTSIDE, words) for words in outside(each)]
            misfits += [(Code.WORD_BROKEN, word) for word in broken(each)]
            for code, words in misfits:
                where = place_of_phrase(library, words) or sheet.where
                look = f"{profile} on {paper}{spoken}"
                found.append((_Misfit(code, words, name, where), look, called))
    return len(sheets) * len(papers), found


def _sheets(library: Library, worksheet: Worksheet) -> Iterator[tuple[str, Sheet]]:
    """Every sheet of a worksheet, and how a message tells it from the plain one."""
    banks = [library.prompts(name) for name in library.prompt_ids()]
    records = example_records(library, worksheet) if worksheet.records else []
    plain = default_options(worksheet)
    for options, aspect, own in variants(library, worksheet, banks):
        chosen = [f"{key}={value}" for key, value in options.items() if value != plain[key]]
        chosen += [aspect.id] if aspect else []
        chosen += [bank.id for bank in own]
        called = f" ({', '.join(chosen)})" if chosen else ""
        yield called, blank_sheet(library, worksheet, options, aspect, own, records)
    if worksheet.facilitator:
        yield " (facilitator’s page)", facilitators_page(library, worksheet)


def _tell(misfit: _Misfit, looks: Sequence[str], problems: Problems) -> None:
    shown = ", ".join(looks[:4]) + (f" and {len(looks) - 4} more" if len(looks) > 4 else "")
    if misfit.code is Code.WORD_BROKEN:
        message = f"{misfit.worksheet}: “{misfit.what}” is wider than its column in {shown}"
        hint = "use a shorter word, or put a soft hyphen (U+00AD) where it may be parted"
    else:
        message = f"{misfit.worksheet}: “{misfit.what}” does not fit the page in {shown}"
        hint = "shorten it, or let less stand beside it"
    problems.record(Problem(misfit.code, message, hint, misfit.where))


def check_credits(library: Library, problems: Problems) -> None:
    """The chapter's credit stands under the chapter's words, and under no others."""
    chapter = library.chapter()
    for name in library.worksheet_ids():
        try:
            worksheet = library.worksheet(name)
        except Refused:
            # Whoever reads the content tells what is wrong with it.
            continue
        path = library.file(f"content/worksheets/{name}.yaml")
        where = Where(recognisable(path))
        named = chapter.author in worksheet.credit
        if library.is_built_in(f"content/worksheets/{name}.yaml"):
            was_named = chapter.author in Library().worksheet(name).credit
            if was_named and not named:
                message = (
                    f"the words are the chapter’s, and the credit does not name {chapter.author}"
                )
                hint = f"begin it with: {chapter.credit}"
                problems.add(Code.CREDIT_MISSING, message, hint, replace(where, path="credit"))
        elif named:
            message = f"the credit names {chapter.author}, and “{name}” is not of the chapter"
            hint = "write whose words they are, unless you took them from the chapter"
            problems.add(Code.CREDIT_BORROWED, message, hint, replace(where, path="credit"))
