"""The copy test: each page through two simulated photocopies is still whole and still read."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageFilter, ImageStat
from test_every_sheet import SHEETS, made, printed, written
from tools import poppler

from worksheets.layout.marks import BoxMark

DOTS = 300
MOST_INK = 0.06
"""How much of a page may be black."""
SCALE, SKEW = 1.01, 0.4
"""What a copier stretches, and how far it turns a page, in degrees."""


def copied(picture: Image.Image) -> Image.Image:
    """A photocopy of a photocopy: stretched, turned, blurred, then black or white."""
    for turn in (SKEW, -SKEW / 2):
        size = (round(picture.width * SCALE), round(picture.height * SCALE))
        picture = picture.resize(size, Image.Resampling.BILINEAR)
        picture = picture.rotate(turn, Image.Resampling.BILINEAR, fillcolor=255)
        picture = picture.filter(ImageFilter.GaussianBlur(1))
        picture = picture.point(lambda value: 255 if value > 127 else 0)
    return picture


def straightened(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """A copy turned and stretched back, so that marks are where they were."""
    picture = picture.rotate(-SKEW / 2, Image.Resampling.BILINEAR, fillcolor=255)
    return picture.resize(size, Image.Resampling.BILINEAR)


def pages(pdf: Path) -> list[Image.Image]:
    poppler.run("pdftoppm", "-r", str(DOTS), "-gray", "-png", pdf, pdf.with_suffix(""))
    found = []
    for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.png")):
        with Image.open(path) as picture:
            found.append(picture.convert("L"))
    return found


def letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


@pytest.mark.parametrize("name", SHEETS)
def test_every_word_is_still_read_and_ink_is_spared(name: str, tmp_path: Path) -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed (Debian: tesseract-ocr)")
    sheet, filled = made(name, "standard", "a4")
    read = ""
    for number, picture in enumerate(pages(written(filled, tmp_path / "x.pdf"))):
        assert 1 - ImageStat.Stat(picture).mean[0] / 255 <= MOST_INK
        path = tmp_path / f"copy{number}.png"
        copied(picture).save(path, dpi=(DOTS, DOTS))
        done = subprocess.run(
            ["tesseract", str(path), "-", "--psm", "11", "--dpi", str(DOTS)],
            capture_output=True, check=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        read += done.stdout.decode()
    heard = letters(read)
    wanted = [word for text in printed(sheet) for word in re.findall(r"[A-Za-z]{3,}", text)]
    missed = [word for word in wanted if letters(word) not in heard]
    assert not missed, missed


@pytest.mark.parametrize("name", ["swot", "partnership-checklist", "diamond-ranking",
                                  "practitioner-benefits", "force-field"])  # fmt: skip
def test_frames_are_still_closed(name: str, tmp_path: Path) -> None:
    _, filled = made(name, "standard", "a4")
    laid = filled.sheet
    marks = [mark for page in laid.furniture for mark in page]
    marks += [mark for node in laid.root.walk() for mark in node.kids if not hasattr(mark, "tag")]
    boxes = [mark for mark in marks if isinstance(mark, BoxMark)]
    assert boxes
    originals = pages(written(filled, tmp_path / "x.pdf"))
    copies = [straightened(copied(picture), picture.size) for picture in originals]
    for box in boxes:
        assert closed(copies[box.page], box), box


def closed(picture: Image.Image, box: BoxMark) -> bool:
    """Whether a box's four sides are black all along, give or take a millimetre."""
    dots, reach = DOTS / 72, 12
    left, top = box.x * dots, box.y * dots
    right, foot = left + box.width * dots, top + box.height * dots
    for n in range(1, 40):
        x, y = left + (right - left) * n / 40, top + (foot - top) * n / 40
        for cx, cy in ((x, top), (x, foot), (left, y), (right, y)):
            upright = cy in (top, foot)
            area = (
                (cx, cy - reach, cx + 1, cy + reach) if upright else (cx - reach, cy, cx + reach,
                                                                      cy + 1)
            )  # fmt: skip
            if picture.crop(tuple(map(round, area))).getextrema()[0] > 127:  # type: ignore[operator]  # one band
                return False
    return True
