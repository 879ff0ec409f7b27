"""Lists: their first item does not end a page by itself."""

from __future__ import annotations

from typing import Literal

import pytest
from tools.laid import marks_of, nodes_of, read

from worksheets.content.library import Library
from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import TextMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Field, Heading, Item, Items, Sheet, Text, Title


@pytest.mark.parametrize("kind", ["heading", "no heading"])
def test_the_first_item_has_the_second_below_it(library: Library, kind: str) -> None:
    phrases = library.language().phrases.model_dump()
    heading = (Heading(text="How to print"),) if kind == "heading" else ()
    listed = Items(items=tuple(Item(text=text) for text in ("Black", "Both sides", "Staple")))
    starts = set()
    for count in range(40):
        lines = tuple(Text(text="Line") for _ in range(count))
        sheet = Sheet(id="x", lang="en-GB", title=Title(text="T"),
                      blocks=(*lines, *heading, listed), credit="C")  # fmt: skip
        laid = lay_out(sheet, PROFILES["standard"], PAPERS["a5"], phrases)
        first, second, _ = (marks_of(node)[0].page for node in nodes_of(laid, "LI"))
        assert first == second, count
        starts.add(first)
    assert starts == {0, 1}


@pytest.mark.parametrize(
    ("marker", "markers"), [("number", ["1.", "2.", "3."]), ("bullet", ["•", "•", "•"])]
)
def test_lines_to_write_on_have_their_numbers_or_bullets(
    marker: Literal["number", "bullet"], markers: list[str], library: Library
) -> None:
    phrases = library.language().phrases.model_dump()
    field = Field(name="a", label="Who?", kind="lines", lines=3, marker=marker)
    sheet = Sheet(id="x", lang="en-GB", title=Title(text="T"), blocks=(field,), credit="C")
    laid = lay_out(sheet, PROFILES["standard"], PAPERS["a4"], phrases)
    words = [mark.text for node in laid.root.walk() for mark in node.kids
             if isinstance(mark, TextMark)]  # fmt: skip
    assert [word for word in words if word in markers] == markers


@pytest.mark.parametrize("columns", [1, 2])
def test_items_have_their_own_labels_or_bullets(columns: int, library: Library) -> None:
    phrases = library.language().phrases.model_dump()
    named = (Item(text="Police", label="A"), Item(text="Health", label="B"))
    for each, labels in ((named, ["A", "B"]), ((Item(text="Police"),) * 3, ["•", "•", "•"])):
        listed = Items(items=each, columns=columns)
        sheet = Sheet(id="x", lang="en-GB", title=Title(text="T"), blocks=(listed,), credit="C")
        laid = lay_out(sheet, PROFILES["standard"], PAPERS["a4"], phrases)
        assert [read(node) for node in nodes_of(laid, "Lbl")] == labels
        assert [read(node) for node in nodes_of(laid, "LBody")] == [item.text for item in each]
