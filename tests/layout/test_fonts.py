"""Letters that the typeface lacks come from the fonts of the settings."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest

from worksheets.files.fonts import font_files
from worksheets.layout.fonts import use_fonts
from worksheets.layout.glyphs import unprintable
from worksheets.layout.typeface import face
from worksheets.pdf.codes import LENT, block_of, runs
from worksheets.problems import NOWHERE, Refused

PACKAGE = "fontpkg-noto-sans-arabic"


@pytest.fixture
def arabic() -> Iterator[Path]:
    [path] = font_files(PACKAGE, Path(), NOWHERE)
    use_fonts([path])
    yield path
    use_fonts([])


def test_a_font_lends_what_the_typeface_lacks(arabic: Path) -> None:
    assert face("regular").lacks("Zoë سلام") == []
    assert face("regular").width("سلام", 10) > 0
    assert {block for block, _ in runs("bold", "سلام")} == {LENT}
    assert block_of("regular")["a"] == (0, ord("a"))
    use_fonts([])
    assert face("regular").lacks("سلام") == list("سلام")


@pytest.mark.parametrize(
    ("character", "package"),
    [("س", "fonts-noto-core"), ("س", PACKAGE), ("中", "fonts-wqy-zenhei"), ("♞", "dejavu")],
)
def test_a_letter_that_no_font_has_names_a_package(character: str, package: str) -> None:
    [problem] = unprintable(character, "the text")
    assert problem.code == "no-glyph" and package in problem.hint and "fonts:" in problem.hint


def test_a_font_beside_the_settings_comes_before_an_installed_one(tmp_path: Path) -> None:
    own = tmp_path / "DejaVuSans.ttf"
    own.write_bytes(b"")
    assert font_files("DejaVuSans.ttf", tmp_path, NOWHERE) == [own]
    own.unlink()
    found = font_files("DejaVuSans.ttf", tmp_path, NOWHERE)
    assert [path.name for path in found] == ["DejaVuSans.ttf"] and found[0].is_absolute()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../a.ttf", "file-unreadable"),
        ("/usr/share/fonts/a.ttf", "file-unreadable"),
        ("no-such-font.ttf", "file-missing"),
        ("no-such-package", "file-missing"),
        ("pydantic", "file-missing"),
    ],
)
def test_a_font_that_is_not_there(name: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        font_files(name, tmp_path, NOWHERE)
    [problem] = caught.value.problems
    assert problem.code == code and problem.hint


@pytest.mark.parametrize("data", [b"", b"\0\1\0\0" + bytes(100), b"OTTO" + bytes(100), b"text"])
def test_what_is_no_usable_font_is_told(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.ttf"
    path.write_bytes(data)
    with pytest.raises(Refused) as caught:
        use_fonts([path])
    [problem] = caught.value.problems
    assert problem.code == "font-unreadable" and ".ttf" in problem.hint
    assert face("regular").lacks("س") == ["س"]


def test_the_package_of_the_tests_may_be_embedded() -> None:
    assert "OFL" in str(distribution(PACKAGE).metadata)
