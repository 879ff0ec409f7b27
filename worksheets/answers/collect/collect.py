"""Collecting: all the answers in returned files, in order, and all that is wrong with the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from worksheets.answers.collect.answer import Answer, FileAnswers
from worksheets.answers.collect.doubles import Key, Return, counted
from worksheets.answers.collect.files import returned_files
from worksheets.answers.collect.known import KnownSheets
from worksheets.answers.collect.read import PaperFile, Returned, ReturnedFile, read_files
from worksheets.answers.scan.wanted import PaperWork
from worksheets.content.library import Library
from worksheets.files.paths import recognisable
from worksheets.problems import Code, Problems, Refused, Where

if TYPE_CHECKING:
    from worksheets.answers.scan.corrections import Corrections
    from worksheets.answers.scan.reading import PageReading


def collect(
    library: Library,
    arguments: Sequence[str],
    problems: Problems,
    *,
    latest: bool = False,
    work: PaperWork | None = None,
) -> list[Answer]:
    """The answers in files and folders; a file that is refused is an error, and the rest goes on.

    Their order is that of the arguments, then of the files in a folder, then of a file's copies.
    Of several returns with one register's `id`, `latest` takes the one saved last. `work` says
    how scanned pages are read. Raises `Refused` if its corrections are not for these pages.
    """
    work = work or PaperWork()
    corrections = _corrections(work)
    known = KnownSheets(library)
    # A name that is no text in this system's encoding is written as far as it is one.
    files = [
        ReturnedFile(path, recognisable(path).encode(errors="replace").decode(), in_folder)
        for path, in_folder in returned_files(arguments, problems)
    ]
    returns: dict[str, list[Return]] = {file.name: [] for file in files}
    paper: dict[str, tuple[ReturnedFile, PaperFile]] = {}
    for file, found in _readable(files, problems):
        if isinstance(found, PaperFile):
            paper[file.name] = file, found
            continue
        for problem in found.problems:
            problems.record(problem)
        answers = FileAnswers(file.name, known).answers(found.copies, problems)
        returns[file.name] += _returns(found, answers)
    pages = _read_paper(library, list(paper.values()), problems, work) if paper else []
    pages = _reviewed(library, pages, corrections, work)
    for each in _on_paper(pages, known, problems) if pages else ():
        returns[each.answer.file].append(each)
    return counted([each for file in returns.values() for each in file], problems, latest=latest)


def _readable(
    files: Sequence[ReturnedFile], problems: Problems
) -> Iterator[tuple[ReturnedFile, Returned | PaperFile]]:
    """What the files hold, but for those that are refused and those that are there twice."""
    first: dict[bytes, str] = {}
    for file, found in zip(files, read_files(files), strict=True):
        if isinstance(found, Refused):
            problems.take(found)
        elif found.digest in first:
            message = f"it is {first[found.digest]} once more, byte for byte; it is counted once"
            problems.add(Code.ANSWERS_DOUBLED, message, "", Where(file.name))
        else:
            first[found.digest] = file.name
            yield file, found


def _read_paper(
    library: Library,
    paper: Sequence[tuple[ReturnedFile, PaperFile]],
    problems: Problems,
    work: PaperWork,
) -> list[PageReading]:
    """The pages on paper; the packages for that are imported only here."""
    from worksheets.answers.scan.packages import check_packages

    try:
        check_packages()
    except Refused as refused:
        problems.take(refused)
        return []
    from worksheets.answers.scan.read import Paper, no_progress, read_paper

    files = [Paper(file.path, file.name, found.pdf) for file, found in paper]
    progress = work.progress or no_progress
    pictures = work.review is not None
    pages, unread = read_paper(library, files, work.wanted, pictures=pictures, progress=progress)
    for each in unread:
        problems.add(
            Code.ANSWERS_DAMAGED,
            each.reason,
            "scan it again, in several files if it is large",
            Where(each.name),
        )
    return pages


def _corrections(work: PaperWork) -> Corrections | None:
    """What the review page saved, read before a pile of pages is."""
    if not work.corrections:
        return None
    from worksheets.answers.scan.corrections import read_corrections

    return read_corrections(Path(work.corrections))


def _reviewed(
    library: Library,
    pages: list[PageReading],
    corrections: Corrections | None,
    work: PaperWork,
) -> list[PageReading]:
    """The pages with what a person decided; what is left to decide goes to the review page."""
    if corrections:
        from worksheets.answers.scan.corrections import corrected

        pages = corrected(pages, corrections, recognisable(Path(work.corrections)))
    if work.review:
        from worksheets.answers.scan.review import write_review

        write_review(work.review, library, pages)
    return pages


def _on_paper(
    pages: Sequence[PageReading], known: KnownSheets, problems: Problems
) -> Iterator[Return]:
    """The returns on scanned pages.

    Two of one printed copy may be two people's: sheets with a code are photocopied too.
    """
    from worksheets.answers.scan.paper import answers_on

    for answer in answers_on(pages, known, problems):
        yield Return(answer, None, None, 0.0)


def _returns(found: Returned, answers: Sequence[Answer]) -> list[Return]:
    """A file's answers with what tells whether they came back before."""
    count: Counter[tuple[str, str]] = Counter()
    returns = []
    for copy, answer in zip(found.copies, answers, strict=True):
        form = (answer.worksheet, answer.copy)
        key: Key | None = None
        if copy.registered:
            # Several copies for one row are several forms, unless files were joined.
            key = (*form, 0 if found.joined else count[form])
            count[form] += 1
        returns.append(Return(answer, key, found.saved, found.changed))
    return returns
