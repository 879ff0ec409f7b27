"""How a problem is said."""

from __future__ import annotations

import pytest

from worksheets.problems import Code, Level, Problem, Refused, Where


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (Where(), ""),
        (Where("a.csv"), "a.csv: "),
        (Where("a.csv", 7), "a.csv:7: "),
        (Where("a.csv", 7, path="service"), "a.csv:7: column service: "),
        (Where("a.yaml", 7, 3, "aspects[2].id"), "a.yaml:7:3: "),
        (Where("a.yaml", path="aspects"), "a.yaml: "),
        (Where("a\n\x1b.csv", 7, path="ser\x1bvice"), "a\\n\\x1b.csv:7: column ser\\x1bvice: "),
    ],
)
def test_a_problem_begins_with_its_place(where: Where, place: str) -> None:
    problem = Problem(Code.DATA_FORMULA, "it is a\nformula", "pa\nste", where, Level.WARNING)
    assert str(problem) == f"{place}warning data-formula: it is a\\nformula\n  hint: pa\\nste"


def test_a_refusal_says_all_its_problems() -> None:
    problems = [Problem(Code.BAD_VALUE, each) for each in ("one", "two")]
    assert str(Refused(problems)) == "error bad-value: one\nerror bad-value: two"
