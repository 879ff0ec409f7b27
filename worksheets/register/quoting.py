"""Cells that a spreadsheet would take for a formula: written with a `'` before, read without it."""

from __future__ import annotations

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_QUOTED = re.compile(r"'+[=+\-@\t\r]")


def quoted(cell: str) -> str:
    """A cell as it is written into CSV or XLSX.

    It gets one more `'` if it begins with `= + - @`, tab or CR, or with any number of `'` before
    one of these: so that reading gives it back whatever it was.
    """
    return f"'{cell}" if _RISKY.match(cell) else cell


def unquoted(cell: str) -> str:
    """A cell as it was before `quoted`: without one `'` if one was put before it."""
    return cell[1:] if _QUOTED.match(cell) else cell
