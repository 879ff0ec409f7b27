"""The action and the hook that other repositories use: what they run is there and works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml
from tools.command import ROOT, environment
from tools.command import worksheets_here as worksheets


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A shell command, with this interpreter's `worksheets` first on the path."""
    binary = folder / "bin"
    binary.mkdir()
    script = binary / "worksheets"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m worksheets "$@"\n')
    script.chmod(0o755)
    path = f"{binary}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder, env=environment(PATH=path), capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_actions_check_annotates_what_is_wrong(tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    *_, check = action["runs"]["steps"]
    assert worksheets("init", ".", cwd=tmp_path).code == 0
    content = tmp_path / "content/worksheets/rag-review.yaml"
    content.write_text(content.read_text(encoding="utf-8").replace("title:", "titel:", 1))
    done = run(check["run"], tmp_path)
    assert done.returncode == 1
    assert "::error file=content/worksheets/rag-review.yaml,line=" in done.stdout


def test_the_hook_passes_content_in_order(tmp_path: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert worksheets("init", ".", cwd=tmp_path).code == 0
    assert run(hook["entry"], tmp_path).returncode == 0


def test_a_projects_workflow_runs_commands_that_there_are(tmp_path: Path) -> None:
    assert worksheets("init", ".", cwd=tmp_path).code == 0
    workflow = yaml.safe_load((tmp_path / ".github/workflows/worksheets.yml").read_text())
    commands = [step["run"] for step in workflow["jobs"]["worksheets"]["steps"] if "run" in step]
    ours = [command for command in commands if command.startswith("worksheets")]
    assert len(ours) == 2
    done = run("\n".join(ours), tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "built/rag-review.pdf").is_file()


def test_a_projects_workflow_installs_nothing_by_name_alone(tmp_path: Path) -> None:
    assert worksheets("init", ".", cwd=tmp_path).code == 0
    workflow = yaml.safe_load((tmp_path / ".github/workflows/worksheets.yml").read_text())
    [install] = [
        step["run"]
        for step in workflow["jobs"]["worksheets"]["steps"]
        if step.get("run", "").startswith("pip")
    ]
    done = run(f"export WORKSHEETS='{workflow['env']['WORKSHEETS']}'; {install}", tmp_path)
    assert done.returncode and "WORKSHEETS: is empty" in done.stderr
