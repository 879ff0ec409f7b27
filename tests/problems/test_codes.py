"""The codes of problems: each used, each documented."""

from __future__ import annotations

import importlib.util
import re

from tools.command import ROOT

from worksheets.problems import Code, Level, Problem


def test_the_page_of_codes_is_current() -> None:
    script = ROOT / "docs/problems.py"
    spec = importlib.util.spec_from_file_location("problems_page", script)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (ROOT / "docs/problems.md").read_text(encoding="utf-8")
    assert page == module.page(), "run: python docs/problems.py"


def test_every_code_is_used() -> None:
    source = "".join(path.read_text() for path in (ROOT / "worksheets").rglob("*.py"))
    used = set(re.findall(r"\bCode\.([A-Z_]+)", source))
    assert {code.name for code in Code} - used == set()


def test_a_meaning_is_one_sentence_and_a_hint_is_none() -> None:
    for code in Code:
        assert re.fullmatch(r"[A-Z].*[^.]\.", code.meaning), code
        assert not code.hint.endswith("."), code


def test_a_problem_takes_hint_and_level_from_its_code_unless_given() -> None:
    plain = Problem(Code.ANSWERS_DOUBLED, "twice")
    assert (plain.hint, plain.level) == (Code.ANSWERS_DOUBLED.hint, Level.WARNING)
    own = Problem(Code.ANSWERS_DOUBLED, "twice", "look", level=Level.ERROR)
    assert (own.hint, own.level) == ("look", Level.ERROR)
