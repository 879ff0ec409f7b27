"""Completion: what the shell offers after what is on the line already."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tools.command import environment


def offered(line: str, cwd: Path) -> list[str]:
    """What bash would offer at the end of a line."""
    words = line.split(" ")
    env = environment(
        _WORKSHEETS_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1)
    )
    done = subprocess.run(
        [sys.executable, "-m", "worksheets"],
        cwd=cwd, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("worksheets build partnership-checklist --option rating=", "rating=agree"),
        ("worksheets build swot --set str", "strengths="),
        ("worksheets build swot --profile g", "giant"),
        ("worksheets build swot --paper a", "a5"),
        ("worksheets build swot --lang e", "en-GB"),
        ("worksheets copy poi", "points-to-remember"),
    ],
)
def test_values_are_offered(line: str, wanted: str, tmp_path: Path) -> None:
    assert wanted in offered(line, tmp_path)
