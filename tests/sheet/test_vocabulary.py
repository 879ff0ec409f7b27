"""The documentation of the markup is made of its vocabulary."""

from __future__ import annotations

import os

import pytest
from tools.command import ROOT

from worksheets.sheet.values import BadValue, place
from worksheets.sheet.vocabulary import as_markdown


def test_the_page_about_the_markup_is_up_to_date() -> None:
    page = ROOT / "docs/markup.md"
    if os.environ.get("RENEW"):
        page.write_text(as_markdown(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == as_markdown()


@pytest.mark.parametrize("name", ["a", "1.1", "evidence-1.1", "action-10-3", "contact2", "9.3"])
def test_names_of_places(name: str) -> None:
    assert place(name) == name


@pytest.mark.parametrize("name", ["", "a b", "a.b", ".1", "1.", "-a", "a--b", "a_b", "é", "row"])
def test_what_is_no_name(name: str) -> None:
    with pytest.raises(BadValue):
        place(name)
