"""What a pack comes to: which files, whose, in which order, of how many pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.packs import PEOPLE, write_pack

from worksheets.content.library import Library
from worksheets.pack.day import PackRequest
from worksheets.pack.file_plan import FilePlan
from worksheets.pack.file_ranges import ranges
from worksheets.pack.items import PrintSetup
from worksheets.pack.plan import PackPlan, plan_pack
from worksheets.problems import BadCommand, Problems, Refused


def plan(library: Library, path: Path, **wanted: Any) -> tuple[PackPlan, Problems]:
    problems = Problems()
    return plan_pack(library, PackRequest(str(path), **wanted), problems), problems


def file_of(found: PackPlan, name: str) -> FilePlan:
    return next(each for each in found.files if each.name == name)


def sheets(of: FilePlan) -> list[tuple[str, str]]:
    return [(copy.identity.worksheet, copy.identity.copy) for copy in of.copies]


def test_each_person_table_and_the_room_has_its_files(library: Library, tmp_path: Path) -> None:
    found, problems = plan(library, write_pack(tmp_path))
    assert problems.found == []
    assert [each.name for each in found.files] == [
        "day", "job-ticket", "person-001", "person-002", "person-003", "person-004",
        "room", "sign-in", "spares", "table-1-a3", "table-1-card", "table-1", "table-2-a3",
        "table-2-card", "table-2",
    ]  # fmt: skip


def test_a_person_gets_a_cover_and_each_sheet_as_often_as_it_is_wanted(
    library: Library, tmp_path: Path
) -> None:
    found, _ = plan(library, write_pack(tmp_path))
    assert sheets(file_of(found, "person-001")) == [
        ("pack-cover", "a1"),
        ("partnership-checklist", "a1"),
        ("practitioner-benefits", "a1"),
        ("practitioner-benefits", "a1"),
    ]
    # Whoever has copies=2 in the register gets the whole pack twice, set behind set.
    twice = sheets(file_of(found, "person-003"))
    assert twice[:4] == twice[4:] and len(twice) == 8 and file_of(found, "person-003").sets == 2


def test_a_person_reads_in_their_own_profile(library: Library, tmp_path: Path) -> None:
    found, _ = plan(library, write_pack(tmp_path))
    profiles = [file_of(found, f"person-00{n}").profile for n in (1, 2, 3, 4)]
    assert profiles == ["standard", "large", "standard", "dyslexia"]
    assert file_of(found, "person-002").pages > file_of(found, "person-001").pages
    assert file_of(found, "person-004").setup.stock == "tinted"


def test_copies_without_an_id_are_counted(library: Library, tmp_path: Path) -> None:
    people = "\n".join(line.partition(",")[2] for line in PEOPLE.splitlines())
    found, _ = plan(library, write_pack(tmp_path, people=people))
    assert sheets(file_of(found, "person-003"))[5:] == [
        ("partnership-checklist", "4"),
        ("practitioner-benefits", "7"),
        ("practitioner-benefits", "8"),
    ]
    assert sheets(file_of(found, "person-004"))[1] == ("partnership-checklist", "5")
    assert sheets(file_of(found, "spares")) == [("partnership-checklist", "6")]


def test_stacks_hold_all_copies_of_a_sheet(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ("contents:", "order: stack\ncontents:"))
    found, _ = plan(library, path)
    assert [each.name for each in found.files] == [
        "01-partnership-checklist-dyslexia", "01-partnership-checklist-large",
        "01-partnership-checklist", "02-swot-info-sharing-large", "02-swot-info-sharing",
        "03-practitioner-benefits-dyslexia", "03-practitioner-benefits-large",
        "03-practitioner-benefits", "04-discussion", "05-diamond-cards-large", "05-diamond-cards",
        "day", "job-ticket", "sign-in",
    ]  # fmt: skip
    assert sheets(file_of(found, "01-partnership-checklist")) == [
        ("partnership-checklist", copy) for copy in ("a1", "a3", "a3", "6")
    ]
    assert sheets(file_of(found, "02-swot-info-sharing-large")) == [("swot", "1")]
    assert sheets(file_of(found, "02-swot-info-sharing")) == [("swot", "2")]
    assert file_of(found, "05-diamond-cards").setup == PrintSetup("a4", 1, "card", finish="cut")


def test_the_combined_file_holds_everything_behind_slip_sheets(
    library: Library, tmp_path: Path
) -> None:
    found, _ = plan(library, write_pack(tmp_path), combined="print/all.pdf")
    whole = file_of(found, "print/all")
    order = [copy.identity.worksheet for copy in whole.copies]
    assert order[:4] == ["pack-job-ticket", "pack-slip", "pack-day", "pack-slip"]
    slips = [copy.identity.copy for copy in whole.copies if copy.identity.worksheet == "pack-slip"]
    assert slips == ["day", "sign-in", "person-001", "person-002", "person-003", "table-1",
                     "table-2", "room", "spares"]  # fmt: skip
    assert {copy.bookmark.split(":")[0] for copy in whole.copies} > {"Siân Gŵyr", "Table 1"}
    single = [each for each in found.files if each.kind not in ("combined", "job-ticket")]
    a4 = [each for each in single if (each.setup.paper, each.setup.stock) == ("a4", "paper")]
    ticket = file_of(found, "job-ticket")
    assert whole.pages == sum(each.pages for each in a4) + ticket.pages + len(slips)
    assert [copy.identity.worksheet for copy in file_of(found, "print/all-a3").copies] == [
        "pack-slip", "swot", "pack-slip", "swot",
    ]  # fmt: skip
    # What is on another stock is not mixed into a pile of white paper.
    assert [copy.identity.worksheet for copy in file_of(found, "print/all-card").copies] == [
        "pack-slip", "diamond-cards", "pack-slip", "diamond-cards",
    ]  # fmt: skip
    assert file_of(found, "print/all-card").setup.stock == "card"
    assert {copy.bookmark.split(":")[0] for copy in file_of(found, "print/all-tinted").copies} == {
        "Sam O’Brien"
    }


def test_on_both_sides_every_copy_begins_on_a_front(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ("contents:", "sides: 2\ncontents:"))
    found, _ = plan(library, path, combined="all.pdf")
    assert found.duplex
    for each in found.files:
        assert each.pages % 2 == 0 and each.sheets == each.pages // 2
        assert all(unit.first_page % 2 == 1 for unit in each.units)
    # The backs of cards stay empty.
    cards = file_of(found, "table-2-card")
    assert cards.pages == 2 * sum(copy.pages for copy in cards.copies)


def test_an_item_may_be_printed_in_another_way(library: Library, tmp_path: Path) -> None:
    change = ("for: person\n    copies: 2", "for: person\n    sides: 2\n    fillable: yes")
    found, _ = plan(library, write_pack(tmp_path, change))
    own = file_of(found, "person-001-2-sided-fillable")
    assert own.setup == PrintSetup("a4", 2, "paper", fillable=True) and own.fields.value == "plain"
    assert "practitioner-benefits" not in dict(sheets(file_of(found, "person-001")))


def test_what_is_asked_for_wins_over_the_pack(library: Library, tmp_path: Path) -> None:
    found, _ = plan(library, write_pack(tmp_path), paper="a5", profile="clear")
    assert file_of(found, "person-001").setup.paper == "a5"
    assert file_of(found, "table-1-a3").setup.paper == "a3"
    assert file_of(found, "day").profile == file_of(found, "person-001").profile == "clear"
    assert file_of(found, "person-002").profile == "large"


def test_tables_are_called_by_their_names(library: Library, tmp_path: Path) -> None:
    people = "name,table\nAnn,Oak\nBob,Elm\nCy,Oak\nDee,\n"
    found, _ = plan(library, write_pack(tmp_path, people=people))
    assert [(each.name, each.whose) for each in found.files if each.name in ("table-1", "table-2")
            ] == [("table-1", "Oak"), ("table-2", "Elm")]  # fmt: skip


def seats(library: Library, folder: Path, *tables: str) -> list[tuple[str, str]]:
    """The files of the tables that people of these sit at, and what each is called."""
    rows = "".join(f"Ann,{table}\n" for table in tables)
    found, _ = plan(library, write_pack(folder, people=f"name,table\n{rows}"))
    return [(each.name, each.whose) for each in found.files
            if each.kind == "table" and each.setup == PrintSetup("a4")]  # fmt: skip


def test_a_table_may_be_written_in_several_ways(library: Library, tmp_path: Path) -> None:
    numbered = seats(library, tmp_path, "1", "01", "Table 2", "table  2", "2", "TABLE 002")
    assert numbered == [("table-1", "Table 1"), ("table-2", "Table 2")]
    named = seats(library, tmp_path, "Red", "red", "Table Red", "Café", "CAFE\u0301", "Table Oak")
    assert named == [("table-1", "Red"), ("table-2", "Café"), ("table-3", "Table Oak")]


def test_a_table_with_a_long_number_keeps_its_word(library: Library, tmp_path: Path) -> None:
    found = seats(library, tmp_path, "7", "100", "0012345678")
    assert [whose for _, whose in found] == ["Table 7", "Table 100", "Table 12345678"]


def test_whoever_has_no_table_is_told_where_others_have_one(
    library: Library, tmp_path: Path
) -> None:
    path = write_pack(tmp_path, people="name,table\nAnn,1\nBob,\nCy,1\nDee, \n")
    _, problems = plan(library, path)
    assert [(each.code, each.level, each.where.line, each.where.path)
            for each in problems.found] == [
        ("pack-no-seat", "warning", 3, "table"), ("pack-no-seat", "warning", 5, "table"),
    ]  # fmt: skip


def test_more_sets_than_a_day_can_need_are_refused(library: Library, tmp_path: Path) -> None:
    people = "name,table,copies\nAnn,1,4999\nBob,1,1\nCy,1,100000\n"
    with pytest.raises(Refused) as caught:
        plan(library, write_pack(tmp_path, people=people))
    [problem] = caught.value.problems
    assert (problem.code, problem.where.line, problem.where.path) == ("pack-too-large", 4, "copies")


def test_a_room_needs_no_register(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path)
    path.write_text("id: small\ntitle: T\ncontents:\n  - {worksheet: swot, for: room}\n")
    found, problems = plan(library, path)
    assert [each.name for each in found.files] == ["day", "job-ticket", "room"]
    assert problems.found == []


LACKING: dict[str, tuple[tuple[str, str] | None, str, str, int]] = {
    "no register": (("register: people.csv\n", ""), PEOPLE, "pack-no-register", 11),
    "no names": (
        ("register: people.csv\ncontents:", "contents:\n  - badges"),
        PEOPLE,
        "pack-no-register",
        8,
    ),
    "no tables": (None, "name\nAnn\n", "pack-no-tables", 9),
}


@pytest.mark.parametrize("case", LACKING)
def test_what_a_pack_lacks_is_told(library: Library, tmp_path: Path, case: str) -> None:
    change, people, code, line = LACKING[case]
    path = write_pack(tmp_path, *([change] if change else []), people=people)
    with pytest.raises(Refused) as caught:
        plan(library, path)
    [problem] = caught.value.problems
    assert (problem.code, problem.where.file) == (code, str(path))
    assert problem.where.line == line


@pytest.mark.parametrize(
    "name",
    ["../all.pdf", "/tmp/all.pdf", "all", ".pdf", "print/.pdf", "day.pdf", "DAY.pdf", "./day.pdf",
     ".//day.pdf", "day.pdf/all.pdf"],
)  # fmt: skip
def test_a_combined_file_has_a_name_of_its_own(library: Library, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadCommand):
        plan(library, write_pack(tmp_path), combined=name)


@pytest.mark.parametrize("name", ["./all.pdf", ".//all.pdf", "all.pdf"])
def test_a_combined_file_is_known_by_one_name(library: Library, tmp_path: Path, name: str) -> None:
    found, _ = plan(library, write_pack(tmp_path), combined=name)
    paths = [each.path for each in found.files if each.kind == "combined"]
    assert paths == ["all-a3.pdf", "all-card.pdf", "all-tinted.pdf", "all.pdf"]


def test_inputs_are_named_alike_on_every_machine(library: Library, tmp_path: Path) -> None:
    found, _ = plan(Library(), write_pack(tmp_path / "Siân's folder"))
    names = [each.path for each in found.inputs]
    assert names == sorted(names)
    assert {"small.yaml", "people.csv", "content/chapter.yaml", "content/worksheets/swot.yaml",
            "content/languages/en-GB/pack.yaml", "templates/swot.xml.j2",
            "templates/pieces.xml.j2", "templates/pack-day.xml.j2",
            "templates/pack-pieces.xml.j2"} <= set(names)  # fmt: skip
    assert not any(str(tmp_path) in name or "Siân" in name for name in names)
    assert "templates/force-field.xml.j2" not in names


@given(st.sets(st.integers(1, 999), min_size=1, max_size=40))
def test_ranges_name_every_file_once(numbers: set[int]) -> None:
    plain = FilePlan("", "person", (), PrintSetup("a4"), "standard", "en-GB")
    stacks = [replace(plain, name=f"person-{number:03}") for number in sorted(numbers)]
    named: list[int] = []
    for part in ranges(stacks):
        first, _, last = part.removeprefix("person-").partition(" – ")
        last = last.removeprefix("person-")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(numbers)


def test_what_each_person_gets_may_be_a_booklet(library: Library, tmp_path: Path) -> None:
    found, _ = plan(library, write_pack(tmp_path), impose="booklet")
    own = file_of(found, "person-003-booklet")
    # Two sets of five pages: a cover, two pages of checklist, two copies of one page.
    assert (own.pages, own.sheets, own.sets) == (8, 4, 2)
    assert [group.sheets for group in own.set_groups] == [2]
    assert own.setup.sheet_paper == "a3" and found.duplex
    assert [unit.first_page for unit in own.units] == [1, 2, 4, 4, 5, 6, 8, 8]
    # What is for others is as it was.
    assert file_of(found, "table-1-a3").setup.impose is None
    assert file_of(found, "day").setup.sheet_paper == "a4"


def test_an_item_may_be_imposed(library: Library, tmp_path: Path) -> None:
    change = ("for: room\n    copies: 2", "for: room\n    copies: 2\n    impose: 2up")
    found, _ = plan(library, write_pack(tmp_path, change))
    room = file_of(found, "room-2up")
    single = sum(copy.pages for copy in room.copies) // 2
    assert room.pages == 2 * -(-single // 2) and room.setup.sheet_sides == 1
