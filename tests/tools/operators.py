"""What a page really draws: its operators, read back by pikepdf."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf

COLOURS = {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "g", "G"}


@dataclass
class Drawn:
    """The strokes, text sizes, boxes and colour operators of a page; points."""

    strokes: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)
    colours: list[tuple[str, list[float]]] = field(default_factory=list)
    untagged: list[str] = field(default_factory=list)


def drawn(pdf: Path) -> list[Drawn]:
    """Every page of a file as what it draws, y counted from the top."""
    with pikepdf.open(pdf) as file:
        return [_page(page) for page in file.pages]


def _page(page: pikepdf.Page) -> Drawn:
    height = float(page.mediabox[3])
    found = Drawn()
    depth = 0
    start = (0.0, 0.0)
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        operands: list[Any] = list(instruction.operands)
        numbers = [float(each) for each in operands if isinstance(each, int | float | Decimal)]
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name == "w":
            found.strokes += numbers
        elif name == "Tf":
            found.sizes += numbers
        elif name == "re":
            x, y, w, h = numbers
            found.boxes.append((x, height - y - h, w, h))
        elif name == "m":
            start = (numbers[0], height - numbers[1])
        elif name == "l":
            found.lines.append((*start, numbers[0], height - numbers[1]))
        elif name in COLOURS:
            found.colours.append((name, numbers))
        if name in ("Tj", "TJ", "S", "f", "B", "s", "n") and depth == 0:
            found.untagged.append(name)
    return found
