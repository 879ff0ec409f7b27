"""Once round: a pack with codes is printed, filled in, scanned, read, reviewed and added up."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tools import browser
from tools.command import worksheets_here
from tools.paper import files, people, prints, tuning
from tools.paper.scanners import Scanner

CHECKLIST = "partnership-checklist"
PACK = f"""\
id: day
title: A day
register: people.csv
order: stack
code: yes
contents:
  - worksheet: {CHECKLIST}
    for: person
    minutes: 20
"""
IDS = ("P-7", "P-9")
DOTS = 150

Meant = dict[str, dict[str, str]]
"""What each person meant, by what the register calls them and by field."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("round")
    (folder / "people.csv").write_text(f"id,name\n{IDS[0]},Jo\n{IDS[1]},Siân\n", "utf-8")
    (folder / "day.yaml").write_text(PACK, "utf-8")
    assert worksheets_here("pack", "day.yaml", "-o", "day", cwd=folder).code == 0
    return folder


@pytest.fixture(scope="module")
def meant(folder: Path) -> Meant:
    """Fill the pack's checklists in on a hard day, copied twice, and scan them in a wrong order."""
    laid = prints.laid_out(CHECKLIST, code=True)
    pdf = (folder / f"day/01-{CHECKLIST}.pdf").read_bytes()
    printed = prints.blanks(pdf, [(1, laid), (2, laid)])
    found: Meant = {name: {} for name in IDS}
    scanned = []
    rng = tuning.rng(71)
    who = [people.person(tuning.FAMILY, rng) for _ in IDS]
    for blank in printed:
        page = people.filled_in(blank, who[blank.copy - 1], rng, tuning.FAMILY, day="hard",
                                copies=2, coded=True, writes=0)  # fmt: skip
        found[IDS[blank.copy - 1]].update({each.box.name: each.meant for each in page.marked})
        shot = tuning.FAMILY.scanned(page.picture, rng, Scanner(dots=DOTS, mishaps=0), None, False)
        scanned.append(shot.picture)
    files.written(folder / "pile.pdf", [scanned[n] for n in (3, 0, 1, 2)], DOTS)
    return found


def collected(folder: Path, *more: str) -> list[Any]:
    ran = worksheets_here("collect", "pile.pdf", "--manifest", "day/manifest.json", *more,
                          "--worksheet", CHECKLIST, "--json", cwd=folder)  # fmt: skip
    assert ran.code == 0, ran.out
    return sorted(ran.json["answers"], key=lambda each: str(each["copy"]))


@pytest.mark.external
def test_what_was_meant_is_what_is_added_up(folder: Path, meant: Meant) -> None:
    first = collected(folder, "--review", "review.html")
    assert [each["copy"] for each in first] == list(IDS)
    for answer in first:
        unsure = {each["field"] for each in answer["unsure"]}
        for name, said in answer["fields"].items():
            if name in meant[answer["copy"]]:
                wanted = "" if name in unsure else meant[answer["copy"]][name]
                assert said == wanted, (answer["copy"], name)
    _review(folder, meant, {(each["copy"], u["field"]) for each in first for u in each["unsure"]})
    second = collected(folder, "--corrections", "review.json", "-o", "answers.json")
    for answer in second:
        assert answer["unsure"] == []
        ours = meant[answer["copy"]]
        assert {name: answer["fields"][name] for name in ours} == ours
    yes = Counter(name for own in meant.values() for name, said in own.items() if said == "yes")
    [result] = worksheets_here("tally", "answers.json", "--json", cwd=folder).json["results"]
    assert result["returned"] == len(IDS)
    for question in result["questions"]:
        for item in question["items"]:
            assert item["counts"]["yes"] == yes[item["name"]], item["name"]


def _review(folder: Path, meant: Meant, unsure: set[tuple[str, str]]) -> None:
    """Decide on the page what was meant, one key each, and save."""
    asked = set()
    with browser.chromium() as found:
        page = found.new_page()
        page.goto(browser.uri(folder / "review.html"))
        page.keyboard.press("Tab")
        while page.locator(".question:visible").count():
            question = page.locator(".question:visible")
            where = question.locator(".hint").last.text_content()
            copy = next(name for name in IDS if f"copy {name}," in where)
            field = question.get_attribute("data-field")
            asked.add((copy, field))
            page.keyboard.press(meant[copy][field][0])
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        download.value.save_as(folder / "review.json")
    assert asked == unsure


def test_corrections_of_another_pile_are_refused(folder: Path) -> None:
    files.written(folder / "empty.png", [np.full((1754, 1240), 250, np.uint8)], DOTS)
    digest = "0" * 64
    other = {"tool": "worksheets", "kind": "corrections", "format": 1, "scans": digest,
             "pages": {digest: {"asked": digest}}}  # fmt: skip
    (folder / "other.json").write_text(json.dumps(other), "utf-8")
    ran = worksheets_here("collect", "empty.png", "--worksheet", CHECKLIST,
                          "--corrections", "other.json", cwd=folder)  # fmt: skip
    assert ran.code == 1
    assert "other.json: error corrections-other-scans: it was made from other scans" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("name", ["review.json", "review", "-"])
def test_a_review_page_is_named_as_a_page(folder: Path, name: str) -> None:
    ran = worksheets_here("collect", "day", "--review", name, cwd=folder)
    assert ran.code == 2
    assert "end it in .html" in ran.err
