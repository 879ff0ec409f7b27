"""The documentation as a site: built strictly, the same each time, whole, and accessible."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from tools import browser
from tools.command import ROOT, environment
from tools.doc_pages import page_names

LOOKED_AT = [
    ("light", 1280, ["index.html", "packs.html", "problems.html"]),
    ("dark", 320, ["gallery.html", "build.html", "registers.html"]),
]
"""Pages of every kind that there is, pictures, commands, files and long tables; each is one page's
work of seconds. The widths are those of a desk and of 400 % zoom."""


def build(folder: Path, **env: str) -> Path:
    """The site, built in a folder that holds nothing else."""
    shutil.copy(ROOT / "zensical.toml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("__pycache__"))
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=folder, env=environment(**env), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site"))


class Links(HTMLParser):
    """What a page leads to, what it loads, and the anchors on it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.leads_to: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value for name, value in attrs if value}
        self.anchors |= {named[name] for name in ("id", "name") if name in named}
        if tag in ("script", "img", "iframe", "link"):
            self.loads += [named[name] for name in ("src", "href") if name in named]
        elif tag == "a" and "href" in named:
            self.leads_to.append(named["href"])


def test_every_page_is_in_the_navigation() -> None:
    config = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))
    assert sorted(_pages(config["project"]["nav"])) == page_names()


def _pages(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for each in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _pages(each)


def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(site: Path) -> None:
    pages = {path: Links(path) for path in site.rglob("*.html")}
    assert len(pages) == len(page_names()) + 1  # 404.html
    wrong = []
    for page, links in pages.items():
        if page.name == "404.html":
            continue  # its links are seen from the server's root
        for link in [*links.leads_to, *links.loads]:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            anchored = pages[target].anchors if target in pages else set()
            if not target.is_file() or (parts.fragment and parts.fragment not in anchored):
                wrong.append(f"{page.name}: {link}")
    assert wrong == []


def test_a_page_loads_nothing_from_another_host(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert [each for each in Links(path).loads if urlsplit(each).netloc] == [], path.name


def test_the_same_pages_make_the_same_site(site: Path, tmp_path: Path) -> None:
    again = build(tmp_path, TZ="Asia/Tokyo", LC_ALL="C")
    first, second = (
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (site, again)
    )
    assert first == second


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Where a server on this computer shows the site."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=os.fspath(site))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.external
def test_axe_finds_nothing_in_a_browser_and_nothing_is_too_wide(address: str) -> None:
    asked: set[str] = set()
    with browser.chromium() as chromium:
        for scheme, width, names in LOOKED_AT:
            context = chromium.new_context(
                color_scheme=scheme, viewport={"width": width, "height": 800}
            )
            page = context.new_page()
            page.on("request", lambda request: asked.add(request.url))
            for name in names:
                page.goto(address + name)
                assert browser.violations(page) == [], (scheme, name)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            context.close()
    assert [each for each in asked if not each.startswith(address)] == []
