"""Packs in two languages: every sheet, cover and list in one and then in the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import poppler, verapdf
from tools.packs import manifest, pack, write_pack

PEOPLE = "name,table,lang\nSiân Gŵyr,1,\nJo Evans,1,en-GB\n"


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bilingual")
    write_pack(folder, ("contents:", "sides: 2\ncontents:"), people=PEOPLE)
    ran = pack(folder, "-o", "out", "--bilingual", "cy-GB,en-GB", "--combined", "all.pdf")
    assert ran.code == 0, ran.err
    return folder / "out"


def pages(path: Path) -> list[str]:
    return [" ".join(each.split()) for each in poppler.text(path).removesuffix("\f").split("\f")]


def test_a_person_has_each_sheet_in_both_languages(day: Path) -> None:
    one, other = pages(day / "person-001.pdf"), pages(day / "person-002.pdf")
    assert len(one) == len(other)
    welsh = [("tudalen" in page, " page 1 of" in page or "page 2 of" in page) for page in one]
    # The cover on both sides of one sheet; the checklist's two pages on a sheet for each language.
    assert welsh[:6] == [(True, False), (False, True), *[(True, False)] * 2, *[(False, True)] * 2]
    assert "Enw: Siân Gŵyr" in one[0] and "Name: Siân Gŵyr" in one[1]
    assert "Bwrdd: 1" in one[0] and "Table: 1" in one[1]


def test_a_table_is_called_in_the_language_of_the_page(day: Path) -> None:
    swot = pages(day / "table-1-a3.pdf")
    assert "Bwrdd 1" in swot[0] and "Table 1" not in swot[0]
    english = next(page for page in swot if "Strengths" in page)
    assert "Bwrdd" not in english


def test_the_organisers_file_is_in_both_languages(day: Path) -> None:
    text = poppler.text(day / "day.pdf")
    assert text.index("Trefn y dydd") < text.index("Running order")
    assert "I’r hwylusydd" in text and "For the facilitator" in text


def test_a_copy_is_one_unit_of_the_manifest(day: Path) -> None:
    [file] = [each for each in manifest(day)["files"] if each["path"] == "person-001.pdf"]
    checklist = [each for each in file["units"] if each["worksheet"] == "partnership-checklist"]
    assert [(each["first_page"], each["pages"]) for each in checklist] == [(3, 4)]
    assert file["lang"] == "cy-GB" and file["pages"] == len(pages(day / "person-001.pdf"))


def test_both_languages_are_accessible(day: Path) -> None:
    paths = [day / name for name in ("person-001.pdf", "day.pdf", "table-1-a3.pdf")]
    assert verapdf.validate("ua1", paths).count("PASS") == len(paths)
