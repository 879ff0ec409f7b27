"""The limits that SECURITY.md names are those that hold."""

from __future__ import annotations

import re

import pytest
from tools.command import ROOT

from worksheets import check
from worksheets.answers.collect import limits as forms
from worksheets.build import layouts
from worksheets.content import library, yaml_file
from worksheets.problems import MOST_TOLD
from worksheets.register import bounded, source, table
from worksheets.register.workbooks import package
from worksheets.sheet import parse
from worksheets.template import environment, render

PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
COUNTED = {
    "content and packs": (
        f"{yaml_file.MOST_BYTES // 1_000_000} MB",
        f"{yaml_file.MOST_LEVELS} levels",
        f"{yaml_file.MOST_VALUES:,} keys",
    ),
    "templates": (
        f"{environment.MOST_TEMPLATE_BYTES // 1000} kB",
        f"{render.MOST_MARKUP:,} characters",
    ),
    "a sheet": (
        f"{parse.MOST_ELEMENTS:,} elements",
        f"{parse.MOST_PLACES:,} places",
        f"{parse.MOST_LEVELS} levels",
    ),
    "registers": (
        f"{source.MOST_BYTES // 1_000_000} MB",
        f"{table.MOST_ROWS:,} rows",
        f"{table.MOST_COLUMNS:,} columns",
        f"unpacks to {package.MOST_UNPACKED // 1_000_000} MB",
    ),
    "returned forms": (
        f"{forms.MOST_BYTES // 1_000_000} MB",
        f"{forms.MOST_OBJECTS:,} fields",
        f"{forms.MOST_CHARACTERS:,} characters",
    ),
}
IN_A_CHILD = {
    "content and templates of a command": library.LIMITS,
    "laying out its sheets": layouts.LIMITS,
    "checking one worksheet": check.LIMITS,
    "a register that is not plain text": bounded.LIMITS,
    "a batch of returned forms": forms.CHILD,
}


def row(start: str) -> str:
    [found] = re.findall(rf"^\| {re.escape(start)}.*$", PAGE, re.MULTILINE)
    return str(found)


@pytest.mark.parametrize("start", COUNTED)
def test_what_is_counted(start: str) -> None:
    for limit in COUNTED[start]:
        assert limit in row(start)


@pytest.mark.parametrize("start", IN_A_CHILD)
def test_what_a_child_may_take(start: str) -> None:
    limits = IN_A_CHILD[start]
    memory = limits.memory // 1_000_000
    assert f"| {limits.seconds:g} s | {limits.clock:g} s | {memory} MB |" in row(start)


def test_how_many_problems_are_told() -> None:
    assert MOST_TOLD == 100 and "a hundred are told" in row("problems")
