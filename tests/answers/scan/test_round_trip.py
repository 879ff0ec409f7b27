"""Once round without codes: a pack is printed, copied, filled in by pen, scanned and tallied.

`test_review_round` goes the same way with codes.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from tools.command import worksheets_here
from tools.packs import manifest
from tools.paper import files, people, prints, tuning
from tools.paper.people import FilledPage
from tools.paper.scanners import Scanner, fed_double
from tools.review_pages import questions, undecided

from worksheets.answers.scan.blanks import Blanks
from worksheets.answers.scan.page import PageReader
from worksheets.answers.scan.pictures import Picture, read_pictures
from worksheets.answers.scan.wanted import Wanted
from worksheets.content.library import Library

PEOPLE = "id,name\na1,Siân Gŵyr\na2,Łucja Żak\n"
PACK = """\
id: evening
title: An evening
date: 3 May 2027
starts: "18:00"
ends: "19:00"
register: people.csv
contents:
  - worksheet: partnership-checklist
    for: person
"""
CHECKLIST = "partnership-checklist"
COPIES = 2


def printed(folder: Path) -> list[prints.Blank]:
    """The checklists of the pack as they come out of the printer, one for each person."""
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (folder / "evening.yaml").write_text(PACK, encoding="utf-8")
    made = worksheets_here("pack", "evening.yaml", "-o", "out", cwd=folder)
    assert made.code == 0, made.err
    laid = prints.laid_out(CHECKLIST)
    pages: list[prints.Blank] = []
    for file in manifest(folder / "out")["files"]:
        pdf = (folder / "out" / file["path"]).read_bytes()
        for unit in file["units"]:
            if unit["worksheet"] == CHECKLIST:
                pages += prints.blanks(pdf, [(len(pages) // 2 + 1, laid)], unit["first_page"])
    return pages


def filled(pages: list[prints.Blank]) -> list[FilledPage]:
    """Each person's pages, copied once and filled in with the person's own pen."""
    made = []
    for number, blank in enumerate(pages):
        who = people.person(tuning.FAMILY, tuning.rng(900 + number // 2))
        rng = tuning.rng(950 + number)
        made.append(people.filled_in(blank, who, rng, tuning.FAMILY))
    return made


def scanned(pages: list[FilledPage], folder: Path) -> Path:
    """The pile as the office scans it: grey, crooked, every third page upside down."""
    pictures = []
    for number, page in enumerate(pages):
        scanner = Scanner(200, upside_down=float(number % 3 == 0), mishaps=0.05)
        shot = tuning.FAMILY.scanned(page.picture, tuning.rng(970 + number), scanner, None, False)
        pictures.append(shot.picture)
    return files.written(folder / "scans.pdf", pictures)


def meant(pages: list[FilledPage]) -> list[dict[str, str]]:
    """What each person meant, item by item."""
    answers: list[dict[str, str]] = []
    for page in pages:
        if page.blank.page == 0:
            answers.append({})
        answers[-1] |= {mark.box.name: mark.meant for mark in page.marked}
    return answers


def test_two_sheets_that_went_through_at_once_are_told() -> None:
    first, _, second, _ = prints.printed(CHECKLIST, 2, code=True)
    picture = fed_double(first.picture, second.picture, 30)
    shot = tuning.FAMILY.scanned(picture, tuning.rng(990), Scanner(200, mishaps=0), None, False)
    reader = PageReader(Blanks(Library(), Wanted(worksheets=[CHECKLIST])))
    read = reader.read(Picture(shot.picture, 200, False, ""), "scans.pdf", 1)
    assert read.identity is None and "two pages at once" in read.reason
    assert "-1-1" in read.reason and "-1-2" in read.reason


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def decided(review: Path, scans: Path, truth: list[FilledPage]) -> dict[str, Any]:
    """The corrections of somebody who looks at each unsure box of a review page, and knows."""
    corrections = undecided(review)
    pictures = read_pictures(scans, range(len(truth)), pdf=True)
    digests = [each.digest for each in pictures if not isinstance(each, str)]
    known = {
        (digest, mark.box.name): mark.meant
        for digest, page in zip(digests, truth, strict=True) for mark in page.marked
    }  # fmt: skip
    for digest, name, value in questions(review):
        corrections["pages"][digest]["boxes"][name] = {value: known[digest, name]}
    return corrections


@pytest.mark.slow
def test_what_was_meant_on_paper_is_what_is_tallied(tmp_path: Path) -> None:
    pages = filled(printed(tmp_path))
    assert len(pages) == 2 * COPIES
    truth = meant(pages)
    scanned(pages, tmp_path)
    given = ["collect", "scans.pdf", "--worksheet", CHECKLIST]
    first = worksheets_here(*given, "--review", "review.html", "-o", "first.csv", cwd=tmp_path)
    assert first.code == 0, first.err
    unsure = sum(value == "" for row in rows(tmp_path / "first.csv") for name, value in row.items()
                 if name in truth[0])  # fmt: skip
    corrections = decided(tmp_path / "review.html", tmp_path / "scans.pdf", pages)
    assert unsure == sum(len(page["boxes"]) for page in corrections["pages"].values())
    (tmp_path / "review.json").write_text(json.dumps(corrections), encoding="utf-8")
    then = worksheets_here(*given, "--corrections", "review.json", "-o", "all.csv", cwd=tmp_path)
    assert then.code == 0, then.err
    found = rows(tmp_path / "all.csv")
    assert [{name: row[name] for name in truth[0]} for row in found] == truth
    result = worksheets_here("tally", "all.csv", "--json", "-o", "t.json", cwd=tmp_path).json
    counts = {
        item["name"]: item["counts"]["yes"]
        for question in result["results"][0]["questions"] for item in question["items"]
    }  # fmt: skip
    assert counts == {
        name: sum(answer[name] == "yes" for answer in truth) for name in truth[0]
    }  # fmt: skip
