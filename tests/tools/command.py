"""Running the command line: in this process, or as a user does, in one of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from worksheets.cli.main import run

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def environment(**more: str) -> dict[str, str]:
    """This process's environment without what would change a command's work."""
    kept = {name: value for name, value in os.environ.items()
            if name not in ("SOURCE_DATE_EPOCH", "WORKSHEETS_CONTENT", "NO_COLOR")}  # fmt: skip
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def worksheets(
    *arguments: str | Path, cwd: Path, text: bool = True, stdin: str = "", **env: str
) -> Ran:
    """Run `worksheets` in a process of its own; no test waits longer than a minute for it.

    Starting Python takes most of a second: what does not need it takes `worksheets_here`.
    """
    done = subprocess.run(
        [sys.executable, "-m", "worksheets", *map(str, arguments)],
        cwd=cwd,
        env=environment(**env),
        capture_output=True,
        input=stdin.encode(),
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, _decoded(done.stdout, text), done.stderr.decode())


def worksheets_here(*arguments: str | Path, cwd: Path, text: bool = True, **env: str) -> Ran:
    """Run `worksheets` in this process: as fast as it is, and with this process's environment."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err), patch.dict(os.environ, env):
        code = run([str(each) for each in arguments])
    for stream in (out, err):
        stream.flush()
    return Ran(code, _decoded(out.buffer.getvalue(), text), err.buffer.getvalue().decode())


def _decoded(data: bytes, text: bool) -> str:
    """Text as it is, or any bytes as a letter each."""
    return data.decode("utf-8" if text else "latin-1")
