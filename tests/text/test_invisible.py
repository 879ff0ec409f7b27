"""What nobody sees is no part of a text."""

from __future__ import annotations

import unicodedata

import pytest

from worksheets.text.invisible import visible, without_soft_hyphens

MARKS = (
    "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u2063\u061c\u202a\u202e\u2066\u2069\ufe0e\ufe0f"
    "\U000e0101\U000e007f"
)


@pytest.mark.parametrize("mark", MARKS, ids=[f"U+{ord(mark):04X}" for mark in MARKS])
def test_a_mark_that_nobody_sees_is_left_out(mark: str) -> None:
    assert visible(f"{mark}Si{mark}ân{mark}") == "Siân"


def test_everything_that_is_seen_stays() -> None:
    text = "Ŵyr ẹ́ x̄ “a” – b\u00a0c\td\ne ✓ 😀 שלום"
    assert visible(text) == text
    assert all(unicodedata.category(mark) in ("Cf", "Mn") for mark in MARKS)


def test_a_soft_hyphen_stays_in_a_text_and_goes_from_a_name() -> None:
    assert visible("multi\u00adagency") == "multi\u00adagency"
    assert without_soft_hyphens("multi\u00adagency\ufeff") == "multiagency"
