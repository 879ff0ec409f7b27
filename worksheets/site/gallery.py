"""The page of a gallery: every worksheet with its picture and its downloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from worksheets.content.folders import built_in
from worksheets.html.document import environment, policy, read_asset
from worksheets.record import record
from worksheets.site.words import SiteWords


@record
class Download:
    """A file to download: what it is, where it is from the page, and its kind."""

    label: str
    path: str
    kind: str


@record
class Entry:
    """What the page says of one worksheet; `picture` is a path, `alt` its words."""

    id: str
    title: str
    source: str
    purpose: str
    about: str
    picture: str
    alt: str
    downloads: Sequence[Download]


@record
class Gallery:
    """The page of one language; `links` lead to the other languages' pages by their names.

    `draft` are the words that say that the language is a draft, if it is one.
    """

    lang: str
    words: SiteWords
    entries: Sequence[Entry]
    links: Mapping[str, str]
    packs: Sequence[str]
    draft: str = ""


def gallery_html(gallery: Gallery) -> str:
    """The text of a gallery's page: the style of the worksheets' pages, and its own."""
    templates = built_in() / "templates"
    style = read_asset(templates / "html/style.css") + "\n"
    style += read_asset(templates / "site/site.css")
    script = read_asset(templates / "site/site.js")
    template = environment(templates / "site").get_template("gallery.html.j2")
    text = template.render(
        gallery=gallery,
        policy=policy(style, script, pictures="'self' file:"),
        style=Markup(style),
        script=Markup(script),
    )
    return text + "\n"
