"""Views of marked boxes to learn from: simulated pages, read as the reader reads them.

`python training/mark_pages.py FOLDER UNIPEN FIRST LAST` writes one file of views for each hundred
pages.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]

from gestures import KINDS, WEIGHTS, Mark, mark
from strokes import Path as Stroke
from tools.paper import tuning
from tools.paper.glyphs import handwriting
from tools.paper.pens import Hand, Pen, put
from tools.paper.people import _moved, _on_copy
from tools.paper.photographs import Camera
from tools.paper.prints import Blank, Box, Picture, printed
from tools.paper.scanners import Scanner
from written import Hands, hands_of

from worksheets.answers.scan.blanks import BlankPage, Blanks
from worksheets.answers.scan.identify import Finder
from worksheets.answers.scan.ink import outline, relative_darkness, window
from worksheets.answers.scan.network import LOOKS
from worksheets.answers.scan.views import views
from worksheets.answers.scan.wanted import Wanted
from worksheets.build.variant import every_variant
from worksheets.content.library import Library

SEED = 1_000_000
EACH = 100
"""Pages in a file."""
CHECKLIST = "partnership-checklist"
SHEETS = [
    (CHECKLIST, {"rating": "agree"}, "standard"),
    (CHECKLIST, {"rating": "agree"}, "standard"),
    (CHECKLIST, {"rating": "agree"}, "clear"),
    (CHECKLIST, {"rating": "yes-partly-no"}, "standard"),
    (CHECKLIST, {"rating": "yes-partly-no"}, "dyslexia"),
    (CHECKLIST, {}, "standard"),
    (CHECKLIST, {}, "large"),
    (CHECKLIST, {"rating": "agree"}, "large"),
    ("team-stages", {}, "standard"),
    ("agency-sheet", {}, "standard"),
    ("day-evaluation", {}, "standard"),
    ("day-evaluation", {}, "clear"),
]
WRITTEN = "written"
"""The kind of the marks that are drawn by `written.Hands`."""
NAMES = (*KINDS, WRITTEN)
SHARES = np.array([*WEIGHTS.values(), 0.18])
"""How often a box that is not left empty has each kind, the written ones last."""
PENS = (
    Pen("ballpoint", (0.25, 0.5), (20, 120), grain=0.15, skips=0.25),
    Pen("fine", (0.2, 0.4), (10, 110)),
    Pen("gel", (0.4, 0.8), (5, 60)),
    Pen("felt", (0.7, 1.6), (5, 90), bleeds=0.9),
    Pen("marker", (1.2, 2.2), (5, 120), bleeds=1.0),
    Pen("pencil", (0.3, 0.8), (70, 160), grain=0.6),
    Pen("crayon", (0.4, 0.7), (60, 150), grain=0.3),
)


@lru_cache(maxsize=40)
def _pages(worksheet: str, options: tuple[tuple[str, str], ...], profile: str) -> list[Blank]:
    pages = printed(worksheet, options=dict(options), profile=profile)
    return [page for page in pages if any(box.holds in ("tick", "choice") for box in page.boxes)]


class Reader:
    """Finds and lays pages whose blank is known."""

    def __init__(self) -> None:
        library = Library()
        self._blanks = Blanks(library, Wanted())
        self._finder = Finder(self._blanks)
        self._variants = {
            (each.worksheet, dict(each.options).get("rating", ""), each.profile): each
            for each in every_variant(library, papers=["a4"], langs=["en-GB"])
            if not each.prompts and dict(each.options).get("evidence", "off") == "off"
        }

    def page(self, worksheet: str, options: dict[str, str], profile: str, page: int) -> BlankPage:
        """The blank of a page, counted from 0."""
        default = "tick" if worksheet == CHECKLIST else ""
        key = worksheet, options.get("rating", default), profile
        return self._blanks.of(self._variants[key])[page]

    def views(self, picture: Picture, page: BlankPage, one_bit: bool) -> np.ndarray | None:
        """The views of a picture's boxes in the order of the blank's; None if it is not laid."""
        found = self._finder.find_coded(picture, page, [])
        if found is None:
            return None
        blank = self._blanks.picture(page)
        dark = relative_darkness(found.overlay.laid, blank)
        outlines = tuple(outline(box.rect) for box in page.boxes)
        windows = [window(dark, blank, each, outlines) for each in outlines]
        return views(windows, one_bit=one_bit)


def _hand(rng: np.random.Generator) -> Hand:
    pen = PENS[int(rng.choice(len(PENS), p=[0.3, 0.15, 0.2, 0.12, 0.03, 0.15, 0.05]))]
    return Hand(pen, rng.uniform(*pen.width), rng.uniform(*pen.grey), rng.uniform(0.01, 0.13))


def _office(picture: Picture, rng: np.random.Generator) -> Picture:
    """What office machines do besides: sharpen, cut the background off, band, soften."""
    if rng.random() < 0.2:
        soft = cv2.GaussianBlur(picture, (0, 0), 1.5)
        picture = cv2.addWeighted(picture, 1 + (more := rng.uniform(0.3, 1.5)), soft, -more, 0)
    if rng.random() < 0.25:
        low, high = rng.uniform(0, 60), rng.uniform(190, 250)
        levels = np.clip((np.arange(256) - low) * 255 / (high - low), 0, 255)
        picture = cv2.LUT(picture, levels.astype(np.uint8))
    if rng.random() < 0.2:
        levels = 255 * (np.arange(256) / 255) ** rng.uniform(0.6, 1.7)
        picture = cv2.LUT(picture, levels.astype(np.uint8))
    if rng.random() < 0.15:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.5, 1.3))
    if rng.random() < 0.1:
        rows = 1 + 0.06 * np.sin(np.arange(len(picture)) / rng.uniform(3, 60))
        picture = np.clip(picture * rows[:, None], 0, 255).astype(np.uint8)
    if rng.random() < 0.1:
        picture = cv2.medianBlur(picture, 3)
    return picture


def _shot(page: Picture, back: Picture, rng: np.random.Generator) -> tuple[Picture, bool]:
    way = rng.choice(["grey", "photograph", "bw"], p=[0.62, 0.23, 0.15])
    if way == "photograph":
        camera = Camera(width=int(rng.choice([3024, 2400])), tilt=rng.uniform(0.03, 0.14))
        return _office(tuning.FAMILY.photographed(page, rng, camera).picture, rng), False
    dots = int(rng.choice([150, 200, 200, 300]))
    scanner = Scanner(dots, "grey" if way == "grey" else "bw", (35, 90), mishaps=0.12)
    picture = tuning.FAMILY.scanned(page, rng, scanner, back, bool(rng.random() < 0.3)).picture
    return (_office(picture, rng), False) if way == "grey" else (picture, True)


def _marked(box: Box, hands: Hands, rng: np.random.Generator, width: float) -> tuple[str, Mark]:
    kind = str(rng.choice([*WEIGHTS, WRITTEN], p=SHARES / SHARES.sum()))
    if kind == WRITTEN:
        return kind, Mark(*hands.mark(box, rng, width))
    return kind, mark(kind, box, rng, width)


def pages(numbers: range, hands: Hands) -> Iterator[tuple[np.ndarray, list[tuple[str, str]], int]]:
    """The views of each page, the kind and class of each of its boxes, and its number."""
    reader = Reader()
    for number in numbers:
        rng = np.random.default_rng(SEED + number)
        worksheet, options, profile = SHEETS[number % len(SHEETS)]
        blanks = _pages(worksheet, tuple(options.items()), profile)
        which = int(rng.integers(len(blanks)))
        blank = blanks[which]
        page, where = blank.picture.copy(), np.eye(3)
        for _ in range(rng.integers(0, 3)):
            page, matrix = tuning.FAMILY.copied(page, rng)
            where = matrix @ where
        held = _hand(rng)
        often = rng.uniform(0.15, 0.85)
        strokes: list[Stroke] = []
        said: dict[tuple[str, str], tuple[str, str]] = {}
        for box in blank.boxes:
            if box.holds not in ("tick", "choice"):
                continue
            at = _on_copy(box, where)
            if rng.random() > often:
                kind, made = "empty", mark("empty", at, rng, held.width)
            else:
                kind, made = _marked(at, hands, rng, held.width)
            strokes += made.strokes
            said[box.name, box.value] = kind, made.said
        for line in blank.lines:
            if rng.random() < 0.5:
                x, y = _moved(where, line.x, line.y)
                strokes += handwriting(x, y, line.width * rng.uniform(0.2, 0.95), rng)
        put(page, strokes, held, rng)
        back = blanks[which - 1].picture
        picture, one_bit = _shot(page, back, rng)
        known = reader.page(worksheet, options, profile, blank.page)
        seen = reader.views(picture, known, one_bit)
        if seen is not None:
            yield seen, [said[box.field, box.value] for box in known.boxes], number


def main() -> None:
    """Write the files."""
    cv2.setNumThreads(1)
    folder, first, last = Path(sys.argv[1]), int(sys.argv[3]), int(sys.argv[4])
    hands = hands_of(Path(sys.argv[2]))
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(first, last, EACH):
        out = folder / f"{start:06}.npz"
        if out.exists():
            continue
        made, kinds, classes, numbers = [], [], [], []
        for seen, said, number in pages(range(start, start + EACH), hands):
            made.append(np.clip(seen * 255, 0, 255).astype(np.uint8))
            kinds += [NAMES.index(kind) for kind, _ in said]
            classes += [LOOKS.index(name) for _, name in said]
            numbers += [number] * len(said)
        np.savez_compressed(out, views=np.concatenate(made), kinds=kinds, classes=classes,
                            pages=numbers)  # fmt: skip
        print(out.name, len(classes), flush=True)


if __name__ == "__main__":
    main()
