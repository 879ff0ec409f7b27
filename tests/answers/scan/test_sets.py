"""Pages are put together by their codes, else by running order; nothing is guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tools.scanned import returned, variant

from worksheets.answers.collect.known import KnownSheets
from worksheets.answers.scan.paper import answers_on
from worksheets.answers.scan.reading import PageReading
from worksheets.answers.scan.sets import sets_of
from worksheets.content.library import Library
from worksheets.problems import Code, Problems

CHECKLIST = variant("partnership-checklist")


def page(number: int, picture: int, copy: str = "", called: str = "") -> PageReading:
    """A page of a checklist, in a picture of its own; its code says which copy it is."""
    made = returned(CHECKLIST, picture).pages[number]
    assert made.identity
    identity = replace(made.identity, copy=copy, called=called)
    return replace(made, identity=identity, source=replace(made.source, number=picture))


def together(*pages: PageReading) -> list[tuple[str, list[int]]]:
    """The sets: each copy, and the pictures that it is made of."""
    return [(each.copy, [page.source.number for page in each.pages.values()])
            for each in sets_of(pages)]  # fmt: skip


def told(*pages: PageReading) -> list[tuple[Code, str]]:
    problems = Problems()
    list(answers_on(pages, KnownSheets(Library()), problems))
    return [(each.code, each.message) for each in problems.told]


def test_codes_put_pages_together_in_any_order() -> None:
    pages = page(2, 1, "8"), page(1, 2, "7"), page(1, 3, "8"), page(2, 4, "7")
    assert together(*pages) == [("8", [1, 3]), ("7", [2, 4])]


def test_a_missing_page_is_named_by_its_code() -> None:
    found = dict(told(page(1, 1, "7"), page(2, 2, "7"), page(2, 3, "8")))
    message = found[Code.SCAN_INCOMPLETE]
    assert "copy 8 of “partnership-checklist” (page 3 of the file) lacks page 1" in message


def test_a_page_that_was_fed_twice_is_named_by_its_code() -> None:
    found = told(page(1, 1, "7"), page(2, 2, "7"), page(1, 3, "7"))
    assert found[0] == (
        Code.SCAN_DOUBLED,
        "copy 7 of “partnership-checklist” is there 2 times (pages 1, 2, 3 of the file)",
    )


def test_photocopies_of_a_sheet_with_a_code_are_an_answer_each() -> None:
    stapled = [page(number, 10 * n + number, "1") for n in range(3) for number in (1, 2)]
    assert together(*stapled) == [("1", [1, 2]), ("1", [11, 12]), ("1", [21, 22])]


def test_photocopies_that_are_sorted_by_pages_are_not_guessed() -> None:
    pages = page(1, 1, "1"), page(1, 2, "1"), page(2, 3, "1"), page(2, 4, "1")
    assert together(*pages) == [("1", [1]), ("1", [2]), ("1", [3]), ("1", [4])]


@pytest.mark.parametrize(("called", "copy"), [("P-7", "P-7"), ("", "7")])
def test_an_answer_has_the_id_of_the_register_if_a_manifest_says_it(called: str, copy: str) -> None:
    pages = page(1, 1, "7", called), page(2, 2, "7", called)
    [answer] = answers_on(pages, KnownSheets(Library()), Problems())
    assert answer.copy == copy


def with_banks(number: int, picture: int, count: int, *banks: str) -> PageReading:
    """A page that looks like one of a sheet with these prompt banks, which has so many pages."""
    made = page(1, picture)
    assert made.identity
    variant = made.identity.variant._replace(prompts=banks)
    identity = replace(made.identity, variant=variant, page=number, pages=count)
    return replace(made, identity=identity)


def test_pages_that_do_not_show_their_prompt_bank_join_those_that_do() -> None:
    one = with_banks(1, 1, 3, "benefits"), with_banks(2, 2, 3, "challenges"), with_banks(3, 3, 3)
    two = with_banks(1, 4, 3, "benefits"), with_banks(2, 5, 3), with_banks(3, 6, 3)
    assert together(*one, *two) == [("1", [1, 2, 3]), ("2", [4, 5, 6])]
    assert not any(code is Code.SCAN_INCOMPLETE for code, _ in told(*one, *two))


def test_what_its_pages_say_of_their_number_need_not_be_the_same() -> None:
    pages = with_banks(1, 1, 2, "benefits"), with_banks(2, 2, 3), with_banks(3, 3, 3)
    assert together(*pages, with_banks(1, 4, 2, "benefits")) == [("1", [1, 2, 3]), ("2", [4])]


def test_a_lost_page_of_a_sheet_with_prompt_banks_is_told() -> None:
    pages = with_banks(1, 1, 3, "benefits"), with_banks(3, 2, 3, "challenges")
    message = dict(told(*pages))[Code.SCAN_INCOMPLETE]
    assert "(pages 1, 2 of the file) lacks page 2" in message


def test_a_page_whose_print_shows_other_words_is_told_as_a_form_is() -> None:
    first, second = page(1, 1), page(2, 2)
    assert second.identity
    older = replace(second, identity=replace(second.identity, current=False))
    assert Code.ANSWERS_OTHER_CONTENT in dict(told(first, older))
    assert Code.ANSWERS_OTHER_CONTENT not in dict(told(first, second))
