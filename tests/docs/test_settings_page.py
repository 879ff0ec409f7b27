"""docs/settings.md shows every setting, and its file works as it stands."""

from __future__ import annotations

from pathlib import Path

import yaml
from tools import poppler
from tools.doc_pages import DOCS, blocks, run_page

from worksheets.content.settings import Settings
from worksheets.content.validate import checks_of, keys_of


def test_the_page_shows_every_setting() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    for name in keys_of(Settings):
        assert f"\n{name}:" in page or f"\n# {name}:" in page, name
    [block] = [each for each in blocks("settings.md", "yaml") if each.file == "worksheets.yaml"]
    assert checks_of(Settings).validate_python(yaml.safe_load(block.text)).profile == "clear"


def test_the_settings_are_in_effect(tmp_path: Path) -> None:
    said = run_page("settings.md", tmp_path)
    assert "Anytown Training Partnership" in said and "worksheets.yaml" in said
    sheet = poppler.text(tmp_path / "swot.pdf")
    assert "Siân Gŵyr" in sheet and "Anytown Training Partnership" in sheet
