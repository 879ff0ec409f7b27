"""Printed codes in a PDF: seen by everybody, read out to nobody."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from tools import poppler

import worksheets
from worksheets.build.variant import every_variant, key_of
from worksheets.content.library import Library
from worksheets.pdf.page_codes import cells_of
from worksheets.problems import BadCommand, Refused
from worksheets.sheet.page_code import MOST_COPIES, MOST_PAGES, PageCode


def test_the_characters_are_printed_and_no_screen_reader_meets_them(tmp_path: Path) -> None:
    path = tmp_path / "action-plan.pdf"
    worksheets.build_files("action-plan", path, code=True, copies=2)
    key = key_of(next(every_variant(Library(), ["action-plan"])))
    first, second, _ = poppler.text(path).split("\f")
    assert f"{key}-1-1" in first
    assert f"{key}-1-2" in second
    assert key not in poppler.told(path)


def test_without_codes_a_file_is_as_it_always_was() -> None:
    assert worksheets.build("swot", code=False) == worksheets.build("swot")


@pytest.mark.parametrize("text", ["7QK4MZ2-1-1", str(PageCode("ZZZZZZZ", MOST_PAGES, MOST_COPIES))])
def test_a_code_has_twenty_one_modules_and_three_finders(text: str) -> None:
    cells = cells_of(text)
    assert [len(row) for row in cells] == [21] * 21
    for top, left in ((0, 0), (0, 14), (14, 0)):
        assert all(cells[top][left : left + 7])
        assert not any(cells[top + 1][left + 1 : left + 6])


def test_codes_of_a_set_are_numbered_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "checklist.pdf"
    worksheets.build_files("partnership-checklist", path, code=True)
    key = key_of(next(every_variant(Library(), ["partnership-checklist"])))
    pages = poppler.text(path).split("\f")[:-1]
    assert [f"{key}-{number}-1" in page for number, page in enumerate(pages, 1)] == [True] * 2
    assert all(one != other for one, other in pairwise(pages))


def test_a_register_numbers_its_copies_and_keeps_ids_out_of_codes(tmp_path: Path) -> None:
    path = tmp_path / "plans.pdf"
    rows = [{"id": "jo.evans", "name": "Jo"}, {"id": "si", "name": "Siân", "lang": "cy-GB"}]
    worksheets.build_files("action-plan", path, code=True, data=rows)
    english, welsh = (key_of(next(every_variant(Library(), ["action-plan"], langs=[tag])))
                      for tag in ("en-GB", "cy-GB"))  # fmt: skip
    text = poppler.text(path)
    assert f"{english}-1-1" in text
    assert f"{welsh}-1-2" in text
    assert "jo.evans" not in text


def test_html_has_no_codes(tmp_path: Path) -> None:
    with pytest.raises(BadCommand) as refused:
        worksheets.build_files("swot", tmp_path / "swot.html", code=True)
    assert "--code is for paper" in refused.value.problems[0].message


def test_more_copies_than_a_code_can_number_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        worksheets.build("swot", code=True, copies=MOST_COPIES + 1)
    assert refused.value.problems[0].message == "there are more than 99,999 copies"
