"""The sheets of the day itself: what is in the pack, and what the print room is told."""

from __future__ import annotations

from pathlib import Path

from tools.laid import nodes_of, read, rows_of
from tools.packs import write_pack

from worksheets.content.library import Library
from worksheets.pack.day import Wanted
from worksheets.pack.plan import Plan, plan_of
from worksheets.pack.stacks import Part, Stack
from worksheets.problems import Problems


def plan(library: Library, path: Path, **wanted: str) -> Plan:
    problems = Problems()
    found = plan_of(library, Wanted(str(path), **wanted), problems)
    assert problems.found == []
    return found


def stack(found: Plan, name: str) -> Stack:
    return next(each for each in found.stacks if each.name == name)


def part(found: Plan, name: str, kind: str) -> Part:
    parts = stack(found, name).parts
    return next(each for each in parts if each.identity.worksheet == kind)


def rows(of: Part) -> list[list[str]]:
    """The rows of a part's tables, their words cell by cell."""
    return [[read(cell) for cell in row] for row in rows_of(of.fill(Problems()).sheet)]


def words(of: Part) -> str:
    """All its words, in reading order."""
    return read(of.fill(Problems()).sheet.root)


def only(tmp_path: Path, contents: str, people: str = "", more: str = "") -> Path:
    """A pack of nothing but these contents, with a register if there are people."""
    path = write_pack(tmp_path, **({"people": people} if people else {}))
    register = "register: people.csv\n" if people else ""
    path.write_text(f"id: small\ntitle: T\n{register}{more}contents:\n{contents}", "utf-8")
    return path


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
