"""Forms that came back more than once, with a register's id and without."""

from __future__ import annotations

import os
from pathlib import Path

import pikepdf
import pytest
from pikepdf import String
from tools.forms import LIBRARY, built, codes, collected

from worksheets.answers.collect.answer import Answer
from worksheets.answers.collect.collect import collect
from worksheets.problems import Problem, Problems


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file a person, T1.pdf and 2.pdf, the second with a number for its id; and blank.pdf."""
    folder = tmp_path_factory.mktemp("forms")
    for each in ("T1", "2"):
        register = folder / f"{each}.csv"
        register.write_text(f"id,name\n{each},Somebody\n", encoding="utf-8")
        built(folder / f"{each}.pdf", "swot", data=str(register))
    built(folder / "blank.pdf", "swot")
    return folder


def returned(source: Path, target: Path, said: str, saved: str = "", changed: int = 0) -> Path:
    """A return that says this, saved at a time of its own and changed at one of the system's."""
    with pikepdf.open(source) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if field.T == "strengths":
                field.V = String(said)
        if saved:
            pdf.docinfo["/ModDate"] = String(saved)
        # Two that say the same are not the same bytes.
        pdf.docinfo["/Subject"] = String(target.name)
        pdf.save(target)
    os.utime(target, (changed, changed))
    return target


def said(answers: list[Answer]) -> list[str]:
    return [answer.fields["strengths"] for answer in answers]


def latest(*paths: Path) -> tuple[list[str], list[Problem]]:
    problems = Problems()
    answers = collect(LIBRARY, [str(path) for path in paths], problems, latest=True)
    return said(answers), problems.found


@pytest.mark.parametrize("person", ["T1", "2"])
def test_one_form_with_two_answers_is_told_with_both_files(
    person: str, forms: Path, tmp_path: Path
) -> None:
    paths = [returned(forms / f"{person}.pdf", tmp_path / f"{n}.pdf", n) for n in ("a", "b")]
    answers, [told] = collected(*paths)
    assert said(answers) == ["a", "b"]
    assert told.code == "answers-returned-twice" and (told.where.file or "").endswith("b.pdf")
    assert f"copy {person}" in told.message and "a.pdf" in told.message


@pytest.mark.parametrize("person", ["T1", "2"])
def test_two_files_that_say_the_same_are_counted_once(
    person: str, forms: Path, tmp_path: Path
) -> None:
    paths = [returned(forms / f"{person}.pdf", tmp_path / f"{n}.pdf", "same") for n in ("a", "b")]
    answers, [told] = collected(*paths)
    assert said(answers) == ["same"]
    assert told.code == "answers-doubled" and "a.pdf" in told.message


def test_returns_of_one_blank_are_an_answer_each(forms: Path, tmp_path: Path) -> None:
    texts = ["same", "same", "other"]
    paths = [
        returned(forms / "blank.pdf", tmp_path / f"{n}.pdf", each) for n, each in enumerate(texts)
    ]
    answers, told = collected(*paths)
    assert said(answers) == texts and told == []
    assert latest(*paths) == (texts, [])


SAVED: dict[str, tuple[tuple[str, int], tuple[str, int], str]] = {
    "as the file says": (("D:20260101120000Z", 9), ("D:20260101120001Z", 1), "as the files say"),
    "in another zone": (("D:20260101120000+02'00'", 9), ("D:20260101110000Z", 1), "say"),
    "to the minute": (("D:202601011200", 9), ("D:202601011201", 1), "as the files say"),
    "by the file's time": (("", 1), ("", 9), "by the times of the files"),
    "one without its date": (("D:20270101120000Z", 1), ("", 9), "by the times of the files"),
    "both of one date": (("D:20260101Z", 1), ("D:20260101Z", 9), "by the times of the files"),
    "a date that is none": (("D:20261399", 1), ("D:20260101", 9), "by the times of the files"),
}


@pytest.mark.parametrize("case", SAVED)
@pytest.mark.parametrize("turned", [False, True])
def test_the_latest_is_the_one_saved_last(
    case: str, turned: bool, forms: Path, tmp_path: Path
) -> None:
    (early, early_file), (late, late_file), how = SAVED[case]
    first, second = ("b", "a") if turned else ("a", "b")
    returned(forms / "T1.pdf", tmp_path / f"{first}.pdf", "early", early, early_file)
    returned(forms / "T1.pdf", tmp_path / f"{second}.pdf", "late", late, late_file)
    answers, [told] = latest(tmp_path)
    assert answers == ["late"]
    assert told.code == "answers-returned-twice" and how in told.message
    assert (told.where.file or "").endswith(f"{first}.pdf") and f"{second}.pdf" in told.message


def test_two_saved_at_one_time_are_both_counted(forms: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        returned(forms / "T1.pdf", tmp_path / f"{name}.pdf", name)
    answers, [told] = latest(tmp_path)
    assert answers == ["a", "b"] and "both are counted" in told.message


def test_a_blank_does_not_take_the_place_of_an_answer(forms: Path, tmp_path: Path) -> None:
    returned(forms / "T1.pdf", tmp_path / "a.pdf", "said", changed=1)
    returned(forms / "T1.pdf", tmp_path / "b.pdf", "", changed=9)
    answers, told = latest(tmp_path)
    assert answers == ["said"] and codes(told) == ["answers-blank", "answers-returned-twice"]


def test_one_person_may_return_several_sheets_and_copies(forms: Path, tmp_path: Path) -> None:
    register = tmp_path / "people.csv"
    register.write_text("id,name,copies\nT1,Somebody,2\n", encoding="utf-8")
    built(tmp_path / "two.pdf", "swot", data=str(register))
    built(tmp_path / "other.pdf", "team-stages", data=str(forms / "T1.csv"))
    returned(forms / "T1.pdf", tmp_path / "more.pdf", "said")
    answers, told = collected(tmp_path / "two.pdf", tmp_path / "other.pdf")
    assert [answer.copy for answer in answers] == ["T1", "T1", "T1"]
    assert "answers-returned-twice" not in codes(told)
    answers, told = collected(tmp_path / "two.pdf", tmp_path / "more.pdf")
    assert len(answers) == 3 and codes(told).count("answers-returned-twice") == 1
