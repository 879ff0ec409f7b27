"""Covers: whose a pack is, the programme with times, and what is in the pack."""

from __future__ import annotations

from pathlib import Path

from tools.packs import PEOPLE, write_pack
from tools.plans import copy_of, file_of, only, plan, rows

from worksheets.content.library import Library
from worksheets.problems import Problems


def test_a_persons_cover_has_the_programme_with_times(library: Library, tmp_path: Path) -> None:
    cover = copy_of(plan(library, write_pack(tmp_path)), "person-001", "pack-cover")
    programme = [row for row in rows(cover) if len(row) == 3]
    assert programme == [
        ["Time", "What we do", "Your sheets"],
        ["09:00", "Welcome", "–"],
        ["09:15", "Checklist for building the multi-agency team", "2 pages"],
        ["10:00", "SWOT analysis for multi-agency partnership working", "at your table"],
        ["10:40", "Break", "–"],
        ["10:50", "Benefits practitioners bring to multi-agency team-working", "2 pages"],
        ["11:10", "End of the day", "–"],
    ]


def test_without_a_start_there_are_no_times(library: Library, tmp_path: Path) -> None:
    items = (
        "  - {worksheet: swot, for: person, paper: a3}\n"
        "  - {worksheet: discussion, for: room}\n"
        "  - {worksheet: team-stages, for: person, minutes: 0}\n"
    )
    cover = copy_of(plan(library, only(tmp_path, items, "name\nAnn\n")), "person-001", "pack-cover")
    first, swot, discussion, stages = rows(cover)
    assert first == ["What we do", "Your sheets"]
    assert swot[1] == "1 page, A3, by itself" and discussion[1] == "in the room"
    # What takes no time of its own is in the pack all the same.
    assert stages[0] == "The four stages of a multi-agency team"


def test_a_sheet_to_fill_in_on_screen_is_named_as_one(library: Library, tmp_path: Path) -> None:
    items = "  - {worksheet: swot, for: person}\n  - {worksheet: discussion, for: person, fillable: yes}\n"  # noqa: E501 - the pack's own lines
    cover = copy_of(plan(library, only(tmp_path, items, "name\nAnn\n")), "person-001", "pack-cover")
    assert [row[1] for row in rows(cover)] == ["Your sheets", "1 page", "to fill in on screen"]


def test_a_tables_cover_lists_what_is_in_its_pack(library: Library, tmp_path: Path) -> None:
    swot = "  - {worksheet: swot, for: table, aspect: info-sharing, fillable: yes}\n"
    cards = "  - {worksheet: diamond-cards, for: table}\n"
    found = plan(library, only(tmp_path, swot + cards, PEOPLE))
    [_, row] = rows(copy_of(found, "table-2", "pack-cover"))
    pages = str(file_of(found, "table-2-card").pages)
    assert row == ["Statement cards for diamond ranking", pages, "A4, white card"]
    # With nothing to print there is no cover, and no slip-sheet either.
    found = plan(library, only(tmp_path, swot, PEOPLE), combined="all.pdf")
    assert [each.name for each in found.files if each.kind == "table"] == [
        "table-1-fillable", "table-2-fillable",
    ]  # fmt: skip
    assert "table-1" not in [each.identity.copy for each in file_of(found, "all").copies]


def test_a_table_has_large_print_where_somebody_reads_it(library: Library, tmp_path: Path) -> None:
    items = (
        "  - {worksheet: swot, for: table}\n"
        "  - {worksheet: diamond-cards, for: table}\n"
        "  - {worksheet: discussion, for: person}\n"
    )
    people = "name,table,profile\nAnn,1,\nBob,1,large\nCy,2,giant\nDee,2,large\nEve,3,dyslexia\n"
    found = plan(library, only(tmp_path, items, people))
    for name, profile in (("table-1", "large"), ("table-1-card", "large"), ("table-2", "giant"),
                          ("table-3", "standard"), ("person-001", "standard")):  # fmt: skip
        assert file_of(found, name).profile == profile
        for copy in file_of(found, name).copies:
            assert copy.fill(Problems()).sheet.profile.name == profile
    # Who asks for more for all of them gets it.
    found = plan(library, only(tmp_path, items, people), profile="giant")
    assert file_of(found, "table-1").profile == "giant"


def test_sheet_by_sheet_the_large_ones_have_a_file_of_their_own(
    library: Library, tmp_path: Path
) -> None:
    item = "  - {worksheet: swot, for: table}\n"
    people = "name,table,profile\nAnn,1,\nBob,2,large\n"
    found = plan(library, only(tmp_path, item, people, more="order: stack\n"))
    names = [each.name for each in found.files if each.name.startswith("01")]
    assert names == ["01-swot-large", "01-swot"]


def test_a_programme_in_large_print_stays_on_one_page(library: Library) -> None:
    found = plan(library, Path("training-day"), profile="large")
    cover = copy_of(found, "person-002", "pack-cover")
    assert cover.pages == 1
    assert ["12:40", "Team checklist", "5 pages"] in rows(cover)
