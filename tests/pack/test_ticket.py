"""What the print room is told: which files, how many sets of how many sheets, how finished."""

from __future__ import annotations

from pathlib import Path

from tools.laid import nodes_of, read
from tools.packs import PEOPLE, write_pack
from tools.plans import only, part, plan, rows, stack, words

from worksheets.content.library import Library
from worksheets.pack.plan import Plan
from worksheets.problems import Problems

STAPLE = "staple: yes\n"
WHITE = "A4, white paper, one side"


def told(found: Plan) -> dict[str, list[str]]:
    """The rows of the ticket's files: sets, sheets a set, sheets, what to print on, finish."""
    every = rows(part(found, "job-ticket", "pack-job-ticket"))
    return {row[0]: row[1:] for row in every if len(row) == 6}


def test_each_copy_for_the_room_is_a_set(library: Library, tmp_path: Path) -> None:
    item = "  - {worksheet: partnership-checklist, for: room, copies: 30}\n"
    person = told(plan(library, only(tmp_path, item, more=STAPLE)))
    assert person["room"] == ["30", "2", "60", WHITE, "staple"]
    stack_ = told(plan(library, only(tmp_path, item, more=f"{STAPLE}order: stack\n")))
    assert stack_["01-partnership-checklist"] == person["room"]


def test_sets_of_different_sizes_have_rows_of_their_own(library: Library, tmp_path: Path) -> None:
    items = (
        "  - {worksheet: practitioner-benefits, for: person, spares: 2}\n"
        "  - {worksheet: partnership-checklist, for: person, spares: 2}\n"
    )
    people = "name,copies\nAnn,1\nBob,2\nCy,1\n"
    files = told(plan(library, only(tmp_path, items, people, STAPLE)))
    assert files["spares, pages 1 – 2"] == ["2", "1", "2", WHITE, "loose"]
    assert files["spares, pages 3 – 6"] == ["2", "2", "4", WHITE, "staple"]
    # One file that holds two sets is not told among those that hold one.
    assert files["person-001, 003"] == ["2", "4", "8", WHITE, "staple"]
    assert files["person-002"] == ["2", "4", "8", WHITE, "staple"]


def test_every_sheet_is_on_the_ticket_once(library: Library, tmp_path: Path) -> None:
    for sides in ("1", "2"):
        path = write_pack(tmp_path, ("contents:", f"sides: {sides}\nstaple: yes\ncontents:"))
        found = plan(library, path)
        sheets = sum(each.sheets for each in found.stacks if each.kind != "job-ticket")
        files = list(told(found).values())[1:]
        assert sum(int(row[2]) for row in files) == sheets
        assert all(int(row[0]) * int(row[1]) == int(row[2]) for row in files)


def test_boards_and_cards_and_the_sheet_at_the_door_are_loose(
    library: Library, tmp_path: Path
) -> None:
    items = (
        "  - {worksheet: swot, for: table, aspect: info-sharing, paper: a3, copies: 2}\n"
        "  - {worksheet: diamond-cards, for: table}\n"
        "  - {worksheet: diamond-ranking, for: table, paper: a3}\n"
    )
    found = plan(library, only(tmp_path, items, "name,table\nAnn,1\n", f"{STAPLE}punch: yes\n"))
    finish = {name: row[-1] for name, row in told(found).items()}
    assert finish["table-1-a3"] == "staple, punch"
    for name in ("table-1-a3-loose", "table-1-card", "sign-in"):
        assert finish[name] == "loose", name
    assert [each.identity.worksheet for each in stack(found, "table-1-a3-loose").parts] == [
        "diamond-ranking"
    ]


def test_a_checklist_on_card_is_no_card_to_cut_out(library: Library, tmp_path: Path) -> None:
    items = (
        "  - {worksheet: partnership-checklist, for: room, stock: card}\n"
        "  - {worksheet: diamond-cards, for: room}\n"
    )
    found = plan(library, only(tmp_path, items, more=STAPLE), combined="all.pdf")
    assert told(found)["room-card-set"][3:] == ["A4, white card, one side", "staple"]
    assert told(found)["room-card"][3:] == ["A4, white card, one side", "loose"]
    ticket = part(found, "job-ticket", "pack-job-ticket").fill(Problems()).sheet
    [card] = [read(node) for node in nodes_of(ticket, "LI") if "160 to 200" in read(node)]
    assert "cut" not in card and "loose" not in card


def test_each_combined_file_is_on_the_ticket_with_its_stock(
    library: Library, tmp_path: Path
) -> None:
    path = write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    found = plan(library, path, combined="all.pdf")
    sheet = part(found, "job-ticket", "pack-job-ticket")
    every = {row[0]: row[1:] for row in rows(sheet) if row[0].startswith("all")}
    how = "as the slip-sheets say"
    for name, on in (("all", WHITE), ("all-a3", "A3, white paper, one side"),
                     ("all-card", "A4, white card, one side"),
                     ("all-tinted", "A4, tinted paper, one side")):  # fmt: skip
        each = stack(found, name)
        assert every.pop(f"{name}.pdf") == [str(each.pages), str(each.sheets), on, how]
    assert not every
    said = words(sheet)
    assert "not both" in said and "without this ticket" in said
    # What the table is about is said before it, not behind.
    assert said.index("Print either these") < said.index("all.pdf")


def test_a_slip_sheet_says_how_many_sets_follow_and_how_they_are_finished(
    library: Library, tmp_path: Path
) -> None:
    path = write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    parts = stack(plan(library, path, combined="all.pdf"), "all").parts
    slips = {}
    for each in parts:
        if each.identity.worksheet == "pack-slip":
            marks = [mark.text for _, marks in each.fill(Problems()).marks.values()
                     for mark in marks]  # fmt: skip
            slips[each.identity.copy] = " ".join(marks)
    assert "Sets: 2, sheets: 10, pages: 10" in slips["person-003"]
    assert f"{WHITE}; staple" in slips["person-003"]
    assert f"{WHITE}; loose" in slips["sign-in"] and "The door" in slips["sign-in"]


def test_a_big_day_names_the_exceptions(library: Library, tmp_path: Path) -> None:
    profiles = ["large" if n % 5 == 0 else "" for n in range(1, 41)]
    people = "name,profile\n" + "".join(f"Ann,{profile}\n" for profile in profiles)
    item = "  - {worksheet: partnership-checklist, for: person}\n"
    files = told(plan(library, only(tmp_path, item, people)))
    assert files["person-001 – 039, but for those in other rows"][0] == "32"
    assert files["person-005, 010, 015, 020, 025, 030, 035, 040"][0] == "8"
    # Few gaps are told as they are.
    files = told(plan(library, only(tmp_path, item, PEOPLE)))
    assert files["person-001"][0] == "1"
