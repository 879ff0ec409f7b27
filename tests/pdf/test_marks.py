"""Marks over letters in the file: seen where they belong, read back as they were written."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from tools import poppler

import worksheets

NAMES = "Ọ̀ṣun Ẹ́lúyẹ̀mí x̄ į̃ m̀ḿ"
DASHES = "multi\u00adagency, a\u2010b\u2011c"


@pytest.mark.parametrize("profile", ["standard", "large"])
@pytest.mark.parametrize("fillable", [False, True])
def test_a_text_with_marks_is_read_back_as_it_was(
    tmp_path: Path, profile: str, fillable: bool
) -> None:
    values = {"name": NAMES, "strengths": DASHES}
    pdf = worksheets.build("swot", values=values, profile=profile, fillable=fillable)
    (tmp_path / "a.pdf").write_bytes(pdf)
    text = poppler.text(tmp_path / "a.pdf")
    assert NAMES in text
    assert "multiagency, a" in text and "\u00ad" not in text


@pytest.mark.parametrize("fillable", [False, True])
def test_no_glyph_means_what_is_no_character(tmp_path: Path, fillable: bool) -> None:
    pdf = worksheets.build("swot", values={"name": f"\ufeff{NAMES}"}, fillable=fillable)
    (tmp_path / "a.pdf").write_bytes(pdf)
    with pikepdf.open(tmp_path / "a.pdf") as file:
        maps = [
            each.ToUnicode.read_bytes().decode()
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each
        ]
    assert maps
    for each in maps:
        meant = re.findall(r"^<[0-9A-F]+> <([0-9A-F]+)>$", each, re.MULTILINE)
        assert meant and not {"0000", "FEFF", "FFFD"} & set(meant)
