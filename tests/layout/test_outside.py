"""What reaches beyond a page, and words that no column is wide enough for, are found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from worksheets.layout.lay_out import lay_out
from worksheets.layout.marks import LaidSheet, TextMark
from worksheets.layout.outside import broken, outside
from worksheets.layout.paper import PAPERS
from worksheets.layout.profile import PROFILES
from worksheets.sheet.tree import Sheet

SheetOf = Callable[[str], Sheet]


def laid(sheet: Sheet, phrases: Mapping[str, str]) -> LaidSheet:
    return lay_out(sheet, PROFILES["giant"], PAPERS["a5"], phrases)


def test_what_fits_is_not_told(sheet_of: SheetOf, phrases: Mapping[str, str]) -> None:
    found = laid(sheet_of('<text>Fits well</text><field name="a" label="Name"/>'), phrases)
    assert list(outside(found)) == [] and list(broken(found)) == []


def test_words_and_places_beyond_a_margin(sheet_of: SheetOf, phrases: Mapping[str, str]) -> None:
    found = laid(sheet_of('<text>Fits well</text><field name="a" label="Name"/>'), phrases)
    [text] = [mark for node in found.root.walk() for mark in node.kids
              if isinstance(mark, TextMark) and mark.text.startswith("Fits")]  # fmt: skip
    found.furniture[0].append(replace(text, x=found.paper.right - 5))
    found.places[0] = replace(found.places[0], y=found.paper.bottom)
    assert list(outside(found)) == ["Fits well", "Name"]


def test_a_word_broken_between_letters(sheet_of: SheetOf, phrases: Mapping[str, str]) -> None:
    long = "Interdepartmentalisationalitiesrepresentation"
    assert list(broken(laid(sheet_of(f"<text>An {long} here</text>"), phrases))) == [long]
    soft = f"<text>An {long[:5]}\u00ad{long[5:20]}\u00ad{long[20:]} here</text>"
    assert list(broken(laid(sheet_of(soft), phrases))) == []
    assert list(broken(laid(sheet_of("<text>One two-three four five six</text>"), phrases))) == []
