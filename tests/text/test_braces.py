"""Filling values into words: names alone, whatever else the braces of a stranger's file hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.command import ROOT

from worksheets.text.braces import fill_in, has_only


def test_each_name_is_replaced_by_its_value() -> None:
    assert fill_in("page {page} of {pages}", page=1, pages=3) == "page 1 of 3"


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert fill_in("{title} ({page})", title="a {page} b", page=2) == "a {page} b (2)"


@given(st.text("{}a.[]_!:0 "))
def test_nothing_but_a_bare_name_is_filled_in(words: str) -> None:
    expected = words.replace("{a}", "x")
    assert fill_in(words, a="x") == expected
    assert has_only(words, ["a"]) == ("{" not in expected and "}" not in expected)


@pytest.mark.parametrize(
    "words",
    ["{page.real}", "{page[0]}", "{page!r}", "{page:>9999999}", "{}", "{0}", "{other}", "{{page}}",
     "{page", "page}", "{ page }", "{page.__class__.__mro__}"],
)  # fmt: skip
def test_other_braces_are_noticed(words: str) -> None:
    assert not has_only(words, ["page", "pages"])
    assert fill_in(words, page=1, pages=2).count("1") <= 1


def test_words_of_content_are_filled_in_by_nothing_else() -> None:
    """`str.format` evaluates what stands in braces; these format words of our own."""
    known = {"html/page.py", "html/pictures.py", "process/child.py", "project/new_language.py",
             "register/workbooks/xls.py"}  # fmt: skip
    package = ROOT / "worksheets"
    found = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"\.format(_map)?[\(\[]", path.read_text(encoding="utf-8"))
    }
    assert found <= known, found - known
