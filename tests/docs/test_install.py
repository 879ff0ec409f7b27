"""docs/install.md: each way to install is run where its program is, else held to what is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from tools.command import ROOT
from tools.doc_pages import DOCS, blocks, page_names, run_commands
from tools.shell import shell

LEFT_BEHIND = shutil.ignore_patterns(
    ".venv", ".git", ".*_cache", "__pycache__", "*.egg-info", ".hypothesis", "node", "tests"
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SET_UP = {
    "py -m venv .venv",
    r".venv\Scripts\pip install .",
    r".venv\Scripts\Activate.ps1",
}
"""What a PowerShell block may say beside `worksheets` commands; Python's own words for Windows."""

ONE_RUN = {"uvx --from . worksheets list", "pipx run --spec . worksheets list"}
"""What is run once without being installed: the same source, the same command."""


def test_pip_on_linux_is_what_the_readme_says() -> None:
    # The README's first command is run as it stands; it takes too long to run it twice.
    [pip] = [each.text for each in blocks("install.md", "bash") if "venv" in each.text]
    readme = re.search(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert readme
    said = readme[1].replace("--quiet ", "").split(" && ")
    assert pip.splitlines()[:2] == said[:2]


@pytest.mark.parametrize(("tool", "folders"), [
    ("pipx", ("PIPX_HOME", "PIPX_BIN_DIR")), ("uv", ("UV_TOOL_DIR", "UV_TOOL_BIN_DIR")),
])  # fmt: skip
def test_a_tool_that_is_installed_installs_and_makes_a_sheet(
    tool: str, folders: tuple[str, str], tmp_path: Path
) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    [command] = [each.text for each in blocks("install.md", "bash") if each.text.startswith(tool)]
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, ignore=LEFT_BEHIND)
    env = {name: os.fspath(tmp_path / name) for name in folders}
    shell(command, project, **env)
    program = tmp_path / folders[1] / "worksheets"
    assert shell(f'"{program}" build swot', tmp_path) == "swot.pdf\n"


def test_powershell_has_worksheets_commands_that_work_and_little_else(tmp_path: Path) -> None:
    for name in page_names():
        for block in blocks(name, "powershell"):
            lines = [line for line in block.text.splitlines() if line and not line.startswith("#")]
            ours = [line for line in lines if line.startswith("worksheets ")]
            assert {line for line in lines if line not in ours} <= SET_UP, name
            # These lines mean the same in PowerShell: words, and words in double quotation marks.
            assert all(re.fullmatch(r"[^$`';|<>&]+", line) for line in ours), name
            run_commands("\n".join(ours), tmp_path)


def test_the_dockerfile_installs_what_is_there_and_starts_the_command() -> None:
    [block] = blocks("install.md", "dockerfile")
    steps = dict(line.split(maxsplit=1) for line in block.text.splitlines())
    image, version = steps["FROM"].split(":")
    assert image == "python" and version == "3.12-slim"
    assert PROJECT["requires-python"] == ">=3.11"
    source, target = steps["COPY"].split()
    assert (ROOT / source / "pyproject.toml").is_file()
    assert steps["RUN"] == f"pip install --no-cache-dir {target}"
    assert steps["ENTRYPOINT"] == '["worksheets"]' and "worksheets" in PROJECT["scripts"]


def test_every_extra_that_a_user_may_want_is_named() -> None:
    page = (DOCS / "install.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert named == set(PROJECT["optional-dependencies"]) - {"docs", "test"}


def test_bash_blocks_install_and_no_more() -> None:
    # What runs without installing anything is a block `sh`, which the page's test runs.
    here = [each.text for each in blocks("install.md", "bash")]
    subprocess.run(["sh", "-n"], input="\n".join(here), text=True, check=True)
    known = {line for text in here for line in text.splitlines()} | ONE_RUN
    for name in page_names():
        for block in blocks(name, "bash"):
            assert set(block.text.splitlines()) <= known, name


def test_the_workflows_run_commands_that_work(tmp_path: Path) -> None:
    github, gitlab = (yaml.safe_load(each.text) for each in blocks("scripting.md", "yaml"))
    run_commands("worksheets init .", tmp_path)
    written = (tmp_path / ".github/workflows/worksheets.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(written) == github
    # The commands of GitHub's are run by the test of what init writes.
    assert [each for each in gitlab["worksheets"]["script"] if each.startswith("worksheets")] == [
        "worksheets check", "worksheets pack our-day -o day/",
    ]  # fmt: skip
    run_commands("worksheets pack our-day -o day/", tmp_path)
    [folder] = gitlab["worksheets"]["artifacts"]["paths"]
    assert (tmp_path / folder / "manifest.json").is_file()
