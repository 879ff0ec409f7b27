"""Collecting: all the answers in returned files, in order, and all that is wrong with the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from worksheets.answers.collect.answer import Answer, FileAnswers
from worksheets.answers.collect.doubles import Key, Return, counted
from worksheets.answers.collect.files import returned_files
from worksheets.answers.collect.known import KnownSheets
from worksheets.answers.collect.read import Returned, ReturnedFile, read_files
from worksheets.content.library import Library
from worksheets.files.paths import recognisable
from worksheets.problems import Code, Problems, Refused, Where


def collect(
    library: Library, arguments: Sequence[str], problems: Problems, *, latest: bool = False
) -> list[Answer]:
    """The answers in files and folders; a file that is refused is an error, and the rest goes on.

    Their order is that of the arguments, then of the files in a folder, then of a file's copies.
    Of several returns with one register's `id`, `latest` takes the one saved last.
    """
    known = KnownSheets(library)
    # A name that is no text in this system's encoding is written as far as it is one.
    files = [
        ReturnedFile(path, recognisable(path).encode(errors="replace").decode())
        for path in returned_files(arguments, problems)
    ]
    returns: list[Return] = []
    first: dict[bytes, str] = {}
    for file, found in zip(files, read_files(files), strict=True):
        if isinstance(found, Refused):
            problems.take(found)
            continue
        if found.digest in first:
            message = f"it is {first[found.digest]} once more, byte for byte; it is counted once"
            problems.add(Code.ANSWERS_DOUBLED, message, "", Where(file.name))
            continue
        first[found.digest] = file.name
        for problem in found.problems:
            problems.record(problem)
        answers = FileAnswers(file.name, known).answers(found.copies, problems)
        returns += _returns(found, answers)
    return counted(returns, problems, latest=latest)


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
