"""The organiser's file and the sheet at the door."""

from __future__ import annotations

from pathlib import Path

from tools.laid import marks_of, nodes_of, read
from tools.packs import write_pack
from tools.plans import copy_of, file_of, only, plan, rows, words

from worksheets.content.library import Library
from worksheets.pack.plan import PackPlan
from worksheets.problems import Problems

ROOM = "  - {worksheet: swot, for: room}\n"


def headings(found: PackPlan) -> list[str]:
    """The headings of the organiser's file."""
    sheet = copy_of(found, "day", "pack-day").fill(Problems()).sheet
    return [read(node) for node in nodes_of(sheet, "H2")]


def table(found: PackPlan, head: str) -> list[list[str]]:
    """The rows of the table in the organiser's file whose first column is called so."""
    every = rows(copy_of(found, "day", "pack-day"))
    start = next(n for n, row in enumerate(every) if row[0] == head)
    width = len(every[start])
    return [row for row in every[start + 1 :] if len(row) == width]


def test_a_day_on_which_nothing_is_handed_out_is_a_running_order(
    library: Library, tmp_path: Path
) -> None:
    found = plan(library, only(tmp_path, "  - {words: Talk, minutes: 30}\n"), combined="all.pdf")
    assert [each.name for each in found.files] == ["all", "day", "job-ticket"]
    assert headings(found) == ["Running order"]
    assert ["Talk", "–", "30"] in rows(copy_of(found, "day", "pack-day"))


def test_it_is_one_sheet_with_one_row_of_page_numbers(library: Library, tmp_path: Path) -> None:
    found = plan(library, write_pack(tmp_path))
    [day] = file_of(found, "day").copies
    sheet = day.fill(Problems()).sheet
    assert day.pages == sheet.pages > 4
    assert [mark.words for mark in sheet.bookmarks][:4] == [
        "Running order", "In this pack", "Kit list", "Seating plan",
    ]  # fmt: skip


def test_only_those_who_come_are_counted(library: Library, tmp_path: Path) -> None:
    def counted(people: str) -> str:
        return words(copy_of(plan(library, only(tmp_path, ROOM, people)), "day", "pack-day"))

    assert "People" not in counted("") and "tables" not in counted("")
    assert "People: 1" in counted("name\nAnn\n") and "tables" not in counted("name\nAnn\n")
    assert "People: 2, tables: 1" in counted("name,table\nAnn,1\nBob,1\n")


def test_the_organiser_is_told_of_every_sheet(library: Library, tmp_path: Path) -> None:
    items = (
        "  - {worksheet: swot, for: table, aspect: all, copies: 2, spares: 1}\n"
        "  - {worksheet: diamond-cards, for: room, paper: a3}\n"
        "  - {worksheet: discussion, for: person, fillable: yes}\n"
    )
    found = plan(library, only(tmp_path, items, "name,table\nAnn,1\n"))
    swot, cards, discussion = table(found, "Sheet")
    aspects = len(library.chapter().aspects)
    swots = [
        each
        for file in found.files
        for each in file.copies
        if each.identity.worksheet == "swot" and file.kind in ("table", "spares")
    ]
    assert swot[1:] == [f"each table + {aspects} spare", str(3 * aspects), "A4"]
    assert len(swots) == 3 * aspects > 3
    assert cards[2:] == ["1", "A3, white card"]
    assert discussion[2:] == ["1", "to fill in on screen"]


def test_the_kit_list_has_each_thing_once(library: Library, tmp_path: Path) -> None:
    items = ROOM + "  - {worksheet: discussion, for: room}\n  - {worksheet: swot, for: room}\n"
    kit = table(plan(library, only(tmp_path, items)), "For")
    assert [row[0] for row in kit] == [
        "SWOT analysis for multi-agency partnership working",
        "Further activities: discussion questions",
    ]
    assert "Pens, and one aspect chosen for each group" in kit[0][1]


def test_the_seating_plan_names_everybody_once(library: Library, tmp_path: Path) -> None:
    said = words(copy_of(plan(library, write_pack(tmp_path)), "day", "pack-day"))
    plan_ = said[said.index("Seating plan") : said.index("Access needs")]
    assert plan_.index("Table 1") < plan_.index("Jo Evans, Anytown Police") < plan_.index("Table 2")
    for name in ("Siân Gŵyr", "Jo Evans", "Łucja Żak", "Sam O’Brien"):
        assert plan_.count(name) == 1


def test_what_people_need_is_listed(library: Library, tmp_path: Path) -> None:
    people = (
        "name,table,profile,Access needs\n"
        "Ann,1,,Hearing loop\nBob,1,large,\nCy,1,,\nDee,,dyslexia,Step-free way in\n"
    )
    path = only(tmp_path, ROOM, people)
    problems = Problems()
    found = plan(library, path, problems=problems)
    assert [problem.code for problem in problems.found] == ["pack-no-seat"]
    assert table(found, "Name") == [
        ["Ann", "Table 1", "Hearing loop"],
        ["Bob", "Table 1", "Sheets in large print (“large”)"],
        ["Dee", "–", "Step-free way in; Sheets in the profile “dyslexia”"],
    ]
    nobody = plan(library, only(tmp_path, ROOM, "name\nAnn\n"))
    assert "Access needs" not in headings(nobody)


def test_one_activity_has_one_page(library: Library, tmp_path: Path) -> None:
    items = (
        "  - {worksheet: nine-diamonds, for: room}\n"
        "  - {worksheet: diamond-cards, for: room}\n"
        "  - {worksheet: diamond-ranking, for: room}\n"
    )
    found = plan(library, only(tmp_path, items))
    led = [words for words in headings(found) if words.startswith("For the facilitator")]
    assert led == [
        "For the facilitator: Benefits of collaborative multi-agency partnership working"
    ]
    said = words(copy_of(found, "day", "pack-day"))
    assert "Statement cards for diamond ranking: the room" in said
    without = plan(library, only(tmp_path, items, more="facilitator: no\n"))
    assert not any("facilitator" in words for words in headings(without))


def test_a_page_has_the_prompts_of_whoever_leads(library: Library, tmp_path: Path) -> None:
    said = words(copy_of(plan(library, only(tmp_path, ROOM)), "day", "pack-day"))
    bank = library.worksheet("swot").facilitator
    assert bank is not None and bank.prompts
    for prompt in library.prompts(bank.prompts[0]).prompts:
        assert prompt in said


def test_the_sign_in_sheet_lies_at_the_door(library: Library, tmp_path: Path) -> None:
    found = plan(library, write_pack(tmp_path))
    assert "Łucja Żak" in words(copy_of(found, "sign-in", "pack-sign-in"))
    assert file_of(found, "sign-in").setup.finish == "loose"


def test_what_has_nothing_to_write_is_printed_though_it_is_wanted_fillable(
    library: Library, tmp_path: Path
) -> None:
    item = "  - {worksheet: diamond-cards, for: room, fillable: yes}\n"
    found = plan(library, only(tmp_path, item))
    assert [each.name for each in found.files if each.kind == "room"] == ["room-card"]
    ticket = rows(copy_of(found, "job-ticket", "pack-job-ticket"))
    assert any("room-card" in row[0] for row in ticket)


def test_the_parts_of_an_activity_are_led_on_its_page(library: Library, tmp_path: Path) -> None:
    items = "".join(
        f"  - {{worksheet: {name}, for: table}}\n"
        for name in ("nine-diamonds", "diamond-cards", "diamond-ranking")
    )
    found = plan(library, only(tmp_path, items, "name,table\nAnn,1\n"))
    copy = copy_of(found, "day", "pack-day")
    led = words(copy).partition("What to do")[2]
    assert (
        led.index("Read the statements aloud (10 minutes).")
        < led.index("Cut along the lines and keep each set in an envelope.")
        < led.index("Lay the cards on the board; nothing is fixed until all agree.")
    )
    # Its parts take no minutes of their own.
    assert "(8 minutes)" not in led and led.count("minutes") == 4
    needed = table(found, "For")[0][1].split("; ")
    assert "Scissors or a guillotine" in needed and len(needed) == len(set(needed)) == 5
    sheet = copy.fill(Problems()).sheet
    [lead] = [node for node in nodes_of(sheet, "H2") if "For the facilitator" in read(node)]
    # The page on which it begins is the last.
    assert {mark.page for mark in marks_of(lead)} == {sheet.pages - 1}


def test_the_sign_in_sheet_is_sorted_by_surname_where_that_is_asked_for(
    library: Library, tmp_path: Path
) -> None:
    people = "name\nZoë Evans\nAnn Young\n"
    for sort, first in (("name", "Ann Young"), ("surname", "Zoë Evans")):
        path = only(tmp_path, ROOM, people)
        path.write_text(f"sort: {sort}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
        [_, row, *_] = rows(copy_of(plan(library, path), "sign-in", "pack-sign-in"))
        assert row[0] == first
