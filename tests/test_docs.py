"""Every command of the documentation does what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tools.command import ROOT, environment

PAGES = ["html.md", "own-worksheet.md", "tally.md"]


@pytest.mark.parametrize("name", PAGES)
def test_the_commands_of_a_page_run_one_after_another(name: str, tmp_path: Path) -> None:
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    assert blocks
    command = "worksheets() { " + f'"{sys.executable}" -m worksheets "$@"; ' + "}\n"
    done = subprocess.run(
        ["sh", "-e", "-c", command + "\n".join(blocks)],
        cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    written = {path.name for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size}
    told = [word for word in done.stdout.split() if word.endswith((".pdf", ".html", ".csv"))]
    assert told and {Path(word).name for word in told} <= written
