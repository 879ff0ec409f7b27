"""A value that no answer has is refused before anything measures or draws it."""

from __future__ import annotations

import pytest

import worksheets


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("e" + "\u0301\u0323" * 90_000, "is longer than 100,000 characters"),
        ("e" + "\u0301\u0323" * 45_000, "has more than 10 marks over one letter"),
        ("x" * 100_001, "is longer than 100,000 characters"),
    ],
)
def test_a_value_longer_than_any_answer_is_refused(
    value: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def laid_out(*arguments: object, **more: object) -> None:
        raise AssertionError("the value was drawn")

    monkeypatch.setattr("worksheets.layout.fill.fitted", laid_out)
    with pytest.raises(worksheets.Refused) as caught:
        worksheets.build("swot", values={"name": value})
    [problem] = caught.value.problems
    assert problem.code == "data-too-long"
    assert problem.message == f"the value of “name” {what}"


def test_a_name_with_the_marks_of_a_language_is_printed() -> None:
    assert worksheets.build("swot", values={"name": "Nguyê\u0303\u0323n Gw\u0302yr"})
