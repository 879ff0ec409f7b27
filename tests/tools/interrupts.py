"""A run that is interrupted while a file is half written: it ends, and nothing is left."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tools.command import environment


def check_interrupted(code: str, folder: Path, *lines: str) -> None:
    """Run Python code in an empty folder and interrupt it at each of the lines that it prints.

    At the first of them there is a half-written file.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=folder, env=environment(), stdout=subprocess.PIPE
    )
    assert process.stdout
    for number, line in enumerate(lines):
        assert process.stdout.readline() == f"{line}\n".encode()
        assert number or len(list(folder.iterdir())) == 1
        process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode == 130
    assert list(folder.iterdir()) == []
