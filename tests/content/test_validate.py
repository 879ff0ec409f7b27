"""Mistakes in content, in words for people."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.command import ROOT

from worksheets.content.models import Chapter, Language, Model, Translation, Worksheet
from worksheets.content.validate import validate
from worksheets.content.yaml_file import read_yaml
from worksheets.problems import MOST_TOLD, Level, Problem, Refused

GOOD = """\
id: my-sheet
title: A sheet
source: me
credit: me
options:
  - name: form
    values: [a, b]
    default: a
    help: which
words:
  one: x
"""


def problems(text: str, tmp_path: Path, model: type[Model] = Worksheet) -> list[Problem]:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        validate(read_yaml(path, "x.yaml"), model)
    except Refused as refused:
        return list(refused.problems)
    return []


def test_what_is_right_has_no_problems(tmp_path: Path) -> None:
    assert problems(GOOD, tmp_path) == []


CASES = {
    "list": ("- a\n", "content-wrong-type", 1, 1, "but must hold keys and values"),
    "empty": ("", "content-wrong-type", 1, 1, "the file is empty"),
    "text": ("hello", "content-wrong-type", 1, 1, "the file is text"),
    "id": (GOOD.replace("my-sheet", "My Sheet"), "content-bad-value", 1, 5, "is not an id"),
    "title": (GOOD.replace("A sheet", "[a, b]"), "content-wrong-type", 2, 8, "must be a text"),
    "blank": (GOOD.replace("A sheet", "'  '"), "content-bad-value", 2, 8, "is empty"),
    "none": (GOOD.replace("title: A sheet", "title:"), "content-wrong-type", 2, 7, "but is empty"),
    "values": (GOOD.replace("[a, b]", "a"), "content-wrong-type", 7, 13, "must be a list"),
    "default": (GOOD.replace("default: a", "default: c"), "content-bad-value", 6, 5, "“c”"),
    "takes": (GOOD + "takes: [aspekt]\n", "content-bad-value", 12, 9, "cannot be “aspekt”"),
    "deep": (GOOD.replace("help:", "halp:"), "content-unknown-key", 9, 5, "halp"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_mistake_has_its_place(case: str, tmp_path: Path) -> None:
    text, code, line, column, words = CASES[case]
    found = [each for each in problems(text, tmp_path) if each.code == code]
    assert found and (found[0].where.line, found[0].where.column) == (line, column)
    assert words in found[0].message


def test_a_missing_credit_says_what_to_write(tmp_path: Path) -> None:
    [problem] = problems(GOOD.replace("credit: me\n", ""), tmp_path)
    assert problem.code == "content-missing-key" and "Photocopiable: " in problem.hint


def test_unknown_keys_are_told_what_was_meant(tmp_path: Path) -> None:
    found = problems(GOOD.replace("help:", "halp:").replace("source", "sauce"), tmp_path)
    hints = {each.where.path: each.hint for each in found if each.code == "content-unknown-key"}
    assert hints == {
        "options[0].halp": "did you mean help?",
        "sauce": "did you mean source?",
    }


def test_the_chapter_needs_its_credit_and_aspects(tmp_path: Path) -> None:
    missing = {each.where.path for each in problems("title: x\n", tmp_path, Chapter)}
    assert {"credit", "aspects", "licence", "author"} <= missing


def test_a_phrase_with_an_unknown_brace_is_told(tmp_path: Path) -> None:
    built_in = (ROOT / "content/languages/en-GB/phrases.yaml").read_text(encoding="utf-8")
    text = built_in.replace("page {page} of", "page {pag} of")
    [problem] = problems(text, tmp_path, Language)
    assert "“page” can only have the braces {page} and {pages}" in problem.message


def test_many_unknown_keys_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("".join(f"k{number}: x\n" for number in range(5000)))
    with pytest.raises(Refused) as caught:
        validate(read_yaml(path, "x.yaml"), Worksheet)
    missing = 5
    assert len(caught.value.problems) == MOST_TOLD
    assert caught.value.more[Level.ERROR] == 5000 + missing - MOST_TOLD


def test_many_empty_lists_are_each_told(tmp_path: Path) -> None:
    example = "- {name: a, values: [], default: b, help: c}\n" * 40
    text = f"id: x\ntitle: T\nsource: s\ncredit: c\nwords: {{}}\noptions:\n{example}"
    found = problems(text, tmp_path)
    assert len(found) == 40 and len({each.where.line for each in found}) == 40


def messages(text: str, tmp_path: Path, model: type[Model] = Worksheet) -> list[str]:
    return [each.message for each in problems(text, tmp_path, model)]


def test_a_word_of_the_wrong_shape_is_told_once(tmp_path: Path) -> None:
    text = GOOD + "  two: [x, {a: , b: [y, z]}]\n"
    assert messages(text, tmp_path) == [
        "“a” must be a text, a list, or keys and values, but is empty"
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("0", "“smallest_group” must be 1 or more"),
        ("1001", "“smallest_group” must be 1,000 or less"),
        ("few", "“few” is no whole number"),
    ],
)
def test_a_number_that_cannot_be_is_told_in_words(value: str, message: str, tmp_path: Path) -> None:
    assert messages(f"{GOOD}tally: {{smallest_group: {value}}}\n", tmp_path) == [message]


def test_minutes_that_are_no_number_are_not_called_an_id(tmp_path: Path) -> None:
    leads = "facilitator: {minutes: long, group: g, materials: [m], steps: [s], afterwards: [a]}\n"
    assert messages(GOOD + leads, tmp_path) == ["“long” is no whole number from 1 to 999"]


def test_the_keys_of_an_entry_of_a_translation_are_known(tmp_path: Path) -> None:
    [problem] = problems("entries:\n  title: {txt: x}\n", tmp_path, Translation)
    assert problem.hint == "did you mean text?"
