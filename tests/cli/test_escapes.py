"""Nothing out of a file, a file's name or the environment reaches a terminal as a command to it."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tools.command import environment
from tools.command import worksheets_here as worksheets

from worksheets.api import build_files
from worksheets.cli.main import run

EVIL = "\x1b]0;title\x07\r\x9b31m\u202eedcba"
UNSAFE = set("\x1b\x07\r\x9b\u202e")


@pytest.fixture
def evil_content(tmp_path: Path) -> Path:
    """A folder with a worksheet whose words are full of control characters."""
    folder = tmp_path / "content/worksheets"
    folder.mkdir(parents=True)
    words = json.dumps(EVIL)
    option = f"{{name: a, values: [{words}, b], default: b, help: {words}}}"
    (folder / "evil.yaml").write_text(
        f"id: evil\ntitle: {words}\nsource: s\ncredit: c\noptions: [{option}]\nwords: {{}}\n"
    )
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/evil.xml.j2").write_text(
        '<worksheet id="evil" lang="en-GB"><title>t</title><credit>c</credit></worksheet>'
    )
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints, on both streams."""
    run(arguments)
    captured = capsys.readouterr()
    text = captured.out + captured.err
    assert not UNSAFE & set(text), text
    return text


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--json"],
        ["show", "evil"],
        ["show", "evil", "--json"],
        ["build", "evil", "--option", "a=\x1bx"],
        ["build", "evil", "--option", "a=\x1bx", "--json"],
    ],
)
def test_words_of_a_strangers_content(
    arguments: list[str], evil_content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(capsys, *arguments, "--content", str(evil_content))
    assert r"\x1b" in text or r"\u001b" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", EVIL],
        ["build", "swot", f"--{EVIL}"],
        ["build", "swot", "--set", f"{EVIL}=1"],
        ["build", "swot", "--set", f"name={EVIL}"],
        ["build", "swot", "--option", f"{EVIL}=1"],
        ["build", "swot", "--profile", EVIL],
        ["build", "swot", "--content", EVIL],
        ["build", "swot", "--data", f"{EVIL}.csv"],
        ["build", "swot", "--data", "x.csv", "--split", f"{EVIL}{{a}}"],
        ["build", "swot", "--copies", EVIL],
        ["build", "swot", "-o", f"{EVIL}/"],
        ["collect", EVIL],
        ["tally", f"{EVIL}.csv"],
        ["pack", EVIL],
        ["pack", f"{EVIL}.yaml"],
        ["check", EVIL],
        ["manifest", "merge", EVIL],
        [EVIL],
    ],
)
def test_words_of_the_command_line(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert printed(capsys, *arguments)
    printed(capsys, *arguments, "--json")


def test_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EVIL)
    assert "bad-environment" in printed(capsys, "build", "swot")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("WORKSHEETS_CONTENT", EVIL)
    assert "file-missing" in printed(capsys, "list")


def test_a_files_name_is_one_line_of_a_message_and_of_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["build", "swot", "--fillable", "-o", "form\x1b[8m.pdf"]) == 0
    Path("\nanswers.csv: all is well.pdf").write_bytes(b"x")
    text = printed(capsys, "collect", ".")
    assert r"\nanswers.csv: all is well.pdf: error answers-not-pdf" in text
    assert r'"form\x1b[8m.pdf","swot"' in text


def on_terminal(*arguments: str, cwd: Path) -> tuple[int, str]:
    """How a command ends whose standard output is a terminal, and what that shows."""
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "worksheets", *arguments]
    process = subprocess.Popen(
        command, cwd=cwd, env=environment(), stdout=its, stderr=its, stdin=subprocess.DEVNULL
    )
    os.close(its)
    shown = b""
    # At its end a terminal is an error to read, not empty.
    with contextlib.suppress(OSError):
        while data := os.read(ours, 1000):
            shown += data
    os.close(ours)
    return process.wait(timeout=60), shown.decode()


def test_answers_on_a_terminal_are_safe_and_in_a_pipe_as_they_are(tmp_path: Path) -> None:
    said = "said \u202e backwards"
    build_files("swot", tmp_path / "a.pdf", fillable=True, values={"strengths": said})
    code, shown = on_terminal("collect", "a.pdf", cwd=tmp_path)
    assert code == 0 and r"said \u202e backwards" in shown and said not in shown
    assert said in worksheets("collect", "a.pdf", cwd=tmp_path).out


def test_a_pdf_is_not_written_to_a_terminal(tmp_path: Path) -> None:
    code, shown = on_terminal("build", "swot", "-o", "-", cwd=tmp_path)
    assert code == 1 and "cannot write it: standard output is a terminal" in shown
    assert "%PDF" not in shown
