"""Writing a page: a sheet as one HTML file that asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from worksheets.content.folders import built_in
from worksheets.html.page import Page
from worksheets.sheet.tree import Block

FOLDER = "templates/html"


def html_of(page: Page) -> str:
    """The text of a page's file."""
    folder = built_in() / FOLDER
    style, script = read_asset(folder / "style.css"), read_asset(folder / "script.js")
    page.policy = policy(style, script, "data:" if page.has_dots else "'none'")
    template = environment(folder).get_template("sheet.html.j2")
    # The style and the script are ours and stay as they are: the policy names their sums.
    return template.render(page=page, style=Markup(style), script=Markup(script)) + "\n"


def policy(style: str, script: str, pictures: str = "'none'") -> str:
    """The Content-Security-Policy: this style, this script, and nothing from any network."""
    return (
        f"default-src 'none'; img-src {pictures}; style-src '{_sum(style)}'; "
        f"script-src '{_sum(script)}'; base-uri 'none'; form-action 'none'"
    )


def _sum(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256-{digest}"


@cache
def read_asset(path: Path) -> str:
    """The text of a built-in style or script."""
    return path.read_text(encoding="utf-8").strip()


@cache
def environment(folder: Path) -> Environment:
    """Jinja for the built-in page templates; nobody else's are read here."""
    found = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals["render"] = render
    return found


def render(block: Block, page: Page) -> Markup:
    """The HTML of one block, by the macro that has its class's name in small letters."""
    macros = environment(built_in() / FOLDER).get_template("blocks.html.j2").module
    found: Markup = getattr(macros, type(block).__name__.lower())(block, page)
    return found
