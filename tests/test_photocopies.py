"""The copy test: each page through two simulated photocopies is still whole and still read."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageStat
from tools import poppler
from tools.command import worksheets_here
from tools.photocopies import DOTS, MOST_INK, closed, copied, pages, straightened
from tools.sheets import SHEETS, made, printed, written

from worksheets.answers.scan.codes import codes_in
from worksheets.layout.marks import BoxMark, LaidSheet


def framed(laid: LaidSheet) -> list[BoxMark]:
    """Every frame on a sheet."""
    marks = [mark for page in laid.furniture for mark in page]
    marks += [mark for node in laid.root.walk() for mark in node.kids if not hasattr(mark, "tag")]
    return [mark for mark in marks if isinstance(mark, BoxMark)]


def letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


@pytest.mark.parametrize("name", SHEETS)
def test_every_word_is_still_read_every_frame_closed_and_ink_spared(
    name: str, tmp_path: Path
) -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed (Debian: tesseract-ocr)")
    sheet, filled = made(name, "standard", "a4")
    frames = framed(filled.sheet)
    read = ""
    for number, picture in enumerate(pages(written(filled, tmp_path / "x.pdf"))):
        assert 1 - ImageStat.Stat(picture).mean[0] / 255 <= MOST_INK
        path = tmp_path / f"copy{number}.pgm"
        copy = copied(picture)
        straight = straightened(copy, picture.size)
        for box in frames:
            assert box.page != number or closed(straight, box), box
        copy.save(path)
        done = subprocess.run(
            ["tesseract", str(path), "-", "--psm", "11", "--dpi", str(DOTS)],
            capture_output=True, check=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        read += done.stdout.decode()
    heard = letters(read)
    wanted = [word for text in printed(sheet) for word in re.findall(r"[A-Za-z]{3,}", text)]
    missed = [word for word in wanted if letters(word) not in heard]
    assert not missed, missed


def test_both_codes_of_a_page_are_still_read(tmp_path: Path) -> None:
    _, filled = made("practitioner-profile", "standard", "a4", code=True)
    [page] = pages(written(filled, tmp_path / "x.pdf"))
    found = codes_in(np.asarray(copied(page)))
    assert [each.code.page for each in found] == [1, 1]


def test_pages_of_results_spare_ink(tmp_path: Path) -> None:
    ids = [place.name for place in made("partnership-checklist", "standard", "a4")[1].sheet.places]
    statements = [name for name in ids if name[0].isdigit()]
    lines = [",".join(["worksheet", "service", *statements])]
    for person in range(30):
        ticks = ["yes" if (person + n) % 3 else "no" for n in range(len(statements))]
        lines.append(",".join(["partnership-checklist", f"Service {person % 5}", *ticks]))
    (tmp_path / "answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = worksheets_here("tally", "answers.csv", "-o", "results.pdf", "-q", cwd=tmp_path)
    assert done.code == 0, done.err
    poppler.run("pdftoppm", "-r", "100", "-gray", "-png", tmp_path / "results.pdf", tmp_path / "p")
    drawn = sorted(tmp_path.glob("p-*.png"))
    assert len(drawn) > 4
    for path in drawn:
        with Image.open(path) as picture:
            assert 1 - ImageStat.Stat(picture).mean[0] / 255 <= MOST_INK, path.name
