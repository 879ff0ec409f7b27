"""How well pages of paper are read: simulated pages, held against what was meant.

`python benchmarks/scans.py boxes grey|grey150|1-bit|photographs [--code]`, the same with `letters`,
`… sheets`, `… foreign` and `… memory` judge the reader on held-out marks, machines and seeds. A
log of the pages, in `--log FOLDER`, lets a run go on where another ended. `--tuning` takes the
marks and the seeds that rules may be made on, and names each box that is read wrongly.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import cv2

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]

from foreign_pages import foreign_pages
from held_out.family import FAMILY, FIRST_SEED, WITHOUT_PENCILS
from scan_judge import Judged, Log, judged, judged_letters, letters_report, report
from scan_pages import (
    DAYS,
    WAYS,
    Simulated,
    lettered_pages,
    sheet_pages,
    ticked_pages,
    variant_pages,
)
from tools.paper import files, tuning
from tools.paper.people import Family
from tools.paper.prints import Blank, Picture

from worksheets.answers.scan.blanks import Blanks
from worksheets.answers.scan.page import PageReader
from worksheets.answers.scan.pictures import page_count, read_pictures
from worksheets.answers.scan.reading import PageReading
from worksheets.answers.scan.wanted import Wanted
from worksheets.build.variant import Variant
from worksheets.content.library import Library

AT_ONCE = 12
"""Pages in one file for the reader."""
TUNING_PAGES, HELD_OUT_PAGES = 9_000, 100_000
"""The most pages with boxes or letters: seeds that follow belong to something else."""


def main() -> None:
    """Judge, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["boxes", "letters", "sheets", "foreign", "memory"])
    parser.add_argument("kind", nargs="?", choices=list(WAYS), default="grey")
    parser.add_argument("--code", action="store_true", help="pages with printed codes")
    parser.add_argument("--day", choices=["usual", "hard"], help="only pages of such days")
    parser.add_argument("--boxes", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="the first page's number: unseen ones")
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--minutes", type=float, default=600, help="stop after so long")
    parser.add_argument("--tuning", action="store_true", help="the marks and seeds to tune on")
    parser.add_argument("--log", type=Path, default=Path(tempfile.gettempdir()) / "scans")
    given = parser.parse_args()
    cv2.setNumThreads(1)
    given.log.mkdir(parents=True, exist_ok=True)
    given.until = time.monotonic() + 60 * given.minutes
    {"boxes": boxes, "letters": boxes, "sheets": sheets, "foreign": foreign, "memory": memory}[
        given.what
    ](given)


class Reader:
    """The reader of the checkout, in this process; it may be any sheet of the built-in content."""

    def __init__(self) -> None:
        self._pages = PageReader(Blanks(Library(), Wanted()))

    def read(
        self, pictures: Sequence[Picture], photographs: bool
    ) -> tuple[list[PageReading], float]:
        """What it says of pictures in files, and the processor's seconds a page."""
        with tempfile.TemporaryDirectory() as folder:
            if photographs:
                paths = [
                    files.written(Path(folder, f"{number}.jpg"), [picture], quality=92)
                    for number, picture in enumerate(pictures)
                ]
            else:
                paths = [files.written(Path(folder, "scans.pdf"), pictures, quality=90)]
            start = time.process_time()
            readings = [reading for path in paths for reading in self._file(path)]
            return readings, (time.process_time() - start) / len(pictures)

    def _file(self, path: Path) -> Iterator[PageReading]:
        pdf = path.suffix == ".pdf"
        for number in range(page_count(path, pdf=pdf)):
            [picture] = read_pictures(path, range(number, number + 1), pdf=pdf)
            if isinstance(picture, str):
                raise SystemExit(f"{path.name}, page {number + 1}: {picture}")
            yield self._pages.read(picture, path.name, number + 1)


def chosen_family(given: argparse.Namespace) -> tuple[Family, int]:
    """The family of marks and machines, and its first seed; no pencil in 1-bit scans."""
    family = tuning.FAMILY if given.tuning else FAMILY
    if given.kind == "1-bit":
        pens = tuple(pen for pen in tuning.PENS if pen.name != "pencil")
        family = replace(family, pens=pens) if given.tuning else WITHOUT_PENCILS
    return family, 0 if given.tuning else FIRST_SEED


def log_of(given: argparse.Namespace) -> Log:
    """The log of such a run."""
    parts = [given.what, given.kind, "code" if given.code else "", "tuning" if given.tuning else ""]
    return Log(given.log / ("-".join(part for part in parts if part) + ".jsonl"))


def boxes(given: argparse.Namespace) -> None:
    """Boxes, or letters and figures, of one class of pages, until there are enough of them."""
    family, first = chosen_family(given)
    log = log_of(given)
    first_number = max(given.first, log.next)
    step = 1
    if given.day:
        step = len(DAYS)
        first_number += (DAYS.index(given.day) - first_number) % step
    numbers = range(first_number, TUNING_PAGES if given.tuning else HELD_OUT_PAGES, step)
    simulated = lettered_pages if given.what == "letters" else ticked_pages
    pages = simulated(family, first, numbers, given.kind, given.code)
    reader = Reader()
    while log.boxes < given.boxes and time.monotonic() < given.until:
        if not _judge(list(islice(pages, AT_ONCE)), given, log, reader):
            break
    print(f"{given.kind}{' with codes' if given.code else ''}, {'tuning' if given.tuning else ''}")
    print(letters_report(log.pages) if given.what == "letters" else report(log.pages, family))
    if given.tuning:
        print(*_told(log.pages), sep="\n")


def _judge(pages: Sequence[Simulated], given: argparse.Namespace, log: Log, reader: Reader) -> bool:
    if not pages:
        return False
    pictures = [page.picture for page in pages]
    readings, seconds = reader.read(pictures, given.kind == "photographs")
    for page, reading in zip(pages, readings, strict=True):
        blank = page.page.blank
        ours = reading.identity is not None and (
            reading.identity.variant.worksheet == blank.worksheet
            and reading.identity.page == blank.page + 1
        )
        judge = judged_letters if given.what == "letters" else judged
        log.add(
            judge(page.number, page.day, page.page.pen, page.page.marked, reading, ours, seconds)
        )
    return True


def _told(pages: Sequence[Judged]) -> Iterator[str]:
    """Each page that was not known and each box that was read wrongly, with its number."""
    for page in pages:
        if page.found != "ours":
            yield f"page {page.number} ({page.day}, {page.pen}): found {page.found}"
        for wrong in page.wrong:
            yield f"page {page.number} ({page.day}, {page.pen}): {wrong}"


def sheets(given: argparse.Namespace) -> None:
    """Pages of any sheet: which are given to another one."""
    family, first = chosen_family(given)
    log = log_of(given)
    pages = sheet_pages(family, first, range(log.next, given.pages))
    reader = Reader()
    while time.monotonic() < given.until and (some := list(islice(pages, AT_ONCE))):
        readings, seconds = reader.read([picture for *_, picture in some], photographs=True)
        for (number, variant, blank, _), reading in zip(some, readings, strict=True):
            ours = same_page(variant, blank, reading)
            page = judged(number, "usual", str(tuple(variant)), (), reading, ours, seconds)
            if page.found == "other":
                assert reading.identity is not None
                page.wrong.append(f"page {blank.page + 1} read as {reading.identity}")
            log.add(page)
    print(report(log.pages, family), *_told(log.pages), sep="\n")


def same_page(variant: Variant, blank: Blank, reading: PageReading) -> bool:
    """Whether a page was given to its sheet, or to another that looks the same on this page."""
    found = reading.identity
    if found is None or found.page != blank.page + 1:
        return False
    if found.variant == variant:
        return True
    pages = variant_pages(found.variant)
    if len(pages) < found.page or pages[found.page - 1].picture.shape != blank.picture.shape:
        return False
    other = cv2.absdiff(pages[found.page - 1].picture, blank.picture)
    return int(other.max()) == 0


def foreign(given: argparse.Namespace) -> None:
    """Pages that are none of ours: which are taken for ours."""
    family, first = chosen_family(given)
    log = log_of(given)
    pages = islice(foreign_pages(family, first, given.pages), log.next, None)
    reader = Reader()
    while time.monotonic() < given.until and (some := list(islice(pages, AT_ONCE))):
        readings, seconds = reader.read([picture for _, picture in some], photographs=True)
        for (number, _), reading in zip(some, readings, strict=True):
            page = judged(number, "usual", "", (), reading, False, seconds)
            if page.found == "other":
                page.wrong.append(str(reading.identity))
            log.add(page)
    taken = [page for page in log.pages if page.found == "other"]
    print(f"{len(log.pages)} foreign pages, taken for ours: {len(taken)}")
    print(*_told(taken), sep="\n")


def memory(given: argparse.Namespace) -> None:
    """Peak memory of this process and of its children, a hundred pages at a time."""
    family, first = chosen_family(given)
    [*some] = islice(ticked_pages(family, first, range(AT_ONCE), given.kind, given.code), AT_ONCE)
    pictures = [page.picture for page in some]
    done, reader = 0, Reader()
    while done < given.pages and time.monotonic() < given.until:
        reader.read((pictures * 9)[:100], given.kind == "photographs")
        done += 100
        peaks = [
            resource.getrusage(who).ru_maxrss / 1024
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        ]
        print(f"{done:5} pages: {peaks[0]:.0f} MB, children {peaks[1]:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
