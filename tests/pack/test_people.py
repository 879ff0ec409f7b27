"""Who comes: the register of a pack as offices have it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.registers import codes
from tools.workbooks import rows, xlsx

from worksheets.content.library import Library
from worksheets.pack.day import Day, PackRequest, day_of
from worksheets.problems import Problems, Refused

PACK = """\
id: small
title: A small day
register: {register}
{more}contents:
  - worksheet: partnership-checklist
    for: person
"""


def day(folder: Path, text: str | bytes, more: str = "", register: str = "people.csv") -> Day:
    """The day of a small pack with a register beside it."""
    data = text.encode() if isinstance(text, str) else text
    (folder / register.partition("#")[0]).write_bytes(data)
    (folder / "small.yaml").write_text(PACK.format(register=register, more=more))
    return day_of(Library(), PackRequest(str(folder / "small.yaml")), Problems())


def test_a_first_name_and_a_surname_are_a_person_and_an_address_is_nowhere(tmp_path: Path) -> None:
    text = "First name,Surname,Agency,Adjustments,Email\nSiân,Gŵyr,Health,Large print,s@x.y\n"
    [person] = day(tmp_path, text).people.everyone
    assert (person.name, person.service) == ("Siân Gŵyr", "Health")
    assert "Large print" in repr(person) and "s@x.y" not in repr(person)


def test_a_pack_says_what_its_headings_mean(tmp_path: Path) -> None:
    more = "columns:\n  Attendee: name\n  Team: table\n"
    [person] = day(tmp_path, "Attendee,Team\nAnn,3\n", more).people.everyone
    assert (person.name, person.table, person.service) == ("Ann", "3", "")


def test_a_pack_names_a_sheet_of_a_workbook(tmp_path: Path) -> None:
    data = xlsx(rows(["name"], ["First day"]), rows(["name"], ["Second day"]))
    made = day(tmp_path, data, register="people.xlsx#S2")
    assert [person.name for person in made.people.everyone] == ["Second day"]
    assert made.people.register and made.people.register.name.endswith("people.xlsx")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("name,service\nAnn,x\n,y\n", [("data-missing-name", 3)]),
        ("service\nx\ny\n", [("data-missing-name", 1)]),
    ],
)
def test_a_row_without_a_name_is_told_unless_the_day_is_anonymous(
    tmp_path: Path, text: str, found: list[tuple[str, int]]
) -> None:
    with pytest.raises(Refused) as caught:
        day(tmp_path, text)
    assert codes(caught.value.problems) == found
    assert len(day(tmp_path, text, "anonymous: yes\n").people.everyone) == 2
