"""Registers for tests: a text or bytes into a file, and what is read from it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from worksheets.problems import Problem, Problems, Refused
from worksheets.register.read import read_register
from worksheets.register.reading import Reading
from worksheets.register.register import Register

KNOWN = ["name", "service", "offers", "id", "lang", "table"]


def read(
    folder: Path,
    name: str,
    content: str | bytes,
    known: Iterable[str] = KNOWN,
    sheet: str = "",
    reading: Reading | None = None,
) -> tuple[Register, Problems]:
    """The register of a file that holds `content`, and what was warned of."""
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    problems = Problems()
    source = f"{folder / name}#{sheet}" if sheet else str(folder / name)
    return read_register(source, list(known), problems, reading=reading), problems


def refused(
    folder: Path,
    name: str,
    content: str | bytes,
    sheet: str = "",
    reading: Reading | None = None,
) -> tuple[Problem, ...]:
    """The problems for which a file that holds `content` is refused."""
    with pytest.raises(Refused) as caught:
        read(folder, name, content, sheet=sheet, reading=reading)
    return caught.value.problems


def records(register: Register) -> list[dict[str, str]]:
    """All rows by column."""
    return [register.record(row) for row in range(len(register.rows))]


def codes(problems: Iterable[Problem]) -> list[tuple[str, int | None]]:
    """Each problem's code and line."""
    return [(each.code, each.where.line) for each in problems]
