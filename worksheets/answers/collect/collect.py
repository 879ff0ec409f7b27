"""Collecting: all the answers in returned files, in order, and all that is wrong with the files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from worksheets.answers.collect.answer import Answer, answers_of
from worksheets.answers.collect.files import returned_files
from worksheets.answers.collect.returned import read_bytes, read_form
from worksheets.answers.collect.versions import Versions
from worksheets.content.library import Library
from worksheets.files.paths import recognisable
from worksheets.problems import Code, Problems, Refused, Where


def collect(library: Library, arguments: Sequence[str], problems: Problems) -> list[Answer]:
    """The answers in files and folders; a file that is refused is an error, and the rest goes on.

    Their order is that of the arguments, then of the files in a folder, then of a file's copies.
    """
    versions = Versions(library)
    answers: list[Answer] = []
    first: dict[bytes, str] = {}
    for path in returned_files(arguments, problems):
        # A name that is no text in this system's encoding is written as far as it is one.
        file = recognisable(path).encode(errors="replace").decode()
        where = Where(file)
        try:
            data = read_bytes(path, file)
            digest = hashlib.sha256(data).digest()
            if digest in first:
                message = f"it is {first[digest]} once more, byte for byte; it is counted once"
                problems.add(Code.ANSWERS_DOUBLED, message, "leave one of them out", where)
                continue
            form = read_form(data, file)
            found = answers_of(form.fields, file, problems)
        except Refused as refused:
            problems.take(refused)
            continue
        first[digest] = file
        if form.mended:
            message = "it was damaged and has been mended"
            problems.add(Code.ANSWERS_MENDED, message, "look whether an answer is missing", where)
        for answer in found:
            versions.check(answer, problems)
        answers += found
    return answers
