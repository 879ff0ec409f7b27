"""What is told of one file's answers: each thing once, and no list without an end."""

from __future__ import annotations

import pytest
from tools.forms import LIBRARY

from worksheets.answers.collect.answer import MOST_FAULTS, MOST_NAMED, FileAnswers
from worksheets.answers.collect.known import KnownSheets
from worksheets.answers.collect.read import ReturnedCopy
from worksheets.answers.collect.values import Field
from worksheets.problems import Problems


def copy(called: str, *fields: Field) -> ReturnedCopy:
    return ReturnedCopy(("own", "0", "en-GB", called), fields, registered=False, kept=True)


def written(name: str, fault: str = "") -> Field:
    return Field(name, "text", "x", "", fault)


def told(*copies: ReturnedCopy) -> dict[str, list[str]]:
    """What is told, by its code; that the worksheet is not here is left out."""
    problems = Problems()
    answers = FileAnswers("a.pdf", KnownSheets(LIBRARY)).answers(copies, problems)
    assert len(answers) == len(copies)
    found: dict[str, list[str]] = {}
    for problem in problems.found:
        assert problem.where.file == "a.pdf"
        found.setdefault(problem.code, []).append(problem.message)
    assert len(found.pop("answers-unknown-worksheet")) == 1
    return found


def test_a_copy_that_does_not_say_its_number_has_its_place() -> None:
    answers = FileAnswers("a.pdf", KnownSheets(LIBRARY)).answers(
        [copy("", written("name")), copy("7", written("name")), copy("", written("name"))],
        Problems(),
    )
    assert [answer.copy for answer in answers] == ["1", "7", "3"]


def test_blank_copies_are_told_by_their_numbers() -> None:
    empty = Field("name", "text", "", "")
    assert told(copy("7", empty)) == {"answers-blank": ["nothing is filled in (copy 7)"]}
    assert told(copy("7", empty), copy("8", written("name")), copy("9", empty)) == {
        "answers-blank": ["nothing is filled in on 2 of its 3 copies: 7, 9"]
    }
    assert told(copy("7", written("name"))) == {}


@pytest.mark.parametrize(("count", "end"), [(MOST_NAMED, ""), (MOST_NAMED + 1, " …")])
def test_a_long_list_of_fields_ends_in_dots(count: int, end: str) -> None:
    names = [f"no place {n}" for n in range(count)]
    found = told(copy("1", written("name"), *(written(name) for name in names)))
    listed = ", ".join(f"“{name}”" for name in names[:MOST_NAMED])
    assert found == {
        "answers-left-out": [f"fields that are no places to write are left out: {listed}{end}"]
    }


@pytest.mark.parametrize("more", [0, 2])
def test_odd_values_are_told_one_by_one_and_then_counted(more: int) -> None:
    fields = [written(f"a{n}", "it is odd") for n in range(MOST_FAULTS + more)]
    messages = [f"copy 3, “a{n}”: it is odd" for n in range(MOST_FAULTS)]
    messages += [f"{more} more of its values are odd"] if more else []
    assert told(copy("3", *fields)) == {"answers-odd-value": messages}
