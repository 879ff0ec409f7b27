"""A small pack for tests: a few people, two tables, a sheet for each kind of receiver."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from tools.command import Ran, worksheets, worksheets_here

PEOPLE = """\
id,name,service,table,profile,lang,copies
a1,Siân Gŵyr,Hillside School,1,,,
a2,Jo Evans,Anytown Police,1,large,,
a3,Łucja Żak,Children’s Services,2,,,2
a4,Sam O’Brien,Anytown Health Trust,2,dyslexia,,
"""
PACK = """\
id: small
title: A small day
date: 3 May 2027
venue: The Old Library
starts: "09:00"
ends: "12:00"
register: people.csv
contents:
  - words: Welcome
    minutes: 15
  - worksheet: partnership-checklist
    for: person
    spares: 1
  - worksheet: swot
    for: table
    aspect: info-sharing
    paper: a3
  - words: Break
    minutes: 10
  - worksheet: practitioner-benefits
    for: person
    copies: 2
    minutes: 20
  - worksheet: discussion
    for: room
    copies: 2
    minutes: 0
  - worksheet: diamond-cards
    for: table
    minutes: 0
"""


def write_pack(folder: Path, *changes: tuple[str, str], people: str = PEOPLE) -> Path:
    """The small pack with some of its lines changed, and its register, in a folder."""
    text = PACK
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "people.csv").write_text(people, encoding="utf-8")
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder and the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def manifest(folder: Path) -> Any:
    """What a folder's manifest says."""
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def pack(folder: Path, *arguments: str | Path, cwd: Path | None = None, **env: Any) -> Ran:
    """Run `worksheets pack` on the small pack of a folder, there.

    With an environment of its own it runs in a process of its own.
    """
    command = ("pack", folder / "small.yaml", *arguments)
    if env:
        return worksheets(*command, cwd=cwd or folder, **env)
    return worksheets_here(*command, cwd=cwd or folder)


def changes(folder: Path) -> dict[str, int]:
    """When each file of a folder was last written to."""
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
