"""Help: a verb first, lines that fit, examples that run, exit codes, where the docs are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from PIL import Image
from tools.command import ROOT

from worksheets.cli.app import COMMANDS
from worksheets.cli.main import run

VERBS = {"Add", "Check", "Collect", "Copy", "Draw", "Join", "List", "Make", "Print", "Show",
         "Write"}  # fmt: skip
ALL = ["", "manifest", *COMMANDS]


def help_of(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The help of a command, or of the whole for an empty name."""
    assert run([*name.split(), "--help"]) == 0
    return capsys.readouterr().out


def examples(text: str) -> list[str]:
    """The examples at the end of a help text."""
    block = text.split("Examples:\n")[1].split("\n\n")[0]
    return [line.strip() for line in block.splitlines()]


@pytest.mark.parametrize("name", ALL)
def test_help_begins_with_a_verb_fits_its_lines_and_ends_with_what_comes_next(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = help_of(name, capsys)
    assert text.split("\n\n")[1].split()[0] in VERBS
    assert max(len(line) for line in text.splitlines()) <= 80
    assert not re.search(r"\w\.\.\.$", text, re.MULTILINE), "a summary is cut short"
    assert len(examples(text)) == 2
    assert "Exit codes: 0 done" in text
    more = re.search(r"More: (.*)", text)
    assert more
    for page in more[1].split(" and "):
        assert (ROOT / page).is_file()


def test_every_command_is_listed_with_its_summary(capsys: pytest.CaptureFixture[str]) -> None:
    text = help_of("", capsys)
    for name in {name.split()[0] for name in COMMANDS}:
        assert re.search(rf"^  {name} +[A-Z][a-z]+ ", text, re.MULTILINE), name


def test_every_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one folder, in an order in which each finds what it reads."""
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("name,service,table\nJo,Health,1\nSi,Police,2\n")
    Path("mine/content/worksheets").mkdir(parents=True)
    Path("answers.csv").write_text("worksheet,1.1,1.2\npartnership-checklist,yes,no\n")
    assert run(["build", "swot", "--fillable", "-o", "form.pdf"]) == 0
    assert run(["build", "swot", "--fillable", "-o", "returned/form.pdf"]) == 0
    # A page with a code is known at once; which looks are checked takes nothing from the example.
    assert run(["preview", "action-plan", "--code", "--dots", "150", "-o", "page.png"]) == 0
    with Image.open("page.png") as page:
        page.save("scans.pdf", resolution=150)
    settings = Path("worksheets.yaml")
    settings.write_text("check: {profiles: [standard], papers: [a4]}\n")
    for number in (1, 2):
        part = ["--shard", f"{number}/2", "-o"]
        assert run(["pack", "training-day", *part, "day"]) == 0
        assert run(["pack", "training-day", *part, "ab"[number - 1]]) == 0
    shown: dict[str, None] = {}
    for name in ALL:
        shown |= dict.fromkeys(examples(help_of(name, capsys)))
    for each in shown:
        words = shlex.split(each)
        assert words[0] == "worksheets"
        if each == "worksheets init":
            # It writes settings of its own.
            settings.unlink()
        assert run(words[1:]) == 0, each
