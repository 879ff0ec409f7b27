"""Standard output and error that are closed, full, or no longer read; a working folder gone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tools.command import environment
from tools.interrupts import check_interrupted

COMMAND = f'"{sys.executable}" -m worksheets'


def sh(script: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script of bash in which `worksheets` is the command."""
    return subprocess.run(
        ["bash", "-c", f'worksheets() {{ {COMMAND} "$@"; }}\n{script}'],
        cwd=cwd, env=environment(**env), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_do_not_matter_where_a_file_is_written(closed: str, tmp_path: Path) -> None:
    ran = sh(f"worksheets build swot -o swot.pdf {closed}", tmp_path)
    assert ran.returncode == 0 and "Traceback" not in ran.stderr
    assert (tmp_path / "swot.pdf").read_bytes().endswith(b"%%EOF\n")


@pytest.mark.parametrize(
    ("arguments", "stream"),
    [
        ("list", ">/dev/full"),
        ("list", ">&-"),
        ("list --json", ">&-"),
        ("build swot -o -", ">/dev/full"),
        ("build swot -o -", ">&-"),
    ],
)
def test_results_that_cannot_be_written_are_a_problem(
    arguments: str, stream: str, tmp_path: Path
) -> None:
    ran = sh(f"worksheets {arguments} {stream}", tmp_path)
    assert ran.returncode == 1 and "error output-unwritable: " in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("reader", ["worksheets list", "worksheets build swot -o -"])
def test_a_reader_that_has_had_enough_is_no_problem(reader: str, tmp_path: Path) -> None:
    # The reader has gone before anything is written.
    ran = sh(f"{reader} | true; echo ${{PIPESTATUS[0]}}", tmp_path)
    assert (ran.stdout, ran.stderr) == ("0\n", "")


def test_messages_that_cannot_be_written_change_no_exit_code(tmp_path: Path) -> None:
    assert sh("worksheets build swto 2>/dev/full", tmp_path).returncode == 2
    assert sh("worksheets build swto 2>&-", tmp_path).returncode == 2


def test_a_working_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    ran = sh("mkdir gone; cd gone; rmdir ../gone; worksheets build swot", tmp_path)
    assert ran.returncode == 1
    assert ran.stderr.startswith("error file-missing: cannot read the working folder")


def test_a_second_interrupt_ends_at_once(tmp_path: Path) -> None:
    """The tidying after the first one waits here for ever."""
    code = (
        "import sys, time, worksheets.cli.main as cli\n"
        "from worksheets.files.whole import whole_file\n"
        "def wait(arguments):\n"
        "    with whole_file('big.pdf') as out:\n"
        "        try:\n"
        "            print('ready', flush=True); time.sleep(60)\n"
        "        finally:\n"
        "            print('tidying', flush=True); time.sleep(60)\n"
        "cli.run = wait\n"
        "cli.main()\n"
    )
    check_interrupted(code, tmp_path, "ready", "tidying")
