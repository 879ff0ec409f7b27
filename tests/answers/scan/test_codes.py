"""Printed codes are found in pictures of pages, and say which sheet, page and copy it is."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from tools.photocopies import DOTS

from worksheets.answers.scan.blanks import Blanks
from worksheets.answers.scan.codes import CodeBook, codes_in
from worksheets.answers.scan.wanted import Wanted
from worksheets.api import build
from worksheets.build.variant import Variant, every_variant, key_of
from worksheets.content.library import Library
from worksheets.layout.page_codes import EDGE, SIDE
from worksheets.layout.paper import MM, PAPERS
from worksheets.pack.manifest import read_manifest
from worksheets.pack.printed_codes import copies_in, variants_in
from worksheets.sheet.page_code import PageCode


@pytest.fixture(scope="module")
def checklist() -> list[Image.Image]:
    """The two pages of one copy of a checklist with codes, 300 dots an inch."""
    return pictures("partnership-checklist", code=True)


def pictures(worksheet: str, *, code: bool) -> list[Image.Image]:
    with pypdfium2.PdfDocument(build(worksheet, code=code)) as pdf:
        return [page.render(scale=DOTS / 72, grayscale=True).to_pil() for page in pdf]


def variant(worksheet: str) -> Variant:
    return next(every_variant(Library(), [worksheet]))


def test_each_page_has_its_code_in_head_and_foot(checklist: list[Image.Image]) -> None:
    key = key_of(variant("partnership-checklist"))
    for number, page in enumerate(checklist, 1):
        found = codes_in(np.asarray(page))
        assert [each.code for each in found] == [PageCode(key, number, 1)] * 2
        dots = DOTS / 72
        right = PAPERS["a4"].right
        for each, top in zip(found, (EDGE, PAPERS["a4"].height - EDGE - SIDE), strict=True):
            x, y = each.corners[0]
            assert abs(x - (right - SIDE) * dots) < MM * dots
            assert abs(y - top * dots) < MM * dots


def test_a_code_says_how_the_page_is_turned(checklist: list[Image.Image]) -> None:
    upside_down = np.asarray(checklist[0].rotate(180))
    first = codes_in(upside_down)[0]
    (left, top), (right, _), (_, foot), _ = first.corners
    assert left > right
    assert top > foot


def test_a_page_without_codes_has_none() -> None:
    assert not codes_in(np.asarray(pictures("action-plan", code=False)[0]))


@pytest.mark.parametrize("worksheet", ["swot", "action-plan"])
def test_a_key_of_the_content_in_effect_says_its_variant(worksheet: str) -> None:
    book = CodeBook(every_variant(Library()))
    wanted = variant(worksheet)
    found = book.find(key_of(wanted))
    assert found == (wanted._replace(coded=True), True)


def test_a_key_of_older_words_says_which_sheet_it_was() -> None:
    now = variant("team-stages")
    found = CodeBook([now]).find(key_of(now._replace(content="older")))
    assert found == (now._replace(coded=True), False)


def test_a_key_of_nothing_that_the_content_has_is_unknown() -> None:
    assert CodeBook([variant("team-stages")]).find("ZZZZZZZ") is None


def test_a_manifest_says_what_the_codes_of_its_pack_stand_for(tmp_path: Path) -> None:
    manifest = {
        "tool": {"name": "worksheets", "version": "1"}, "pack": "day", "inputs": [],
        "duplex": False,
        "codes": [{"key": "0000000", "worksheet": "swot", "content": "older", "lang": "en-GB",
                   "aspect": "", "options": {"follow-up": "on"}, "profile": "large",
                   "paper": "a3", "prompts": ["benefits", "challenges", "ways-forward"]},
                  {"key": "1111111", "worksheet": "gone", "content": "older", "lang": "en-GB",
                   "aspect": "", "options": {}, "profile": "large", "paper": "a3",
                   "prompts": []}],
        "files": [{"path": "a.pdf", "worksheet": "swot", "pages": 1, "sheets": 1, "paper": "a3",
                   "profile": "large", "lang": "en-GB", "sha256": "0" * 64,
                   "units": [{"worksheet": "swot", "copy": "P-7", "first_page": 1, "pages": 1,
                              "code": "0000000-27"}]}],
    }  # fmt: skip
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(manifest), "utf-8")
    read = read_manifest(path)
    [swot] = variants_in(read, Library())
    assert swot.content == variant("swot").content
    assert len(swot.prompts) == 3
    book = CodeBook([swot])
    assert book.find(key_of(swot)) == (swot, True)
    assert copies_in(read) == {"0000000-27": "P-7"}


def test_a_codes_sheet_is_sought_first_among_those_without_prompt_banks() -> None:
    every = Blanks(Library(), Wanted(["swot", "team-stages"], lang="en-GB")).every_variant()
    banks = [bool(each.prompts) for each in islice(every, 500)]
    assert banks == sorted(banks)
    assert {False, True} == set(banks)
