"""What the print room is told: which files, how many sets of how many sheets, how finished."""

from __future__ import annotations

from pathlib import Path

from tools.laid import nodes_of, read
from tools.packs import PEOPLE, write_pack
from tools.plans import copy_of, file_of, only, plan, rows, words

from worksheets.content.library import Library
from worksheets.layout.marks import Node
from worksheets.pack.plan import PackPlan
from worksheets.problems import Problems

STAPLE = "staple: yes\n"
WHITE = "A4, white paper, one side"


def ticket(found: PackPlan) -> Node:
    return copy_of(found, "job-ticket", "pack-job-ticket").fill(Problems()).sheet.root


def told(found: PackPlan) -> dict[str, list[str]]:
    """The rows of the ticket's parts: sets, sheets a set, sheets, finish, and on which paper."""
    parts: dict[str, list[str]] = {}
    paper = ""
    for node in ticket(found).walk():
        if node.tag == "H3":
            paper = read(node).partition(". ")[2]
        if node.tag == "TR" and paper:
            name, *cells = [read(kid) for kid in node.kids if isinstance(kid, Node)]
            parts[name] = [*cells, paper]
    return {name: cells for name, cells in parts.items() if cells[0] != "Sets"}


def jobs(found: PackPlan) -> dict[str, list[str]]:
    """What is done after printing: each job, with which files, with how many sets."""
    every = rows(copy_of(found, "job-ticket", "pack-job-ticket"))
    start = next(n for n, row in enumerate(every) if row[0] == "Job")
    found_rows = {}
    for name, *cells in every[start + 1 :]:
        if len(cells) != 2:
            break
        found_rows[name.partition(":")[0]] = cells
    return found_rows


def slips(found: PackPlan, name: str = "all") -> dict[str, str]:
    """The words of the slip-sheets of a combined file, by the part that they stand before."""
    copies = file_of(found, name).copies
    own = [each for each in copies if each.identity.worksheet == "pack-slip"]
    return {each.identity.copy: words(each) for each in own}


def test_each_copy_for_the_room_is_a_set(library: Library, tmp_path: Path) -> None:
    item = "  - {worksheet: partnership-checklist, for: room, copies: 30}\n"
    person = told(plan(library, only(tmp_path, item, more=STAPLE)))
    assert person["room"] == ["30", "2", "60", "staple", WHITE]
    by_sheet = told(plan(library, only(tmp_path, item, more=f"{STAPLE}order: stack\n")))
    assert by_sheet["01-partnership-checklist"] == person["room"]


def test_sets_of_different_sizes_have_rows_of_their_own(library: Library, tmp_path: Path) -> None:
    items = (
        "  - {worksheet: practitioner-benefits, for: person, spares: 2}\n"
        "  - {worksheet: partnership-checklist, for: person, spares: 2}\n"
    )
    people = "name,copies\nAnn,1\nBob,2\nCy,1\n"
    files = told(plan(library, only(tmp_path, items, people, STAPLE)))
    assert files["spares, pages 1 – 2"] == ["2", "1", "2", "leave loose", WHITE]
    assert files["spares, pages 3 – 6"] == ["2", "2", "4", "staple", WHITE]
    # A file that holds two sets is not among those that hold one.
    assert files["person-001, 003"] == ["2", "4", "8", "staple", WHITE]
    assert files["person-002"] == ["2", "4", "8", "staple", WHITE]


def test_every_sheet_is_on_the_ticket_once(library: Library, tmp_path: Path) -> None:
    for sides in ("1", "2"):
        path = write_pack(tmp_path, ("contents:", f"sides: {sides}\nstaple: yes\ncontents:"))
        found = plan(library, path)
        sheets = sum(each.sheets for each in found.files if each.kind != "job-ticket")
        files = list(told(found).values())
        assert sum(int(row[2]) for row in files) == sheets
        assert all(int(row[0]) * int(row[1]) == int(row[2]) for row in files)
        [total] = [
            row[1:] for row in rows(copy_of(found, "job-ticket", "pack-job-ticket"))
            if row[0] == "All together"
        ]  # fmt: skip
        assert total[1] == str(sheets)


def test_files_are_in_the_order_of_printing(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ("contents:", "contents:\n  - badges"))
    parts = told(plan(library, path))
    papers = [row[-1] for row in parts.values()]
    # All that is on one paper stands together, the pack's own paper first.
    assert list(dict.fromkeys(papers)) == [
        WHITE, "A4, white card, one side", "A4, tinted paper, one side",
        "A3, white paper, one side",
    ]  # fmt: skip
    assert papers == sorted(papers, key=list(dict.fromkeys(papers)).index)
    assert list(parts)[:4] == ["day", "sign-in", "person-001", "person-002"]


def test_what_is_done_after_printing_is_a_list_of_jobs(library: Library, tmp_path: Path) -> None:
    items = (
        "  - badges\n"
        "  - tent-cards\n"
        "  - {worksheet: swot, for: table, aspect: info-sharing, paper: a3, copies: 2}\n"
        "  - {worksheet: diamond-cards, for: table}\n"
        "  - {worksheet: diamond-ranking, for: table, paper: a3}\n"
    )
    more = f"{STAPLE}punch: yes\n"
    found = plan(library, only(tmp_path, items, "name,table\nAnn,1\nBob,2\n", more))
    finish = {name: row[3] for name, row in told(found).items()}
    assert finish == {
        "day": "staple, punch",
        "sign-in": "leave loose",
        "table-1 – 2": "punch",
        "badges": "cut",
        "tent-cards": "cut, fold",
        "table-1-card – table-2-card": "cut",
        "table-1-a3 – table-2-a3": "staple, punch",
        "table-1-a3-loose – table-2-a3-loose": "leave loose",
    }
    assert jobs(found) == {
        "Staple": ["as listed", "3"],
        "Punch": ["as listed", "5"],
        "Cut": ["badges, tent-cards, table-1-card – table-2-card", "4"],
        "Fold": ["tent-cards", "1"],
    }
    assert [each.identity.worksheet for each in file_of(found, "table-1-a3-loose").copies] == [
        "diamond-ranking"
    ]


def test_a_checklist_on_card_is_no_card_to_cut_out(library: Library, tmp_path: Path) -> None:
    items = (
        "  - {worksheet: partnership-checklist, for: room, stock: card}\n"
        "  - {worksheet: diamond-cards, for: room}\n"
    )
    found = plan(library, only(tmp_path, items, more=STAPLE))
    assert told(found)["room-card-set"][3:] == ["staple", "A4, white card, one side"]
    assert told(found)["room-card"][3:] == ["cut", "A4, white card, one side"]


def test_the_ticket_says_who_asks_and_where_to_bring_it_by_when(
    library: Library, tmp_path: Path
) -> None:
    more = "contact: Jo, 01632 960101\nneeded-by: Friday, noon\ndelivery: the front desk\n"
    item = "  - {worksheet: swot, for: room}\n"
    known = ticket(plan(library, only(tmp_path, item, more=more)))
    said = read(known)
    for words_ in ("Jo, 01632 960101", "Friday, noon", "the front desk"):
        assert words_ in said
    assert not [node for node in known.walk() if node.role]
    # Without them there is a line to write each.
    blank = ticket(plan(library, only(tmp_path, item)))
    assert [node.desc for node in blank.walk() if node.role] == [
        "Needed by:", "Deliver to:", "Contact:",
    ]  # fmt: skip


def test_the_ticket_has_one_way_to_print(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    single, found = plan(library, path), plan(library, path, combined="all.pdf")
    assert ".pdf" not in read(ticket(single)).replace("(PDF)", "")
    papers = {row[-1] for row in told(found).values()}
    assert papers == {
        f"{WHITE}: print all.pdf", "A3, white paper, one side: print all-a3.pdf",
        "A4, white card, one side: print all-card.pdf",
        "A4, tinted paper, one side: print all-tinted.pdf",
    }  # fmt: skip
    # What it counts is what is printed, with slip-sheets and the ticket itself.
    counted = {row[0]: row[1:] for row in rows(copy_of(found, "all", "pack-job-ticket"))}
    for name, on in (("all", WHITE), ("all-a3", "A3, white paper, one side")):
        each = file_of(found, name)
        assert counted[on] == [str(each.pages), str(each.sheets)]
    for name, row in told(single).items():
        assert told(found)[name][:4] == row[:4]


def test_a_slip_sheet_says_what_follows_in_plain_words(library: Library, tmp_path: Path) -> None:
    path = write_pack(tmp_path, ("contents:", "staple: yes\ncontents:"))
    found = plan(library, path, combined="all.pdf")
    said = slips(found)
    assert all(each.startswith("SLIP-SHEET: take out") for each in said.values())
    assert "Personal packŁucja Żak, Table 2" in said["person-003"]
    assert "2 sets of 5 sheets each" in said["person-003"]
    assert f"{WHITE}Finish: staple" in said["person-003"]
    assert "Sign-in sheetThe door" in said["sign-in"] and "1 sheet" in said["sign-in"]
    assert "Finish: leave loose" in said["sign-in"]
    assert [part for part, each in said.items() if "large print" in each] == [
        "person-002", "table-1",
    ]  # fmt: skip
    cards = slips(found, "all-card")
    assert "Finish: cut" in cards["table-2-card"] and "large print" in cards["table-1-card"]


def test_a_slip_sheet_is_read_from_far_off(library: Library, tmp_path: Path) -> None:
    found = plan(library, write_pack(tmp_path), combined="all.pdf")
    sheet = copy_of(found, "all", "pack-slip").fill(Problems()).sheet
    assert sheet.pages == 1 and sheet.profile.size >= 24
    assert len(nodes_of(sheet, "H1")) == 1 and not sheet.places


def test_names_on_slip_sheets_are_only_ever_text(library: Library, tmp_path: Path) -> None:
    item = "  - {worksheet: swot, for: person}\n"
    people = 'name\n"{part}, {{ pack }} <b>&amp;"\n'
    found = plan(library, only(tmp_path, item, people), combined="all.pdf")
    assert "{part}, {{ pack }} <b>&amp;" in slips(found)["person-001"]


def test_a_big_day_names_the_exceptions(library: Library, tmp_path: Path) -> None:
    profiles = ["large" if n % 5 == 0 else "" for n in range(1, 41)]
    people = "name,profile\n" + "".join(f"Ann,{profile}\n" for profile in profiles)
    item = "  - {worksheet: partnership-checklist, for: person}\n"
    files = told(plan(library, only(tmp_path, item, people)))
    assert files["person-001 – 039, but for those in other rows"][0] == "32"
    assert files["person-005, 010, 015, 020, 025, 030, 035, 040"][0] == "8"
    # A few gaps are named as they are.
    files = told(plan(library, only(tmp_path, item, PEOPLE)))
    assert files["person-001"][0] == "1"
