"""HTML files: a sheet each, for one row each, to fill in on a screen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from worksheets.build.blanks import Blank
from worksheets.build.copies import Copies
from worksheets.build.entries import Entry
from worksheets.build.jobs import About, Job, Written, is_folder
from worksheets.files.names import Names, Pattern
from worksheets.html.document import html_of
from worksheets.html.page import Page
from worksheets.html.words import HtmlWords
from worksheets.problems import BadCommand, Code, Problem
from worksheets.sheet.identity import NOBODY
from worksheets.sheet.tree import Sheet
from worksheets.version import __version__

SUFFIX = ".html"


def html_jobs(copies: Copies, output: str, pattern: Pattern | None = None) -> Iterator[Job]:
    """The files to write: one for each sheet, and for each row by `pattern`.

    Raises `BadCommand` where several would have one name.
    """
    entries = [entry for entry in copies.entries if entry.copies]
    _check(copies, entries, output, pattern)
    names = Names(SUFFIX)
    folder = Path(output or ".")
    for entry in entries:
        for number, blank in enumerate(copies.blanks):
            if pattern:
                known = {**copies.record(entry), "worksheet": blank.name}
                path = str(folder / names.take(pattern.fill(known, entry.number)))
            elif output and not is_folder(output):
                path = output
            else:
                path = str(folder / names.take(blank.name))
            yield _sheet_job(copies, number, entry, path)
    for number, blank in enumerate(copies.blanks):
        if blank.page and entries:
            path = str(folder / names.take(f"{blank.name}-facilitator"))
            yield _page_job(copies, number, blank.page, path)


def _check(copies: Copies, entries: list[Entry], output: str, pattern: Pattern | None) -> None:
    """Refuse what one HTML file cannot hold: several sheets, several people, several copies."""
    problems = []
    sheets = len(copies.blanks) + any(blank.page for blank in copies.blanks)
    if output and not is_folder(output) and not pattern and sheets > 1:
        message = "an HTML file holds one sheet, and you asked for several"
        problems.append(Problem(Code.BAD_VALUE, message, "write to a folder: -o out/"))
    if len(entries) > 1 and not pattern:
        message = f"an HTML file is for one person, and the register has {len(entries):,} rows"
        problems.append(Problem(Code.BAD_VALUE, message, 'add --split "{worksheet}-{row:03}.html"'))
    if not copies.register and any(entry.copies > 1 for entry in entries):
        message = "--copies is for paper; one HTML file can be sent to everybody"
        problems.append(Problem(Code.BAD_VALUE, message, "leave --copies out"))
    if problems:
        raise BadCommand(problems)


def _sheet_job(copies: Copies, number: int, entry: Entry, path: str) -> Job:
    blank = copies.blank(number, entry.lang)
    identity = copies.identity(number, entry, entry.first)
    words = copies.in_language(entry.lang).language_words("html", HtmlWords)
    values = {**blank.example, **entry.values}

    def write(out: BinaryIO, about: About) -> Written:
        author = copies.authorship([number]).author
        page = Page(blank.sheet, values, identity, words, author, _tool())
        return _written(out, page)

    return _job(path, blank, blank.sheet, entry.profile, write)


def _page_job(copies: Copies, number: int, sheet: Sheet, path: str) -> Job:
    lang = copies.request.lang
    words = copies.in_language(lang).language_words("html", HtmlWords)

    def write(out: BinaryIO, about: About) -> Written:
        author = copies.authorship([number]).author
        return _written(out, Page(sheet, {}, NOBODY, words, author, _tool()))

    return _job(path, copies.blanks[number], sheet, copies.request.profile, write)


def _job(
    path: str, blank: Blank, sheet: Sheet, profile: str, write: Callable[[BinaryIO, About], Written]
) -> Job:
    return Job(path, sheet.title.text, (blank.worksheet.id,), sheet.lang, profile, write)


def _written(out: BinaryIO, page: Page) -> Written:
    data = html_of(page).encode()
    out.write(data)
    return Written(1, hashlib.sha256(data).hexdigest())


def _tool() -> str:
    return f"worksheets {__version__}"
