"""A problem is told in the file that its user can mend, never in one inside the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tools.command import ROOT

import worksheets
from worksheets.content.library import Library
from worksheets.problems import Problem, Refused

SWOT = (ROOT / "content/worksheets/swot.yaml").read_text(encoding="utf-8")
PHRASES = (ROOT / "content/languages/en-GB/phrases.yaml").read_text(encoding="utf-8")


def refused(folder: Path, name: str, text: str, **more: Any) -> Problem:
    """The one problem of a sheet with a file of one's own."""
    path = folder / "content" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        worksheets.build("swot", library=Library([folder]), **more)
    [problem] = caught.value.problems
    assert problem.where.file and Path(problem.where.file) == path
    return problem


def line_of(text: str, word: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if word in line)


@pytest.mark.parametrize("word", ["What do we already do well?", "SWOT analysis"])
def test_a_letter_that_no_font_has_is_told_where_it_was_written(tmp_path: Path, word: str) -> None:
    text = SWOT.replace(word, f"{word} 😀")
    problem = refused(tmp_path, "worksheets/swot.yaml", text)
    assert problem.code == "no-glyph" and problem.where.line == line_of(text, "😀")


def test_a_letter_in_a_phrase_is_told_in_the_phrases(tmp_path: Path) -> None:
    text = PHRASES.replace("What you need", "What you need 😀")
    problem = refused(tmp_path, "languages/en-GB/phrases.yaml", text, facilitator=True)
    assert problem.where.line == line_of(text, "😀")


def test_words_that_the_template_misses_are_told_in_the_file_that_lacks_them(
    tmp_path: Path,
) -> None:
    at = line_of(SWOT, "What do we already do well?")
    lines = SWOT.split("\n")
    key = lines[at - 1].split(":")[0].strip()
    text = SWOT.replace(f"{key}:", f"{key}x:")
    problem = refused(tmp_path, "worksheets/swot.yaml", text)
    assert problem.code == "template-undefined" and "swot.xml.j2" in problem.hint
