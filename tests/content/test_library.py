"""Which files are in effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from worksheets.content.library import Library
from worksheets.problems import BadCommand, Refused


def test_the_order_is_the_chapters(library: Library) -> None:
    assert library.worksheet_ids()[:3] == ["swot", "force-field", "practitioner-benefits"]


def test_the_last_folder_is_on_top(tmp_path: Path) -> None:
    for name in ("one", "two"):
        bank = tmp_path / name / "content/prompts/mine.yaml"
        bank.parent.mkdir(parents=True)
        bank.write_text(f"id: mine\ntitle: {name}\nsource: me\nprompts: [x]\n")
    library = Library([tmp_path / "one", tmp_path / "two"])
    assert library.prompts("mine").title == "two"
    assert "benefits" in library.prompt_ids()


@pytest.mark.parametrize("kind", ["empty", "broken link"])
def test_a_file_that_is_there_is_never_skipped(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "content/worksheets/swot.yaml"
    path.parent.mkdir(parents=True)
    path.touch() if kind == "empty" else path.symlink_to("nowhere")
    with pytest.raises(Refused) as caught:
        Library([tmp_path]).worksheet("swot")
    code = "content-wrong-type" if kind == "empty" else "file-missing"
    assert caught.value.problems[0].code == code


def test_another_suffix_is_told_not_skipped(tmp_path: Path) -> None:
    path = tmp_path / "content/worksheets/mine.yml"
    path.parent.mkdir(parents=True)
    path.touch()
    with pytest.raises(Refused) as caught:
        Library([tmp_path]).worksheet_ids()
    assert caught.value.problems[0].hint == "name it mine.yaml"


def test_backups_and_hidden_files_are_not_content(tmp_path: Path) -> None:
    folder = tmp_path / "content/worksheets"
    folder.mkdir(parents=True)
    for name in (".swot.yaml.swp", "swot.yaml~", ".hidden.yaml", "notes.txt"):
        (folder / name).touch()
    assert Library([tmp_path]).worksheet_ids() == Library().worksheet_ids()


def test_unknown_names_are_the_command_lines_fault(library: Library) -> None:
    for ask in (library.worksheet, library.prompts, library.aspect):
        with pytest.raises(BadCommand):
            ask("../../etc/passwd")
