"""What may be in a cell, and what is told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.registers import codes, read, refused

from worksheets.problems import Problems
from worksheets.register.cells import compact
from worksheets.register.read import read_register
from worksheets.register.row_problems import RowProblems
from worksheets.text.invisible import without_soft_hyphens

KEPT = {
    "long": "x" * 10_000,
    "emoji": "👩🏽 Ann",
    "right to left": "شركة",
    "combining": "e\u0301\u0302\u0303",
    "formula": "=1+1",
    "path": "../../etc/passwd",
    "device": "CON",
    "markup": "<b>{{ 7*7 }}</b>",
    "line ends": "a\nb\tc",
}


@pytest.mark.parametrize("case", KEPT)
def test_a_text_stays_as_it_is_whatever_it_says(tmp_path: Path, case: str) -> None:
    register, problems = read(tmp_path, "a.csv", f'name,service\n"{KEPT[case]}",s\n')
    assert register.rows == [(KEPT[case], "s")] and not problems.found


def test_blanks_around_a_cell_go_and_only_blanks_are_nothing(tmp_path: Path) -> None:
    register, _ = read(tmp_path, "a.csv", "name,service\n  Ann Lee\t , x\n \u00a0 ,y\n")
    assert register.rows == [("Ann Lee", "x"), ("", "y")]


@pytest.mark.parametrize("character", ["\0", "\a", "\x0b", "\x7f", "\x9f", "\ufffd"])
def test_what_is_no_character_is_told_with_its_cell(tmp_path: Path, character: str) -> None:
    [problem] = refused(tmp_path, "a.csv", f"name,service\nA,x\nB,a{character}b\n")
    assert (problem.code, problem.where.line) == ("control-character", 3)
    assert problem.where.path == "service" and f"U+{ord(character):04X}" in problem.message


def test_a_lost_character_is_told_with_a_way_to_keep_it(tmp_path: Path) -> None:
    [problem] = refused(tmp_path, "a.csv", "name\nSi\ufffdn\n")
    assert "UTF-8" in problem.hint


def test_what_is_in_a_column_of_no_use_is_of_no_matter(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a.csv", "name,notes\nA,a\0b\n")
    assert codes(problems.found) == [("data-unknown-column", 1)]


@pytest.mark.parametrize(
    ("column", "text", "lost"),
    [
        ("name", "Si?n", True), ("name", "G?yn", True), ("name", "Ann (?)", True),
        ("name", "Ann", False), ("service", "T? Gobaith", True), ("service", "D?r", True),
        ("service", "what ? this", False), ("service", "7?", False), ("lang", "wh?t", False),
    ],
)  # fmt: skip
def test_a_question_mark_in_a_name_is_a_letter_that_was_lost(
    tmp_path: Path, column: str, text: str, lost: bool
) -> None:
    content = f"{column},table\n{text},1\n"
    if lost:
        [problem] = refused(tmp_path, "a.csv", content)
        assert (problem.code, problem.where.path) == ("data-lost-character", column)
        assert "ŵ" in problem.message and "UTF-8" in problem.hint
    else:
        assert read(tmp_path, "a.csv", content)[0].rows == [(text, "1")]


def test_an_id_that_is_there_twice_is_told_with_the_first(tmp_path: Path) -> None:
    text = "id,name\n7,A\n,B\n,C\n8,D\n 7 ,E\n7,F\n"
    found = refused(tmp_path, "a.csv", text)
    assert codes(found) == [("data-repeated-id", 6), ("data-repeated-id", 7)]
    assert {each.message for each in found} == {"line 2 has the same id"}


def test_cells_that_come_again_are_kept_once() -> None:
    told = RowProblems("a.csv", Problems())
    rows, _ = compact(((n, [f" {'Health'}"]) for n in range(3)), ["service"], told)
    assert rows[0][0] is rows[2][0] and rows[0][0] == "Health"


@given(st.lists(st.tuples(st.text(), st.text())))
def test_rows_lose_only_what_nobody_sees(cells: list[tuple[str, str]]) -> None:
    told = RowProblems("a.csv", Problems())
    rows, lines = compact(enumerate(cells, 1), ["table", "lang"], told)
    assert rows == [tuple(without_soft_hyphens(cell).strip() for cell in row) for row in cells]
    assert list(lines) == list(range(1, len(cells) + 1))


@pytest.mark.parametrize("word", ["Siân", "Zoë", "Ŵyr", "O’Brien"])
def test_what_was_saved_as_utf8_twice_is_told_with_what_it_means(tmp_path: Path, word: str) -> None:
    twice = word.encode().decode("cp1252")
    [problem] = refused(tmp_path, "a.csv", f"name\nAnn\n{twice}\n")
    assert codes([problem]) == [("data-lost-character", 3)] and f"“{word}”" in problem.message


@pytest.mark.parametrize("word", ["Ângela", "Ãngela", "Åsa", "Siân", "â…", "São João", "№ ²"])
def test_letters_that_look_like_it_are_no_such_thing(tmp_path: Path, word: str) -> None:
    assert read(tmp_path, "a.csv", f"name\n{word}\n")[0].rows == [(word,)]


def test_no_odd_letter_of_one_row_stops_the_answers_of_others(tmp_path: Path) -> None:
    rows = ["a\\u0007b", "x" * 100_001, "e" + "\\u0301" * 40, "Ann?", "SiÃ¢n", "Bo"]
    text = "".join(f'{{"name": "{cell}"}}\n' for cell in rows)
    (tmp_path / "a.jsonl").write_text(text)
    problems = Problems()
    register = read_register(str(tmp_path / "a.jsonl"), ["name"], problems, lenient=True)
    assert [row[0] for row in register.rows] == [
        "a\ufffdb", "x" * 100_000, "e\ufffd", "Ann?", "SiÃ¢n", "Bo"
    ]  # fmt: skip
    assert [(each.level, each.where.line) for each in problems.found] == [
        ("warning", 1), ("warning", 2), ("warning", 3)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("character", "message", "hint"),
    [
        ("\ufffd", "the cell has U+FFFD, which stands for a character that was lost",
         "save the file as UTF-8, from where the character is still right"),
        ("\x07", "the cell has the character U+0007, which cannot be printed", "take it out"),
    ],
)  # fmt: skip
def test_a_lost_character_and_one_that_nobody_prints_are_told_apart(
    character: str, message: str, hint: str, tmp_path: Path
) -> None:
    [problem] = refused(tmp_path, "a.csv", f"name\nA{character}nn\n")
    assert (problem.message, problem.hint) == (message, hint)
