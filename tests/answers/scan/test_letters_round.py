"""Once round with letters: boards are filled in by pen, scanned, collected, and added up."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tools.command import worksheets_here
from tools.paper import files, people, prints, tuning
from tools.paper.scanners import Scanner
from tools.review_pages import questions, undecided

from worksheets.answers.scan.pictures import read_pictures

DIAMOND = "diamond-ranking"
BOARDS = ("KHFGLDEBACIJ", "HKFGLDEBCAJI", "KHGFDLEABCIJ")
"""The letters of each group: from the top of the board, then those that are left out."""
NAMES = [f"rank-{n}" for n in range(1, 10)] + [f"discarded-{n}" for n in range(1, 4)]
MEANT = [dict(zip(NAMES, letters, strict=True)) for letters in BOARDS]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scan of three groups' boards, each with a pen of its own."""
    folder = tmp_path_factory.mktemp("boards")
    [blank] = prints.printed(DIAMOND)
    scans = []
    for number, texts in enumerate(MEANT):
        rng = tuning.rng(400 + number)
        who = people.person(tuning.FAMILY, rng)
        page = people.written_in(blank, texts, who, rng, tuning.FAMILY)
        scanner = Scanner(200, mishaps=0)
        scans.append(tuning.FAMILY.scanned(page.picture, rng, scanner, None, False).picture)
    files.written(folder / "boards.pdf", scans)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.slow
def test_letters_are_read_and_add_up_to_the_ranking(folder: Path) -> None:
    given = ["collect", "boards.pdf", "--worksheet", DIAMOND]
    ran = worksheets_here(*given, "--review", "review.html", "-o", "first.csv", cwd=folder)
    assert ran.code == 0, ran.err
    read = [{name: row[name] for name in NAMES} for row in rows(folder / "first.csv")]
    assert len(read) == len(MEANT)
    pairs = [(row[name], texts[name]) for row, texts in zip(read, MEANT, strict=True)
             for name in NAMES]  # fmt: skip
    assert all(said in ("", meant) for said, meant in pairs)
    asked = questions(folder / "review.html")
    assert len(asked) == sum(not said for said, _ in pairs) < len(pairs) / 4
    decided(folder, asked)
    ran = worksheets_here(*given, "--corrections", "review.json", "-o", "all.csv", cwd=folder)
    assert ran.code == 0, ran.err
    assert [{name: row[name] for name in NAMES} for row in rows(folder / "all.csv")] == MEANT
    tally = worksheets_here("tally", "all.csv", "--json", "-o", "t.json", cwd=folder).json
    [ranking] = [part for part in tally["results"][0]["parts"] if part["kind"] == "ranking"]
    assert (ranking["n"], ranking["invalid"]) == (3, 0)
    first, second, *_ = ranking["statements"]
    assert [(each["letter"], each["rank"]) for each in (first, second)] == [("K", 1), ("H", 2)]


def decided(folder: Path, asked: list[tuple[str, str, str]]) -> None:
    """Save the corrections of somebody who types each letter that was asked for."""
    corrections = undecided(folder / "review.html")
    pictures = read_pictures(folder / "boards.pdf", range(len(MEANT)), pdf=True)
    truth = {
        each.digest: texts for each, texts in zip(pictures, MEANT, strict=True)
        if not isinstance(each, str)
    }  # fmt: skip
    for digest, name, _ in asked:
        corrections["pages"][digest]["written"][name] = truth[digest][name]
    (folder / "review.json").write_text(json.dumps(corrections), encoding="utf-8")
