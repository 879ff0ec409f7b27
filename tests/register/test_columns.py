"""Which column is which."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.registers import codes, read, refused

from worksheets.register.columns import Naming

KNOWN = ("name", "service", "job-title", "table", "lang", "1.1", "evidence-1.1")


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        (["name", "service"], ["name", "service"]),
        (["Name", "JOB TITLE", "job_title"], ["name", "job-title", "job-title"]),
        (["Full name", "Agency", "Language", "Room"], ["name", "service", "lang", "table"]),
        (["Evidence 1.1", "1.1", "11"], ["evidence-1.1", "1.1", ""]),
        (["service", "Organisation"], ["service", ""]),
        (["Service ", "Team"], ["service", ""]),
        (["", "Nachname"], ["", ""]),
    ],
)
def test_columns_are_found_by_name_and_then_by_synonym(header: list[str], meant: list[str]) -> None:
    assert Naming(KNOWN).meant(header) == meant


def test_a_place_by_the_name_of_a_synonym_is_that_place() -> None:
    assert Naming(["organisation", "service"]).meant(["Organisation"]) == ["organisation"]
    assert Naming(["organisation"]).meant(["Agency"]) == [""]


def test_two_known_names_that_differ_in_hyphens_are_told_apart_by_the_exact_name() -> None:
    naming = Naming(["a-1", "a1"])
    assert naming.meant(["a-1", "a1", "A 1"]) == ["a-1", "a1", ""]


def test_two_columns_of_one_name_are_told_by_both(tmp_path: Path) -> None:
    [problem] = refused(tmp_path, "a.csv", "Agency,name,Organisation\nx,y,z\n")
    assert problem.code == "data-repeated-column"
    assert "“Agency” and “Organisation” are both “service”" in problem.message
    [problem] = refused(tmp_path, "a.csv", "name,name\nx,y\n")
    assert problem.message == "the column “name” is there twice"


def test_what_nothing_is_called_is_warned_of_and_left_out(tmp_path: Path) -> None:
    register, problems = read(tmp_path, "a.csv", "\nname,servise,team,Age\nA,1,2,3\n")
    assert register.columns == ("name", "service") and register.rows == [("A", "2")]
    assert codes(problems.found) == [("data-unknown-column", 2)] * 2
    assert problems.found[0].hint == "did you mean service?"
    _, problems = read(tmp_path, "a.csv", "name,service,team\nA,1,2\n")
    assert problems.found[0].hint == "another column is “service” already"


def test_what_only_collected_answers_have_is_left_out_without_a_word(tmp_path: Path) -> None:
    text = "file,worksheet,content,lang,copy,row,name\na.pdf,swot,2,cy-GB,1,1,Ann\n"
    register, problems = read(tmp_path, "a.csv", text)
    assert register.record(0) == {"lang": "cy-GB", "name": "Ann"} and not problems.found
    register, _ = read(tmp_path, "a.csv", text, ["copy", "file", "name"])
    assert register.columns == ("file", "copy", "name")


def test_nothing_of_use_is_told_with_what_would_be(tmp_path: Path) -> None:
    [problem] = refused(tmp_path, "a.csv", "Vorname,Alter\nA,1\n")
    assert (problem.code, problem.where.line) == ("data-empty", 1)
    assert problem.hint.startswith("columns: name, service")


def test_columns_without_a_name_matter_only_if_something_is_in_them(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a.csv", "name,,\nA,,\nB, ,\n")
    assert not problems.found
    _, problems = read(tmp_path, "a.csv", "name,,\nA,,x\nB,,y\n")
    assert [each.message for each in problems.found] == ["column 3 has no name, it is left out"]


def test_a_name_that_is_long_or_unprintable_is_told_in_short(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "a.csv", f"name,{'x' * 10_000},a\0b\nA,1,2\n")
    assert all(len(each.message) < 120 and each.message.isprintable() for each in problems.found)
    assert "“a\\x00b”" in problems.found[1].message
