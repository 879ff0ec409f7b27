"""Trains the network that reads single letters and figures, and writes it as ONNX.

`python training/letters.py pages UNIPEN FOLDER FIRST LAST` simulates pages of characters, cuts them
out and keeps them in FOLDER; `… train FOLDER OUT.onnx` trains on them; `… judge FOLDER OUT.onnx`
prints how often the network is right, as sure as it says it is.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]

from character_pages import NOTHING, Cell, Sources, drawn, page
from unipen import CAPITALS, FIGURES, SMALL, Character, characters

EACH = 6
"""Pages in a file."""
SIMULATED = 1_000
"""Files with lower numbers are of simulated pages; in the others each character is drawn alone."""
DRAWN = 2_000
"""The characters of such a file."""
JUDGED = 6
"""Of so many writers one is kept for judging, and of so many files one."""
EVERY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
"""The labels as they are kept: by their place here, or 255 for nothing that can be read."""


def main() -> None:
    """Simulate, train or judge."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    pages = commands.add_parser("pages")
    pages.add_argument("unipen", type=Path)
    pages.add_argument("folder", type=Path)
    pages.add_argument("first", type=int)
    pages.add_argument("last", type=int)
    for name in ("train", "judge"):
        command = commands.add_parser(name)
        command.add_argument("folder", type=Path)
        command.add_argument("model", type=Path)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    if given.command == "pages":
        simulate(given.unipen, given.folder, range(given.first, given.last))
        return
    # PyTorch is not imported where only pages are simulated.
    import letters_network

    act = {"train": letters_network.train, "judge": letters_network.judge}[given.command]
    act(given.folder, given.model)


def simulate(unipen: Path, folder: Path, numbers: range) -> None:
    """Files of cut-out characters; every sixth is of writers that nobody learns from."""
    folder.mkdir(parents=True, exist_ok=True)
    learnt, judged = sources(unipen)
    tasks = [(folder, judged if n % JUDGED == JUDGED - 1 else learnt, n) for n in numbers]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        for _ in pool.imap_unordered(_file, tasks):
            pass


def sources(unipen: Path) -> tuple[Sources, Sources]:
    """The characters of the writers to learn from, and of those to judge by."""
    sorts = {name: list(characters(unipen, name)) for name in (CAPITALS, SMALL, FIGURES)}
    made = []
    for judged in (False, True):
        some = {
            name: _by_label(each for each in every if is_judged(each.writer) == judged)
            for name, every in sorts.items()
        }
        drawn = {"drawn": 0.0} if judged else {}
        made.append(Sources(some[CAPITALS], some[SMALL], some[FIGURES], **drawn))
    return made[0], made[1]


def is_judged(writer: str) -> bool:
    """Whether a writer is one of those to judge by."""
    return zlib.crc32(writer.encode()) % JUDGED == 0


def _by_label(every: Iterable[Character]) -> dict[str, list[Character]]:
    found: dict[str, list[Character]] = defaultdict(list)
    for each in every:
        if each.label.upper() in EVERY:
            found[each.label.upper()].append(each)
    return dict(found)


def _file(task: tuple[Path, Sources, int]) -> None:
    folder, some, number = task
    path = folder / f"{number:04}.npz"
    if path.exists():
        return
    cells: list[Cell] = []
    if number < SIMULATED:
        for n in range(EACH):
            cells += page(some, np.random.default_rng([number, n]), figures=n % 3 == 2)
    else:
        rng = np.random.default_rng(number)
        every = (drawn(some, rng, figures=n % 3 == 2) for n in range(DRAWN))
        cells = [cell for cell in every if cell]
    labels = [255 if cell.label == NOTHING else EVERY.index(cell.label) for cell in cells]
    np.savez_compressed(
        path,
        pictures=np.stack([cell.picture for cell in cells]),
        labels=np.array(labels, np.uint8),
        figures=np.array([cell.figure for cell in cells]),
    )


if __name__ == "__main__":
    main()
