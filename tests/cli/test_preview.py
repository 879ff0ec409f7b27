"""`worksheets preview`: pictures of pages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image
from tools.command import worksheets_here as worksheets

from worksheets.cli.main import run


def test_each_page_is_a_picture(tmp_path: Path) -> None:
    ran = worksheets("preview", "partnership-checklist", "-o", "page.png", cwd=tmp_path)
    assert (ran.code, ran.out.split()) == (0, ["page.png", "page-2.png"])
    with Image.open(tmp_path / "page.png") as picture:
        assert picture.format == "PNG" and abs(picture.width - 210 / 25.4 * 80) < 2
        assert picture.getextrema() == (0, 255)


def test_pictures_of_several_sheets_go_into_a_folder(tmp_path: Path) -> None:
    ran = worksheets("preview", "swot", "partnership-checklist", "-o", "out/", cwd=tmp_path)
    checklist = "out/partnership-checklist"
    assert ran.out.split() == ["out/swot.png", f"{checklist}.png", f"{checklist}-2.png"]


def test_a_picture_shows_what_build_would_print(tmp_path: Path) -> None:
    worksheets("preview", "swot", "-o", "blank.png", cwd=tmp_path)
    arguments = ("--set", "name=Siân", "--facilitator", "-o", "page.png")
    ran = worksheets("preview", "swot", *arguments, cwd=tmp_path)
    assert (ran.code, ran.out.split()) == (0, ["page.png", "page-2.png"])
    assert (tmp_path / "page.png").read_bytes() != (tmp_path / "blank.png").read_bytes()


def test_without_pdfium_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert run(["preview", "swot"]) == 1
    assert "error missing-package" in (told := capsys.readouterr().err)
    # No registry has the project: it is installed from its own folder.
    assert "hint: pip install pypdfium2" in told
