"""What people write for an answer."""

from __future__ import annotations

import pytest

from worksheets.sheet.answers import read_answer
from worksheets.sheet.places import TICK

SCALE = {"1": "not yet", "2": "in part", "3": "quite", "4": "fully"}
THREE = {"yes": "Yes", "partly": "Partly", "no": "No"}


@pytest.mark.parametrize("text", ["YES", " y ", "x", "X", "1", "1.0", "TRUE", "✓", "✔\ufe0f", "t"])
def test_a_tick_is_yes(text: str) -> None:
    assert read_answer(text, TICK) == "yes"


@pytest.mark.parametrize("text", ["no", "No", "n", "0", "0.0", "FALSE", "☐"])
def test_no_tick_is_no(text: str) -> None:
    assert read_answer(text, TICK) == "no"


@pytest.mark.parametrize("text", ["", " ", "\u200b", "maybe", "2", "-1", "partly", "yes no", "oui"])
def test_any_other_word_is_no_answer_to_a_tick(text: str) -> None:
    assert read_answer(text, TICK) is None


def test_an_answer_is_known_by_its_value_and_by_its_printed_words() -> None:
    assert [read_answer(text, SCALE) for text in ("1", "4.0", "Fully", "IN  PART", "5", "yes")] == [
        "1", "4", "4", "2", None, None
    ]  # fmt: skip
    assert [read_answer(text, THREE) for text in ("PARTLY", "x", "0")] == ["partly", "yes", "no"]


def test_a_language_has_words_of_its_own_and_they_come_first() -> None:
    own = {"ja": "yes", "x": "no", "teils": "partly"}
    assert [read_answer(text, TICK, own) for text in ("JA", "x", "y", "teils")] == [
        "yes", "no", "yes", None
    ]  # fmt: skip
