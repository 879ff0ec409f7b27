"""Names of files in a row, said in few words: “person-001 – 012”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from worksheets.pack.file_plan import FilePlan


def ranges(files: Sequence[FilePlan]) -> list[str]:
    """The names of files, those whose numbers follow one another together.

    What all begin with is said once: “person-001 – 003”, “007”.
    """
    shown: list[str] = []
    first = before = ""
    for name in [file.name for file in files]:
        if before and _next(before) == name:
            before = name
            continue
        shown += _range(first, before)
        first = before = name
    shown += _range(first, before)
    kind = shown[0].partition("-")[0]
    known = re.compile(rf"{re.escape(kind)}-([0-9]+(?: – [0-9]+)?)")
    return [shown[0], *(known.sub(r"\1", each) if known.fullmatch(each) else each
                        for each in shown[1:])]  # fmt: skip


def _next(name: str) -> str:
    """The name with the next number in it: person-008-a3 behind person-007-a3."""
    kind, _, rest = name.partition("-")
    number, dash, suffix = rest.partition("-")
    if not number.isdecimal():
        return ""
    return f"{kind}-{int(number) + 1:0{len(number)}}{dash}{suffix}"


def _range(first: str, last: str) -> list[str]:
    if not first:
        return []
    return [first if first == last else span(first, last)]


def span(first: str, last: str) -> str:
    """From one name to another; the last is known by its number, where nothing comes behind it."""
    short = last.partition("-")[2]
    return f"{first} – {short if short.isdecimal() else last}"
