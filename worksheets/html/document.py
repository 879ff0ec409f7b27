"""Writing a page: a sheet as one HTML file that asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from worksheets.content.library import built_in
from worksheets.html.elements import macro_of
from worksheets.html.page import Page
from worksheets.sheet.tree import Block

FOLDER = "templates/html"


def html_of(page: Page) -> str:
    """The text of a page's file."""
    folder = built_in() / FOLDER
    style, script = _read(folder / "style.css"), _read(folder / "script.js")
    page.policy = _policy(style, script)
    template = _environment(folder).get_template("sheet.html.j2")
    # The style and the script are ours and stay as they are: the policy names their sums.
    return template.render(page=page, style=Markup(style), script=Markup(script)) + "\n"


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: this style, this script, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src '{_sum(style)}'; script-src '{_sum(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _sum(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256-{digest}"


@cache
def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8").strip()


@cache
def _environment(folder: Path) -> Environment:
    """Jinja for the built-in page templates; nobody else's are read here."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["render"] = render
    return environment


def render(block: Block, page: Page) -> Markup:
    """The HTML of one block, by the macro of its kind."""
    macros = _environment(built_in() / FOLDER).get_template("blocks.html.j2").module
    found: Markup = getattr(macros, macro_of(block))(block, page)
    return found
