"""How many copies rows may ask for."""

from __future__ import annotations

import pytest

import worksheets
from worksheets.build import copies as build_copies
from worksheets.build import entries as build_entries
from worksheets.problems import Refused


@pytest.mark.parametrize("copies", ["9" * 5_000, "100001", "-1", "1.5", "1e3", "٣٣٣٣٣٣٣"])
def test_what_is_no_number_of_copies_is_told(copies: str) -> None:
    with pytest.raises(Refused) as caught:
        worksheets.build("swot", data=[{"name": "Ann", "copies": copies}])
    [problem] = caught.value.problems
    assert (problem.code, problem.where.path) == ("bad-value", "copies")
    assert len(problem.message) < 200


def test_all_rows_together_ask_for_no_more_than_anybody_prints() -> None:
    rows = [{"name": "Ann", "copies": "100000"} for _ in range(100_000)]
    with pytest.raises(Refused) as caught:
        worksheets.build("swot", data=rows)
    [problem] = caught.value.problems
    assert problem.where.line == 11 and "1,000,000" in problem.message
    with pytest.raises(Refused):
        worksheets.build("swot", data=[{"name": "Ann"}] * 11, copies=100_000)


def test_rows_that_are_not_kept_from_checking_are_filled_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [
        {"name": f"Person {number}", "1.1": "yes" if number % 2 else "", "copies": str(number % 3)}
        for number in range(9)
    ]
    whole = worksheets.build(["swot", "partnership-checklist"], data=rows)
    monkeypatch.setattr(build_entries, "MOST_KEPT", 5)
    monkeypatch.setattr(build_copies, "MOST_KEPT", 3)
    assert worksheets.build(["swot", "partnership-checklist"], data=rows) == whole
