"""Every command and every file of docs/packs.md is true."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from tools.command import ROOT
from tools.doc_pages import run_commands

from worksheets.content.library import Library
from worksheets.content.validate import keys_of
from worksheets.pack.models import Handout, Moment, Pack
from worksheets.pack.source import read_pack

PAGE = (ROOT / "docs/packs.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
FILES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a `worksheets` of this checkout, and nothing else."""
    command = tmp_path / "bin/worksheets"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m worksheets "$@"\n')
    command.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_every_command_does_what_it_says(
    checkout: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = COMMANDS[number]
    if "parallel" in commands and shutil.which("parallel") is None:
        pytest.skip("GNU parallel is not installed (Debian: parallel)")
    monkeypatch.setenv("PATH", f"{checkout / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(checkout))
    run_commands(commands, checkout)
    folder = checkout / ("whole" if "whole/" in commands else "out")
    assert (folder / "manifest.json").exists() and (folder / "person-012.pdf").exists()


def test_the_page_shows_every_key_that_a_pack_may_have(tmp_path: Path) -> None:
    path = tmp_path / "my-day.yaml"
    path.write_text(FILES[0], encoding="utf-8")
    assert read_pack(Library(), str(path)).pack.id == "my-day"
    shown = set(re.findall(r"^ *(?:- |# )?([a-z-]+):", FILES[0], re.MULTILINE))
    for model in (Pack, Handout, Moment):
        known = set(keys_of(model))
        assert known <= shown, known - shown


def test_the_workflow_is_one_and_uses_commands_that_exist() -> None:
    workflow = yaml.safe_load(FILES[1])
    parts = workflow["jobs"]["pack"]["strategy"]["matrix"]["part"]
    runs = [step["run"] for job in workflow["jobs"].values() for step in job["steps"]
            if "run" in step]  # fmt: skip
    assert f"--shard ${{{{ matrix.part }}}}/{len(parts)}" in runs[1]
    assert workflow["jobs"]["merge"]["needs"] == "pack"
    assert [run.split()[:3] for run in runs if run.startswith("worksheets")] == [
        ["worksheets", "pack", "training-day"],
        ["worksheets", "manifest", "merge"],
        ["worksheets", "pack", "training-day"],
    ]
