"""Right to left: letters join, the line is ordered, numbers keep their own direction."""

from __future__ import annotations

import pytest

from worksheets.layout.bidi import joined, letters_of, on_the_line
from worksheets.text.direction import has_right_to_left, is_right_to_left


@pytest.mark.parametrize(
    ("lang", "right_to_left"),
    [("ar", True), ("he-IL", True), ("ur-PK", True), ("en-GB", False), ("cy-GB", False),
     ("az-Arab", True), ("ku-Latn", False), ("pa-Arab-PK", True), ("ar-Latn", False)],
)  # fmt: skip
def test_languages_from_right_to_left(lang: str, right_to_left: bool) -> None:
    assert is_right_to_left(lang) is right_to_left


def test_letters_from_right_to_left() -> None:
    assert has_right_to_left("a سلام") and has_right_to_left("שלום")
    assert not has_right_to_left("Siân Gŵyr") and not has_right_to_left("")


def test_letters_join_and_are_known_again() -> None:
    shown = joined("سلام")
    assert shown != "سلام" and len(shown) == 3, "lam and alef are one form"
    assert "".join(map(letters_of, shown)) == "سلام"
    assert letters_of("a") == "a" and letters_of("é") == "é"


@pytest.mark.parametrize(
    ("text", "right_to_left", "seen"),
    [
        ("abc", False, "abc"),
        ("אבג", True, "גבא"),
        ("אב 12 גד", True, "דג 12 בא"),
        ("1.1", True, "1.1"),
        ("1.", True, ".1"),
        ("(אב)", True, "(בא)"),
        ("see אבג here", False, "see גבא here"),
        ("אב:", True, ":בא"),
        ("", True, ""),
    ],
)
def test_the_order_on_the_line(text: str, right_to_left: bool, seen: str) -> None:
    found = on_the_line(text, right_to_left=right_to_left)
    assert "".join(each.shown for each in found) == seen
    assert sorted(each.number for each in found) == list(range(len(text)))
