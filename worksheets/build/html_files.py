"""HTML files: a sheet each, for one row each, to fill in on a screen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from worksheets.build.blanks import Blank
from worksheets.build.copies import Copies
from worksheets.build.entries import Entry
from worksheets.build.jobs import About, Job, Written, is_folder
from worksheets.files.names import Names, Pattern
from worksheets.html.document import html_of
from worksheets.html.page import OtherLanguage, Page
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
            if output and not pattern and not is_folder(output):
                yield _sheet_job(copies, number, entry, output)
                continue
            known = {**copies.record(entry), "worksheet": blank.name}
            name = pattern.fill(known, entry.number) if pattern else blank.name
            own = _in_languages(copies, name, names)
            for tag, file in own.items():
                path, other = str(folder / file), _other(copies, own, tag)
                yield _sheet_job(
                    copies, number, replace(entry, lang=tag or entry.lang), path, other
                )
    for number, blank in enumerate(copies.blanks):
        if blank.page and entries:
            own = _in_languages(copies, f"{blank.name}-facilitator", names)
            for tag, file in own.items():
                yield _page_job(copies, number, tag, str(folder / file), _other(copies, own, tag))


def _in_languages(copies: Copies, name: str, names: Names) -> dict[str, str]:
    """The files of a page by its language: "" for the only one, whichever it is."""
    if not copies.request.other:
        return {"": names.take(name.removesuffix(SUFFIX))}
    stem = name.removesuffix(SUFFIX)
    return {tag: names.take(f"{stem}-{tag}") for tag in copies.request.languages}


def _other(copies: Copies, files: Mapping[str, str], tag: str) -> OtherLanguage | None:
    """The same page in the other language, if there are two."""
    for other, file in files.items():
        if other != tag:
            return OtherLanguage(other, copies.in_language(other).language().name, quote(file))
    return None


def _check(copies: Copies, entries: list[Entry], output: str, pattern: Pattern | None) -> None:
    """Refuse what one HTML file cannot hold: several sheets, several people, several copies."""
    problems = []
    sheets = len(copies.blanks) + any(blank.page for blank in copies.blanks)
    if output and not is_folder(output) and not pattern and sheets > 1:
        message = "an HTML file holds one sheet, and you asked for several"
        problems.append(Problem(Code.BAD_VALUE, message, "write to a folder: -o out/"))
    if copies.request.other and output and not pattern and not is_folder(output):
        message = "an HTML file is in one language, and you asked for two"
        problems.append(Problem(Code.BAD_VALUE, message, "write to a folder: -o out/"))
    if len(entries) > 1 and not pattern:
        message = f"an HTML file is for one person, and the register has {len(entries):,} rows"
        problems.append(Problem(Code.BAD_VALUE, message, 'add --split "{worksheet}-{row:03}.html"'))
    if not copies.register and any(entry.copies > 1 for entry in entries):
        message = "--copies is for paper; one HTML file can be sent to everybody"
        problems.append(Problem(Code.BAD_VALUE, message, "leave --copies out"))
    if problems:
        raise BadCommand(problems)


def _sheet_job(
    copies: Copies, number: int, entry: Entry, path: str, other: OtherLanguage | None = None
) -> Job:
    blank = copies.blank(number, entry.lang)
    # In two languages it is one sheet: what is saved from the one can be opened in the other.
    named = replace(entry, lang=copies.request.lang) if other else entry
    identity = copies.identity(number, named, entry.first)
    words = copies.in_language(entry.lang).language_words("html", HtmlWords)
    values = {**blank.example, **entry.values}

    def write(out: BinaryIO, about: About) -> Written:
        author = copies.authorship([number]).author
        page = Page(blank.sheet, values, identity, words, author, _tool(), other)
        return _written(out, page)

    return _job(path, blank, blank.sheet, entry.profile, write)


def _page_job(copies: Copies, number: int, tag: str, path: str, other: OtherLanguage | None) -> Job:
    lang = tag or copies.request.lang
    sheet = copies.blank(number, lang).page
    assert sheet is not None
    words = copies.in_language(lang).language_words("html", HtmlWords)

    def write(out: BinaryIO, about: About) -> Written:
        author = copies.authorship([number]).author
        return _written(out, Page(sheet, {}, NOBODY, words, author, _tool(), other))

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
