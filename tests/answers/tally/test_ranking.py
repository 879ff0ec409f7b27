"""Boards: weights, ties and what is not counted, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from worksheets.answers.tally.ranking import AskedRanking
from worksheets.problems import Problems

SHEET = "diamond-ranking"
PLACES = [*(f"rank-{n}" for n in range(1, 10)), *(f"discarded-{n}" for n in range(1, 4))]


def form(letters: str) -> dict[str, str]:
    return {place: letter.strip() for place, letter in zip(PLACES, letters, strict=False)}


def statement(result: dict[str, Any], letter: str) -> dict[str, Any]:
    return next(each for each in result["statements"] if each["letter"] == letter)


def test_every_figure_of_two_boards(tallied: Any) -> None:
    # Rows of 1, 2, 3, 2 and 1 weigh 5, 4, 3, 2 and 1; J, K and L are left out of the first board,
    # I, J and K of the second. The upper half of a board is its first six boxes.
    result = tallied(SHEET, [form("abcdefghijkl"), form("BACDEFGHLIJK")])
    assert (result["n"], result["shape"], result["top"]) == (2, (1, 2, 3, 2, 1), 6)
    figures = {each["letter"]: (each["weight"], each["mean"], each["top"], each["discarded"])
               for each in result["statements"]}  # fmt: skip
    assert figures == {
        "A": (9, 4.5, 2, 0), "B": (9, 4.5, 2, 0), "C": (8, 4.0, 2, 0), "D": (6, 3.0, 2, 0),
        "E": (6, 3.0, 2, 0), "F": (6, 3.0, 2, 0), "G": (4, 2.0, 0, 0), "H": (4, 2.0, 0, 0),
        "I": (1, 0.5, 0, 1), "L": (1, 0.5, 0, 1), "J": (0, 0.0, 0, 2), "K": (0, 0.0, 0, 2),
    }  # fmt: skip
    assert statement(result, "A")["text"] == "Taking part in joint activities and projects"


@pytest.mark.parametrize(
    ("rows", "letters", "weights", "top"),
    [
        ("1 1 1", "ABC", {"A": 3, "B": 2, "C": 1, "D": 0}, {"A", "B"}),
        ("1 2", "ABC", {"A": 2, "B": 1, "C": 1, "D": 0}, {"A"}),
        ("1 2 2 1", "ABCDEF", {"A": 4, "B": 3, "C": 3, "D": 2, "E": 2, "F": 1, "G": 0}, {*"ABC"}),
        ("3", "ABC", {"A": 1, "B": 1, "C": 1, "D": 0}, {*"ABC"}),
    ],
)
def test_a_board_of_any_shape_weighs_by_its_rows(
    rows: str, letters: str, weights: dict[str, int], top: set[str], own_tally: Any
) -> None:
    statements = "".join(f'<statement label="{each}">Word {each}</statement>' for each in weights)
    markup = (
        f'<board name="b" label="Box" alt="a" rows="{rows}">{statements}</board>'
        '<letters name="out" label="Left out" count="1" board="b"/>'
    )
    board = {f"b-{n}": letter.lower() for n, letter in enumerate(letters, 1)}
    result = own_tally(markup, [board])
    assert {each["letter"]: each["weight"] for each in result["statements"]} == weights
    assert {each["letter"] for each in result["statements"] if each["top"]} == top
    assert [each["letter"] for each in result["statements"] if each["discarded"]] == [
        list(weights)[-1]
    ]


def test_a_board_without_statements_ranks_what_is_written(own_tally: Any) -> None:
    markup = '<board name="b" label="Box" alt="a" rows="1 1"/>'
    problems = Problems()
    rows = [{"b-1": "More time", "b-2": "Money"}, {"b-1": "more  time.", "b-2": "trust"},
            {"b-1": "Money", "b-2": ""}]  # fmt: skip
    result = own_tally(markup, rows, problems=problems)
    figures = [(each["letter"], each["weight"], each["rank"]) for each in result["statements"]]
    assert figures == [("More time", 4, 1), ("Money", 1, 2), ("trust", 1, 2)]
    assert (result["n"], result["invalid"]) == (2, 1) and len(problems.warnings) == 1


def test_a_letter_for_what_the_sheet_does_not_name_is_a_capital(own_tally: Any) -> None:
    markup = '<board name="b" label="Box" alt="a" rows="1 1"/>'
    result = own_tally(markup, [{"b-1": "b.", "b-2": "is"}, {"b-1": "B", "b-2": "is"}])
    assert [each["letter"] for each in result["statements"]] == ["B", "is"]


def test_ties_have_one_rank(tallied: Any) -> None:
    result = tallied(SHEET, [form("abcdefghijkl"), form("BACDEFGHLIJK")])
    ranks = [(each["letter"], each["rank"], each["tied"]) for each in result["statements"]]
    assert ranks[:4] == [("A", 1, True), ("B", 1, True), ("C", 3, False), ("D", 4, True)]
    assert ranks[-2:] == [("J", 11, True), ("K", 11, True)]


def test_those_left_out_need_not_be_written(tallied: Any) -> None:
    result = tallied(SHEET, [form("abcdefghi   ")])
    assert [statement(result, letter)["discarded"] for letter in "IJKL"] == [0, 1, 1, 1]
    assert result["agreement"] is None


INVALID = {
    "aacdefghijkl": "A is there twice, again in rank-2; the weights sum to 23, not 27",
    "a cdefghijkl": "rank-2 is empty; the weights sum to 23, not 27",
    "abcdefghMjkl": "“M” in rank-9 is none of A, B, C, D, E, F, G, H, I, J, K, L; "
    "the weights sum to 26, not 27",
    "abcdefghij l": "discarded-2 is empty",
    "abcdefghijka": "A is there twice, again in discarded-3",
}


@pytest.mark.parametrize("letters", INVALID)
def test_an_invalid_board_is_left_out_with_its_reason(letters: str, tallied: Any) -> None:
    problems = Problems()
    result = tallied(SHEET, [form("abcdefghijkl"), form(letters)], problems=problems)
    [warning] = problems.found
    assert (warning.code, warning.level, warning.where.line) == ("tally-invalid-form", "warning", 3)
    assert warning.message.endswith(f": {INVALID[letters]}")
    assert (result["n"], result["invalid"]) == (1, 1)
    assert statement(result, "A")["weight"] == 5


def test_no_warning_is_given_if_invalid_boards_are_to_be_left_out(tallied: Any) -> None:
    problems = Problems()
    rows = [form("abcdefghijkl"), form("aacdefghijkl")]
    result = tallied(SHEET, rows, skip_invalid=True, problems=problems)
    assert (result["n"], result["invalid"], problems.found) == (1, 1, [])


def test_two_days_of_diamonds(tallied: Any) -> None:
    result = tallied(SHEET, [form("abcdefghijkl")] * 2, before=[form("bacdefghijkl")])
    one = statement(result, "A")
    assert (one["mean"], one["before"]["mean"], one["change"]) == (5, 4, 1)
    assert (result["agreement"], result["agreement_before"]) == (1, None)


def test_days_with_two_shapes_of_board_are_not_compared() -> None:
    boards = [AskedRanking("b", "Box", rows, dict.fromkeys("ABC", "Word"), ())
              for rows in ((1, 2), (1, 1, 1), (1, 2))]  # fmt: skip
    signatures = [board.signature() for board in boards]
    assert signatures[0] == signatures[2] != signatures[1]
