"""Templates are compiled once, though each sheet may be made in a child of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2.utils import LRUCache

from worksheets.build.request import default_options
from worksheets.build.sheets import blank_sheet
from worksheets.content.library import Library
from worksheets.template.environment import Compiled


def test_what_one_child_compiles_the_next_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(Compiled, "_code", LRUCache(100))
    library = Library([tmp_path])
    first, second = library.worksheet("swot"), library.worksheet("discussion")
    blank_sheet(library, first, default_options(first))
    [pieces] = [key for key in Compiled.compiled() if "pieces.xml.j2" in key[0]]
    code = Compiled._code[pieces]
    blank_sheet(library, second, default_options(second))
    assert {name.split()[1] for name, _ in Compiled.compiled()} == {
        "swot.xml.j2", "pieces.xml.j2", "discussion.xml.j2"
    }  # fmt: skip
    assert Compiled._code[pieces] is code


def test_a_template_that_has_changed_is_compiled_anew(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    templates.mkdir()
    library = Library([tmp_path])
    worksheet = library.worksheet("discussion")
    before = blank_sheet(library, worksheet, default_options(worksheet))
    text = library.file("templates/discussion.xml.j2").read_text(encoding="utf-8")
    changed = text.replace("{{ worksheet.title }}", "Another title")
    assert changed != text
    (templates / "discussion.xml.j2").write_text(changed, encoding="utf-8")
    after = blank_sheet(library, worksheet, default_options(worksheet))
    assert (before.title.text, after.title.text) == (worksheet.title, "Another title")
