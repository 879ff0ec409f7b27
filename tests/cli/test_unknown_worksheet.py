"""A worksheet of one's own without its folder: each command says once what is missing."""

from __future__ import annotations

from pathlib import Path

from tools.command import worksheets_here

HINT = "if it is one of your own, name its folder: --content DIR"


def test_commands_say_once_that_content_is_missing(tmp_path: Path) -> None:
    worksheets_here("init", "mine", cwd=tmp_path)
    for name in ("one.pdf", "two.pdf"):
        arguments = ("rag-review", "--fillable", "--set", f"change={name}", "-o", f"../{name}")
        assert worksheets_here("build", *arguments, cwd=tmp_path / "mine").code == 0
    ran = worksheets_here("collect", "one.pdf", "two.pdf", "-o", "answers.csv", cwd=tmp_path)
    assert ran.code == 0 and ran.err.count(HINT) == 1
    assert ran.err.count("answers-unknown-worksheet") == 1
    ran = worksheets_here("tally", "answers.csv", cwd=tmp_path)
    assert ran.code == 1 and ran.err.count(HINT) == 1
    ran = worksheets_here("build", "rag-review", cwd=tmp_path)
    assert ran.code == 2 and ran.err.count(HINT) == 1
    ran = worksheets_here("tally", "answers.csv", "--content", "mine", cwd=tmp_path)
    assert ran.code == 0 and HINT not in ran.err
    assert "did you mean swot?" in worksheets_here("build", "swott", cwd=tmp_path).err
