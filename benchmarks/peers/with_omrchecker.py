"""OMRChecker on a form of its own: the marks, pens and scans that our reader is judged by.

`python benchmarks/peers/with_omrchecker.py CHECKOUT PYTHON [PAGES] [KIND]`: CHECKOUT is a copy of
OMRChecker's repository and PYTHON an interpreter that has what it needs. Each page has 26 questions
with four boxes each, of which one is marked, and OMRChecker's four markers in its corners.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import cv2
import numpy as np

BENCHMARKS = Path(__file__).parent.parent
sys.path[:0] = [str(BENCHMARKS), str(BENCHMARKS.parent), str(BENCHMARKS.parent / "tests")]

from held_out.family import FAMILY, FIRST_SEED, WITHOUT_PENCILS
from scan_pages import WAYS, shot
from tools.paper.people import Marked, filled_in, person
from tools.paper.prints import PX, Blank, Box

WIDE, HIGH, EDGE = 210.0, 297.0, 15.0
"""The page in mm, and how far the markers' middles are from its edges."""
QUESTIONS, VALUES = 26, "ABCD"
LEFT, TOP, ACROSS, DOWN, SIDE = 120.0, 34.0, 14.0, 9.0, 5.0
DOTS = 5.9
"""Pixels a millimetre in OMRChecker's template, about 150 dpi."""
HEADLESS = """
import sys, types
made = types.ModuleType("screeninfo")
made.get_monitors = lambda: [types.SimpleNamespace(width=1920, height=1080, x=0, y=0, name="none")]
sys.modules["screeninfo"] = made
"""
"""OMRChecker asks for a monitor even where it shows nothing."""


def blank(marker: Path) -> Blank:
    """The form: markers, numbers, boxes."""
    page = np.full((round(HIGH * PX), round(WIDE * PX)), 255, np.uint8)
    size = round((WIDE - 2 * EDGE) / 17 * PX)
    corner = cv2.resize(cv2.imread(str(marker), cv2.IMREAD_GRAYSCALE), (size, size))
    for x in (EDGE, WIDE - EDGE):
        for y in (EDGE, HIGH - EDGE):
            left, top = round(x * PX - size / 2), round(y * PX - size / 2)
            page[top : top + size, left : left + size] = corner
    boxes = []
    for question in range(QUESTIONS):
        y = TOP + question * DOWN
        words = f"{question + 1}  Statement number {question + 1}"
        at = (round(30 * PX), round((y + 4) * PX))
        cv2.putText(page, words, at, cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0.0, 3, cv2.LINE_AA)
        for n, value in enumerate(VALUES):
            x = LEFT + n * ACROSS
            ends = [(round(px * PX), round(py * PX)) for px, py in ((x, y), (x + SIDE, y + SIDE))]
            cv2.rectangle(page, ends[0], ends[1], 0.0, 4)
            boxes.append(Box(f"q{question + 1}", value, "choice", x, y, SIDE, SIDE))
    return Blank("form", 1, 0, page, tuple(boxes), ())


def template() -> dict[str, object]:
    """The form as OMRChecker wants it told."""
    block = {
        "fieldType": "QTYPE_MCQ4",
        "origin": [round((LEFT - EDGE) * DOTS), round((TOP - EDGE) * DOTS)],
        "fieldLabels": [f"q1..{QUESTIONS}"],
        "bubblesGap": round(ACROSS * DOTS, 2),
        "labelsGap": round(DOWN * DOTS, 2),
    }
    return {
        "pageDimensions": [round((WIDE - 2 * EDGE) * DOTS), round((HIGH - 2 * EDGE) * DOTS)],
        "bubbleDimensions": [round(SIDE * DOTS)] * 2,
        "preProcessors": [
            {"name": "CropOnMarkers",
             "options": {"relativePath": "omr_marker.jpg", "sheetToMarkerWidthRatio": 17}}
        ],
        "fieldBlocks": {"All": block},
    }  # fmt: skip


def write_pages(folder: Path, form: Blank, pages: int, kind: str) -> dict[str, tuple[Marked, ...]]:
    """Pictures of filled-in forms, and what is meant on each, by file name."""
    family = WITHOUT_PENCILS if kind == "1-bit" else FAMILY
    meant = {}
    for number in range(pages):
        rng = np.random.default_rng(FIRST_SEED + number)
        page = filled_in(form, person(family, rng), rng, family, "usual", copies=1)
        way = WAYS[kind][int(rng.integers(len(WAYS[kind])))]
        name = f"page-{number:04}.png"
        # It does not turn pages: none is upside down.
        picture = shot(page.picture, rng, family, way, "usual", upside_down=0)
        cv2.imwrite(str(folder / name), picture)
        meant[name] = page.marked
    return meant


def run(checkout: Path, python: str, folder: Path) -> tuple[Mapping[str, Mapping[str, str]], float]:
    """What OMRChecker reads, a row a file, and the seconds it took."""
    stub = folder / "stub"
    stub.mkdir()
    (stub / "sitecustomize.py").write_text(HEADLESS, encoding="utf-8")
    start = time.perf_counter()
    subprocess.run(
        [python, "main.py", "-i", str(folder / "in"), "-o", str(folder / "out")],
        cwd=checkout, check=True, stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(stub), "MPLBACKEND": "Agg"},
    )  # fmt: skip
    taken = time.perf_counter() - start
    rows: dict[str, Mapping[str, str]] = {}
    for path in (folder / "out").rglob("Results_*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows |= {row["file_id"]: row for row in csv.DictReader(file)}
    return rows, taken


def main() -> None:
    """Make the pages, let OMRChecker read them, and count."""
    checkout, python = Path(sys.argv[1]), sys.argv[2]
    pages = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    kind = sys.argv[4] if len(sys.argv) > 4 else "grey"
    marker = checkout / "samples" / "sample1" / "omr_marker.jpg"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        shutil.copy(marker, folder / "in" / "omr_marker.jpg")
        (folder / "in" / "template.json").write_text(json.dumps(template()), encoding="utf-8")
        config = {"dimensions": {"processing_width": 1240, "processing_height": 1754}}
        (folder / "in" / "config.json").write_text(json.dumps(config), encoding="utf-8")
        meant = write_pages(folder / "in", blank(marker), pages, kind)
        rows, taken = run(checkout, python, folder)
    boxes = wrong = 0
    for file, marked in meant.items():
        for mark in marked if file in rows else ():
            boxes += 1
            read = "yes" if mark.box.value in rows[file][mark.box.name] else "no"
            wrong += read != mark.meant
    print(f"{kind}: {pages} pages, {pages - len(rows)} not read; {boxes} boxes, wrong {wrong} "
          f"({1000 * wrong / max(boxes, 1):.1f} in 1,000); "
          f"{taken / pages:.2f} s a page")  # fmt: skip


if __name__ == "__main__":
    main()
