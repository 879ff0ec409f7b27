"""Rows out of files, every problem with its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from worksheets.problems import Problems, Refused
from worksheets.register.read import by_name, read_records

KNOWN = ["organisation", "telephone"]


def rows(folder: Path, name: str, text: str) -> tuple[list[dict[str, str]], Problems]:
    (folder / name).write_text(text, encoding="utf-8")
    problems = Problems()
    records = read_records(folder / name, KNOWN, problems)
    return [dict(record.values) for record in records], problems


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", '\ufefforganisation,telephone\r\n\r\n"A, B",01\r\nC,\r\n'),
        ("a.yaml", "- organisation: A, B\n  telephone: 01\n- organisation: C\n  telephone:\n"),
        ("a.json", '[{"organisation": "A, B", "telephone": "01"}, '
                   '{"organisation": "C", "telephone": null}]'),
    ],
)  # fmt: skip
def test_the_same_rows_out_of_every_kind(tmp_path: Path, name: str, text: str) -> None:
    records, problems = rows(tmp_path, name, text)
    assert records == [
        {"organisation": "A, B", "telephone": "01"},
        {"organisation": "C", "telephone": ""},
    ]
    assert not problems.found


def test_an_unknown_column_is_warned_of_and_left_out(tmp_path: Path) -> None:
    records, problems = rows(tmp_path, "a.csv", "organisation,telefone\nA,1\n")
    assert records == [{"organisation": "A"}]
    assert [(each.code, each.hint) for each in problems.warnings] == [
        ("data-unknown-column", "did you mean telephone?")
    ]


WRONG = {
    "ragged": ("a.csv", "organisation,telephone\nA,1\nB\nC,1,2\n", "data-ragged-row", [3, 4]),
    "after a long cell": ("a.csv", 'organisation\n"A\nB"\nC,1\n', "data-ragged-row", [4]),
    "twice": ("a.csv", "organisation,organisation\nA,B\n", "data-repeated-column", [1]),
    "none": ("a.csv", "name,phone\nA,B\n", "data-empty", [None]),
    "empty": ("a.csv", "", "data-empty", [None]),
    "quote": ("a.csv", 'organisation\n"A\n', "data-syntax", [2]),
    "kind": ("a.txt", "A", "data-format", [None]),
    "json": ("a.json", '[{"organisation": }]', "data-syntax", [1]),
    "no list": ("a.json", '{"organisation": "A"}', "data-syntax", [None]),
    "nested": ("a.yaml", "- organisation: [A]\n", "data-syntax", [1]),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_with_its_row(tmp_path: Path, case: str) -> None:
    name, text, code, lines = WRONG[case]
    with pytest.raises(Refused) as caught:
        rows(tmp_path, name, text)
    found = [(each.code, each.where.line) for each in caught.value.problems]
    assert found == [(code, line) for line in lines]


def test_names_are_sorted_as_people_look_them_up() -> None:
    names = ["Zebra", "école", "Eagle", "eagle", "Ëlm"]
    assert sorted(names, key=by_name) == ["Eagle", "eagle", "école", "Ëlm", "Zebra"]
