"""The sheets of the day itself: what is in the pack, who comes, what a cover lists."""

from __future__ import annotations

from pathlib import Path

from tools.laid import nodes_of
from tools.packs import PEOPLE, write_pack
from tools.plans import only, part, plan, rows, stack, words

from worksheets.content.library import Library
from worksheets.problems import Problems


def test_a_day_on_which_nothing_is_handed_out_is_a_running_order(
    library: Library, tmp_path: Path
) -> None:
    found = plan(library, only(tmp_path, "  - {words: Talk, minutes: 30}\n"), combined="all.pdf")
    assert [each.name for each in found.stacks] == ["all", "day", "job-ticket"]
    contents = part(found, "day", "pack-contents")
    assert not nodes_of(contents.fill(Problems()).sheet, "Table")
    assert ["Talk", "–", "30"] in rows(part(found, "day", "pack-running-order"))


def test_only_those_who_come_are_counted(library: Library, tmp_path: Path) -> None:
    def counted(people: str) -> str:
        path = only(tmp_path, "  - {worksheet: swot, for: room}\n", people)
        return words(part(plan(library, path), "day", "pack-contents"))

    assert "People" not in counted("") and "tables" not in counted("")
    assert "People: 1" in counted("name\nAnn\n") and "tables" not in counted("name\nAnn\n")
    assert "People: 2, tables: 1" in counted("name,table\nAnn,1\nBob,1\n")


def test_what_has_nothing_to_write_is_printed_though_it_is_wanted_fillable(
    library: Library, tmp_path: Path
) -> None:
    item = "  - {worksheet: diamond-cards, for: room, fillable: yes}\n"
    found = plan(library, only(tmp_path, item))
    assert [each.name for each in found.stacks if each.kind == "room"] == ["room-card"]
    assert any("room-card" in row[0] for row in rows(part(found, "job-ticket", "pack-job-ticket")))


def test_a_cover_lists_what_is_in_the_pile(library: Library, tmp_path: Path) -> None:
    swot = "  - {worksheet: swot, for: table, aspect: info-sharing, fillable: yes}\n"
    cards = "  - {worksheet: diamond-cards, for: table}\n"
    cover = part(plan(library, only(tmp_path, swot + cards, PEOPLE)), "table-1", "pack-cover")
    [_, row] = rows(cover)
    assert row == ["Statement cards for diamond ranking", "1", "A4, white card"]
    # With nothing in the pile there is no cover, and no slip-sheet either.
    found = plan(library, only(tmp_path, swot, PEOPLE), combined="all.pdf")
    assert [each.name for each in found.stacks if each.kind == "table"] == [
        "table-1-fillable", "table-2-fillable",
    ]  # fmt: skip
    assert "table-1" not in [each.identity.copy for each in stack(found, "all").parts]


def test_the_organiser_is_told_of_every_sheet(library: Library, tmp_path: Path) -> None:
    items = (
        "  - {worksheet: swot, for: table, aspect: all, copies: 2, spares: 1}\n"
        "  - {worksheet: diamond-cards, for: room, paper: a3}\n"
        "  - {worksheet: discussion, for: person, fillable: yes}\n"
    )
    found = plan(library, only(tmp_path, items, "name,table\nAnn,1\n"))
    [_, swot, cards, discussion] = rows(part(found, "day", "pack-contents"))
    aspects = len(library.chapter().aspects)
    swots = [
        each
        for stack in found.stacks
        for each in stack.parts
        if each.identity.worksheet == "swot" and stack.kind in ("table", "spares")
    ]
    assert swot[1:] == [f"each table + {aspects} spare", str(3 * aspects), "A4"]
    assert len(swots) == 3 * aspects > 3
    assert cards[2:] == ["1", "A3, white card"]
    assert discussion[2:] == ["1", "to fill in on screen"]


def test_the_sign_in_sheet_lies_at_the_door(library: Library, tmp_path: Path) -> None:
    found = plan(library, write_pack(tmp_path))
    assert "Łucja Żak" in words(part(found, "sign-in", "pack-sign-in"))
    assert stack(found, "sign-in").setup.loose
    assert "pack-sign-in" not in [each.identity.worksheet for each in stack(found, "day").parts]
