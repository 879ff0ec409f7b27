"""The door for programs: what `import worksheets` gives, and what it leaves alone."""

from __future__ import annotations

import io
import re
import resource
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tools.command import ROOT, environment

import worksheets
from worksheets.api import BuildOptions
from worksheets.cli.main import run
from worksheets.problems import Problems


def test_the_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "docs/api.md", "exec"), names)
    assert len(blocks) > 5


def test_the_page_names_every_choice() -> None:
    page = (ROOT / "docs/api.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z]+)`", row)}
    assert named == {*BuildOptions.__annotations__, "format"}


def test_an_import_is_cheap_and_leaves_the_process_alone(tmp_path: Path) -> None:
    code = """
import signal, sys
before = [signal.getsignal(number) for number in signal.valid_signals()]
import worksheets
heavy = {"typer", "pydantic", "yaml", "jinja2", "reportlab", "pikepdf", "PIL"} & set(sys.modules)
assert not heavy, heavy
worksheets.build("swot")
worksheets.build("swot", fillable=True)
assert "typer" not in sys.modules and "rich" not in sys.modules
unused = {"reportlab.graphics", "reportlab.platypus", "pikepdf", "xlsxwriter", "svgelements", "cv2"}
assert not unused & set(sys.modules), "a sheet pays for what it does not use"
assert callable(worksheets.build), "the package of this name is in its place"
assert before == [signal.getsignal(number) for number in signal.valid_signals()]
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_the_bytes_are_those_that_the_command_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["build", "swot", "--fillable", "--set", "name=A", "-o", "a.pdf"]) == 0
    out = io.BytesIO()
    worksheets.build("swot", out, fillable=True, values={"name": "A"})
    returned = worksheets.build("swot", fillable=True, values={"name": "A"})
    assert out.getvalue() == returned == Path("a.pdf").read_bytes()


def test_nothing_is_written_where_something_is_wrong() -> None:
    out = io.BytesIO()
    with pytest.raises(worksheets.Refused) as caught:
        worksheets.build("swot", out, data=[{"name": "東"}, {"service": "\a"}])
    assert out.getvalue() == b""
    assert [problem.where.line for problem in caught.value.problems] == [1, 2]


def test_strict_raises_warnings() -> None:
    long = {"name": "name " * 100}
    problems = Problems()
    worksheets.build("swot", values=long, problems=problems)
    assert [each.code for each in problems.found] == ["text-continues"]
    with pytest.raises(worksheets.Refused, match="text-continues"):
        worksheets.build("swot", values=long, strict=True)


def test_a_file_that_collect_refuses_stops_the_others_only_if_nobody_asks(tmp_path: Path) -> None:
    worksheets.build_files("swot", tmp_path / "a.pdf", fillable=True, values={"name": "A"})
    (tmp_path / "b.pdf").write_bytes(b"no PDF")
    with pytest.raises(worksheets.Refused, match="answers-not-pdf"):
        worksheets.collect(tmp_path)
    problems = Problems()
    [answer] = worksheets.collect(tmp_path, problems=problems)
    assert answer.fields["name"] == "A"
    assert [each.code for each in problems.errors] == ["answers-not-pdf"]


def test_threads_share_a_library() -> None:
    library = worksheets.Library()
    alone = worksheets.build("swot", library=worksheets.Library())
    made: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: made.append(worksheets.build("swot", library=library)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [alone] * 4


def test_a_call_sets_no_limit_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("a limit or a handler of the caller's process is set")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setattr(signal, "signal", refuse)
    monkeypatch.setattr(signal, "setitimer", refuse)
    assert worksheets.build("discussion").startswith(b"%PDF")
