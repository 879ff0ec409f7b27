"""Every command of the documentation does what its page says, from top to bottom in one folder."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tools.doc_pages import blocks, page_names, run_page

ELSEWHERE = {
    "answers.md": "test_answers_page",
    "packs.md": "test_pack_docs",
    "first-hours/council-officer.md": "test_first_hours",
    "first-hours/engineer.md": "test_first_hours",
    "first-hours/facilitator.md": "test_first_hours",
    "first-hours/trainer.md": "test_first_hours",
    "install.md": "test_install",
    "scans.md": "test_scans",
    "settings.md": "test_settings_page",
}
"""Pages whose commands a module of their own runs, and looks at what they make."""
WITH_COMMANDS = [name for name in page_names() if blocks(name, "sh") and name not in ELSEWHERE]


@pytest.mark.parametrize("name", WITH_COMMANDS)
def test_the_commands_of_a_page_run_one_after_another(name: str, tmp_path: Path) -> None:
    said = run_page(name, tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    written = {path.name for path in files if path.stat().st_size}
    told = [word for word in said.split() if word.endswith((".pdf", ".html", ".csv", ".png"))]
    assert told and {Path(word).name for word in told} <= written


def test_a_block_of_data_can_be_read() -> None:
    # Those that are files are used by the commands around them.
    for name in page_names():
        for block in blocks(name, "yaml"):
            assert list(yaml.safe_load_all(block.text)), (name, block.text)


def test_a_block_is_in_a_language_that_a_test_knows() -> None:
    # `python` is run by tests/api, `yaml` is read by the test of its page.
    known = {"sh", "python", "yaml", "json", "text", "csv", "xml", "jinja",
             "bash", "powershell", "dockerfile"}  # fmt: skip
    for name in page_names():
        assert {block.language for block in blocks(name)} <= known, name
