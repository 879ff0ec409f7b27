"""Whatever a file holds, an answer comes, in little memory, and says what was too much."""

from __future__ import annotations

import json
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.registers import codes, read, refused
from tools.workbooks import rows, xlsx

from worksheets.process.limits import address_space

MEMORY = 600_000_000
"""The bytes by which no file of these tests may make the process grow."""


@pytest.fixture(autouse=True)
def little_memory() -> Iterator[None]:
    """The system refuses what is more than `MEMORY`; what takes too long is told by its limits."""
    used = address_space()
    if used is None:
        pytest.skip("this system does not say how much memory a process has")
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def test_many_spellings_of_a_key_are_told(tmp_path: Path) -> None:
    spellings = ("".join(c.upper() if n >> i & 1 else c for i, c in enumerate("service"))
                 + "-" * (n >> 7) for n in range(40_000))  # fmt: skip
    text = "".join(json.dumps({key: "x"}) + "\n" for key in spellings)
    assert codes(refused(tmp_path, "a.jsonl", text)) == [("file-too-large", 2001)]


def test_rows_with_keys_of_their_own_are_kept_by_what_they_have(tmp_path: Path) -> None:
    wide = json.dumps({f"k{n}": "x" for n in range(1_900)} | {"name": "Ann"})
    text = wide + "\n" + '{"name": "Bo"}\n' * 100_000
    register, _ = read(tmp_path, "a.jsonl", text)
    assert len(register.rows) == 100_001 and register.rows[-1] == ("Bo",)


@pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.csv"])
def test_a_letter_with_a_hundred_thousand_marks_is_told(tmp_path: Path, name: str) -> None:
    cell = "e" + "\u0301\u0323" * 45_000
    text = {"a.json": f'[{{"name": "{cell}"}}]', "a.yaml": f'- name: "{cell}"',
            "a.csv": f"name\n{cell}\n"}[name]  # fmt: skip
    [problem] = refused(tmp_path, name, text)
    assert problem.code == "data-too-long" and "marks" in problem.message
    assert problem.hint == "take them out"


@pytest.mark.parametrize("name", ["a.json", "a.yaml", "a.csv", "a.xlsx"])
def test_a_cell_longer_than_any_answer_is_told(tmp_path: Path, name: str) -> None:
    cell = "x" * 100_001
    text: dict[str, str | bytes] = {
        "a.json": f'[{{"name": "{cell}"}}]', "a.yaml": f"- name: {cell}",
        "a.csv": f"name\n{cell}\n", "a.xlsx": xlsx(rows(["name"], [cell])),
    }  # fmt: skip
    [problem] = refused(tmp_path, name, text[name])
    assert problem.code == "data-too-long" and "100,000" in problem.message


def test_a_yaml_file_of_directives_is_told(tmp_path: Path) -> None:
    text = "".join(f"%TAG !e{n}! tag:x,2000:{n}\n" for n in range(150_000)) + "---\n- name: A\n"
    [problem] = refused(tmp_path, "a.yaml", text)
    assert problem.code == "yaml-syntax" and "%TAG" in problem.message


def test_ten_thousand_repeated_keys_are_told_once(tmp_path: Path) -> None:
    text = "- {" + ", ".join(["name: A"] * 10_000) + "}\n"
    assert codes(refused(tmp_path, "a.yaml", text)) == [("data-repeated-key", 1)]


@pytest.mark.parametrize("begin", ["", "name\n"])
def test_a_row_of_ten_million_commas_is_told(tmp_path: Path, begin: str) -> None:
    [problem] = refused(tmp_path, "a.csv", begin + "," * 10_000_000 + "\n")
    assert problem.code == "file-too-large" and "2,000 columns" in problem.message


def test_a_json_object_of_a_million_keys_is_told(tmp_path: Path) -> None:
    text = "[{" + ",".join(f'"k{n}":1' for n in range(1_000_000)) + "}]"
    [problem] = refused(tmp_path, "a.json", text)
    assert problem.code == "file-too-large" and "2,000 columns" in problem.message
