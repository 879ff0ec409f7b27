"""Answers out of files of scanned and photographed pages, and all that is to be told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worksheets.answers.collect.answer import Answer, FileAnswers
from worksheets.answers.collect.known import KnownSheets
from worksheets.answers.scan.answers import copy_of
from worksheets.answers.scan.reading import PageReading, ReadSet
from worksheets.answers.scan.sets import UNPAIRED, sets_of
from worksheets.build.variant import Variant
from worksheets.problems import Code, Problems, Where
from worksheets.text.shown import shown

REVIEW = "--review FILE.html writes a page to decide and to type on"
MOST_NAMED = 8
"""The fields or pages that one message names."""


def answers_on(
    pages: Sequence[PageReading], known: KnownSheets, problems: Problems
) -> Iterator[Answer]:
    """The answers on some pages, set by set; what is told is told file by file."""
    _tell_pages(pages, problems)
    sets = sets_of(pages)
    _tell_doubled(sets, problems)
    _tell_one_language(sets, problems)
    for file in dict.fromkeys(page.source.file for page in pages):
        ours = [each for each in sets if _file(each) == file]
        copies = [copy_of(each, known) for each in ours]
        answers = FileAnswers(file, known).answers(copies, problems)
        for each, answer in zip(ours, answers, strict=True):
            _tell_set(each, answer, problems)
            yield answer


def _file(read: ReadSet) -> str:
    """The file of the first page of a set."""
    return next(iter(read.pages.values())).source.file


def _tell_pages(pages: Sequence[PageReading], problems: Problems) -> None:
    """Tell of pages that are not read, and of those in which pencil is lost."""
    of: dict[str, list[PageReading]] = {}
    for page in pages:
        of.setdefault(page.source.file, []).append(page)
    for file, ours in of.items():
        where = Where(file)
        unread = [page for page in ours if page.identity is None and not page.empty]
        if not any(page.identity for page in ours):
            _tell_foreign(unread, where, problems)
            continue
        for page in unread:
            message = f"page {page.source.number} is not read: {page.reason}"
            problems.add(Code.SCAN_NOT_READ, message, "look at it; nothing of it is counted", where)
        black = [str(page.source.number) for page in ours if page.source.one_bit and page.identity]
        if black:
            message = f"black and white only, so pencil cannot be read: {_pages(black)}"
            problems.add(Code.SCAN_ONE_BIT, message, "scan it again in grey", where)
        if any(page.source.drawn and page.identity for page in ours):
            message = "it is a form without its fields: what its pages show is read"
            problems.add(Code.ANSWERS_FLATTENED, message, "", where)
        written = sum(place.ink and place.text is None for page in ours for place in page.written)
        if written:
            message = f"{written} answers in handwriting are not read"
            message = "1 answer in handwriting is not read" if written == 1 else message
            problems.add(Code.SCAN_WRITTEN, message, REVIEW, where)


def _tell_foreign(unread: Sequence[PageReading], where: Where, problems: Problems) -> None:
    """Refuse a file that has no page of ours."""
    if not unread:
        message = "all its pages are empty"
    elif len(unread) == 1:
        message = f"its page is not read: {unread[0].reason}"
    else:
        reasons = list(dict.fromkeys(page.reason for page in unread))
        message = f"none of its {len(unread)} pages is read: {'; '.join(reasons[:3])}"
    if not unread:
        hint = "was the other side scanned?"
    elif not any(page.source.width for page in unread):
        hint = "scan it again, or save it again as PDF, TIFF, PNG or JPEG"
    else:
        hint = "is it in large print, in another language or on other paper? --profile, --lang and "
        hint += "--paper say so"
    problems.add(Code.ANSWERS_NOT_OURS, message, hint, where)


def _tell_doubled(sets: Sequence[ReadSet], problems: Problems) -> None:
    """Tell which printed copies are there more than once."""
    of: dict[tuple[Variant, str], list[ReadSet]] = {}
    for each in sets:
        if each.coded:
            of.setdefault((each.variant, each.copy), []).append(each)
    for several in of.values():
        if len(several) < 2:
            continue
        where = Where(_file(several[1]))
        sources = [page.source for each in several for page in each.every_page]
        at = _pages([str(each.number) for each in sources if each.file == where.file])
        message = f"{_called(several[0])} is there {len(several)} times ({at} of the file)"
        hint = "each is counted; was a page fed twice, or a sheet with codes photocopied?"
        problems.add(Code.SCAN_DOUBLED, message, hint, where)


def _tell_one_language(sets: Sequence[ReadSet], problems: Problems) -> None:
    """Tell which copies in two languages are there in one of them only, or cannot be paired."""
    of: dict[tuple[str, str, str], list[ReadSet]] = {}
    for each in sets:
        variant = each.variant
        if variant.languages and each.coded and not each.second:
            only = "" if each.why == UNPAIRED else variant.lang
            of.setdefault((_file(each), variant.worksheet, only), []).append(each)
    for (file, worksheet, only), several in of.items():
        names = list(dict.fromkeys(shown(each.called) for each in several))
        word = "copy" if len(names) == 1 else "copies"
        copies = f"{word} {_listed(names)} of “{shown(worksheet)}”"
        message = f"{copies} came back in {only} only" if only else f"{copies}: {UNPAIRED}"
        hint = "scan the other language, too, if somebody wrote on it"
        if any(each.why for each in several):
            hint = "each language counts by itself; print a copy for each person next time"
        problems.add(Code.SCAN_INCOMPLETE, message, hint, Where(file))


def _called(read: ReadSet) -> str:
    return f"copy {shown(read.called)} of “{shown(read.variant.worksheet)}”"


def _tell_set(read: ReadSet, answer: Answer, problems: Problems) -> None:
    """Tell of what is missing or unsure in a set."""
    where = Where(answer.file)
    called = _called(read)
    for part in read.parts:
        if not part.missing:
            continue
        on = _pages([str(page.source.number) for page in part.pages.values()])
        lost = _pages([str(number) for number in part.missing])
        spoken = f" in {part.variant.lang}" if part.variant.languages else ""
        message = f"{called} ({on} of the file) lacks {lost} of its sheet{spoken}"
        hint = part.why and f"{part.why}: is the pile sorted by pages? scan it person by person"
        problems.add(Code.SCAN_INCOMPLETE, message, hint, where)
    if answer.unsure:
        told = [f"“{each.field}” ({each.reason}; page {each.page})" for each in answer.unsure]
        more = f" and {len(told) - MOST_NAMED} more" if len(told) > MOST_NAMED else ""
        message = f"{called}: nobody can be sure of {', '.join(told[:MOST_NAMED])}{more}"
        problems.add(Code.SCAN_UNSURE, message, REVIEW, where)


def _pages(numbers: Sequence[str]) -> str:
    return f"{'page' if len(numbers) == 1 else 'pages'} {_listed(numbers)}"


def _listed(names: Sequence[str]) -> str:
    more = " …" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}"
