"""The pages of keys and of templates' names are what the models and the templates' makers say."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Mapping
from types import ModuleType

import pytest
from tools.command import ROOT

from worksheets.answers.tally.summary import Summary
from worksheets.answers.tally.tally import tally_example
from worksheets.build import sheets
from worksheets.build.blanks import blank_sheets
from worksheets.build.request import Request
from worksheets.content.library import Library
from worksheets.problems import Problems
from worksheets.template.names import NAMES, TALLY_NAMES
from worksheets.template.render import Rendered, render


@pytest.fixture(scope="module")
def pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("content_keys", ROOT / "docs/content_keys.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["content-keys", "template-names"])
def test_a_page_is_current(name: str, pages: ModuleType) -> None:
    text = pages.keys_page() if name == "content-keys" else pages.names_page()
    page = ROOT / f"docs/{name}.md"
    if os.environ.get("RENEW"):
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text


def test_every_key_has_a_meaning(pages: ModuleType) -> None:
    for model in pages.FILES.values():
        for each in (model, *pages._inner(model)):
            assert set(pages.meanings(each)) >= set(each.__annotations__), each


def test_templates_are_given_the_names_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, set[str]] = {}

    def noting(name: str, find: object, values: Mapping[str, object]) -> Rendered:
        given[name] = set(values)
        return render(name, find, values)  # type: ignore[arg-type]  # it is handed on

    monkeypatch.setattr(sheets, "render", noting)
    library = Library()
    blank_sheets(library, Request(["swot"], facilitator=True))
    result = tally_example(library, library.worksheet("swot"), Problems())
    assert result
    Summary(library, result, Problems())
    assert given["swot.xml.j2"] == set(NAMES)
    assert given["facilitator.xml.j2"] <= set(NAMES)
    assert given["tally.xml.j2"] == set(TALLY_NAMES)
