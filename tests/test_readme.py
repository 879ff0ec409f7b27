"""Every command of the README does what it says, for someone who has nothing but the README."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from tools.command import ROOT
from tools.doc_pages import run_commands
from tools.shell import shell

from worksheets.content.library import Library

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
LEFT_BEHIND = shutil.ignore_patterns(
    ".venv", ".git", ".*_cache", "__pycache__", "*.egg-info", ".hypothesis", "node"
)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project as a fresh clone has it."""
    folder = tmp_path_factory.mktemp("readme") / "worksheets"
    shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND)
    return folder


def test_the_first_command_installs_and_does_the_main_job(checkout: Path) -> None:
    assert shell(BLOCKS[0], checkout).strip() == "swot-info-sharing.pdf"
    assert (checkout / "swot-info-sharing.pdf").read_bytes().startswith(b"%PDF")
    [packages] = (checkout / ".venv/lib").glob("python3*/site-packages")
    top = {path.name for path in packages.iterdir()}
    assert not top & {"cli.py", "cli", "content", "templates", "tests", "docs", "benchmarks"}
    modules = {path.relative_to(ROOT) for path in ROOT.glob("worksheets/**/*.py")}
    assert modules == {path.relative_to(packages) for path in packages.glob("worksheets/**/*.py")}
    worksheets = checkout / ".venv/bin/worksheets"
    elsewhere = checkout.parent / "elsewhere"
    elsewhere.mkdir()
    assert "swot" in shell(f"{worksheets} list", elsewhere)
    assert shell(f"{worksheets} check && {worksheets} build swot", elsewhere).endswith("swot.pdf\n")


def test_the_second_command_runs_the_tests(checkout: Path) -> None:
    # CI installs by its first part, so that what it installs is here; to do it again takes long.
    install, _, tests = BLOCKS[1].strip().rpartition(" && .venv/bin/")
    assert install.endswith(" --editable '.[test]'")
    # Only the quickest tests, or these would run themselves for ever.
    said = shell(tests, checkout, PYTEST_ADDOPTS="tests/content/test_words.py")
    assert re.search(r"^\d+ passed", said, re.MULTILINE)


@pytest.mark.parametrize("number", range(2, len(BLOCKS)))
def test_every_other_command_runs(number: int, tmp_path: Path) -> None:
    run_commands(BLOCKS[number], tmp_path)


def test_a_checkout_has_its_own_front_door(tmp_path: Path) -> None:
    said = shell(f'"{sys.executable}" {ROOT}/cli.py build swot', tmp_path)
    assert said == "swot.pdf\n"


def test_the_gallery_shows_every_worksheet() -> None:
    page = (ROOT / "docs/gallery.md").read_text(encoding="utf-8")
    for name in Library().worksheet_ids():
        assert f"](gallery/{name}.png)" in page
        assert (ROOT / f"docs/gallery/{name}.png").exists()


def test_the_readmes_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / link).exists(), link
