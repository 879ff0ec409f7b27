"""Every command of docs/registers.md does what it says."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from tools.command import ROOT
from tools.shell import shell

PAGE = (ROOT / "docs/registers.md").read_text(encoding="utf-8")
BUILD = f"{sys.executable} -m worksheets build"
COMMANDS = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("number", range(len(COMMANDS)))
def test_every_command_makes_a_sheet(tmp_path: Path, number: int) -> None:
    commands = COMMANDS[number].replace("worksheets build", BUILD)
    assert "swot.pdf" in shell(commands, tmp_path, PYTHONPATH=str(ROOT))
