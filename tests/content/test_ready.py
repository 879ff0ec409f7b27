"""The built-in content that is written down as Python is what its files hold."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tools.command import ROOT
from tools.ready import as_read, file_of, module_text, written_down

from worksheets.content.library import Library
from worksheets.content.ready import module_of, ready

MODULES = ROOT / "worksheets/content/ready"
NAMES = written_down(Library())


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_written_down_as_it_is_now(name: str, library: Library) -> None:
    module = MODULES / f"{module_of(name)}.py"
    text = module_text(library, name, NAMES[name])
    if os.environ.get("RENEW"):
        module.write_text(text, encoding="utf-8")
    now = module.read_text(encoding="utf-8") if module.exists() else ""
    assert now == text, "write it down anew: RENEW=1 pytest tests/content/test_ready.py"
    written, read = ready(name, file_of(library, name)), as_read(library, name, NAMES[name])
    assert written and type(written) is type(read)
    assert written.model_dump_json() == read.model_dump_json()


def test_nothing_else_is_written_down() -> None:
    modules = {path.stem for path in MODULES.glob("*.py")}
    assert modules == {"__init__", *map(module_of, NAMES)}


def test_a_file_that_was_changed_is_read_anew(tmp_path: Path, library: Library) -> None:
    name = "content/worksheets/swot.yaml"
    changed = Path(shutil.copy(library.file(name), tmp_path))
    assert ready(name, changed)
    with changed.open("a", encoding="utf-8") as file:
        file.write("\n")
    assert ready(name, changed) is None
    assert ready("content/worksheets/os.path.yaml", changed) is None
    changed.unlink()
    assert ready(name, changed) is None


def test_words_that_a_folder_changes_are_changed(tmp_path: Path) -> None:
    changes = tmp_path / "content/changes"
    changes.mkdir(parents=True)
    (changes / "ours.yaml").write_text("terms: {SWOT: SWOC}\n", encoding="utf-8")
    assert Library([tmp_path]).worksheet("swot").title.startswith("SWOC analysis")
