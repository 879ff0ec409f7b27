"""A shell command run with little of this process's environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def shell(command: str, folder: Path, **more: str) -> str:
    kept = ("PATH", "HOME", "LANG")
    env = {
        name: value
        for name, value in os.environ.items()
        if name in kept or name.lower().endswith("_proxy") or name.startswith(("PIP_", "SSL_"))
    }
    env["PATH"] = f"{Path(sys.executable).parent}:{env['PATH']}"
    done = subprocess.run(
        ["sh", "-e", "-c", command],
        cwd=folder, env={**env, **more}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
