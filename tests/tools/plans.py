"""A pack's plan, and what a reader sees on its sheets before they are drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tools.laid import read, rows_of
from tools.packs import write_pack
from worksheets.content.library import Library
from worksheets.pack.day import PackRequest
from worksheets.pack.file_plan import CopyPlan, FilePlan
from worksheets.pack.plan import PackPlan, plan_pack
from worksheets.problems import Problems


def plan(library: Library, path: Path, problems: Problems | None = None, **wanted: Any) -> PackPlan:
    """The plan of a pack; nothing is wrong with it but what is asked for with `problems`."""
    found = problems if problems is not None else Problems()
    made = plan_pack(library, PackRequest(str(path), **wanted), found)
    assert problems is not None or found.found == []
    return made


def file_of(found: PackPlan, name: str) -> FilePlan:
    """A file of a plan by its name."""
    return next(each for each in found.files if each.name == name)


def copy_of(found: PackPlan, name: str, worksheet: str) -> CopyPlan:
    """The first copy of a worksheet in a file."""
    copies = file_of(found, name).copies
    return next(each for each in copies if each.identity.worksheet == worksheet)


def rows(copy: CopyPlan) -> list[list[str]]:
    """The rows of a copy's tables, their words cell by cell."""
    return [[read(cell) for cell in row] for row in rows_of(copy.fill(Problems()).sheet)]


def words(copy: CopyPlan) -> str:
    """All its words, in reading order."""
    return read(copy.fill(Problems()).sheet.root)


def only(tmp_path: Path, contents: str, people: str = "", more: str = "") -> Path:
    """A pack of nothing but these contents, with a register if there are people."""
    path = write_pack(tmp_path, **({"people": people} if people else {}))
    register = "register: people.csv\n" if people else ""
    path.write_text(f"id: small\ntitle: T\n{register}{more}contents:\n{contents}", "utf-8")
    return path
