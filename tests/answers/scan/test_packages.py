"""Without the packages for scans everything else works, and one problem says what to install."""

from __future__ import annotations

import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest
from PIL import Image
from tools.forms import filled

from worksheets.answers.scan.packages import NEEDED
from worksheets.api import collect
from worksheets.problems import Problems

LOOK = """
import sys
from worksheets import collect
[answer] = collect(sys.argv[1])
assert answer.worksheet == "swot"
print([name for name in sys.argv[2:] if name in sys.modules])
"""


def test_two_scans_without_the_packages_are_one_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("1.png", "2.png"):
        Image.new("L", (900, 1200), int(name[0])).save(tmp_path / name)
    form = filled(tmp_path / "form.pdf", "swot", {"strengths": "tea"})
    find = util.find_spec
    missing = "worksheets.answers.scan.packages.find_spec"
    monkeypatch.setattr(missing, lambda name: None if name == "cv2" else find(name))
    problems = Problems()
    paths = [tmp_path / "1.png", tmp_path / "2.png", form]
    [answer] = collect(paths, problems=problems)
    assert answer.fields["strengths"] == "tea"
    [problem] = problems.found
    assert problem.code == "missing-package"
    assert "opencv-python-headless" in problem.message
    assert problem.hint == "pip install 'worksheets[scan]'"


def test_forms_are_read_without_them(tmp_path: Path) -> None:
    form = filled(tmp_path / "form.pdf", "swot", {"strengths": "tea"})
    heavy = [name for name in NEEDED if name != "PIL"]
    command = [sys.executable, "-c", LOOK, str(form), *heavy]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
