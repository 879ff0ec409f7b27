"""A pack's plan, and what a reader sees on its sheets before they are drawn."""

from __future__ import annotations

from pathlib import Path

from tools.laid import read, rows_of
from tools.packs import write_pack
from worksheets.content.library import Library
from worksheets.pack.day import PackRequest
from worksheets.pack.plan import Plan, plan_of
from worksheets.pack.stacks import Part, Stack
from worksheets.problems import Problems


def plan(library: Library, path: Path, **wanted: str) -> Plan:
    """The plan of a pack with which nothing is wrong."""
    problems = Problems()
    found = plan_of(library, PackRequest(str(path), **wanted), problems)
    assert problems.found == []
    return found


def stack(found: Plan, name: str) -> Stack:
    """A stack by its name."""
    return next(each for each in found.stacks if each.name == name)


def part(found: Plan, name: str, kind: str) -> Part:
    """The first part of a kind in a stack."""
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
