"""`fonts:` in the settings: lent letters are embedded, read back, and shown in forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import poppler, verapdf
from tools.command import worksheets_here as worksheets

from worksheets.layout.fonts import use_fonts


def test_lent_letters_are_embedded_on_paper_and_in_forms(tmp_path: Path) -> None:
    settings = "fonts: [fontpkg-noto-sans-arabic, DejaVuSans.ttf]\n"
    (tmp_path / "worksheets.yaml").write_text(settings)
    values = ("--set", "name=Zoë ☃ ♞", "--set", "strengths=Chess ♞ here")
    try:
        for more in (("-o", "a.pdf"), ("--fillable", "-o", "b.pdf")):
            ran = worksheets("build", "swot", *values, *more, cwd=tmp_path)
            assert (ran.code, ran.err) == (0, "")
    finally:
        use_fonts([])
    files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for file in files:
        words = [word.text for word in poppler.words(file)]
        assert {"Zoë", "☃", "♞", "Chess", "here"} <= set(words)
        assert words.count("♞") == 2
    assert "FAIL" not in verapdf.validate("ua1", files)
    assert "FAIL" not in verapdf.validate("2a", files[:1])


@pytest.mark.parametrize("name", ["gone.ttf", "../x.ttf"])
def test_a_font_that_is_not_there_is_told_at_its_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "worksheets.yaml").write_text(f"lang: en-GB\nfonts: [{name}]\n")
    ran = worksheets("build", "swot", cwd=tmp_path)
    assert ran.code == 1 and "worksheets.yaml:2:9: error file-" in ran.err
