"""`--watch`: built again at each change, wrong content told and gone on from, ended by Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tools.command import environment
from tools.command import worksheets_here as worksheets

pytest.importorskip("watchfiles", reason="watchfiles is not installed")


def wait_for(happened: object, seconds: float = 60) -> None:
    """Wait until a function says yes; the machine may be busy."""
    assert callable(happened)
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.slow
def test_a_change_builds_again_and_a_mistake_does_not_end_it(tmp_path: Path) -> None:
    assert worksheets("init", "mine", cwd=tmp_path).code == 0
    mine = tmp_path / "mine"
    content = mine / "content/worksheets/rag-review.yaml"
    pdf = mine / "out.pdf"
    with (tmp_path / "said").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "worksheets", "build", "rag-review", "-o", "out.pdf", "--watch"],
            cwd=mine, env=environment(), stdout=subprocess.DEVNULL, stderr=said,
        )  # fmt: skip
        try:
            told = tmp_path / "said"
            wait_for(lambda: b"watching" in told.read_bytes())
            first = pdf.read_bytes()
            text = content.read_text(encoding="utf-8")
            content.write_text(text.replace("id: rag-review", "idd: rag-review"))
            wait_for(lambda: b"did you mean id?" in told.read_bytes())
            assert pdf.read_bytes() == first
            content.write_text(text.replace("Families tell", "Families must tell"))
            wait_for(lambda: pdf.read_bytes() != first)
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
        finally:
            process.kill()
            process.wait()
