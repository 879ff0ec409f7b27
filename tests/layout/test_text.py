"""Titles: in one line as long as that leaves them larger than headings."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tools.laid import marks_of, nodes_of

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import TextMark
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.layout.typeface import spaced_face
from worksheets.sheet.tree import Sheet, Text, Title


@pytest.mark.parametrize("profile", ["standard", "large"])
def test_a_title_is_in_one_line_while_it_is_larger_than_a_heading(
    profile: str, phrases: Mapping[str, str]
) -> None:
    seen = set()
    for letters in range(20, 60):
        title = Title(text="m" * (letters // 2) + " " + "m" * (letters - letters // 2))
        sheet = Sheet(id="x", lang="en", title=title, blocks=(Text(text="A"),), credit="C")
        laid = lay_out(sheet, PROFILES[profile], PAPERS["a4"], phrases)
        lines = [mark for node in nodes_of(laid, "H1") for mark in marks_of(node)
                 if isinstance(mark, TextMark)]  # fmt: skip
        [size] = {mark.size for mark in lines}
        assert laid.profile.heading < size <= laid.profile.title
        wide = spaced_face("bold", 0).width(title.text, 1)
        room = laid.paper.right - laid.paper.left
        one_line = wide * (laid.profile.heading + 1) <= room
        assert (len(lines) == 1) == one_line, letters
        seen.add(one_line)
    assert seen == {True, False}
