"""Golden pages: what every sheet looked like when somebody last looked. RENEW=1 renews them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from tools import poppler
from tools.command import ROOT
from tools.sheets import SHEETS, made, written

DOTS = 40
UNLIKE = 48
"""How far a dot's grey may be off: another version of poppler draws edges a little otherwise."""


@pytest.mark.parametrize("name", SHEETS)
def test_every_page_looks_as_it_did(name: str, tmp_path: Path) -> None:
    pdf = written(made(name, "standard", "a4")[1], tmp_path / "x.pdf")
    poppler.run("pdftoppm", "-r", str(DOTS), "-gray", "-png", pdf, tmp_path / "page")
    drawn = sorted(tmp_path.glob("page-*.png"))
    known = ROOT / "tests/golden"
    if os.environ.get("RENEW"):
        for path in known.glob(f"{name}-page-*.png"):
            path.unlink()
        for path in drawn:
            (known / f"{name}-{path.name}").write_bytes(path.read_bytes())
    assert [f"{name}-{path.name}" for path in drawn] == sorted(
        path.name for path in known.glob(f"{name}-page-*.png")
    )
    for path in drawn:
        with Image.open(path) as now, Image.open(known / f"{name}-{path.name}") as then:
            assert now.size == then.size
            worst = ImageChops.difference(now.convert("L"), then.convert("L")).getextrema()[1]
            assert worst <= UNLIKE, path.name  # type: ignore[operator]  # one band
