"""Problems: collected once each, and every code documented."""

from __future__ import annotations

import re

from tools.command import ROOT

from worksheets.problems import Problems, did_you_mean

CODE = re.compile(
    r'"((?:answers|yaml|content|template|sheet|file|output|unknown|bad|check|no|not|missing|data'
    r"|control|text|pack|shard|manifest|usage)"
    r'(?:-[a-z]+)+|usage)"'
)


def test_every_code_is_documented_and_every_documented_code_is_used() -> None:
    source = "".join(path.read_text() for path in (ROOT / "worksheets").rglob("*.py"))
    used = set(CODE.findall(source)) - {"text-indent", "sheet-id"}
    used |= set(re.findall(r'"(tally(?:-[a-z]+)+)"', source))
    used |= {f"unknown-{what}" for what in ("worksheet", "prompts", "profile", "paper")}
    page = (ROOT / "docs/problems.md").read_text().split("## Exit codes")[0]
    documented = {code for row in page.splitlines() if row.startswith("| `")
                  for code in re.findall(r"`([a-z-]+)`", row.split("|")[1])}  # fmt: skip
    assert used == documented


def test_a_problem_is_told_once() -> None:
    problems = Problems()
    problems.error("a", "b")
    problems.error("a", "b")
    problems.warn("a", "b")
    assert (len(problems.errors), len(problems.warnings)) == (1, 1)


def test_hints_name_the_nearest_word_or_all() -> None:
    assert did_you_mean("swto", ["swot", "other"]) == "did you mean swot?"
    assert did_you_mean("zzz", ["swot", "other"]) == "known: swot, other"
