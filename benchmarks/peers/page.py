"""The SWOT page as the peers draw it: the same words and lines, millimetres from the top left."""

from __future__ import annotations

import csv
from pathlib import Path

TITLE = "SWOT analysis for multi-agency partnership working"
DO = "Agree the aspect first. Then write at least two points in each box."
ASPECT = "Aspect of multi-agency partnership working to be addressed:"
CREDIT = (
    "Photocopiable: Effective Multi-Agency Partnerships, Sage Publications © Rita Cheminais, 2009."
)
BOXES = (
    ("Strengths", "What do we already do well?", 20, 92),
    ("Weaknesses", "What could we do better?", 107.5, 92),
    ("Opportunities", "What could we make use of?", 20, 179),
    ("Threats", "What could get in our way?", 107.5, 179),
)
WIDTH, HEIGHT = 87.5, 87
RULES = ((52, 39, 147, 39), (165, 39, 195, 39), (37, 49, 195, 49), (20, 67, 195, 67),
         (20, 77, 195, 77))  # fmt: skip


def rows() -> list[dict[str, str]]:
    """The rows of `rows.csv` in the working folder."""
    with Path("rows.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts(row: dict[str, str]) -> list[tuple[float, float, str, int, bool]]:
    """Every text of a page: x, baseline, words, size in points, bold."""
    found = [
        (20, 22, TITLE, 20, True), (20, 29, DO, 12, False),
        (20, 38, "Name or group:", 12, True), (53, 38, row["name"], 14, False),
        (152, 38, "Date:", 12, True), (20, 48, "Service:", 12, True),
        (38, 48, row["service"], 14, False), (20, 56, ASPECT, 12, True),
        (20, 86, "SWOT analysis", 14, True), (20, 274, CREDIT, 12, False),
        (175, 280, "page 1 of 1", 12, False),
    ]  # fmt: skip
    for title, hint, x, y in BOXES:
        found += [(x + 3, y + 6, title, 14, True), (x + 3, y + 12, hint, 12, False)]
    return [(float(x), float(y), words, size, bold) for x, y, words, size, bold in found]


def fonts() -> tuple[str, str]:
    """The files of the two weights."""
    import font_source_sans_pro

    files = font_source_sans_pro.font_files_ttf
    return str(files["SourceSansPro"]), str(files["SourceSansProBold"])
