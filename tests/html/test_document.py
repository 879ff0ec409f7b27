"""The text of a page: the sheet's words in their order, its places, and nothing from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tools.pages import Read, page_of
from tools.sheets import SHEETS, VARIANTS, printed

from worksheets.content.library import Library
from worksheets.sheet.places import lists_of, places_of, spread

NASTY = "</script><img src=x onerror=alert(1)>\"'&amp;\u2028 \u05d0\u05d1\u05d2 😀 {{ 7 * 7 }}"


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("varied", [False, True])
def test_a_page_has_the_sheets_words_in_their_order(name: str, varied: bool) -> None:
    sheet, text = page_of(name, options=VARIANTS.get(name, {}) if varied else {})
    words = "".join(Read(text).words.split())
    position = 0
    for each in printed(sheet):
        bare = "".join(each.split())
        found = words.find(bare, position)
        if found < 0:
            # A card's letter stands before its words, a cell's corner under its title.
            found = words.find(bare)
        assert found >= 0, each
        position = max(position, found)
    assert words.endswith("".join(sheet.credit.split()))


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("varied", [False, True])
def test_a_page_has_the_places_of_the_sheet_and_no_others(name: str, varied: bool) -> None:
    sheet, text = page_of(name, options=VARIANTS.get(name, {}) if varied else {})
    read = Read(text)
    assert list(read.controls) == [place.name for place in places_of(sheet)]
    assert len(set(read.ids)) == len(read.ids)


@pytest.mark.parametrize("name", SHEETS)
def test_every_control_has_a_label(name: str) -> None:
    read = Read(page_of(name)[1])
    labelled = {has.get("for") for tag, has in read.tags if tag == "label"}
    for tag, has in read.tags:
        if tag in ("textarea", "select") or (tag == "input" and has.get("type") == "text"):
            assert has.get("aria-label") or has["id"] in labelled, has


def test_an_example_comes_back_as_it_was() -> None:
    library = Library()
    for name in SHEETS:
        places = list(places_of(page_of(name)[0]))
        values = spread(library.worksheet(name).example, lists_of(places))
        found = Read(page_of(name, values)[1]).controls
        # Some of the example is for places that only a variant of the sheet has.
        there = {place.name for place in places}
        wanted = {name: value for name, value in values.items() if name in there and value != "no"}
        assert {k: v for k, v in found.items() if v not in ("", "no")} == wanted, name


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=60))
@example(NASTY)
@example("\n\n a blank line first\n")
@example("x" * 100_000)
def test_what_is_typed_is_text(value: str) -> None:
    read = Read(page_of("swot", {"strengths": value, "name": value.replace("\n", " ")})[1])
    assert read.controls["strengths"] == value
    assert read.controls["name"] == value.replace("\n", " ")
    assert [tag for tag, _ in read.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in read.tags]


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    text = page_of("swot")[1]
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    for tag in ("style", "script"):
        [content] = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;")
    assert not re.search(r"https?://|//[a-z]|url\(|@import", text)


@pytest.mark.parametrize("name", SHEETS)
def test_a_page_is_small(name: str) -> None:
    assert len(page_of(name, options=VARIANTS.get(name, {}))[1].encode()) < 60_000
