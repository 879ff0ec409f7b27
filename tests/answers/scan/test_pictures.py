"""Pictures out of strangers' files: grey, of a bounded size, or a reason why not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from worksheets.answers.scan.kinds import is_heic, is_picture
from worksheets.answers.scan.pictures import (
    LONGEST,
    MOST_PAGES,
    Picture,
    Unreadable,
    page_count,
    read_pictures,
)

PAGE = Image.fromarray(np.full((1200, 850), 230, np.uint8))
PAGE.paste(20, (100, 100, 300, 140))
PAGE.paste(130, (100, 300, 300, 340))


def only(path: Path) -> Picture:
    [picture] = read_pictures(path, range(1), path.suffix == ".pdf")
    assert isinstance(picture, Picture)
    return picture


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P", "I;16"])
def test_a_picture_of_any_kind_is_grey(mode: str, tmp_path: Path) -> None:
    path = tmp_path / "page.png"
    deep = Image.fromarray(np.asarray(PAGE).astype(np.uint16) * 257)
    (deep if mode == "I;16" else PAGE.convert(mode)).save(path)
    picture = only(path)
    assert picture.pixels.shape == (1200, 850)
    assert picture.pixels[120, 200] < 60 and picture.pixels[800, 600] > 200
    assert picture.one_bit == (mode == "1")


def test_a_photograph_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    PAGE.save(tmp_path / "page.jpg", exif=exif)
    assert only(tmp_path / "page.jpg").pixels.shape == (850, 1200)


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    PAGE.resize((3400, 4800)).save(tmp_path / "page.png", dpi=(400, 400))
    picture = only(tmp_path / "page.png")
    assert max(picture.pixels.shape) == LONGEST
    assert picture.dpi == pytest.approx(400 * LONGEST / 4800, abs=1)


def test_the_pages_of_a_tiff_and_of_a_pdf_are_counted(tmp_path: Path) -> None:
    for name in ("three.tif", "three.pdf"):
        path = tmp_path / name
        PAGE.save(path, save_all=True, append_images=[PAGE, PAGE])
        assert page_count(path, path.suffix == ".pdf") == 3
        assert len(read_pictures(path, range(1, 3), path.suffix == ".pdf")) == 2


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        for _ in range(MOST_PAGES + 1):
            pdf.add_blank_page()
        pdf.save(tmp_path / "many.pdf")
    with pytest.raises(Unreadable, match="5,000 pages"):
        page_count(tmp_path / "many.pdf", True)


def test_a_picture_that_says_it_is_enormous_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    PAGE.save(path)
    data = bytearray(path.read_bytes())
    # Width and height of IHDR, and its checksum.
    import zlib

    data[16:24] = (50_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    path.write_bytes(data)
    [reason] = read_pictures(path, range(1), False)
    assert reason == "this picture has more than 150 million pixels"


def test_heads_say_what_a_file_is() -> None:
    assert is_picture(b"II*\0") and is_picture(b"\xff\xd8\xff\xe0") and not is_picture(b"%PDF-1.7")
    assert is_heic(b"\0\0\0\x18ftypheic") and not is_heic(b"\0\0\0\x18ftypmp42")
