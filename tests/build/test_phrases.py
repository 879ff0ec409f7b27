"""Words that no template prints, such as those at the foot, are checked as those of sheets are."""

from __future__ import annotations

from pathlib import Path

from tools.command import worksheets_here


def test_a_letter_that_no_font_has_is_told_in_phrases(tmp_path: Path) -> None:
    own = tmp_path / "content/languages/en-GB/phrases.yaml"
    own.parent.mkdir(parents=True)
    built_in = Path(__file__).parents[2] / "content/languages/en-GB/phrases.yaml"
    own.write_text(built_in.read_text(encoding="utf-8").replace("page ", "page 中 ", 1), "utf-8")
    ran = worksheets_here("build", "swot", "--content", ".", cwd=tmp_path)
    assert ran.code == 1
    assert "error no-glyph" in ran.err and "U+4E2D" in ran.err
