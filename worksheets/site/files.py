"""The files of a gallery: the downloads of each worksheet, and the page of each language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from typing import Any, BinaryIO

from worksheets.build.blanks import Blank
from worksheets.build.copies import Copies
from worksheets.build.jobs import About, plan, tool
from worksheets.build.preview import page_pictures
from worksheets.build.request import Request
from worksheets.content.folders import built_in
from worksheets.content.library import Library
from worksheets.content.models import Worksheet
from worksheets.html.document import FOLDER, read_asset
from worksheets.html.words import HtmlWords
from worksheets.problems import Code, Level, Problems, Refused
from worksheets.record import record
from worksheets.sheet.tree import Instructions
from worksheets.site.gallery import Download, Entry, Gallery, gallery_html
from worksheets.site.request import SiteRequest
from worksheets.site.words import SiteWords
from worksheets.text.braces import fill_in

DOTS = 60
"""Dots an inch of a gallery's pictures."""


@record
class SiteFile:
    """One file of a gallery: its path inside it, the sum of all it is made from, what writes it."""

    path: str
    inputs: str
    write: Callable[[BinaryIO], None]


def site_files(library: Library, request: SiteRequest, problems: Problems) -> list[SiteFile]:
    """Every file of a gallery; what a language lacks is left out with a warning in `problems`."""
    files: list[SiteFile] = []
    names = {tag: library.in_language(tag).language().name for tag in request.languages}
    for number, tag in enumerate(request.languages):
        spoken = library.in_language(tag)
        words = spoken.language_words("site", SiteWords)
        entries = []
        for worksheet in _translated(spoken, problems):
            made = _Worksheet(spoken, worksheet, request, words, "" if number == 0 else tag)
            files += made.files
            entries.append(made.entry())
        # The first language is the front page; each other has a folder of its own.
        folder = "" if number == 0 else f"{tag}/"
        root = "../" if folder else ""
        links = {
            name: f"{root}index.html" if n == 0 else f"{root}{other}/index.html"
            for n, (other, name) in enumerate(names.items())
        }
        packs = _pack_titles(spoken, problems)
        draft = spoken.language().phrases.draft if words.is_draft else ""
        gallery = Gallery(tag, words, entries, links if len(links) > 1 else {}, packs, draft)
        text = gallery_html(gallery).encode()
        files.append(
            SiteFile(f"{folder}index.html", hashlib.sha256(text).hexdigest(), _writer(text))
        )
    return files


def _writer(data: bytes) -> Callable[[BinaryIO], None]:
    def write(out: BinaryIO) -> None:
        out.write(data)

    return write


def _translated(library: Library, problems: Problems) -> Iterator[Worksheet]:
    for name in library.worksheet_ids():
        try:
            yield library.worksheet(name)
        except Refused as refused:
            if any(each.code is not Code.NOT_TRANSLATED for each in refused.problems):
                raise
            for each in refused.problems:
                problems.record(replace(each, level=Level.WARNING))


def _pack_titles(library: Library, problems: Problems) -> list[str]:
    """What each pack is called in the library's language; those without a translation are told."""
    from worksheets.pack.source import pack_in, read_pack

    titles = []
    for name in library.pack_ids():
        source = read_pack(library, name)
        own = source.pack.lang == library.lang
        spoken = None if own else pack_in(library, source, library.lang)
        if not (own or spoken):
            message = f"the pack’s own words have no translation into {library.lang}"
            where = source.file.where(())
            problems.add(Code.NOT_TRANSLATED, message, "", where, Level.WARNING)
        titles.append((spoken or source.pack).title)
    return titles


def _sum(library: Library, worksheet: Worksheet, blank: Blank) -> str:
    """A sum of all that a worksheet's files are made from: the program, the words, the sheets."""
    style = built_in() / FOLDER
    parts = [
        tool(),
        worksheet.model_dump_json(),
        library.language().model_dump_json(),
        library.language_words("html", HtmlWords).model_dump_json(),
        library.chapter().model_dump_json(),
        read_asset(style / "style.css"),
        read_asset(style / "script.js"),
        *(json.dumps(asdict(sheet), default=str) for sheet in (blank.sheet, blank.page) if sheet),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class _Worksheet:
    """One worksheet of a gallery in one language: its files, and its entry on the page."""

    def __init__(
        self,
        library: Library,
        worksheet: Worksheet,
        request: SiteRequest,
        words: SiteWords,
        folder: str,
    ) -> None:
        self._library, self._worksheet, self._words = library, worksheet, words
        self._folder = f"{folder}/" if folder else ""
        self._made_of_records = worksheet.records is not None
        self._blank = self._copies(facilitator=bool(worksheet.facilitator)).blanks[0]
        self._inputs = _sum(library, worksheet, self._blank)
        self.files: list[SiteFile] = []
        self._downloads: list[Download] = []
        self._picture = f"{worksheet.id}/{worksheet.id}.png"
        self._add(self._picture, "picture", self._write_picture)
        if not self._made_of_records:
            self._add_blanks(request)
            self._add_build("fillable", words.fillable, "pdf", fillable=True)
            self._add_build("form", words.html, "html")
        if worksheet.example or worksheet.example_records:
            self._add_build("example", words.example, "pdf", example=True)
        if worksheet.facilitator and not self._made_of_records:
            self._add_build("facilitator", words.facilitator, "pdf", facilitator=True)

    def entry(self) -> Entry:
        """What the page says of the worksheet."""
        worksheet, words = self._worksheet, self._words
        page = worksheet.facilitator
        about = ""
        if page:
            about = fill_in(words.minutes, minutes=page.minutes, group=page.group)
        return Entry(
            worksheet.id,
            worksheet.title,
            worksheet.source,
            self._instructions(),
            about,
            self._picture,
            fill_in(words.picture, title=worksheet.title),
            self._downloads,
        )

    def _instructions(self) -> str:
        blocks = self._blank.sheet.blocks
        return next((each.text for each in blocks if isinstance(each, Instructions)), "")

    def _add_blanks(self, request: SiteRequest) -> None:
        for paper in request.papers:
            for profile in request.profiles:
                shown = {"paper": paper.upper(), "profile": profile}
                label = fill_in(self._words.blank, **shown)
                self._add_build(f"{paper}-{profile}", label, "pdf", paper=paper, profile=profile)

    def _add_build(self, name: str, label: str, form: str, **choices: Any) -> None:
        path = f"{self._worksheet.id}/{self._worksheet.id}-{name}.{form}"

        def write(out: BinaryIO) -> None:
            [job] = plan(self._copies(form=form, **choices), f"x.{form}")
            job.write(out, About())

        self._add(path, name, write)
        self._downloads.append(Download(label, path, form.upper()))

    def _add(self, path: str, kind: str, write: Callable[[BinaryIO], None]) -> None:
        inputs = hashlib.sha256(f"{self._inputs} {kind}".encode()).hexdigest()
        self.files.append(SiteFile(f"{self._folder}{path}", inputs, write))

    def _write_picture(self, out: BinaryIO) -> None:
        [job] = plan(self._copies(), "x.pdf")
        out.write(next(page_pictures(job, DOTS)))

    def _copies(self, **choices: Any) -> Copies:
        example = choices.pop("example", self._made_of_records)
        request = Request([self._worksheet.id], example=example, lang=self._library.lang, **choices)
        return Copies(self._library, request)
