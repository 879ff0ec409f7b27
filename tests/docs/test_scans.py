"""Every command of docs/scans.md does what the page says, with a small pile of simulated paper."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from tools.doc_pages import blocks, run_commands
from tools.paper import files, people, prints, tuning
from tools.paper.photographs import Camera
from tools.paper.scanners import Scanner
from tools.review_pages import questions, undecided

PHONE = Camera(1600)


def lay_pile(folder: Path) -> None:
    """One person's checklist as a scan, another's first page as a photograph."""
    first, second = prints.printed("partnership-checklist")
    pages = []
    for number, blank in enumerate((first, second, first)):
        rng = tuning.rng(800 + number)
        who = people.person(tuning.FAMILY, rng)
        page = people.filled_in(blank, who, rng, tuning.FAMILY, copies=0)
        pages.append((page.picture, rng))
    scans = [
        tuning.FAMILY.scanned(picture, rng, Scanner(200), None, False).picture
        for picture, rng in pages[:2]
    ]
    files.written(folder / "scans.pdf", scans)
    (folder / "photos").mkdir()
    picture, rng = pages[2]
    taken = tuning.FAMILY.photographed(picture, rng, PHONE).picture
    files.written(folder / "photos" / "IMG_0001.jpg", [taken])


def test_the_commands_read_a_pile_of_paper(tmp_path: Path) -> None:
    lay_pile(tmp_path)
    for block in blocks("scans.md", "sh"):
        for command in block.text.splitlines():
            if "--corrections" in command:
                review = tmp_path / "review.html"
                asked = questions(review)
                decided = undecided(review)
                for digest, field, value in asked:
                    decided["pages"][digest]["boxes"][field] = {value: "yes"}
                (tmp_path / "review.json").write_text(json.dumps(decided), encoding="utf-8")
            run_commands(command, tmp_path)
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert {row[name] for name in row if name[0].isdigit()} == {"yes", "no"}
    said = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    assert [answer["file"] for answer in said["answers"]] == ["scans.pdf", "photos/IMG_0001.jpg"]
    assert (tmp_path / "checklists.pdf").exists()
