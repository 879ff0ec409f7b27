"""JSON and JSON lines, and what they hold that is no row of texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.registers import codes, read, records, refused

from worksheets.text.invisible import without_soft_hyphens

KINDS = ["a.json", "a.jsonl"]


def content(name: str, *rows: str) -> str:
    return "[" + ",\n".join(rows) + "]" if name == "a.json" else "\n".join(rows)


@pytest.mark.parametrize("name", KINDS)
def test_rows_need_not_have_the_same_keys(tmp_path: Path, name: str) -> None:
    rows = ('{"name": "A", "x": [1]}', '{"Agency": "S"}', '{" lang ": "cy-GB", "name": "B"}')
    register, problems = read(tmp_path, name, content(name, *rows))
    assert register.columns == ("name", "service", "lang")
    assert register.rows == [("A", "", ""), ("", "S", ""), ("B", "", "cy-GB")]
    assert codes(problems.found) == [("data-unknown-column", 1)]


@pytest.mark.parametrize("name", KINDS)
def test_values_are_read_as_they_were_typed(tmp_path: Path, name: str) -> None:
    big = "9" * 6000
    row = f'{{"id": {big}, "name": 1.0, "service": true, "lang": null, "table": 1e999}}'
    register, _ = read(tmp_path, name, content(name, row))
    assert register.rows == [(big, "1.0", "yes", "", "1e999")]


WRONG = {
    "nested": ('{"name": ["A"]}', "data-syntax"),
    "nested object": ('{"name": {"first": "A"}}', "data-syntax"),
    "not a number": ('{"name": NaN}', "data-syntax"),
    "no end": ('{"name": -Infinity}', "data-syntax"),
    "twice": ('{"name": "A", "name": "A"}', "data-repeated-key"),
    "half a character": ('{"name": "A \\ud800"}', "control-character"),
    "control": ('{"name": "A \\u0000"}', "control-character"),
    "no object": ('["A"]', "data-syntax"),
    "nothing": ("null", "data-syntax"),
    "syntax": ('{"name": }', "data-syntax"),
    "deep": ('{"name": ' + "[" * 100_000 + "]" * 100_000 + "}", "data-syntax"),
    "deep object": ('{"name":' * 100_000 + "1" + "}" * 100_000, "data-syntax"),
}


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.parametrize("name", KINDS)
def test_what_is_wrong_is_told_with_its_row(tmp_path: Path, name: str, case: str) -> None:
    row, code = WRONG[case]
    text = content(name, '{"name": "Ann"}', row)
    assert codes(refused(tmp_path, name, text)) == [(code, 2)]


@pytest.mark.parametrize(
    ("row", "message", "hint"),
    [
        ('{"name": ["A"]}', "“name” must be a text, not a list or an object", ""),
        ('{"name": NaN}', "“name” must be a text, not NaN, which is no number", ""),
        ('{"name": "A", "name": "A"}', "“name” is there twice in this row",
         "take one of them out"),
        ('["A"]', "a row must be columns and texts", "“name”: “Ann”"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", KINDS)
def test_what_is_wrong_with_a_row_is_said_in_words(
    tmp_path: Path, name: str, row: str, message: str, hint: str
) -> None:
    [problem] = refused(tmp_path, name, content(name, row))
    assert (problem.message, problem.hint) == (message, hint)


def test_a_bad_line_does_not_hide_the_next(tmp_path: Path) -> None:
    found = refused(tmp_path, "a.jsonl", '{"name": \n{"name": "A"}\n{"name"}\n{"name": "B?"}')
    assert [each.where.line for each in found] == [1, 3, 4]


@pytest.mark.parametrize(
    ("text", "line"),
    [('{"name": "A"}', 1), ('[{"name": "A"}\n{"name": "B"}]', 2), ('[\n{"name": "A"},\n]', 3),
     ('[{"name": "A"}]\n[]', 2), ('[{"name": "A"},\n', 2), ("[", 1), ('"A"', 1), ("name", 1)],
)  # fmt: skip
def test_a_file_that_is_no_list_is_told(tmp_path: Path, text: str, line: int) -> None:
    assert codes(refused(tmp_path, "a.json", text)) == [("data-syntax", line)]


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    for name in KINDS:
        found = refused(tmp_path, name, b'\n{"name": "Si\xe2n"}')
        assert codes(found) == [("file-encoding", 2)]
    assert read(tmp_path, "a.json", '[{"name": "Ŵ"}]'.encode("utf-16"))[0].rows == [("Ŵ",)]


def test_a_key_that_cannot_be_printed_is_told_in_words_that_can(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a.json", '[{"name": "A", "\\ud800": "x"}]')
    assert "“\\ud800”" in problems.found[0].message


# Without the letters that begin one saved as UTF-8 twice over (“Ã©”), which is refused.
VALUE = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffd?ÂÃÄÅâ")
).map(without_soft_hyphens)


@given(st.lists(st.fixed_dictionaries({"name": VALUE, "table": VALUE}), min_size=1), st.booleans())
def test_what_is_written_is_read_again(
    tmp_path: Path, rows: list[dict[str, str]], ascii_only: bool
) -> None:
    stripped = [{key: value.strip() for key, value in row.items()} for row in rows]
    text = json.dumps(rows, ensure_ascii=ascii_only, indent=1)
    assert records(read(tmp_path, "a.json", text)[0]) == stripped
    text = "".join(json.dumps(row, ensure_ascii=ascii_only) + "\n" for row in rows)
    assert records(read(tmp_path, "a.jsonl", text)[0]) == stripped
