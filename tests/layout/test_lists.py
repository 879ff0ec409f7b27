"""Lists: their first item does not end a page by itself."""

from __future__ import annotations

import pytest
from tools.laid import marks_of, nodes_of

from worksheets.content.library import Library
from worksheets.layout.lay_out import lay_out
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Heading, Item, Items, Sheet, Text, Title


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
