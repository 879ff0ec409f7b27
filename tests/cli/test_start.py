"""How a command starts: what it loads, and what typer converts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tools.command import environment

from worksheets.cli.main import run


def test_one_sheet_loads_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    code = """
import sys
from worksheets.cli.main import run
assert run(["build", "swot", "-q"]) == 0
unused = {"PIL.ExifTags", "uharfbuzz._harfbuzz", "html.entities", "rich", "reportlab.graphics",
          "reportlab.platypus", "pikepdf", "pydantic", "yaml", "xlsxwriter",
          "svgelements", "cv2", "multiprocessing",
          "worksheets.html", "worksheets.answers", "worksheets.check", "worksheets.project",
          "worksheets.content.translation", "worksheets.picture.svg"} & set(sys.modules)
assert not unused, unused
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_package_that_waited_works_when_it_is_used(tmp_path: Path) -> None:
    code = "import worksheets.cli; from PIL import Image; print(Image.new('L', (2, 3)).size)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "(2, 3)\n", "")


def test_what_is_no_number_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "swot", "--copies", "many"]) == 2
    assert run(["build", "swot", "--copies", "0"]) == 2
    assert capsys.readouterr().err.count("--copies") >= 2


def test_an_option_without_its_argument_points_to_its_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["build", "swot", "--encoding"]) == 2
    assert "worksheets build --help" in capsys.readouterr().err
