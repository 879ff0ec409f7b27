"""YAML as plain text with positions, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from worksheets.content.yaml_file import MOST_VALUES, YamlFile, read_yaml
from worksheets.problems import MOST_TOLD, Level, Problem, Refused


def read(text: str, tmp_path: Path) -> YamlFile:
    path = tmp_path / "x.yaml"
    path.write_bytes(text.encode())
    return read_yaml(path, "x.yaml")


def refusal_of(text: str, tmp_path: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        read(text, tmp_path)
    return caught.value


def refused(text: str, tmp_path: Path) -> tuple[Problem, ...]:
    return refusal_of(text, tmp_path).problems


def at(problem: Problem) -> tuple[str, int | None, int | None]:
    return problem.code, problem.where.line, problem.where.column


def test_nothing_is_converted(tmp_path: Path) -> None:
    text = "a: yes\nb: no\nc: 10:30\nd: 2026-11-24\ne: 1.10\nf: 0x1F\ng: ~\nh: '~'\n"
    assert read(text, tmp_path).data == {
        "a": "yes", "b": "no", "c": "10:30", "d": "2026-11-24", "e": "1.10", "f": "0x1F",
        "g": None, "h": "~",
    }  # fmt: skip


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    assert read("\ufeffa: b\n", tmp_path).data == {"a": "b"}


def test_positions_are_those_of_the_file(tmp_path: Path) -> None:
    file = read("a: 1\nlist:\n  - id: x\n    text: y\n", tmp_path)
    assert file.values[("list", 0, "text")] == (4, 11)
    assert file.keys[("list", 0, "text")] == (4, 5)
    assert file.where(("list", 0, "gone")).path == "list[0].gone"
    assert file.where(("list", 0, "gone")).line == 3


plain_text = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\u2028\u2029"),
    min_size=1,
)


@given(words=st.lists(plain_text, min_size=1, max_size=4))
def test_any_text_comes_back_as_it_was(
    words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("yaml")
    text = yaml.safe_dump({"words": words}, allow_unicode=True, default_style='"')
    file = read(text, path)
    assert file.data == {"words": words}
    for number in range(len(words)):
        line, column = file.values[("words", number)]
        assert text.split("\n")[line - 1][column - 1] == '"'


def test_every_repeated_key_is_told(tmp_path: Path) -> None:
    problems = refused("a: 1\nb: 2\na: 3\nb: 4\n", tmp_path)
    assert [at(each) for each in problems] == [
        ("yaml-repeated-key", 3, 1),
        ("yaml-repeated-key", 4, 1),
    ]
    assert "first in line 1" in problems[0].message


WRONG = {
    "tab": ("a:\n\tb: c\n", "yaml-syntax", 2, "never with a tab"),
    "colon": ("a: b: c\n", "yaml-syntax", 1, "quotation marks"),
    "bracket": ("a: [b\n", "yaml-syntax", 2, ""),
    "open": ("[", "yaml-syntax", 2, ""),
    "alias": ("a: &x [1]\nb: *x\n", "yaml-alias", 1, "write the words out"),
    "documents": ("a: 1\n---\nb: 2\n", "yaml-syntax", 2, "---"),
    "deep": ("[" * 900_000, "yaml-syntax", 1, "bracket"),
    "key": ("? [a, b]\n: c\n", "yaml-syntax", 1, ""),
    "control": ("a: \x07\n", "yaml-syntax", 1, ""),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_content_is_told(case: str, tmp_path: Path) -> None:
    text, code, line, hint = WRONG[case]
    [problem] = refused(text, tmp_path)
    assert (problem.code, problem.where.line) == (code, line) and hint in problem.hint


def test_an_alias_bomb_is_answered_at_once(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert refused("\n".join(lines), tmp_path)[0].code == "yaml-alias"


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: b\nc: caf\xe9\n")
    with pytest.raises(Refused) as caught:
        read_yaml(path, "x.yaml")
    assert at(caught.value.problems[0]) == ("file-encoding", 2, 7)


def test_a_file_that_cannot_be_content_is_not_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    huge.touch()
    os.truncate(huge, 100_000_000)
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "link.yaml").symlink_to("nowhere")
    expected = {
        "huge.yaml": "file-too-large",
        "pipe.yaml": "file-unreadable",
        "link.yaml": "file-missing",
        ".": "file-unreadable",
    }
    for name, code in expected.items():
        with pytest.raises(Refused) as caught:
            read_yaml(tmp_path / name, name)
        assert [each.code for each in caught.value.problems] == [code]


def test_many_repeated_keys_are_counted(tmp_path: Path) -> None:
    refusal = refusal_of("words:\n" + "  a: b\n" * 5000, tmp_path)
    assert len(refusal.problems) == MOST_TOLD
    assert refusal.more[Level.ERROR] == 5000 - 1 - MOST_TOLD


@pytest.mark.parametrize("text", ["%TAG !a! x\n---\na: b\n", "\ufeff%TAG !a! x\n---\n"])
def test_a_directive_is_told(text: str, tmp_path: Path) -> None:
    [problem] = refused(text, tmp_path)
    assert at(problem) == ("yaml-syntax", 1, None)


def test_a_directive_of_a_second_document_is_told(tmp_path: Path) -> None:
    [problem] = refused("---\na: b\n...\n%TAG !a! x\n---\nb: c", tmp_path)
    assert at(problem) == ("yaml-syntax", 4, None)


def test_a_file_of_too_many_values_is_told_where_they_are_too_many(tmp_path: Path) -> None:
    values = ",\n".join("x" * (MOST_VALUES + 5))
    [problem] = refused(f"a: [{values}]", tmp_path)
    assert problem.code == "file-too-large"
    assert problem.where.line and MOST_VALUES - 5 < problem.where.line < MOST_VALUES + 5
