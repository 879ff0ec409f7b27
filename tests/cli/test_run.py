"""How a problem is said."""

from __future__ import annotations

import pytest

from worksheets.cli.run import as_text
from worksheets.problems import Level, Problem, Where


@pytest.mark.parametrize(
    ("where", "place"),
    [
        (Where(), ""),
        (Where("a.csv"), "a.csv: "),
        (Where("a.csv", 7), "a.csv:7: "),
        (Where("a.csv", 7, path="service"), "a.csv:7: column service: "),
        (Where("a.yaml", 7, 3, "aspects[2].id"), "a.yaml:7:3: "),
        (Where("a.yaml", path="aspects"), "a.yaml: "),
    ],
)
def test_a_problem_begins_with_its_place(where: Where, place: str) -> None:
    problem = Problem("data-formula", "it is a\nformula", "paste it", where, Level.WARNING)
    told = f"{place}warning data-formula: it is a\\nformula\n  hint: paste it"
    assert as_text(problem) == told
