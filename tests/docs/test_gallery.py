"""The gallery and the worksheets' pages say and show what the worksheets are now."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageChops
from tools.doc_pages import DOCS, made_by

UNLIKE = 48
"""How far a dot's grey may be off: another version of PDFium draws edges a little otherwise."""


@pytest.fixture(scope="module")
def gallery() -> ModuleType:
    """docs/gallery.py, which makes the pages."""
    return made_by("gallery.py")


def test_the_pages_are_what_the_content_makes(gallery: ModuleType) -> None:
    made = gallery.pages()
    assert {f"worksheets/{path.name}" for path in DOCS.glob("worksheets/*.md")} < set(made)
    for name, text in made.items():
        assert (DOCS / name).read_text(encoding="utf-8") == text, f"{name}: python docs/gallery.py"


def test_the_pictures_show_the_worksheets_of_today(gallery: ModuleType, tmp_path: Path) -> None:
    gallery.draw(tmp_path)
    drawn = {path.name for path in tmp_path.iterdir()}
    assert {*drawn, gallery.CONTACT} == {path.name for path in DOCS.glob("gallery/*.png")}
    for name in drawn:
        with Image.open(tmp_path / name) as now, Image.open(DOCS / "gallery" / name) as then:
            assert now.size == then.size, name
            worst = ImageChops.difference(now.convert("L"), then.convert("L")).getextrema()[1]
            assert worst <= UNLIKE, f"{name}: python docs/gallery.py"  # type: ignore[operator]  # one band


def test_the_contact_sheet_shows_the_profiles_of_today(gallery: ModuleType, tmp_path: Path) -> None:
    """One column is drawn anew; the width shows that there is one for each profile."""
    name, profiles = "giant", list(gallery.PROFILES)
    gallery.draw_contact_sheet(tmp_path / "x.png", [name])
    with (
        Image.open(tmp_path / "x.png") as now,
        Image.open(DOCS / "gallery" / gallery.CONTACT) as then,
    ):
        wide = now.width
        assert then.size == (wide * len(profiles), now.height)
        left = wide * profiles.index(name)
        column = then.convert("L").crop((left, 0, left + wide, now.height))
        difference = ImageChops.difference(now.convert("L"), column)
    unlike = sum(difference.histogram()[UNLIKE:])
    # Greys are rounded, and edges drawn a little otherwise by another PDFium.
    assert unlike < now.width * now.height / 100, "python docs/gallery.py"


def test_a_page_has_the_notes_of_the_facilitators_page(gallery: ModuleType) -> None:
    page = gallery.pages()["worksheets/swot.md"]
    parts = ["about 40 minutes", "What you need", "Choose an aspect", "Afterwards, ask",
             "--option follow-up", "Photocopiable:"]  # fmt: skip
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
