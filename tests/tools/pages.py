"""HTML pages of worksheets, made in this process, and what is in them."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from worksheets.build.blanks import blank_sheets, content_version
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.html.document import html_of
from worksheets.html.page import Page
from worksheets.html.words import HtmlWords
from worksheets.sheet.identity import Identity
from worksheets.sheet.tree import Sheet


def page_of(
    name: str, values: Mapping[str, str] | None = None, options: Mapping[str, str] | None = None
) -> tuple[Sheet, str]:
    """A worksheet's sheet and the text of its page."""
    library = Library()
    made_of_records = library.worksheet(name).records is not None
    [blank] = blank_sheets(library, Request([name], options=options or {}, example=made_of_records))
    identity = Identity(name, content_version(blank.worksheet), blank.sheet.lang, "1")
    words = library.language_words("html", HtmlWords)
    page = Page(blank.sheet, values or {}, identity, words, "An author", "a tool")
    return blank.sheet, html_of(page)


def written_page(
    folder: Path, name: str, values: Mapping[str, str] | None = None, **options: str
) -> Path:
    """A worksheet's page as a file."""
    path = folder / f"{name}.html"
    path.write_text(page_of(name, values, options)[1], encoding="utf-8")
    return path


class Read(HTMLParser):
    """What a page holds: its words in order, its controls with their values."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.controls: dict[str, str] = {}
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._silent = 0
        self._area = ""
        self._select = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"] or ""] if "id" in given else []
        self._silent += tag in ("style", "script", "noscript")
        name = given.get("name") or ""
        if tag == "textarea":
            self._area = name
            self.controls[name] = ""
        elif tag == "select":
            self._select = name
            self.controls[name] = ""
        elif tag == "option" and "selected" in given:
            self.controls[self._select] = given.get("value") or ""
        elif tag == "input" and name:
            self._input(name, given)

    def _input(self, name: str, given: dict[str, str | None]) -> None:
        if given.get("type") == "checkbox":
            self.controls[name] = "yes" if "checked" in given else "no"
        elif given.get("type") == "radio":
            chosen = given.get("value") or "" if "checked" in given else ""
            self.controls[name] = self.controls.get(name) or chosen
        else:
            self.controls[name] = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script", "noscript")
        if tag == "textarea":
            # A parser takes away the line end behind the start tag.
            self.controls[self._area] = self.controls[self._area].removeprefix("\n")
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.controls[self._area] += data
        elif not self._silent:
            self.words += data
