"""Which column is which."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.registers import codes, read, records, refused

from worksheets.register.columns import Naming
from worksheets.register.reading import Reading

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


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("First name,Surname", "Siân,Gŵyr", "Siân Gŵyr"),
        ("Surname,Forename", "Gŵyr,Siân", "Siân Gŵyr"),
        ("last_name,first_name", "Gŵyr,Siân", "Siân Gŵyr"),
        ("Family name,Given names", "Gŵyr,Siân Mair", "Siân Mair Gŵyr"),
        ("Surname", "Gŵyr", "Gŵyr"),
        ("First name", "Siân", "Siân"),
        ("Name,Surname", "Siân,Gŵyr", "Siân Gŵyr"),
        ("Name,Surname", "Siân Gŵyr,Gŵyr", "Siân Gŵyr"),
        ("First name,Surname", ",Gŵyr", "Gŵyr"),
        ("First name,Surname", "Siân,", "Siân"),
    ],
)
def test_a_first_name_and_a_surname_make_a_name(
    tmp_path: Path, header: str, row: str, name: str
) -> None:
    register, problems = read(tmp_path, "a.csv", f"{header},Agency\n{row},Health\n")
    assert records(register) == [{"service": "Health", "name": name}] and not problems.found


def test_a_full_name_is_enough(tmp_path: Path) -> None:
    text = "Full name,First name,Surname\nSiân Gŵyr,Siân,Gŵyr\n"
    register, problems = read(tmp_path, "a.csv", text)
    assert register.rows == [("Siân Gŵyr",)]
    assert [each.code for each in problems.found] == ["data-unknown-column"] * 2


def test_an_address_stays_out_without_a_word(tmp_path: Path) -> None:
    text = "name,Email,E-mail address\nAnn,a@b.c,a@b.c\n"
    register, problems = read(tmp_path, "a.csv", text)
    assert register.rows == [("Ann",)] and not problems.found


def test_a_heading_means_what_it_is_said_to_mean(tmp_path: Path) -> None:
    reading = Reading(columns={"Attendee": "name", "Team": "table"})
    text = "attendee,Team,Agency\nAnn,3,Health\n"
    register, _ = read(tmp_path, "a.csv", text, reading=reading)
    assert records(register) == [{"name": "Ann", "table": "3", "service": "Health"}]


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\u200e", "\u2060", "\u00ad", "\ufe0f"])
def test_marks_that_nobody_sees_are_no_part_of_a_heading_or_a_cell(
    tmp_path: Path, mark: str
) -> None:
    text = f"id,{mark}na{mark}me\nT1,{mark}Ann{mark}\n{mark}T1,Bo\n"
    assert codes(refused(tmp_path, "a.csv", text)) == [("data-repeated-id", 3)]
    register, problems = read(tmp_path, "a.csv", f"{mark}name{mark}\n{mark}Ann\n")
    assert register.columns == ("name",) and not problems.found
    assert register.rows == [("Ann",)] or mark == "\u00ad"


def test_every_column_that_is_told_comes_with_the_name_that_is_like_it(tmp_path: Path) -> None:
    header = ",".join(["name", *(f"services{n}" for n in range(80))])
    _, problems = read(tmp_path, "a.csv", f"{header}\nAnn\n")
    assert [each.hint for each in problems.found] == ["did you mean service?"] * 80
