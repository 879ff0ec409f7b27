"""Command lines of any words, sensible and not, in any order."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.fuzz import fuzz, ran

pytestmark = pytest.mark.slow

COMMANDS = [
    "build",
    "show",
    "list",
    "pack",
    "tally",
    "collect",
    "manifest",
    "preview",
    "new",
    "copy",
    "x",
    "",
]
WORDS = [
    "swot", "force-field", "agency-sheet", "agency-directory", "no-such", "all", "training-day",
    "merge",
    "worksheet", "people.csv", "x.yaml", ".", "..", "/dev/null", "-", "--", "", " ", "\x1b[31m",
    "\u202e", "\0x", "\ud800",
    "x" * 300, "--json", "--quiet", "--strict", "--dry-run", "--fillable", "--example",
    "--facilitator",
    "--aspect", "--aspect=all", "--prompts", "benefits", "--set", "name=Jo", "strengths=", "=",
    "a=b=c",
    "--option", "rating=agree", "--data", "--split", "{row:03}.pdf", "{name}", "{", "{0.__class__}",
    "--profile", "large", "giant", "--paper", "a3", "--lang", "cy-GB", "--copies", "2", "0", "-1",
    "99999999999",
    "--content", "mine", "--format", "html", "--shard", "1/2", "9/1", "--help", "--no-such",
    "--jobs",
    "--before", "--review", "--worksheet", "--template", "--check", "--combined", "all.pdf",
]  # fmt: skip


@fuzz(32)
@given(command=st.sampled_from(COMMANDS), words=st.lists(st.sampled_from(WORDS), max_size=7))
def test_a_command_line(command: str, words: list[str], folder: Path) -> None:
    (folder / "mine/content").mkdir(parents=True, exist_ok=True)
    (folder / "people.csv").write_text("name,service\nJo,Police\n", encoding="utf-8")
    (folder / "x.yaml").write_text("id: x\n", encoding="utf-8")
    ran(command, *words, folder=folder, out="nowhere")
