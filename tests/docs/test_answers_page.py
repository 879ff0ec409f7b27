"""Every command of docs/answers.md does what the page says, in one folder from top to bottom."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.doc_pages import run_page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("answers")
    run_page("answers.md", place)
    return place


def test_the_commands_run_and_leave_what_they_name(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        "checklist.pdf", "people.csv", "forms", "returns", "answers.csv", "answers.xlsx",
        "answers.json", "swot.csv", "said.pdf",
    }  # fmt: skip
    assert {path.name for path in (folder / "forms").iterdir()} == {"swot-T1.pdf", "swot-T2.pdf"}


def test_the_register_comes_back(folder: Path) -> None:
    text = (folder / "swot.csv").read_text(encoding="utf-8-sig")
    assert '"T1","Siân Gŵyr"' in text and '"T2","Łucja"' in text
