"""Every blank sheet has a short key, which says which sheet it is and which words are on it."""

from __future__ import annotations

import re
from itertools import takewhile

import pytest

from worksheets.build.blanks import blank_sheets
from worksheets.build.variant import SAME_WORDS, Variant, every_variant, key_of
from worksheets.content.library import Library
from worksheets.sheet.page_code import MOST_CHARACTERS, PageCode, read_page_code


@pytest.fixture(scope="module")
def variants() -> list[Variant]:
    """All variants with one prompt bank at most."""
    return list(takewhile(lambda each: len(each.prompts) < 2, every_variant(Library())))


def test_no_two_variants_have_the_same_key(variants: list[Variant]) -> None:
    keys = {key_of(each) for each in variants}
    assert len(keys) == len(variants) > 1_000


def test_a_key_is_seven_characters_that_nobody_mistakes(variants: list[Variant]) -> None:
    assert all(re.fullmatch("[0-9A-HJKMNP-TV-Z]{7}", key_of(each)) for each in variants[:500])


def test_other_words_change_the_end_of_a_key_alone(variants: list[Variant]) -> None:
    now, before = variants[0], variants[0]._replace(content="0123456789ab")
    assert key_of(now)[:SAME_WORDS] == key_of(before)[:SAME_WORDS]
    assert key_of(now) != key_of(before)


def test_variants_can_be_narrowed() -> None:
    found = list(every_variant(Library(), ["partnership-checklist"], {"rating": "agree"},
                               ["large"], ["a3"], ["en-GB"]))  # fmt: skip
    assert {each.options for each in found} == {
        (("rating", "agree"), ("evidence", "off")), (("rating", "agree"), ("evidence", "on")),
    }  # fmt: skip
    assert {(each.profile, each.paper) for each in found} == {("large", "a3")}


def test_a_variant_asks_for_its_own_blank_sheet() -> None:
    library = Library()
    [variant] = [each for each in every_variant(library, ["swot"], {"follow-up": "on"}, ["clear"],
                                                ["a4"], ["en-GB"])
                 if each.aspect == "commissioning" and each.prompts == ("benefits",)]  # fmt: skip
    [blank] = blank_sheets(library, variant.request())
    assert blank.aspect
    assert blank.aspect.id == "commissioning"
    assert any("benefit" in text.lower() for text, _ in blank.sheet.texts())


@pytest.mark.parametrize("code", [PageCode("7QK4MZ2", 1, 27), PageCode("ZZZZZZZ", 99, 99_999)])
def test_a_code_is_read_back_from_its_characters(code: PageCode) -> None:
    assert read_page_code(str(code)) == code
    assert len(str(code)) <= MOST_CHARACTERS


@pytest.mark.parametrize("text", ["", "HTTPS://SHOP", "7QK4MZ2-0-1", "7QK4MZ2-1-27 ", "7QK4MZ-1-2",
                                  "7QK4MZI-1-1", "7QK4MZ2-1-100000", "7QK4MZ2-100-1"])  # fmt: skip
def test_codes_of_others_are_none_of_ours(text: str) -> None:
    assert read_page_code(text) is None
